"""The words of a concept as NewsQuant writes them: whole to the next blank, no possessive endings, no small words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.concepts import concepts, measured

if TYPE_CHECKING:
    from spacy.tokens import Token

NONE = ["-"]
"""How NewsQuant says that there is no concept."""
_EDGES = ".,;:!?\"“”()[]'"
_ENDING = re.compile(r"['’]s?$")
_SMALL = frozenset(
    {"the", "a", "an", "of", "in", "for", "on", "to", "at", "by", "its", "their", "his", "her", "this", "and", "our"}
)


def concept_words(page: Page, amounts: Sequence[Amount]) -> list[list[str]]:
    """What each amount is about, in NewsQuant's words."""
    if not page.parsed:
        return [NONE for _ in amounts]
    return [named(page.text, words) or NONE for words in concepts(*measured(page, amounts))]


def named(text: str, tokens: Iterable[Token]) -> list[str]:
    """Tokens as words; what hyphens join is one, and a word that comes twice is named once."""
    words: dict[int, str] = {}
    for token in tokens:
        start, end = token.idx, token.idx + len(token)
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        word = _ENDING.sub("", text[start:end].strip(_EDGES))
        if word and word.lower() not in _SMALL:
            words.setdefault(start, word)
    return list(dict.fromkeys(words.values()))
