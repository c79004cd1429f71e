"""Descriptions by what the referent owns or makes: "its parent", "the TikTok owner", "Instagram's parent company"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimx.find.identity import Group
    from claimx.rules.knowledge import Base

_REACH = 4
"""Tokens between what is owned and the noun for its owner."""


class Owning(NamedTuple):
    """A description: its token range, and the number of the entity that it calls owned."""

    start: int
    end: int
    owned: int


def owners(doc: Doc, groups: Sequence[Group], base: Base) -> dict[int, int]:
    """The owner or maker of each entity that the knowledge base has one for, where the article names both.

    Where it names the owner's owner too (YouTube, Google and Alphabet), "its parent" may be either, and none is given.
    """
    names = [set(_known_names(doc, group, base)) for group in groups]
    numbers = {name: number for number, known in enumerate(names) for name in known}
    makers = ((number, base.entries[name].owner) for name, number in numbers.items() if name in base.entries)
    found = {number: numbers[maker] for number, maker in makers if maker in numbers}
    return {number: owner for number, owner in found.items() if owner not in found and owner != number}


def _known_names(doc: Doc, group: Group, base: Base) -> Iterator[str]:
    """What the base calls an entity."""
    for name in group.names:
        entry = base.entries.get(doc[name.start : name.end].text)
        if name.known is not None and entry is not None:
            yield entry.name


def find_owning(noun: Token, owner: Mapping[int, int]) -> Owning | None:
    """The description of an owner that a noun heads; ``owner`` holds the entity of each token of a mention."""
    named = words("coreference", "owners")
    last = noun.nbor(-1) if noun.i and noun.lower_ in words("coreference", "owner_classes") else noun
    if noun.tag_ != "NN" or last.lower_ not in named or _names_it(noun, owner):
        return None
    doc, at = noun.doc, last.i - 1
    while (
        at > noun.sent.start and last.i - at < _REACH and at not in owner and doc[at].pos_ in ("ADJ", "PART", "PUNCT")
    ):
        at -= 1
    if at < 0 or at not in owner:
        return None
    start = at
    while start > noun.sent.start and owner.get(start - 1) == owner[at]:
        start -= 1
    if doc[at].tag_ != "PRP$" and start > noun.sent.start and doc[start - 1].lower_ == "the":
        start -= 1
    return Owning(start, noun.i + 1, owner[at])


def _names_it(noun: Token, owner: Mapping[int, int]) -> bool:
    """Whether the name of the owner follows: "its parent Alphabet", "TikTok's owner, ByteDance"; or "its owner's"."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    first = behind[0] if len(behind) else None
    if first is None:
        return False
    comma = first.text in (",", "(") and len(behind) > 1 and behind[1].i in owner
    return first.i in owner or first.tag_ in ("NN", "NNS", "NNP") or comma
