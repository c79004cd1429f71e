"""Ties inside one noun phrase: owners, classes and places before a name, and the class noun behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.claims.context import Context
from claimx.claims.ties.tie import (
    BUSINESS,
    MAKERS,
    Tie,
    bounds,
    class_noun,
    class_phrase,
    is_role,
    lexical,
    names_kind,
    places,
    possessor,
    premodifiers,
    type_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def before_name(name: Token, context: Context) -> Iterator[Tie]:
    """ "ByteDance's video generation model Seedance", "ChatGPT developer OpenAI", "Kolkata-based Nimbari"."""
    run = premodifiers(name, context)
    noun = class_noun(name, context)
    owner = possessor(run[0], context) or _shared_possessor(run[0], context)
    named = _name_before(run[0], context)
    relation = lexical(noun) if noun is not None else None
    if type_of(name, context) in BUSINESS:
        yield from places(name, run[:-1], context)
        yield from _home(name, owner, context)
    other = owner or named
    if relation is not None and other is not None and context.resolve(other) != context.entity(name):
        yield Tie(relation, name, other, *bounds(other, name))
    elif owner is not None:
        yield from owned(name, owner, context)
    if noun is not None and not is_role(noun) and (relation is None or (other is None and relation in MAKERS)):
        kind = class_phrase(noun, context)
        yield Tie("instance_of", name, noun, kind.start, name.i + 1, kind=kind)


def _shared_possessor(first: Token, context: Context) -> Token | None:
    """ "Its cloud unit Volcano Engine and AI app Doubao": both are its."""
    if first.i < first.sent.start + 3 or first.nbor(-1).lower_ not in ("and", "or"):
        return None
    before = first.nbor(-2)
    if context.entity(before) is None:
        return None
    return possessor(premodifiers(before, context)[0], context)


def _name_before(first: Token, context: Context) -> Token | None:
    """The name right before a class noun: "ChatGPT developer", "TikTok-owner"."""
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before if before is not None and context.entity(before) and before.tag_ != "PRP$" else None


def owned(name: Token, owner: Token, context: Context) -> Iterator[Tie]:
    """Whose product or unit a name is: "Apple's iPhone", "Alphabet's Google"."""
    if context.resolve(owner) == context.entity(name) or type_of(owner, context) not in BUSINESS:
        return
    if type_of(name, context) == "product":
        yield Tie("product_of", name, owner, *bounds(owner, name))
    elif type_of(name, context) == "company" and owner.tag_ != "PRP$":
        yield Tie("part_of", name, owner, *bounds(owner, name))


def _home(name: Token, owner: Token | None, context: Context) -> Iterator[Tie]:
    """ "Germany's Federal Cartel Office"."""
    if owner is not None and type_of(owner, context) == "place":
        yield Tie("based_in", name, owner, *bounds(owner, name))


def behind_name(name: Token, context: Context) -> Iterator[Tie]:
    """ "Xbox 360 game console", "its 777 airliner", "Nvidia's newer Rubin chips": the class stands behind the name."""
    words_used = context.entities.words_of(name)
    if type_of(name, context) != "product" or context.entities.mention_of(name) is None:
        return
    end = words_used.end
    doc = name.doc
    while end < len(doc) and doc[end].tag_ in ("NN", "NNS", "JJ") and context.entity(doc[end]) is None:
        end += 1
    noun = doc[end - 1]
    leads_on = end < len(doc) and context.entity(doc[end]) is not None  # "ChatGPT developer OpenAI"
    if end == words_used.end or noun.tag_ not in ("NN", "NNS") or not names_kind(noun) or lexical(noun) or leads_on:
        return
    yield Tie("instance_of", name, noun, words_used.start, end, kind=doc[words_used.end : end])
    owner = possessor(premodifiers(name, context)[0], context)
    if owner is not None:
        yield from owned(name, owner, context)


def described(name: Token, context: Context) -> Iterator[Tie]:
    """ "The Amsterdam-based group": a description tells where a company is."""
    mention = context.entities.mention_of(name)
    if mention is not None and mention.kind == "description" and type_of(name, context) in BUSINESS:
        yield from places(name, list(context.entities.words_of(name)), context)
