"""Reasons as the claims stage gathers them: what each slot's stage says of the words it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.context import Amount, Context
from claimx.claims.modality import sign_of
from claimx.claims.negation import negation_of
from claimx.find.movers import adverbs, nouns, verbs
from claimx.models import ClaimTime, Modality, QuantityClaim, Reason, Reference, Source, Span
from claimx.rules.lexicon import mapping

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 8
"""Tokens on either side of an amount in which its words of change and statistic are looked for."""
_UNITS = {
    "count": "the noun or verb that says what is counted",
    "currency": "a currency's sign or name",
    "physical": "a unit of measure",
    "ratio": "a percentage, multiple or fraction",
    "none": "a rank",
}


def reason(slot: str, rule: str, words: Span | Reference | Source | ClaimTime | None) -> tuple[Reason, ...]:
    """The reason for a slot, as a tuple to be added to others; nothing for a slot that stayed empty or has no rule."""
    if words is None or not rule:
        return ()
    return (Reason(slot=slot, rule=rule, span=words if isinstance(words, Span) else words.span),)


def certainty_reasons(anchor: Token, sure: Modality, source: Source | None, context: Context) -> tuple[Reason, ...]:
    """Which words say how surely, and which say the opposite; nothing for what is plainly asserted."""
    sign, negative = sign_of(anchor), negation_of(anchor)
    said = reason("modality", sign.rule, _span(sign.word, context)) if sign is not None and sign.kind == sure else ()
    if not said and sure != "asserted":
        said = reason("modality", "what the source reckons or expects", source)
    denied = _span(negative, context) if negative is not None else None
    return (*said, *reason("negated", "a word that negates the clause", denied))


def scope_reasons(place: Reference | None, qualifiers: Iterable[Span]) -> tuple[Reason, ...]:
    """Where the claim holds, and its other limits."""
    limits = (reason("qualifiers", "a phrase that limits the claim", span) for span in qualifiers)
    return (*reason("place", "a place that the clause is said of", place), *chain.from_iterable(limits))


def amount_reasons(claim: QuantityClaim, amount: Amount, context: Context) -> tuple[Reason, ...]:
    """What the amount is, how it counts as a change, and which figure of several it is."""
    quantity, change, statistic = claim.quantity, claim.change, claim.statistic
    found = [*reason("quantity", "a number and its unit", quantity.span)]
    if quantity.unit.name:
        borrowed = amount.mention.quantity.unit != quantity.unit
        found += reason(
            "unit", "the unit of what it is compared with" if borrowed else _UNITS[quantity.unit.kind], quantity.span
        )
    if change is not None:
        moving = {word for known in (verbs(), nouns(), adverbs()) for word in known}
        found += reason("change", f"a word that moves the amount, {change.basis}", _near(amount, moving, context))
        baseline = change.baseline
        found += reason(
            "change", "what the change is measured against", baseline.span if baseline is not None else None
        )
    if statistic is not None:
        telling = {form.split()[-1] for form, name in _statistics() if name == statistic}
        found += reason("statistic", f"a word for {statistic}", _near(amount, telling, context))
    return tuple(found)


def _statistics() -> Iterator[tuple[str, str]]:
    return chain.from_iterable(mapping("statistics", table).items() for table in ("before", "after", "near"))


def _near(amount: Amount, known: set[str], context: Context) -> Span:
    """The nearest word around an amount that is known; the amount itself where none is ("+5%", "third-largest")."""
    start, end = amount.words.start, amount.words.end
    sentence = amount.words.sent
    before = reversed(context.doc[max(sentence.start, start - _NEAR) : start])
    behind = context.doc[end : min(sentence.end, end + _NEAR)]
    steps = (
        (distance, token) for side in (before, behind) for distance, token in enumerate(side) if token.lower_ in known
    )
    nearest = min(steps, key=lambda step: (step[0], step[1].i), default=None)
    return _span(nearest[1], context) if nearest is not None else document.token_span(context.doc, amount.words)


def _span(token: Token, context: Context) -> Span:
    return document.token_span(context.doc, context.doc[token.i : token.i + 1])


def in_order(slots: Iterable[str], reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons in the order of the claim's slots; within a slot as they were given."""
    place = {slot: at for at, slot in enumerate(slots)}
    place["unit"] = place.get("quantity", len(place))
    return tuple(sorted(reasons, key=lambda given: place.get(given.slot, len(place))))
