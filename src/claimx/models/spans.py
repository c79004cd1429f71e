"""Where words stand, and what they refer to."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

Field = Literal["title", "text"]
EntityType = Literal["company", "product", "organization", "person", "place", "event", "work", "other"]
MentionKind = Literal["name", "pronoun", "description", "group"]
"""``group``: a description of several entities ("both companies"), this one among them."""


class Value(BaseModel):
    """Base of every claimx model: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """A stretch of one field of an article: ``getattr(article, field)[start:end] == text``, always."""

    start: int
    end: int
    text: str
    field: Field = "text"


class EntityRef(Value):
    """An entity by name: the fullest form in the document, or the knowledge base's name."""

    name: str
    type: EntityType
    id: str | None = None
    """Wikidata id, where the knowledge base has it."""


class Reference(Value):
    """Words that say who or what is meant, and the named entity they resolve to, if any."""

    span: Span
    entity: EntityRef | None = None

    @property
    def name(self) -> str:
        """The resolved name, or the words themselves."""
        return self.entity.name if self.entity else self.span.text


class Mention(Value):
    """One place where an entity is mentioned."""

    span: Span
    kind: MentionKind
    chance: float = 1.0
    """How likely a pronoun or description stands for the entity; 1 for a name."""


class Entity(Value):
    """An entity of a document, with every mention of it in text order."""

    name: str
    type: EntityType
    id: str | None = None
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...] = ()
    """What speaks for the type, the strongest first, and then for each further form of the name why it is joined."""

    @property
    def ref(self) -> EntityRef:
        """The entity as claims refer to it."""
        return _ref(self.name, self.type, self.id)


@lru_cache(maxsize=4096)  # the claims stage asks of every word whose it is
def _ref(name: str, kind: EntityType, known: str | None) -> EntityRef:
    return EntityRef(name=name, type=kind, id=known)
