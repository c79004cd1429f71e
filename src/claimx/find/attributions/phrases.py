"""A phrase that names a source: "according to ByteDance", "by IDC's count", "a warning that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.find.attributions.said import Found
from claimx.find.attributions.speakers import names_somebody, owner_of_document, speaker
from claimx.find.syntax import ancestors, child, children, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def according_to(token: Token) -> Iterator[Found]:
    """ "According to ByteDance, …", "…, per Sensor Tower": the sentence's clause that the phrase stands in."""
    source = _named_by(token)
    if source is None or not names_somebody(source):
        return
    governor = next((above for above in ancestors(token.head) if is_verb(above)), token.sent.root)
    edge = governor if governor.dep_ != "conj" else token.sent.root
    scope = edge.left_edge.i, edge.right_edge.i + 1
    yield Found(owner_of_document(source), token, *scope, "according to")


def by_a_count(prep: Token) -> Iterator[Found]:
    """ "By the count of Fathom Ridge, …", "…, by Oxenfoord's tracker": who reckons, over the clause."""
    if prep.lower_ not in ("by", "on") or prep.dep_ not in ("prep", "agent"):
        return
    noun = child(prep, "pobj")
    if noun is None or noun.lower_ not in words("reporting", "reckonings"):
        return
    who = owner_of_document(noun) if noun.lemma_.lower() in words("reporting", "documents") else _owner(noun)
    if who is not None and who != noun and who.pos_ == "PROPN":
        governor = next((above for above in ancestors(prep.head) if is_verb(above)), prep.sent.root)
        yield Found(who, prep, governor.left_edge.i, governor.right_edge.i + 1, "by somebody's count")


def _owner(noun: Token) -> Token | None:
    """ "The count of Fathom Ridge", "Oxenfoord's tracker"."""
    of = next((prep for prep in children(noun, "prep") if prep.lower_ == "of"), None)
    return child(noun, "poss") or (child(of, "pobj") if of is not None else None)


def saying_that(noun: Token) -> Iterator[Found]:
    """ "Nokia has issued a warning that …": the noun's clause is said by whoever gives it, or owns it."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("reporting", "sayings"):
        return
    for content in children(noun, "acl", "ccomp"):
        if not any(mark.lower_ == "that" for mark in children(content, "mark")):
            continue
        given = is_verb(noun.head) and noun.dep_ == "dobj"
        who = child(noun, "poss") or (speaker(noun.head) if given else None)
        if who is not None and names_somebody(who):
            yield Found(who, noun, content.left_edge.i, content.right_edge.i + 1, "a noun of saying over a clause")


def _named_by(token: Token) -> Token | None:
    if token.lower_ == "according":
        to = next((below for below in token.children if below.lower_ == "to"), None)
        if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            to = token.nbor()
        return (child(to, "pobj") or child(token, "pobj")) if to is not None else None
    if token.lower_ in ("per", "citing") and token.dep_ in ("prep", "advcl", "acl"):
        named = child(token, "pobj", "dobj")
        return named if named is not None and named.pos_ in ("PROPN", "NOUN") and _is_source_noun(named) else None
    return None


def _is_source_noun(noun: Token) -> bool:
    """ "per IDC" and "citing two people" name sources, "per minute" is a rate."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in words("reporting", "documents") | {
        "people",
        "source",
        "person",
        "official",
    }
