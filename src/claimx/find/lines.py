"""Sentence boundaries that layout decides: line breaks, but for those that only wrap a paragraph, and datelines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BULLET = re.compile(r"(?:[-*•·–—‣▪●]|\(?\d{1,2}[.)]|\(?[a-z][.)])\Z")
_DATELINE = re.compile(r"^[A-Z][A-Z.’'-]{2,}[^\n—–]{0,60}?\s(?:—|–|--|-)\s+(?=[A-Z“\"])", re.MULTILINE)
"""Where a story was filed, in front of its first sentence: "SANTA CLARA, Calif., Nov. 19 (Newsbeam) — "."""
_WRAPPED = range(55, 101)
"""Lengths of a line that a text editor or mailer has wrapped."""


class Boundary(NamedTuple):
    """A decision about one token: whether a sentence starts at it."""

    at: int
    """Index of the token."""
    starts: bool


def find_boundaries(doc: Doc) -> list[Boundary]:
    """Decide sentence starts token by token; a token that gets no decision is left to the parser."""
    soft = _soft_breaks(doc.text)
    after_dateline = {match.end() for match in _DATELINE.finditer(doc.text)}
    found: list[Boundary] = []
    for token in doc[1:]:
        starts = True if token.idx in after_dateline else _starts_sentence(token, soft)
        if starts is not None:
            found.append(Boundary(token.i, starts))
    return found


def _starts_sentence(token: Token, soft: frozenset[int]) -> bool | None:
    """Whether a line break decides: behind one a sentence starts, on white space none does."""
    if token.is_space:
        return False
    before = token.nbor(-1)
    hard = before.is_space and any(mark == "\n" and before.idx + at not in soft for at, mark in enumerate(before.text))
    return True if hard else None


def _soft_breaks(text: str) -> frozenset[int]:
    """Offsets of single line breaks that only wrap a paragraph of a hard-wrapped text."""
    lines = text.split("\n")
    inner = [line for line, following in pairwise(lines) if line.strip() and following.strip()]
    wrapped = [line for line in inner if len(line) in _WRAPPED and not line.rstrip().endswith((".", "!", "?", ":"))]
    if len(inner) < 3 or 2 * len(wrapped) < len(inner):
        return frozenset()
    soft: set[int] = set()
    at = 0
    for line, following in pairwise(lines):
        at += len(line)
        if line.strip() and following.strip() and len(line) in _WRAPPED and not _BULLET.match(following.split()[0]):
            soft.add(at)
        at += 1
    return frozenset(soft)
