"""Whether the clause of a time expression speaks of the past or of what is to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import Tense
from claimx.find.times.words import context

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PAST = frozenset({"VBD", "VBN"})
_DEPTH = 30
"""Steps up the parse to the verb."""
_WINDOW = 9
"""Words before an expression that are searched for a sign of the future where there is no parse."""


def reader(doc: Doc) -> Callable[[Phrase], Tense | None]:
    """A function that gives the tense around a phrase: by the parse where there is one, else by the words before."""
    parsed = doc.has_annotation("DEP") and doc.has_annotation("TAG")

    def tense(phrase: Phrase) -> Tense | None:
        before = phrase.before()
        if before == "since":
            return "past"
        if before in ("until", "till"):
            return "future"
        found = _by_parse(doc, phrase) if parsed else _by_words(phrase)
        return "future" if before == "by" and found is None else found

    return tense


def _by_words(phrase: Phrase) -> Tense | None:
    for back in range(1, _WINDOW + 1):
        word = phrase.before(back)
        if word in context("ahead") or (word == "to" and phrase.before(back + 1) in context("before_to")):
            return "future"
        if word in ("", "\n", ",", ";", ".", "”", '"', "said", "announced"):
            return None
    return None


def _by_parse(doc: Doc, phrase: Phrase) -> Tense | None:
    found = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    if found is None:
        return None
    token = found.root
    for _ in range(_DEPTH):
        if token.tag_[:2] in ("VB", "MD"):
            return _verb_tense(token)
        if token.head is token:
            return None
        token = token.head
    return None


def _verb_tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in ("will", "shall", "'ll", "’ll", "wo") for child in helpers):
        return "future"
    if any(child.tag_ == "TO" for child in helpers):
        return _infinitive_tense(verb)
    if verb.tag_ == "VBG" and any(child.lower_ in ("is", "are") for child in helpers):
        return None
    if verb.tag_ == "VBN" and any(child.lower_ in ("is", "are", "be") for child in helpers):
        return "future" if verb.lower_ in context("ahead") else None
    return "past" if verb.tag_ in _PAST else None


def _infinitive_tense(verb: Token) -> Tense | None:
    """ "is set to begin on Wednesday" looks ahead; so does "plans to"; "began to" does not."""
    return (
        None if verb.head.tag_ in _PAST and not any(c.lower_ in ("is", "are") for c in verb.head.children) else "future"
    )
