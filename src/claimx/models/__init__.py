"""Frozen values with character offsets: what goes in, what stages find, what comes out."""

from claimx.models.amounts import (
    Change,
    Equivalent,
    Quantity,
    QuantityMention,
    Time,
    TimeMention,
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
    "Article",
    "Attribution",
    "Change",
    "Claim",
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
    "Reason",
    "Reference",
    "RelationClaim",
    "RelationName",
    "Source",
    "Span",
    "Time",
    "TimeMention",
    "Unit",
]
