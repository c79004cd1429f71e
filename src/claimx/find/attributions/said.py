"""A source before its words become spans, as every shape of attribution finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token


class Found(NamedTuple):
    """Who, the cue, and the token range that the source answers for."""

    who: Token
    cue: Token
    start: int
    end: int
    rule: str
