"""Descriptions of several entities at once: "both companies", "the two firms", "the pair"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.coreference.anaphora import classes
from claimx.rules.lexicon import mapping

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENTENCES = 3
"""How many sentences, the last of them its own, a set may be named in."""
_BUSINESS = frozenset({"company", "organization"})
_ALIKE = (_BUSINESS, frozenset({"person"}), frozenset({"product"}))
"""Types that a pair can be of."""


class SetOf(NamedTuple):
    """A description of a set: its token range, how many are meant, and the types that all of them may have."""

    start: int
    end: int
    size: int
    types: tuple[frozenset[str], ...]


def find_set(noun: Token) -> SetOf | None:
    """The description of a set that a noun heads."""
    counts, doc = mapping("coreference", "sets"), noun.doc
    if noun.i == noun.sent.start or _is_defined(noun):
        return None
    before = noun.nbor(-1)
    if noun.lower_ in counts and noun.tag_ == "NN" and before.lower_ == "the":
        return SetOf(before.i, noun.i + 1, int(counts[noun.lower_]), _ALIKE)
    if noun.tag_ != "NNS" or before.lower_ not in counts:
        return None
    both = before.lower_ == "both"
    start = before.i if both else before.i - 1
    if not both and (start < noun.sent.start or doc[start].lower_ not in ("the", "these", "those")):
        return None
    types = classes(noun.lemma_.lower())
    types |= _BUSINESS if types & _BUSINESS else frozenset()
    return SetOf(start, noun.i + 1, int(counts[before.lower_]), (types,)) if types else None


def _is_defined(noun: Token) -> bool:
    """ "The two companies that make it", "the pair of glasses": something else is meant."""
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if behind is not None and behind.lower_ in ("of", "that", "which", "who", "from", "with"):
        return True
    return behind is not None and behind.tag_ in ("NN", "NNS", "NNP")


def members(found: SetOf, spoken: Sequence[Mapping[int, Token]], types: Sequence[str]) -> tuple[int, ...]:
    """The entities that a description of a set stands for; none where that is not clear.

    ``spoken`` holds the entities of each sentence up to the description, with the heads of their first mentions there;
    ``types`` the type of each entity.
    """
    fits = [fit for alike in found.types if (fit := _clear(found.size, spoken, types, alike))]
    return fits[0] if len(fits) == 1 else ()


def _clear(
    size: int, spoken: Sequence[Mapping[int, Token]], types: Sequence[str], alike: frozenset[str]
) -> tuple[int, ...]:
    """The entities of like types in the last sentences, if just as many: in one of them, or in a list there."""
    found: dict[int, Token] = {}
    for sentence in reversed(spoken[-_SENTENCES:]):
        here = {entity: head for entity, head in sentence.items() if types[entity] in alike}
        if len(here) > size:
            return _listed(size, here)
        found = here | found if len(here) < size else here
        if len(found) == size:
            return tuple(sorted(found))
        if len(found) > size:
            return ()
    return ()


def _listed(size: int, heads: Mapping[int, Token]) -> tuple[int, ...]:
    """The entities of the only list of that length."""
    lists: dict[int, list[int]] = {}
    for entity, head in heads.items():
        while head.dep_ == "conj" and head.head.i < head.i:
            head = head.head
        lists.setdefault(head.i, []).append(entity)
    fits = [sorted(listed) for listed in lists.values() if len(listed) == size]
    return tuple(fits[0]) if len(fits) == 1 else ()
