"""Who speaks: the source that a reporting verb or a document has in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.find.syntax import agent, ancestors, child, children, is_finite, is_verb, subject
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE_A_SPEAKER = frozenset({",", "”", '"', "’", "''", "»"})
_LONGEST_SPEAKER = 12
"""Tokens of the longest noun phrase that is looked through."""


def names_somebody(token: Token | None) -> bool:
    """Whether a word can be a source: not "nobody", no number."""
    return token is not None and token.lower_ not in words("reporting", "nobody") and token.pos_ != "NUM"


def speaker(verb: Token) -> Token | None:
    """Who reports: the subject, or the by-agent of a passive; "its report showed" gives the report's owner."""
    if child(verb, "auxpass") or child(verb, "nsubjpass"):
        who = agent(verb)
    else:
        who = set_off_speaker(verb) or _nearest_subject(verb) or _inverted_subject(verb)
    if who is not None and who.lower_ == "it" and who.dep_ == "nsubj":
        return who
    if not names_somebody(who):
        return None
    return owner_of_document(who) if who is not None else None


def set_off_speaker(verb: Token) -> Token | None:
    """ "…, Kohli said", "…,” the firm's chief executive, Kadri Lepiksoo, said": a noun phrase set off right before a
    verb of saying, whatever the parser makes of it.
    """
    doc, start = verb.doc, verb.sent.start
    if verb.lemma_.lower() not in words("reporting", "say") | words("reporting", "expect"):
        return None
    at = verb.i - 1
    while at > start and doc[at].pos_ in ("AUX", "ADV"):
        at -= 1
    named = at if doc[at].text != "," else at - 1  # a name in apposition, between commas
    if named <= start or (named != at and doc[named].pos_ != "PROPN"):
        return None
    first = _phrase_start(doc, named, start)
    if named != at:
        if first <= start + 1 or doc[first - 1].text != ",":
            return None
        first = _phrase_start(doc, first - 2, start)
    set_off = first > start and doc[first - 1].text in _BEFORE_A_SPEAKER
    return doc[named] if set_off and _may_speak(doc[named]) and _follows_content(verb, first) else None


def _phrase_start(doc: Doc, last: int, start: int) -> int:
    """Where the noun phrase begins that ends at a token."""
    at = last
    while at > max(start, last - _LONGEST_SPEAKER) and _in_phrase(doc[at - 1]):
        at -= 1
    return at


def _in_phrase(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM") or token.tag_ in ("POS", "HYPH", "PRP$")


def _may_speak(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN") or (
        token.pos_ == "PRON" and token.lower_ in words("reporting", "nominative")
    )


def _follows_content(verb: Token, first: int) -> bool:
    """Whether a clause stands before the phrase, and none behind the verb: "…, X said that" begins anew."""
    doc = verb.doc
    behind = doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    if behind is not None and behind.text == ",":  # "Memory chips, Saltuk said, cost more"
        return True
    if any(content.i > verb.i and is_finite(content) for content in children(verb, "ccomp")):
        return False
    closes = (
        behind is None or behind.is_punct or behind.is_space or behind.pos_ in ("ADP", "ADV", "PROPN", "NOUN", "DET")
    )
    return closes and any(is_verb(token) for token in doc[max(verb.sent.start, first - 60) : first])


def _nearest_subject(verb: Token) -> Token | None:
    """The subject; of several that the parser gives, the one next to the verb."""
    own = [found for found in children(verb, "nsubj") if found.i < verb.i]
    return own[-1] if len(own) > 1 else subject(verb)


def _inverted_subject(verb: Token) -> Token | None:
    """ "said Rachel Lim", "reckons Rachel Lim": a name or pronoun right behind the verb, which parsers often take for
    its object.
    """
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if behind is None or behind.pos_ not in ("PROPN", "PRON") or verb.tag_ not in ("VBD", "VBZ"):
        return None
    if behind.pos_ == "PRON" and behind.lower_ not in words("reporting", "nominative"):  # "told me"
        return None
    return next(above for above in ancestors(behind) if above.head == verb or above.dep_ == "ROOT")


def owner_of_document(who: Token) -> Token:
    """ "Data from IDC", "Counterpoint's report", "IDC data": the owner speaks, not the paper."""
    if who.lemma_.lower() not in words("reporting", "documents"):
        return who
    named = child(who, "poss")
    if named is not None and named.pos_ == "PRON":  # "its annual report": the report is named, its owner is not
        return who
    owner = named or next(
        (
            below
            for prep in children(who, "prep")
            if prep.lower_ in ("from", "by", "of")
            for below in children(prep, "pobj")
        ),
        None,
    )
    return owner or next((below for below in children(who, "compound", "nmod") if below.pos_ == "PROPN"), None) or who
