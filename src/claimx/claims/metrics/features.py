"""What speaks for a metric, as names of features: a template and its filling, as in ``claims.subjects.features``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Amount, Context
from claimx.claims.paths import above, bucket, path, side_of, steps_to
from claimx.find.syntax import clause_verb, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


class Question(NamedTuple):
    """The amount whose metric is asked for, with what every candidate is compared to."""

    amount: Amount
    context: Context
    above: dict[int, int]
    """The words above the amount in the tree, with how many steps away each is."""
    clause: Token
    """The verb of the clause that its root stands in."""
    unit: str
    kind: str
    verb: str
    change: str
    before: str
    """The word before the amount."""
    facts: tuple[str, ...]
    """What may ask for a head noun, as the ends of its features: nothing, the unit, the verb, the words beside …"""


def question(amount: Amount, context: Context) -> Question:
    """What is known of an amount before its metric is."""
    words, unit, moved = amount.words, amount.mention.quantity.unit, amount.mention.change
    verb = amount.verb.lemma_.lower() if is_verb(amount.verb) else "none"
    change = f"{moved.direction} {moved.basis}" if moved else "level"
    before = _form(words.doc[words.start - 1]) if words.start > words.sent.start else "start"
    behind = _form(words.doc[words.end]) if words.end < words.sent.end else "end"
    return Question(
        amount=amount,
        context=context,
        above=above(amount.root),
        clause=clause_verb(amount.root),
        unit=unit.name,
        kind=unit.kind,
        verb=verb,
        change=change,
        before=before,
        facts=(
            "",
            f" unit {unit.name}",
            f" kind {unit.kind} {change}",
            f" verb {verb}",
            f" before {before}",
            f" behind {behind}",
            f" verbless {not is_verb(words.sent.root)}",
        ),
    )


def _form(token: Token) -> str:
    return "space" if token.is_space else token.lower_


def usual_features(heads: tuple[str, ...], asked: Question, tie: str) -> Iterator[tuple[str, ...]]:
    """Features of metrics that no word of the sentence names, by their heads: many, alike but for the head."""
    *alike, _ = _tied((tie,), "", asked)
    of_head = [_of_each(f"tie {tie} head ", heads, ""), *(_of_each("usual ", heads, fact) for fact in asked.facts)]
    last = [f"usual{fact}" for fact in asked.facts[1:4]]
    return zip(*map(repeat, alike), *of_head, *map(repeat, last), strict=False)


@lru_cache(maxsize=1024)  # the same few facts ask for the same heads again and again; a text cannot make it grow
def _of_each(before: str, heads: tuple[str, ...], behind: str) -> tuple[str, ...]:
    return tuple(f"{before}{head}{behind}" for head in heads)


def noun_features(noun: Token, asked: Question, ties: Iterable[str]) -> Iterator[str]:
    """Features of a noun of the sentence. ``ties``: the constructions that hold between it and the amount."""
    words, head = asked.amount.words, noun.lemma_.lower()
    yield from _tied(ties or ("none",), head, asked)
    yield from _head("noun", head, asked)
    way, side = path(noun, asked.amount.root, asked.above), side_of(noun, words)
    yield f"path {way}"
    yield f"path {way} kind {asked.kind} {asked.change}"
    yield f"path {way} unit {asked.unit}"
    yield f"path {way} verb {asked.verb}"
    yield f"{side} {bucket(steps_to(noun, words))} kind {asked.kind}"
    yield f"dep {noun.dep_} {side} kind {asked.kind}"
    yield f"dep {noun.dep_} {side} before {asked.before}"
    yield f"same clause {clause_verb(noun) == asked.clause} {side} dep {noun.dep_}"
    if noun.dep_ == "pobj":
        yield f"prep {noun.head.lower_} {side} kind {asked.kind}"
    start, end = (noun.i + 1, words.start) if noun.i < words.start else (words.end, noun.i)
    amounts = len(asked.context.amounts_in(start, max(start, end)))
    yield f"{side} amounts between {min(amounts, 3)} kind {asked.kind}"
    yield f"tag {noun.tag_} {side} kind {asked.kind}"
    yield f"described {asked.context.entities.resolve(noun) is not None} {side}"
    yield f"suffix {head[-3:]} {asked.kind}"


def _tied(ties: Iterable[str], head: str, asked: Question) -> Iterator[str]:
    for tie in ties:
        yield f"tie {tie}"
        yield f"tie {tie} unit {asked.unit}"
        yield f"tie {tie} kind {asked.kind} {asked.change}"
        yield f"tie {tie} head {head}"


def _head(what: str, head: str, asked: Question) -> list[str]:
    """The head noun with everything that may ask for it."""
    return [f"{what} {head}{fact}" for fact in asked.facts]
