"""Reasons as the claims stage gathers them: what each slot's stage says of the words it took."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.models import ClaimTime, Reason, Reference, Source, Span


def reason(slot: str, rule: str, words: Span | Reference | Source | ClaimTime | None) -> tuple[Reason, ...]:
    """The reason for a slot, as a tuple to be added to others; nothing for a slot that stayed empty or has no rule."""
    if words is None or not rule:
        return ()
    return (Reason(slot=slot, rule=rule, span=words if isinstance(words, Span) else words.span),)


def in_order(slots: Iterable[str], reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons in the order of the claim's slots; within a slot as they were given."""
    place = {slot: at for at, slot in enumerate(slots)}
    return tuple(sorted(reasons, key=lambda given: place.get(given.slot, len(place))))
