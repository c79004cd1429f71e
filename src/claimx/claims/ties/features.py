"""What speaks for a tie between two things: their types, the words between and around them, and the tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from claimx.claims.context import Context
from claimx.claims.ties.pairs import Pair
from claimx.claims.ties.tie import is_demonym, kinds_of, lexical
from claimx.claims.ties.words import Words
from claimx.find.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG = 6
"""Words between two things that are still read as one phrase."""
_DEEP = 7
"""Steps of a path through the tree that are still read."""
_JOINS = frozenset({",", "and", "or", "&"})
_ALIKE = {"organization": "company", "work": "product", "other": "product", "event": "product"}
_GAPS = (0, 1, 2, 3, 5, 8, 12, 18)


def pair_features(pair: Pair, words: Words) -> list[str]:
    """The features of a pair, named so that a reader of the weights sees what each stands for."""
    context = words.context
    far = f"{pair.far} " if pair.far else ""
    types = f"{_broad(pair.left, context)}>{far}{_broad(pair.right, context)}"
    found = [f"types {types}", f"types {_kind(pair.left, context)}>{far}{_kind(pair.right, context)}"]
    found += _around(pair.left, "left", types, words)
    if pair.far:
        return found
    found += _around(pair.right, "right", types, words)
    found += _between(pair, types, words)
    found += _path(pair, types, words)
    return found


def _kind(token: Token, context: Context) -> str:
    """The type of a thing, and how it is mentioned if not by name."""
    entity = context.entity(token)
    if entity is None:
        return "demonym" if is_demonym(token) else "noun"
    mention = context.entities.mention_of(token)
    return entity.type if mention is None or mention.kind == "name" else f"{entity.type}:{mention.kind}"


def _broad(token: Token, context: Context) -> str:
    """The kind of a thing, with types that behave alike taken together."""
    kind, _, form = _kind(token, context).partition(":")
    return _ALIKE.get(kind, kind) + (f":{form}" if form else "")


def _between(pair: Pair, types: str, words: Words) -> Iterator[str]:
    entities = words.context.entities
    start, end = entities.words_of(pair.left).end, entities.words_of(pair.right).start
    if start > end:  # one is inside the other: "the Berlin firm"
        yield f"inside {types}"
        return
    between = words.symbols(start, end)
    gap = sum(len(between) > edge for edge in _GAPS)
    yield f"gap {gap}"
    yield f"gap {gap} {types}"
    if len(between) <= _LONG:
        yield f"between {' '.join(between)}"
        yield f"between {' '.join(between)} {types}"
    flat = " ".join(_without_list(between))
    if flat.count(" ") < _LONG:
        yield f"flat {flat} {types}"
    for word in dict.fromkeys(between):
        yield f"word {word}"
        yield f"word {word} {types}"
    for first, second in pairwise(between):
        yield f"words {first} {second}"
    if between:
        yield f"first {between[0]} {types}"
        yield f"last {between[-1]} {types}"
    for name in words.senses(start, end):
        yield f"between {name}"
        yield f"between {name} {types}"


def _without_list(between: list[str]) -> list[str]:
    """ "Such as <company>, <company> and" → "such as": what stands before a list holds for each of its items."""
    found: list[str] = []
    for word in between:
        if word in _JOINS and found and found[-1].startswith("<"):
            found.pop()
        elif word not in _JOINS or not found or found[-1] not in _JOINS:
            found.append(word)
    return found


def _around(thing: Token, side: str, types: str, words: Words) -> Iterator[str]:
    """The thing itself, as the tree has it, and the words that touch it."""
    beside, dep = words.beside(thing), thing.dep_
    yield f"{side} {dep}"
    yield f"{side} {dep} {types}"
    yield f"{side} {thing.tag_} {types}"
    for place, near in (("before", beside.before), ("after", beside.after)):
        for far, word in enumerate(near[:2]):
            yield f"{place} {side} {far} {word}"
        yield f"{place} {side} {near[0] if near else '<edge>'} {types}"
    for place, senses in (("before", beside.senses_before), ("after", beside.senses_after)):
        for name in senses:
            yield f"{place} {side} {name} {types}"
    if words.context.entity(thing) is None and not is_demonym(thing):
        yield from _noun(thing, side, types)


def _noun(noun: Token, side: str, types: str) -> Iterator[str]:
    """The noun that may say what a thing is."""
    opener = child(noun, "det", "poss")
    yield f"noun {noun.lemma_.lower()}"
    yield f"noun {noun.lemma_.lower()} {types}"
    yield f"noun ends -{noun.lemma_.lower()[-3:]} {types}"
    yield f"noun {side} {noun.tag_} {opener.lower_ if opener is not None and opener.dep_ == 'det' else bool(opener)}"
    relation = lexical(noun)
    yield f"noun {relation} {types}"
    for kind in kinds_of(noun) or ["no"]:
        yield f"noun kind {kind} {side}"
        yield f"noun kind {kind} {types}"


def _path(pair: Pair, types: str, words: Words) -> Iterator[str]:
    """The way through the tree from one to the other, with and without its words."""
    up, down = _climb(pair.left), _climb(pair.right)
    over = {token.i for token in up}
    meet = next((token for token in down if token.i in over), None)
    if meet is None:
        return
    left = up[: up.index(meet)]
    right = down[: down.index(meet)][::-1]
    labels = [*(f"^{token.dep_}" for token in left), *(f"v{token.dep_}" for token in right)]
    lifted = " ".join(label for label in labels if label[1:] != "conj")
    if lifted.count(" ") < _DEEP:
        yield f"lifted {lifted} {types}"
    top = "self" if meet in (pair.left, pair.right) else words.symbol(meet)
    yield f"top {top}"
    yield f"top {top} {types}"
    if len(labels) > _DEEP:
        yield "path long"
        return
    path = " ".join(labels)
    yield f"path {path}"
    yield f"path {path} {types}"
    yield f"path {path} {top}"
    passed = [words.symbol(token) for token in (*left[1:], meet, *right[:-1])]
    yield f"path {path} {' '.join(passed)}"
    for word in passed:
        yield f"on path {word} {types}"


def _climb(token: Token) -> list[Token]:
    """A token and what is above it, as far as a path may reach."""
    return [token, *islice(token.ancestors, 2 * _DEEP)]
