"""Whom "I" and "we" stand for: the speaker of the words they stand in, and whom the speaker works for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.index import EntityIndex
from claimx.models import Attribution, Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WE = frozenset({"we", "our", "us", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
FIRMS = frozenset({"company", "organization"})
"""Types of entity that say "we"."""


class Said(NamedTuple):
    """An attribution and the token range of one stretch it answers for."""

    attribution: Attribution
    start: int
    end: int


def first_persons(doc: Doc, index: EntityIndex, said: Iterable[Said], firm: Entity | None) -> dict[int, Entity]:
    """The entity that each pronoun of the first person stands for, by token index.

    "I" is the person who speaks. "We" is the company or organization that speaks, or else mostly the ``firm`` that the
    article is about: the speaker's own, or the author of a press release. In nobody's words "I" stays open.
    """
    named = {entity.name: entity for entity in index.all}
    found = {token.i: firm for token in doc if token.lower_ in _WE} if firm is not None else {}
    for stretch in sorted(said, key=lambda one: (one.start - one.end, one.start)):  # the narrowest comes last and wins
        source = stretch.attribution.source.entity
        speaker = named.get(source.name) if source is not None else None
        if speaker is not None:
            found.update((token.i, speaker) for token in _own(doc, stretch, speaker))
    return found


def _own(doc: Doc, stretch: Said, speaker: Entity) -> Iterator[Token]:
    """The pronouns in a speaker's words that stand for the speaker."""
    if speaker.type == "person":
        mine = _I
    elif speaker.type in FIRMS:
        mine = _WE
    else:
        return
    yield from (token for token in doc[stretch.start : stretch.end] if token.lower_ in mine)
