"""Words that move an amount: "rose", "a drop of", "down", "higher", with their direction."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import singular
from claimx.models.amounts import Direction
from claimx.rules.lexicon import words

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
REACH = 5
"""Atoms looked back for the word that moves an amount."""


class Mover(NamedTuple):
    """A word that moves an amount, at an atom."""

    direction: Direction
    at: int
    kind: Literal["verb", "noun", "adverb"]


def forms(verb: str) -> set[str]:
    """The regular forms of a verb: drop, drops, dropped, dropping; some that no one writes do no harm."""
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = verb + verb[-1] if verb[-1] in "pgtmdb" and verb[-2] in "aeiou" and verb[-3:-2] not in "aeiou" else verb
    third = verb + ("es" if verb.endswith(("sh", "ch", "x", "ss")) else "s")
    return {verb, third, stem + "ing", stem + "ed", doubled + "ing", doubled + "ed"}


def _directions() -> tuple[Direction, Direction]:
    return ("up", "down")


@cache
def verbs() -> dict[str, Direction]:
    """Every form of the verbs that move something, with its direction."""
    found: dict[str, Direction] = {}
    for direction in _directions():
        for verb in sorted(words("changes", f"{direction}.verbs")):
            found.update(dict.fromkeys(forms(verb), direction))
        found.update(dict.fromkeys(words("changes", f"{direction}.irregular"), direction))
    return found


@cache
def adverbs() -> dict[str, Direction]:
    """Comparatives and particles with their direction."""
    return {word: direction for direction in _directions() for word in words("changes", f"{direction}.adverbs")}


@cache
def nouns() -> dict[str, Direction]:
    """Nouns of movement with their direction."""
    return {word: direction for direction in _directions() for word in words("changes", f"{direction}.nouns")}


@cache
def ratio_only() -> frozenset[str]:
    """Forms of the verbs that move only ratios and prices ("raised $50 million" is a level)."""
    listed = words("changes", "changes.ratio_only")
    return listed | {form for verb in listed for form in forms(verb)}


def mover(page: Page, index: int) -> Mover | None:
    """What moves the amount that begins at an atom, with nothing but small words between."""
    for at in range(index - 1, index - 1 - REACH, -1):
        found = mover_at(page, at)
        if found is not None:
            return None if is_particle(page, at) else found
        word = page.word(at)
        if page.kind(at) != "w" or not (word in words("changes", "changes.between") or word.endswith("ly")):
            return None
    return None


def moves_before(page: Page, index: int) -> bool:
    """Whether a word that moves something stands before an atom."""
    return mover(page, index) is not None


def is_particle(page: Page, at: int) -> bool:
    """Whether "up" or "down" only completes a bound or a verb: "up to", "gave up", "set up"."""
    word = page.word(at)
    if word == "up" and page.word(at + 1) == "to":
        return True
    if page.word(at - 1) in words("changes", "changes.closing") and page.word(at + 2) in ("%", "percent", "per"):
        return False
    return word in ("up", "down") and page.word(at - 1) in words("changes", "changes.phrasal")


def mover_at(page: Page, at: int) -> Mover | None:
    """The mover that the word at an atom is: noun before verb where the tag or an "of" says so."""
    word = page.word(at)
    noun = nouns().get(word) or nouns().get(singular(word))
    nominal = page.tag(at) in ("NN", "NNS") or (not page.tagged and page.word(at + 1) == "of")
    if noun and (nominal or word not in verbs()):
        return Mover(noun, at, "noun")
    if word in verbs():
        return Mover(verbs()[word], at, "verb")
    if word in ("up", "down", "higher", "lower"):
        return Mover(adverbs()[word], at, "adverb")
    return None
