"""Appositions read off the words: parsers disagree about them more than about anything else in news."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 9
"""Tokens an apposition's noun phrase may have."""


def apposition_noun(doc: Doc, end: int) -> Token | None:
    """The head noun of ", a language-tutoring app" or ", Veldra's crossover" behind a name that ends at ``end``."""
    if end + 2 >= len(doc) or doc[end].text not in (",", "(", "–", "—"):
        return None
    if _opens_sentence(doc[end - 1]):
        return None
    at = end + 1
    owned = doc[at].pos_ == "PROPN" and doc[at + 1].tag_ == "POS"
    if doc[at].tag_ not in ("DT", "PRP$") and not owned:
        return None
    at += 2 if owned else 1
    while at < min(len(doc), end + _REACH) and in_noun_phrase(doc[at]):
        at += 1
    last = doc[at - 1]
    while last.i > end + 1 and last.pos_ == "PROPN":  # "the carmaker Veldra" names something else
        last = last.nbor(-1)
    return last if last.tag_ in ("NN", "NNS") and last.i == at - 1 else None


def _opens_sentence(name: Token) -> bool:
    """ "In California, a lawsuit was filed": the comma ends an opening phrase, and a new noun follows."""
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return name.dep_ == "pobj" and name.head.i == name.sent.start


def in_noun_phrase(token: Token) -> bool:
    """Whether a word can stand inside a noun phrase before its head."""
    return token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") or token.tag_ in ("HYPH", "VBN", "VBG", "POS", "JJS")
