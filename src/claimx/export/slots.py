"""A claim's words, slot by slot: what every format that marks up text needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from claimx.models import Claim, EntityRef, EventClaim, QuantityClaim, Reference, Span

SlotName = Literal[
    "quantity", "predicate", "relation", "subject", "object", "time", "place", "source", "baseline", "qualifier",
]  # fmt: skip
ANCHORS: dict[str, SlotName] = {"quantity": "quantity", "event": "predicate", "relation": "relation"}
"""The slot that each kind of claim hangs on: its amount, its verb, the words that show the tie."""


class Slot(NamedTuple):
    """One filled slot: its name, where its words stand, and the entity they resolve to."""

    name: SlotName
    span: Span
    entity: EntityRef | None = None


def anchor(claim: Claim) -> Slot:
    """The amount, the verb or the tie."""
    if isinstance(claim, QuantityClaim):
        return Slot("quantity", claim.quantity.span)
    if isinstance(claim, EventClaim):
        return Slot("predicate", claim.predicate.span)
    return Slot("relation", claim.span)


def slots(claim: Claim) -> Iterator[Slot]:
    """Every filled slot that has words, the anchor first; the evidence is none of them."""
    yield anchor(claim)
    yield Slot("subject", claim.subject.span, claim.subject.entity)
    if not isinstance(claim, QuantityClaim) and claim.object:
        yield Slot("object", claim.object.span, claim.object.entity)
    if claim.time:
        yield Slot("time", claim.time.span)
    if claim.place:
        yield Slot("place", claim.place.span, claim.place.entity)
    if claim.source:
        yield Slot("source", claim.source.span, claim.source.entity)
    baseline = claim.change.baseline if isinstance(claim, QuantityClaim) and claim.change else None
    if baseline:
        yield Slot("baseline", baseline.span, baseline.entity if isinstance(baseline, Reference) else None)
    for qualifier in claim.qualifiers:
        yield Slot("qualifier", qualifier)


def entities(claim: Claim) -> Iterator[EntityRef]:
    """The named entities of a claim, in slot order, each once."""
    yield from dict.fromkeys(slot.entity for slot in slots(claim) if slot.entity)
