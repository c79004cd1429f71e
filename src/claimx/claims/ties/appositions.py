"""Ties in appositions: "Volcano Engine, the cloud unit of ByteDance", "Canlong Research, a consultancy in Shanghai"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.claims.context import Context
from claimx.claims.ties.noun_phrases import owned
from claimx.claims.ties.tie import (
    BUSINESS,
    MAKERS,
    Tie,
    bounds,
    class_phrase,
    is_role,
    lexical,
    names_kind,
    places,
    possessor,
    type_of,
)
from claimx.find.appositions import apposition_noun, in_noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 9
"""Tokens an apposition's noun phrase may have."""


def apposed(name: Token, context: Context) -> Iterator[Tie]:
    """What stands behind a name and a comma, and what stands before a comma and a name."""
    noun = apposition_noun(name.doc, context.entities.words_of(name).end)
    if noun is not None:
        yield from _read(name, noun, context)
    before = _noun_before(name, context)
    if before is not None:
        yield from _read(name, before, context)


def _noun_before(name: Token, context: Context) -> Token | None:
    """The head noun of "its lending arm, Nimbari Pay": an owner, modifiers, a noun, a comma, then the name."""
    first = context.entities.words_of(name)[0]
    if first.i < first.sent.start + 3 or first.nbor(-1).text != ",":
        return None
    noun = first.nbor(-2)
    if noun.tag_ != "NN" or context.entity(noun) is not None:
        return None
    at = noun.i
    while (
        at > first.sent.start
        and in_noun_phrase(noun.doc[at - 1])
        and noun.i - at < _REACH
        and noun.doc[at - 1].tag_ != "POS"
    ):
        at -= 1
    return noun if possessor(noun.doc[at], context) is not None else None


def _owner(noun: Token, context: Context) -> Token | None:
    """The owner of an apposition's noun: "of ByteDance" behind it, or "its" and "ByteDance's" before it."""
    doc, behind = noun.doc, noun.i + 1
    if behind + 1 < len(doc) and doc[behind].lower_ in ("of", "to", "for"):
        for token in doc[behind + 1 : min(behind + 6, len(doc))]:
            if context.entity(token) is not None and type_of(token, context) != "place":
                return token
            if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
                break
    at = noun.i
    while at > noun.sent.start and in_noun_phrase(doc[at - 1]) and doc[at - 1].tag_ != "POS":
        at -= 1
    return possessor(doc[at], context)


def _read(name: Token, noun: Token, context: Context) -> Iterator[Tie]:
    """The ties that an apposition's noun states about a name."""
    if type_of(name, context) in ("person", "place", "event") or is_role(noun) or context.entity(noun) is not None:
        return
    owner, relation = _owner(noun, context), lexical(noun)
    start, end = bounds(name, noun, owner if owner is not None else noun)
    if type_of(name, context) in BUSINESS:
        yield from places(name, list(noun.doc[max(noun.i - 6, noun.sent.start) : noun.i]), context)
        yield from _in_place(name, noun, context)
    if owner is not None and relation is not None and context.resolve(owner) != context.entity(name):
        yield Tie(relation, name, owner, start, end)
    elif owner is not None:
        yield from owned(name, owner, context)
    fitting = names_kind(noun) or type_of(name, context) not in BUSINESS
    if (relation is None and fitting) or (owner is None and relation in MAKERS):
        yield Tie("instance_of", name, noun, *bounds(name, noun), kind=class_phrase(noun, context))


def _in_place(name: Token, noun: Token, context: Context) -> Iterator[Tie]:
    """ "A consultancy in Shanghai", "both of Bengaluru"."""
    doc, at = noun.doc, noun.i + 1
    if at + 1 < len(doc) and doc[at].lower_ in ("in", "of", "from") and type_of(doc[at + 1], context) == "place":
        yield Tie("based_in", name, doc[at + 1], *bounds(name, doc[at + 1]))
