"""What an amount measures: the nouns around it, and what is usually measured though no word says so, ranked.

The model is a linear ranker (``claimx.rules.ranker``) trained on the annotated corpus; the constructions of ``ties``
are features of it, and the explanation of a choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Amount, Context
from claimx.claims.metrics.features import (
    Question,
    carried_features,
    noun_features,
    question,
    usual_features,
)
from claimx.claims.metrics.metric import Earlier, Metric
from claimx.claims.metrics.ties import counted_noun, counted_text, noun_text, ties
from claimx.models.printing import plural
from claimx.rules.lexicon import words
from claimx.rules.ranker import Ranker, choose, ranker

__all__ = ["Described", "Earlier", "Metric", "describe", "find_metric"]

if TYPE_CHECKING:
    from spacy.tokens import Token

MEMORY = 6
"""Amounts looked back for what they measure."""
_AROUND = 40
"""Words of a sentence on either side of an amount in which its metric is looked for."""


class Described(NamedTuple):
    """A metric that may be meant and the features it is ranked by."""

    metric: Metric
    features: tuple[str, ...]


def find_metric(
    amount: Amount, context: Context, earlier: Sequence[Earlier] = (), model: Ranker | None = None
) -> Metric | None:
    """The most likely metric, by the bundled ranker or another; the same words in two places count together.

    ``earlier``: the amounts before in the text with their metrics, in text order.
    """
    described = describe(amount, context, earlier)
    choice = choose(model or ranker("metrics"), described, [one.metric.text.lower() for one in described])
    return choice.best.metric if choice else None


def describe(amount: Amount, context: Context, earlier: Sequence[Earlier] = ()) -> list[Described]:
    """All metrics that may be meant, with what the model sees of them."""
    asked = question(amount, context, earlier[-MEMORY:])
    named = [*_said(amount, context, asked), *_unsaid(amount, asked)]
    return [*named, *_carried(asked, {one.metric.head for one in named})]


def _carried(asked: Question, named: set[str]) -> Iterator[Described]:
    """What the amounts before measure, where this sentence does not say it."""
    for one in reversed(asked.earlier):
        if one.metric.head not in named and one.metric.head not in words("metrics", "carriers"):
            named.add(one.metric.head)
            metric = Metric(one.metric.text, None, "carried")
            yield Described(metric, tuple(carried_features(one, asked)))


def _said(amount: Amount, context: Context, asked: Question) -> Iterator[Described]:
    """Nouns of the sentence."""
    tied: dict[int, dict[str, None]] = defaultdict(dict)
    for tie in ties(amount, context):
        tied[tie.noun.i].setdefault(tie.name)
    for noun in _nouns(amount, context):
        names = tuple(tied.get(noun.i, ()))
        text = counted_text(noun, amount) if "counted" in names else noun_text(noun, context)
        if text:
            metric = Metric(text, noun, names[0] if names else "sentence")
            yield Described(metric, tuple(noun_features(noun, asked, names)))


def _unsaid(amount: Amount, asked: Question) -> Iterator[Described]:
    """What the unit counts where its noun is left out, and the usual metrics."""
    unit = amount.mention.quantity.unit
    if unit.kind == "count" and counted_noun(amount) is None:
        metric = Metric(plural(unit.name.split("/")[0]), None, "unit")
        yield from map(Described, (metric,), usual_features((metric.head,), asked, "unit"))
    yield from map(Described, _usual(), usual_features(_usual_heads(), asked, "usual"))


@cache
def _usual() -> tuple[Metric, ...]:
    return tuple(Metric(text, None, "usual") for text in sorted(words("metrics", "usual")))


@cache
def _usual_heads() -> tuple[str, ...]:
    return tuple(metric.head for metric in _usual())


def _nouns(amount: Amount, context: Context) -> Iterator[Token]:
    """Nouns that name nobody and stand in no time nor, but for what is counted, in another amount."""
    sent, within = amount.words.sent, amount.words
    for token in context.doc[max(sent.start, within.start - _AROUND) : min(sent.end, within.end + _AROUND)]:
        if token.pos_ not in ("NOUN", "PROPN") or (token.dep_ == "compound" and token.head.pos_ == "NOUN"):
            continue
        if context.time_at(token) or context.entities.covering(token) is not None:
            continue
        other = context.amount_at(token)
        if other is None or other.mention.quantity.unit.kind == "count":
            yield token
