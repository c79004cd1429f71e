"""What a unit may look like (section 4 of the specification)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_SINGULAR_S = (
    "ss",
    "us",
    "is",
    "series",
    "species",
    "news",
    "means",
    "lens",
    "gas",
    "headquarters",
    "works",
    "atlas",
    "alias",
    "canvas",
)
"""Ends of nouns that are singular in spite of their s."""
_NOUN = re.compile(r"[\w’'.&+-]+(?: [\w’'.&+-]+){0,3}")


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))["units"]
    plain = (name for group in ("ratios", "currencies", "symbols", "durations") for name in table[group])
    return frozenset(plain), table["aliases"]


def unit_fault(unit: str) -> str | None:
    """What is wrong with a unit, if anything; an empty one is a bare number."""
    plain, aliases = _table()
    for part in re.split(r"[/*]", unit) if unit else []:
        if part in plain:
            continue
        if part in aliases:
            return f"unit {unit!r}: {part!r} is written {aliases[part]!r}"
        if not _NOUN.fullmatch(part):
            return f"unit {unit!r}: {part!r} is neither a unit nor a noun"
        if part.endswith("s") and not part.endswith(_SINGULAR_S) and part.islower():
            return f"unit {unit!r}: {part!r} must be singular"
    return None
