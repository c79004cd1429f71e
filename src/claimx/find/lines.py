"""Sentence boundaries that layout and punctuation decide: line breaks, full stops, and where no sentence can begin."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = frozenset(".!?…。")
_CLOSERS = frozenset("\"'”’»)]}")
_OPENERS = frozenset("\"'“‘«([{")
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
    before = token.nbor(-1)
    if token.is_space:
        return False
    if before.is_space:
        hard = any(mark == "\n" and before.idx + at not in soft for at, mark in enumerate(before.text))
        if hard:
            return True
        if before.i == 0:
            return None
        before = before.nbor(-1)
    return _after_words(token, before)


def _after_words(token: Token, before: Token) -> bool | None:
    """Decide by the word before and the shape of this one."""
    closed = before.text in _CLOSERS
    last = before
    while last.text in _CLOSERS and last.i > 0:
        last = last.nbor(-1)
    if last.text[-1] not in _STOPS:
        return False if not closed or last.text[-1] != ":" else None
    if token.text in _CLOSERS and not token.is_quote:
        return False
    if not _may_open(token):
        return False
    if last.text in (".", "No.", "Nos.") and token.text[0].isdigit() and _counts(last):
        return False
    if last.text == "." and token.text not in _OPENERS and not token.is_quote:
        return True  # the tokeniser keeps an abbreviation's full stop ("Inc.", "U.S.") on its word
    return None


def _counts(stop: Token) -> bool:
    """Whether a full stop ends "No." before a number: "climbed to No. 1"."""
    return stop.text in ("No.", "Nos.") or (stop.i > 0 and stop.nbor(-1).text in ("No", "Nos"))


def _may_open(token: Token) -> bool:
    """Whether a sentence can begin with this token: not with a lower-case word or a comma (but with "iPhone")."""
    first = token.text[0]
    if first.islower():
        return not token.is_lower
    return first.isalnum() or first in _OPENERS or token.is_currency or first in "-–—•@#+~≈<>"


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
