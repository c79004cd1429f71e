"""Quotations: stretches between quotation marks, in every typographic form, never across more than one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLOSES = {"“": "”", "„": "“", "«": "»", "「": "」", "‘": "’", '"': '"', "''": "''", "``": "''"}
_SPEECH_WORDS = 4
"""A shorter quotation is a title, a nickname or a scare quote, not speech."""


class Quote(NamedTuple):
    """Token range of a quotation, marks included."""

    start: int
    end: int
    is_speech: bool


def find_quotes(doc: Doc) -> list[Quote]:
    """Every quotation, in text order. An unbalanced mark closes at the end of its paragraph, and counts for nothing."""
    found: list[Quote] = []
    opened: Token | None = None
    for token in doc:
        if "\n" in token.text:
            opened = None
        elif opened is not None and token.text == _CLOSES[opened.text] and _can_close(token):
            words = token.i - opened.i - 1
            found.append(Quote(opened.i, token.i + 1, words >= _SPEECH_WORDS))
            opened = None
        elif opened is None and token.text in _CLOSES and _can_open(token):
            opened = token
    return found


def _can_open(token: Token) -> bool:
    """A mark opens before a word that it touches; a single mark also needs a space or bracket before it."""
    if token.whitespace_ or token.i + 1 >= len(token.doc):
        return False
    if token.text == "‘" or token.text == '"':
        return token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space or token.nbor(-1).is_punct
    return True


def _can_close(token: Token) -> bool:
    """’ is an apostrophe where a letter follows it."""
    return token.text != "’" or bool(token.whitespace_) or token.i + 1 == len(token.doc) or not token.nbor().is_alpha
