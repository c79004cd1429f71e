"""Entities: what the article names, with every mention of it, by name, by pronoun and by description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx import document
from claimx.find.coreference import Link, find_references
from claimx.find.identity import Group, group_names
from claimx.find.names import find_names
from claimx.models import Entity, Mention
from claimx.rules.knowledge import Base, bundled

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_entities(doc: Doc, base: Base | None = None) -> list[Entity]:
    """The entities of a ``Doc`` in order of first mention; pronouns and descriptions where they are clear.

    ``base``: what is known of names; by default the bundled knowledge base.
    """
    base = bundled() if base is None else base
    groups = group_names(doc, find_names(doc, base))
    references = find_references(doc, groups, base) if doc.has_annotation("DEP") else {}
    return [_entity(doc, group, references.get(number, []), base) for number, group in enumerate(groups)]


def _entity(doc: Doc, group: Group, references: list[Link], base: Base) -> Entity:
    named = [Link(name.start, name.end, "name", 1.0) for name in group.names]
    mentions = tuple(
        Mention(span=document.token_span(doc, doc[start:end]), kind=kind, chance=round(chance, 3))  # type: ignore[arg-type]
        for start, end, kind, chance in sorted([*named, *references])
    )
    known = _known_id(doc, group, base)
    return Entity(name=_fullest(doc, group), type=group.type(), id=known, mentions=mentions, reasons=group.reasons())


def _known_id(doc: Doc, group: Group, base: Base) -> str | None:
    """The Wikidata id, if the knowledge base has one for a name that it was asked about."""
    entries = [base.entries.get(doc[name.start : name.end].text) for name in group.names if name.known is not None]
    return next((entry.id for entry in entries if entry is not None and entry.id is not None), None)


def _fullest(doc: Doc, group: Group) -> str:
    """The longest form of the name in the document; of equally long ones the one with more capitals, then the first."""
    forms = [doc[name.start : name.end].text for name in group.names]
    return " ".join(max(forms, key=lambda form: (len(form), sum(letter.isupper() for letter in form))).split())
