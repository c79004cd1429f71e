"""From mentions to claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.claims.context import read_context
from claimx.claims.events import event_claims
from claimx.claims.quantities import quantity_claims
from claimx.claims.relations import relation_claims
from claimx.claims.worthiness import rated
from claimx.models import Claim, EventClaim, QuantityClaim

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ORDER = {"quantity": 0, "event": 1, "relation": 2}


def find_claims(doc: Doc) -> list[Claim]:
    """All claims of a ``Doc`` that the earlier stages have read: title first, then in text order."""
    context = read_context(doc)
    found: list[Claim] = [*quantity_claims(context), *event_claims(context), *relation_claims(context)]
    return sorted(map(rated, found), key=_position)


def _position(claim: Claim) -> tuple[bool, int, int, int]:
    if isinstance(claim, QuantityClaim):
        span = claim.quantity.span
    elif isinstance(claim, EventClaim):
        span = claim.predicate.span
    else:
        span = claim.span
    return span.field == "text", span.start, span.end, _ORDER[claim.kind]
