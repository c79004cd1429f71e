"""Which names are the same entity: full forms and short forms, acronyms, and what the knowledge base joins."""

from __future__ import annotations

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
        self.links: dict[str, str] = {}
        """Why a further form of the name was joined, by the form."""

    def type(self) -> EntityType:
        """The type with the most evidence."""
        votes: dict[EntityType, float] = {}
        for name in self.names:
            votes[name.type] = votes.get(name.type, 0.0) + name.weight
        return max(votes, key=lambda kind: votes[kind])

    def reasons(self) -> tuple[str, ...]:
        """What speaks for the type, from the form that it is clearest of, and why other forms were joined."""
        kind = self.type()
        clearest = max((name for name in self.names if name.type == kind), key=lambda name: name.weight)
        return (*clearest.reasons, *(f"{form}: {why}" for form, why in self.links.items()))


def group_names(doc: Doc, names: list[Name]) -> list[Group]:
    """Join names into entities, in order of first mention."""
    groups: list[Group] = []
    by_form: dict[tuple[str, ...], Group] = {}
    by_known: dict[str, Group] = {}
    by_end: dict[int, Group] = {}
    for name in sorted(names, key=lambda name: (name.start - name.end, _in_title(doc, name))):  # full forms first
        form = key(doc, name)
        same = (_family(name.type), *form)
        ways = (
            ("known as the same", by_known.get(name.known or "")),
            ("the same form", by_form.get(same)),
            ("introduced as another name", _introduced(doc, name, by_end)),
        )
        why, group = next((way for way in ways if way[1]), ("a short form", _full_form(doc, name, form, groups)))
        if group is None:
            group = Group(name)
            groups.append(group)
        else:
            text = doc[name.start : name.end].text
            if text not in {doc[other.start : other.end].text for other in group.names[:1]}:
                group.links.setdefault(text, why)
            group.names.append(name)
        by_end[name.end] = group
        by_form.setdefault(same, group)
        if name.known:
            by_known.setdefault(name.known, group)
    for group in groups:
        group.names.sort(key=lambda name: name.start)
    return sorted(groups, key=lambda group: group.names[0].start)


def _family(kind: EntityType) -> str:
    """Types between which an article may waver for one thing: no place is a company ("Qatar", "Qatar Airways")."""
    return kind if kind in ("place", "person", "event") else "thing"


def _introduced(doc: Doc, name: Name, by_end: dict[int, Group]) -> Group | None:
    """The group that a name in brackets abbreviates: "the Digital Analytics Program (DAP)"."""
    text = doc[name.start : name.end].text
    if name.start < 2 or not (text.isupper() and text.isalpha()):
        return None
    bracketed = doc[name.start - 1].text == "(" and name.end < len(doc) and doc[name.end].text == ")"
    renamed = name.start > 2 and doc[name.start - 1].lower_ == "or" and doc[name.start - 2].text == ","
    full = by_end.get(name.start - 1) if bracketed else by_end.get(name.start - 2) if renamed else None
    first = doc[full.names[0].start : full.names[0].end].text if full else ""
    return full if first[:1].upper() == text[0] and " " in first and full and full.type() != "person" else None


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
