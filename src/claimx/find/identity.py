"""Which names are the same entity: full forms and short forms, acronyms, and what the knowledge base joins."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimx.document import text_start
from claimx.find.name_types import Name
from claimx.models import EntityType
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BUSINESS = frozenset({"company", "organization"})
_SMALL = frozenset({"of", "and", "the", "for", "&", "in", "-"})


class Group:
    """Names that are one entity, in text order."""

    def __init__(self, first: Name) -> None:
        self.names = [first]

    def type(self) -> EntityType:
        """The type with the most evidence."""
        votes = Counter[EntityType]()
        for name in self.names:
            votes[name.type] += name.weight  # type: ignore[assignment]
        return max(votes, key=lambda kind: votes[kind])


def group_names(doc: Doc, names: list[Name]) -> list[Group]:
    """Join names into entities, in order of first mention."""
    groups: list[Group] = []
    by_form: dict[tuple[str, ...], Group] = {}
    by_known: dict[str, Group] = {}
    for name in sorted(names, key=lambda name: (name.start - name.end, _in_title(doc, name))):  # full forms first
        form = key(doc, name)
        group = by_known.get(name.known or "") or by_form.get(form) or _full_form(doc, name, form, groups)
        if group is None:
            group = Group(name)
            groups.append(group)
        else:
            group.names.append(name)
        by_form.setdefault(form, group)
        if name.known:
            by_known.setdefault(name.known, group)
    for group in groups:
        group.names.sort(key=lambda name: name.start)
    return sorted(groups, key=lambda group: group.names[0].start)


def _in_title(doc: Doc, name: Name) -> bool:
    """Headlines shorten names before the text gives them in full, so they are joined last."""
    return doc[name.start].idx < text_start(doc)


def key(doc: Doc, name: Name) -> tuple[str, ...]:
    """A form to compare by: lower case, without a legal suffix or a full stop."""
    parts = [token.text for token in doc[name.start : name.end] if not token.is_punct or token.text in ("-", "&")]
    while len(parts) > 1 and name.type in _BUSINESS and parts[-1] in words("entities", "words.legal"):
        parts = parts[:-1]
    return tuple(part.lower().strip(".") for part in parts)


def _full_form(doc: Doc, name: Name, form: tuple[str, ...], groups: list[Group]) -> Group | None:
    """The group whose full form a short form stands for. News gives the full form first, so the earliest is meant;
    a longer name that comes later ("Xinghe Cloud" after "Xinghe") is something else, unless only a legal word is added.
    """
    fits = [
        full
        for group in groups
        if _compatible(name.type, group.type())
        for full in group.names[:1]
        if _shortens(doc, form, name, full)
        and (full.start < name.start or _in_title(doc, name) or _adds_legal_words(doc, form, full))
    ]
    if not fits:
        return None
    best = min(fits, key=lambda full: (not _adds_legal_words(doc, form, full), full.start))
    return next(group for group in groups if group.names[0] is best)


def _adds_legal_words(doc: Doc, form: tuple[str, ...], full: Name) -> bool:
    rest = [token.text for token in doc[full.start : full.end]][len(form) :]
    return bool(rest) and set(rest) <= words("entities", "words.legal")


def _compatible(a: EntityType, b: EntityType) -> bool:
    return a == b or (a in _BUSINESS and b in _BUSINESS)


def _shortens(doc: Doc, form: tuple[str, ...], name: Name, full: Name) -> bool:
    longer = key(doc, full)
    if len(longer) <= 1 or len(form) >= len(longer):
        return False
    if name.type == "person":
        return form == longer[-len(form) :]
    if name.type in _BUSINESS:
        return (form == longer[: len(form)] and len(form[0]) > 2) or _acronym(form, longer)
    return name.type in ("event", "place") and len(form) > 1 and form == longer[-len(form) :]


def _acronym(form: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """ "EADS" for European Aeronautic Defence and Space Company."""
    if len(form) != 1 or len(form[0]) < 2:
        return False
    initials = "".join(part[0] for part in longer if part not in _SMALL)
    return form[0] == initials or (form[0] == initials[: len(form[0])] and len(form[0]) >= 3)
