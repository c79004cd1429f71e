"""Quotation marks: where a reader is inside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset({"“", "”", '"'})


def is_mark(token: Token) -> bool:
    """Whether a token is a double quotation mark."""
    return token.text in _MARKS


def inside_after(token: Token, inside: bool) -> bool:
    """Whether the text behind a token is quoted, if the text before it was (``inside``) or was not."""
    if not is_mark(token):
        return inside
    return token.text == "“" or (token.text == '"' and not inside)
