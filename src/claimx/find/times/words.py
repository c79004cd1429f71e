"""The word lists of ``data/times.toml`` as one table: lower-case word → tag and value."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimx.errors import LexiconError
from claimx.rules.lexicon import table

TAGGED = (
    "month", "weekday", "weekday_short", "season", "unit", "units", "part", "today", "noon", "number", "vague",
    "ordinal",
    "modifier", "edge", "ended", "frequency", "reference", "zone",
)  # fmt: skip
"""Lists whose name is the tag of their words."""

BY_VALUE = ("relative", "direction", "word")
"""Lists in which a word's value is its tag."""

OWN_TAG = {"day": "day", "year": "year_unit", "quarter": "quarter", "half": "half", "second": "second", "fall": "fall"}
"""Words with a meaning of their own besides that of their list."""

Value = int | str


class Word(NamedTuple):
    """What the lists say about a word."""

    tag: str
    value: Value


@cache
def lexicon() -> dict[str, Word]:
    """Every listed word.

    Raises:
        LexiconError: a word stands in two lists.
    """
    lists = table("times")
    found: dict[str, Word] = {}
    for name in (*TAGGED, *BY_VALUE):
        for word, value in lists[name].items():
            if word in found:
                raise LexiconError(f"times.toml: {word!r} stands in [{name}] and in [{found[word].tag}]")
            tag = value if name in BY_VALUE else OWN_TAG.get(word, name)
            found[word] = Word(tag, value)
    return found


@cache
def context(name: str) -> frozenset[str]:
    """A list of ``[context]``."""
    return frozenset(table("times")["context"][name])


@cache
def event_heads() -> frozenset[str]:
    """Nouns that end the name of an event."""
    return frozenset(table("times")["events"]["heads"])


@cache
def event_names() -> frozenset[str]:
    """Events whose whole name is one word."""
    return frozenset(table("times")["events"]["names"])


@cache
def event_joins() -> frozenset[str]:
    """Words that may stand between an event and the day that dates it."""
    return frozenset(table("times")["events"]["joins"])


@cache
def generic_events() -> frozenset[str]:
    """Nouns that any event may be called by, once it is named."""
    return frozenset(table("times")["events"]["generic"])


@cache
def holidays() -> dict[str, tuple[str, ...]]:
    """Names of holidays by their first word, longest first."""
    names = [name for kind in table("times")["holidays"].values() for name in kind]
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first.setdefault(re.split(r"\W", name, maxsplit=1)[0], []).append(name)
    return {first: tuple(found) for first, found in by_first.items()}
