"""Sources of what stands on other lines: a list behind a colon, a block of lines with "Source: X" under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.find.attributions.said import Found
from claimx.find.attributions.speakers import names_somebody, owner_of_document, speaker
from claimx.find.syntax import agent, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LIST_MARKS = frozenset({"-", "–", "•", "*", "·", "▪", ">", "|", "#"})


def introduced_lists(doc: Doc) -> Iterator[Found]:
    """ "Here are the key trends ComScore found:" and the lines behind: they are what the source gives."""
    for token in doc[:-2]:
        behind = doc[token.i + 1]
        if token.text == ":" and ("\n" in behind.text or behind.text in ("{", "|")):
            brought = _who_brings(doc, token)
            if brought is not None:
                who, cue = brought
                yield Found(who, cue, behind.i + 1, _block_end(doc, behind.i + 1), "a list that its source introduces")


def _who_brings(doc: Doc, colon: Token) -> tuple[Token, Token] | None:
    """The source that the sentence of a colon names, and the word that makes it one."""
    given = words("reporting", "say") | words("reporting", "give") | words("reporting", "provide")
    for token in doc[colon.sent.start : colon.i]:
        if is_verb(token) and token.lemma_.lower() in given:
            who = agent(token) or speaker(token)
            if who is not None and who.pos_ == "PROPN":
                return who, token
        if token.lemma_.lower() in words("reporting", "documents"):
            who = owner_of_document(token)
            if who != token and who.pos_ == "PROPN" and names_somebody(who):
                return who, token
    return None


def _block_end(doc: Doc, start: int) -> int:
    """Where the lines end that begin at a token: at a blank line with no list item behind it."""
    for token in doc[start:]:
        if "\n\n" in token.text:
            behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if behind is None or behind.text not in _LIST_MARKS:
                return token.i
    return len(doc)


def source_lines(doc: Doc) -> Iterator[Found]:
    """ "Source: IDC" under a table or a list: the source of the block of lines above it."""
    block = above = 0
    for token in doc[:-2]:
        if "\n\n" in token.text:
            above, block = block, token.i + 1
        labels = token.lower_ in ("source", "sources") and doc[token.i + 1].text == ":"
        if labels and (token.i == 0 or not doc[token.i - 1].is_alpha):
            who = _name_at(doc, token.i + 2)
            start = block if token.i > block + 2 else above
            if who is not None and start < token.i:
                yield Found(who, token, start, token.i, "a line that names the source of the lines above")


def _name_at(doc: Doc, at: int) -> Token | None:
    """The last word of the name that begins at a token."""
    while at + 1 < len(doc) and doc[at].pos_ == "PROPN" and doc[at + 1].pos_ == "PROPN":
        at += 1
    return doc[at] if at < len(doc) and doc[at].pos_ == "PROPN" else None
