"""Who speaks: the source that a reporting verb or a document has in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.find.syntax import agent, ancestors, child, children, subject
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def names_somebody(token: Token | None) -> bool:
    """Whether a word can be a source: not "nobody", no number."""
    return token is not None and token.lower_ not in words("reporting", "nobody") and token.pos_ != "NUM"


def speaker(verb: Token) -> Token | None:
    """Who reports: the subject, or the by-agent of a passive; "its report showed" gives the report's owner."""
    who = agent(verb) if child(verb, "nsubjpass") else subject(verb) or _inverted_subject(verb)
    if who is not None and who.lower_ == "it" and who.dep_ == "nsubj":
        return who
    if not names_somebody(who):
        return None
    return owner_of_document(who) if who is not None else None


def _inverted_subject(verb: Token) -> Token | None:
    """ "said Rachel Lim": a name or pronoun right behind the verb, which parsers often take for its object."""
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if behind is None or behind.pos_ not in ("PROPN", "PRON") or verb.tag_ != "VBD":
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
