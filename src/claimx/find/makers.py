"""A maker's name straight before its product's: two names ("Sony", "PlayStation 3"), or one ("Microsoft Office")?

Two where the product's name can stand alone; one where it is a common word that only the maker makes a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimx.find.name_types import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.rules.knowledge import Base


def parted(doc: Doc, names: Sequence[Name], base: Base) -> Iterator[Name]:
    """Names, with a maker parted from a product that has a name of its own."""
    makers = {doc[name.start : name.end].text for name in names if name.type == "company"}
    for name in names:
        border = _border(doc, name, makers, base) if name.type == "product" else None
        if border is None:
            yield name
        else:
            yield _part(doc, name._replace(end=border, type="company"), base)
            yield _part(doc, name._replace(start=border), base)


def _part(doc: Doc, name: Name, base: Base) -> Name:
    entry = base.entries.get(doc[name.start : name.end].text)
    return name._replace(known=entry.name if entry else None)


def _border(doc: Doc, name: Name, makers: set[str], base: Base) -> int | None:
    """Where the product's own name begins, if the whole begins with the maker's and the rest can stand alone."""
    for at in range(name.end - 1, name.start, -1):
        front = doc[name.start : at].text
        known = base.entries.get(front)
        made = known.type == "company" if known is not None else front in makers
        if made and doc[at - 1].whitespace_:
            return at if _stands_alone(doc, at, name.end, base) else None
    return None


def _stands_alone(doc: Doc, start: int, end: int, base: Base) -> bool:
    """A name that the base is sure of, or one that begins with a code ("WH-1000XM6")."""
    known = base.entries.get(doc[start:end].text)
    if known is not None:
        return known.type == "product" and not known.ambiguous
    first = doc[start].text
    return any(letter.isdigit() for letter in first) and any(letter.isalpha() for letter in first)
