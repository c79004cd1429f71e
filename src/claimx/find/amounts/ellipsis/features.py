"""What speaks for and against an answer to what an amount leaves out, as named features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log10
from typing import NamedTuple

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.ellipsis.candidates import Candidate, Question, points_back

_DISTANCES = (3, 7, 14, 25, 45, 90)
_ENDS = frozenset(".!?;")


class Described(NamedTuple):
    """An answer and its features."""

    candidate: Candidate
    features: tuple[str, ...]


def described(question: Question, found: Sequence[Candidate]) -> list[Described]:
    """Each answer with its features."""
    asked = tuple(_of_question(question))
    counted = Counter(other.unit for other in (*question.earlier, *question.following))
    return [Described(one, tuple(_features(question, one, asked, counted))) for one in found]


def _features(question: Question, one: Candidate, asked: Sequence[str], counted: Counter[str]) -> Iterator[str]:
    kind = f"{'money' if question.money else 'bare'}:{one.source}"
    yield kind
    for feature in asked:
        yield f"{kind}|{feature}"
    if one.unit == question.guess.unit:
        yield f"{kind}|rule"
        yield "rule" if one.source != "none" else "rule:none"
    if one.source == "none":
        return
    what = one.unit.partition("/")[2] if question.money else one.unit
    yield f"{'money' if question.money else 'bare'}|unit={what}"
    if one.source == "age" or one.source == "rule":
        return
    yield f"{kind}|place={min(one.place, 3)}"
    times = (
        counted[one.unit]
        if not question.money
        else sum(count for unit, count in counted.items() if unit.partition("/")[2] == what)
    )
    yield f"{kind}|counted={min(times, 3)}"
    yield from (f"{kind}|{feature}" for feature in _of_place(question, one))
    if one.other is not None:
        yield from (f"{kind}|{feature}" for feature in _of_pair(question, one.other))
    else:
        yield from (f"{kind}|{feature}" for feature in _of_noun(question.page, one.at))
    if one.source == "period":
        yield f"{kind}|period={question.page.word(one.at)}"
        yield f"{kind}|period={question.page.word(one.at)} {question.page.word(one.at + 1)}"


def _of_question(question: Question) -> Iterator[str]:
    """The shape of the amount and the words around it."""
    page, amount = question.page, question.amount
    before, behind = _sort_of(page, amount.head - 1), _sort_of(page, amount.last)
    yield f"before={before}"
    yield f"behind={behind}"
    yield f"around={before} {behind}"
    yield f"size={_size(amount)}"
    yield f"form={amount.form}{'' if amount.low is None else ' range'}"
    if amount.number.scale > 1:
        yield "scaled"
    if (amount.value or 0) % 1:
        yield "decimals"
    token = page.token(amount.number.first)
    if token is not None and page.parsed:
        yield f"dep={token.dep_}"
        yield f"head={token.head.tag_}"
        if token.head.pos_ in ("VERB", "AUX", "ADP"):
            yield f"governor={token.head.lemma_.lower()}"
    if points_back(question):
        yield "of them"


def _of_place(question: Question, one: Candidate) -> Iterator[str]:
    """How far the answer is from the amount, and what stands between."""
    page, amount = question.page, question.amount
    low, high = (one.at, amount.head) if one.at < amount.head else (amount.last, one.at)
    gap = high - low
    yield f"gap={sum(gap > bound for bound in _DISTANCES)}"
    lines = ends = 0
    if gap <= _DISTANCES[-1]:
        for at in range(low, high):
            lines += page.kind(at) == "b"
            ends += page.kind(at) == "s" and page.word(at) in _ENDS and not page.glued(at)
    else:
        lines = ends = 9
    yield f"lines={min(lines, 2)} ends={min(ends, 2)}"
    if not lines and not ends:
        yield "sentence"
        yield f"sentence before={_sort_of(page, amount.head - 1)}"
    if gap <= 4:
        yield f"between={' '.join(_sort_of(page, at) for at in range(low + 1, high))}"


def _of_pair(question: Question, other: Amount) -> Iterator[str]:
    """How the amount is like the one whose unit is offered."""
    page, amount = question.page, question.amount
    yield f"kind={other.kind}"
    yield f"kind={other.kind} size={_size(amount)}"
    yield f"own={other.own_unit}"
    yield f"kind={other.kind} scales={amount.number.scale > 1}{other.number.scale > 1}"
    yield f"ratio={_ratio(amount, other)}"
    yield f"kind={other.kind} ratio={_ratio(amount, other)}"
    if other.form == amount.form:
        yield "same form"
    one, two = page.token(amount.number.first), page.token(other.number.first)
    if page.parsed and one is not None and two is not None:
        yield f"deps={one.dep_} {two.dep_}"
        yield f"same dep={one.dep_ == two.dep_} heads={one.head.tag_[:2] == two.head.tag_[:2]}"
        if one.head.dep_ == two.head.dep_:
            yield "same head dep"
    if page.word(other.head - 1) == page.word(amount.head - 1) != "":
        yield f"same before={_sort_of(page, amount.head - 1)}"
    if question.money and other.unit.startswith(f"{amount.unit}/"):
        yield f"same currency ratio={_ratio(amount, other)}"
    if bool((amount.value or 0) % 1) == bool((other.value or 0) % 1):
        yield f"kind={other.kind} same decimals"


def _of_noun(page: Page, at: int) -> Iterator[str]:
    """The role of a noun or period that is offered."""
    yield f"word before={_sort_of(page, at - 1)}"
    yield f"word behind={_sort_of(page, at + 1)}"
    token = page.token(at)
    if token is not None and page.parsed:
        yield f"noun dep={token.dep_}"


def _sort_of(page: Page, index: int) -> str:
    """A closed-class word or sign as it is, any other word as its tag."""
    kind = page.kind(index)
    if kind == "w":
        tag = page.tag(index)
        return tag if tag[:2] in ("NN", "JJ", "VB", "RB") else page.word(index)
    return page.word(index) if kind == "s" else kind


def _size(amount: Amount) -> str:
    value = abs(amount.value if amount.value is not None else amount.high or 0)
    return "0" if value < 1 else str(min(int(log10(value)), 7))


def _ratio(amount: Amount, other: Amount) -> str:
    left = abs(amount.value or amount.high or 0)
    right = abs(other.value or other.high or 0)
    return (
        str(max(-4, min(4, round(2 * log10(left / right)) if abs(log10(left / right)) < 2 else 4)))
        if left and right
        else ""
    )
