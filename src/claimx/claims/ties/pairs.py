"""Which two things a tie may hold between: pairs of one sentence, and names with what the article is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Context
from claimx.claims.ties.tie import BUSINESS, is_demonym, type_of
from claimx.models import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 30
"""Tokens between the heads of two named things that a tie may span."""
_NEAR = 14
"""Tokens between a named thing and the noun that says what it is."""
_BACK = 80
"""Tokens before a sentence in which the firm that it goes on about may be named."""
_NEXT = 6
"""How many named things after one are paired with it."""


class Pair(NamedTuple):
    """Two head tokens, in text order, or ``far``: the second is what the article or the text before is about."""

    left: Token
    right: Token
    far: str = ""
    """``home``: the second is the protagonist, elsewhere; ``focus``: the firm named last; ``home, focus``: both."""


def named_pairs(context: Context) -> Iterator[Pair]:
    """Every two neighbouring mentions of different entities in a sentence; names with firms that are elsewhere."""
    things = _things(context)
    for at, left in enumerate(things):
        entity, end = context.entity(left), left.sent.end
        for right in things[at + 1 : at + 1 + _NEXT]:
            if right.i - left.i > _REACH or right.i >= end:
                break
            if entity != context.entity(right):
                yield Pair(left, right)
        if _may_be_far(left, context):
            yield from _far_pairs(left, things[max(at - _NEXT, 0) : at + 1 + _NEXT], context)


def _may_be_far(name: Token, context: Context) -> bool:
    """A person or a firm that is named."""
    mention = context.entities.mention_of(name)
    return mention is not None and mention.kind == "name" and type_of(name, context) in (*BUSINESS, "person")


def _far_pairs(name: Token, near: list[Token], context: Context) -> Iterator[Pair]:
    """A name with the article's protagonist, and a person with the firm named last, if its sentence has neither."""
    beside = {context.entity(thing) for thing in near if thing.sent.start == name.sent.start}
    home = context.protagonist
    focus = _focus(name, context) if type_of(name, context) == "person" else None
    if focus is not None and focus.ref not in beside:
        yield Pair(name, context.entities.head_of(focus.mentions[0]), "home, focus" if focus == home else "focus")
    if home is not None and home != focus and home.ref not in beside:
        yield Pair(name, context.entities.head_of(home.mentions[0]), "home")


def _focus(name: Token, context: Context) -> Entity | None:
    """The firm that was named last before a name's sentence, in the lines right before."""
    before = context.entities.between(max(name.sent.start - _BACK, 0), name.sent.start)
    return next((placed.entity for placed in reversed(before) if placed.entity.type in BUSINESS), None)


def class_pairs(context: Context) -> Iterator[Pair]:
    """Every mention that is a name or pronoun, with the common nouns near it in its sentence."""
    nouns = [token for token in context.doc if _names_class(token, context)]
    first = 0
    for thing in _things(context):
        mention = context.entities.mention_of(thing)
        if mention is None or mention.kind == "description":
            continue
        words = context.entities.words_of(thing)
        while first < len(nouns) and nouns[first].i < words.start - _REACH:
            first += 1
        sentence = thing.sent
        for noun in nouns[first:]:
            if noun.i >= min(words.end + _NEAR, sentence.end):
                break
            if noun.i >= max(words.start - _NEAR, sentence.start) and not words.start <= noun.i < words.end:
                yield Pair(thing, noun) if thing.i < noun.i else Pair(noun, thing)


def _things(context: Context) -> list[Token]:
    """The heads of all mentions, and the adjectives of place outside them, in text order."""
    return [
        token
        for token in context.doc
        if (context.entities.is_head(token) if context.entity(token) is not None else is_demonym(token))
    ]


def _names_class(token: Token, context: Context) -> bool:
    """A common noun that ends its compound and is no name, time or amount."""
    if token.tag_ not in ("NN", "NNS"):
        return False
    mention = context.entities.mention_of(token)
    if mention is not None and (mention.kind != "description" or not context.entities.is_head(token)):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    inner = following is not None and following.tag_ in ("NN", "NNS") and context.entity(following) is None
    return not inner and context.time_at(token) is None and context.amount_at(token) is None
