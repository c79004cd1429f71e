"""The three kinds of claim, as the specification's JSON has them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field as PydanticField
from pydantic import TypeAdapter

from claimx.models.amounts import Change, ClaimTime, Quantity, Statistic
from claimx.models.printing import event_line, quantity_line, relation_line
from claimx.models.reasons import Reason
from claimx.models.spans import EntityRef, Reference, Span, Value

Modality = Literal["asserted", "planned", "forecast", "possible", "conditional"]
RelationName = Literal[
    "owner_of", "developer_of", "maker_of", "part_of", "product_of", "role_at", "investor_in", "partner_of",
    "competitor_of", "based_in", "instance_of", "customer_of", "supplier_of",
]  # fmt: skip


_ASIDE = frozenset({"reasons", "worthiness"})
"""Fields that say something about a claim, and are no part of it."""


class Source(Value):
    """Who the article says a claim comes from. A claim in the article's own voice has none."""

    span: Span
    entity: EntityRef | None = None
    cue: str
    """The words that attribute: "according to", "said", "in a filing"."""
    quoted: bool = False
    """True where the claim's words stand inside quotation marks."""

    @property
    def name(self) -> str:
        """The resolved name, or the words themselves."""
        return self.entity.name if self.entity else self.span.text


class Attribution(Value):
    """A source and the stretches of text it answers for."""

    source: Source
    scope: tuple[Span, ...]
    rule: str = ""
    """The named rule that found it."""


class Predicate(Value):
    """The head word of an event."""

    span: Span
    lemma: str


class BaseClaim(Value):
    """What the three kinds of claim share. ``str(claim)`` is one short line."""

    id: str
    """The same article and the same claim give the same id in every run."""
    article_id: str
    subject: Reference
    time: ClaimTime | None = None
    place: Reference | None = None
    qualifiers: tuple[Span, ...] = ()
    source: Source | None = None
    modality: Modality = "asserted"
    negated: bool = False
    evidence: Span
    confidence: float = PydanticField(ge=0, le=1)
    worthiness: float = PydanticField(default=0, ge=0, le=1, exclude=True)
    """Check-worthiness: a rank for what to check first, no probability; like ``reasons`` no part of what is claimed."""
    statement: str
    """One self-contained English sentence, fit to be checked with no context."""
    reasons: tuple[Reason, ...] = PydanticField((), exclude=True)
    """What filled each slot. No part of what is claimed: equality and ``model_dump`` pass it over."""

    def explain(self) -> str:
        """A line a slot: the words that filled it and the named rule that took them."""
        return "\n".join(map(str, self.reasons))

    def explained(self) -> dict[str, Any]:
        """The claim's JSON with ``worthiness`` and ``reasons``; reads back like any other."""
        why = [given.model_dump(mode="json") for given in self.reasons]
        return {**self.model_dump(mode="json"), "worthiness": self.worthiness, "reasons": why}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BaseClaim) or type(self) is not type(other):
            return False
        return all(
            getattr(self, name) == getattr(other, name) for name in type(self).model_fields if name not in _ASIDE
        )

    def __hash__(self) -> int:
        return hash((type(self), self.id))


class QuantityClaim(BaseClaim):
    """A metric of a subject has, or changed by, a measured amount."""

    kind: Literal["quantity"] = "quantity"
    metric: str | None = None
    statistic: Statistic | None = None
    quantity: Quantity
    change: Change | None = None

    def __str__(self) -> str:
        return quantity_line(self)


class EventClaim(BaseClaim):
    """A named subject does, did or will do something."""

    kind: Literal["event"] = "event"
    predicate: Predicate
    object: Reference | None = None

    def __str__(self) -> str:
        return event_line(self)


class RelationClaim(BaseClaim):
    """A standing tie between two entities."""

    kind: Literal["relation"] = "relation"
    relation: RelationName
    span: Span
    """The shortest words that show the tie."""
    object: Reference
    role: str | None = None
    """The title a person holds, for ``role_at``."""

    def __str__(self) -> str:
        return relation_line(self)


Claim = Annotated[QuantityClaim | EventClaim | RelationClaim, PydanticField(discriminator="kind")]
CLAIM: TypeAdapter[QuantityClaim | EventClaim | RelationClaim] = TypeAdapter(Claim)
"""Reads and writes any claim: ``CLAIM.validate_json(line)``, ``CLAIM.json_schema()``."""
