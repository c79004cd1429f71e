"""What speaks for a metric, as names of features: a template and its filling, as in ``claims.subjects.features``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from claimx import document
from claimx.claims.context import Amount, Context
from claimx.claims.metrics.metric import Earlier
from claimx.claims.paths import above, bucket, path, side_of, steps_to
from claimx.find.syntax import clause_verb, is_verb
from claimx.models import Quantity, Span

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
    verbless: bool
    earlier: Sequence[Earlier]
    """The amounts before with their metrics, in text order."""
    concept: frozenset[int]
    """Where the words stand that the amount is about."""
    facts: tuple[str, ...]
    """What may ask for a head noun, as the ends of its features: nothing, the unit, the verb, the words beside …"""


def question(amount: Amount, context: Context, earlier: Sequence[Earlier] = ()) -> Question:
    """What is known of an amount before its metric is."""
    words, unit, moved = amount.words, amount.mention.quantity.unit, amount.mention.change
    verb = amount.verb.lemma_.lower() if is_verb(amount.verb) else "none"
    change = f"{moved.direction} {moved.basis}" if moved else "level"
    before = _form(words.doc[words.start - 1]) if words.start > words.sent.start else "start"
    behind = _form(words.doc[words.end]) if words.end < words.sent.end else "end"
    verbless, size = not is_verb(words.sent.root), _size(amount.mention.quantity)
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
        verbless=verbless,
        earlier=earlier,
        concept=frozenset(at for span in amount.mention.quantity.concept for at in _places(span, context)),
        facts=(
            "",
            f" unit {unit.name}",
            f" kind {unit.kind} {change}",
            f" verb {verb}",
            f" before {before}",
            f" behind {behind}",
            f" verbless {verbless}",
            f" size {size}",
            f" size {size} verbless {verbless}",
        ),
    )


def _places(span: Span, context: Context) -> range:
    words = document.tokens(context.doc, span)
    return range(words.start, words.end)


def _size(quantity: Quantity) -> str:
    """A price is no revenue: the order of magnitude tells "$90" from "$9 billion"."""
    value = abs(quantity.value or quantity.high or 0)
    return f"{quantity.unit.kind} {min(max(math.floor(math.log10(value)), -1), 12) if value else 'none'}"


def _form(token: Token) -> str:
    return "space" if token.is_space else token.lower_


def usual_features(heads: tuple[str, ...], asked: Question, tie: str) -> Iterator[tuple[str, ...]]:
    """Features of metrics that no word of the sentence names, by their heads: many, alike but for the head."""
    *alike, _ = _tied((tie,), "", asked)
    of_head = [_of_each(f"tie {tie} head ", heads, ""), *(_of_each("usual ", heads, fact) for fact in asked.facts)]
    last = [f"usual{fact}" for fact in asked.facts[1:4]]
    named = {one.metric.head for one in asked.earlier}
    new = tuple(_again("", asked))  # what holds of every head that no amount before has
    again = (tuple(_again(head, asked)) if head in named else new for head in heads)
    found = zip(*map(repeat, alike), *of_head, *map(repeat, last), strict=False)
    return (one + before for one, before in zip(found, again, strict=True))


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
    yield f"concept {noun.i in asked.concept} {side} kind {asked.kind}"
    yield f"concept {noun.i in asked.concept} ties {'tied' if ties else 'none'} dep {noun.dep_}"
    yield f"suffix {head[-3:]} {asked.kind}"


def carried_features(one: Earlier, asked: Question) -> Iterator[str]:
    """Features of a metric that only an amount before names."""
    yield from _tied(("carried",), one.metric.head, asked)
    yield from _head("carried", one.metric.head, asked)
    yield f"carried verb {asked.verb}"
    yield f"carried from {one.metric.tie}"


def _again(head: str, asked: Question) -> Iterator[str]:
    """Whether the amounts before measure the same: the last, the last in this unit, how many of them."""
    same = [one for one in asked.earlier if one.amount.mention.quantity.unit.name == asked.unit]
    if not asked.earlier:
        return
    last = asked.earlier[-1]
    near = last.amount.words.sent.start == asked.amount.words.sent.start
    yield f"again last {last.metric.head == head} {'same' if same and same[-1] is last else 'other'} unit near {near}"
    if same:
        change = same[-1].amount.mention.change is None
        alike = f"alike {change == (asked.change == 'level')}"
        yield f"again in unit {same[-1].metric.head == head} {alike} kind {asked.kind} verbless {asked.verbless}"
        yield f"again in unit {same[-1].metric.head == head} verb {asked.verb}"
    share = sum(one.metric.head == head for one in same)
    yield f"again {min(share, 3)} of {min(len(same), 3)} kind {asked.kind} {asked.change}"
    yield f"again any {any(one.metric.head == head for one in asked.earlier)}"


def _tied(ties: Iterable[str], head: str, asked: Question) -> Iterator[str]:
    for tie in ties:
        yield f"tie {tie}"
        yield f"tie {tie} unit {asked.unit}"
        yield f"tie {tie} kind {asked.kind} {asked.change}"
        yield f"tie {tie} head {head}"


def _head(what: str, head: str, asked: Question) -> list[str]:
    """The head noun with everything that may ask for it."""
    return [*_again(head, asked), *(f"{what} {head}{fact}" for fact in asked.facts)]
