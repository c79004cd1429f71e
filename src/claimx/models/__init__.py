"""Frozen values with character offsets: what goes in, what stages find, what comes out."""

from claimx.models.amounts import (
    Alternative,
    Change,
    ClaimTime,
    Equivalent,
    Quantity,
    QuantityMention,
    QuantityReading,
    Time,
    Unit,
)
from claimx.models.article import Article
from claimx.models.claims import (
    CLAIM,
    Attribution,
    Claim,
    EventClaim,
    Modality,
    Predicate,
    QuantityClaim,
    RelationClaim,
    RelationName,
    Source,
)
from claimx.models.reasons import Reason
from claimx.models.spans import Entity, EntityRef, EntityType, Mention, Reference, Span

__all__ = [
    "CLAIM",
    "Alternative",
    "Article",
    "Attribution",
    "Change",
    "Claim",
    "ClaimTime",
    "Entity",
    "EntityRef",
    "EntityType",
    "Equivalent",
    "EventClaim",
    "Mention",
    "Modality",
    "Predicate",
    "Quantity",
    "QuantityClaim",
    "QuantityMention",
    "QuantityReading",
    "Reason",
    "Reference",
    "RelationClaim",
    "RelationName",
    "Source",
    "Span",
    "Time",
    "Unit",
]
