"""What a unit may look like (section 4 of the specification)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_SINGULAR_S = ("ss", "us", "is")
"""Ends of nouns that are singular in spite of their s."""
_NOUN = re.compile(r"[\w’'.&+-]+(?: [\w’'.&+-]+){0,3}")


@cache
def _table() -> tuple[frozenset[str], dict[str, str], frozenset[str], frozenset[str]]:
    """Units that are no nouns; mistakes and what they should be; singulars in -s; plurals in -us and -is."""
    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))["units"]
    plain = (name for group in ("ratios", "currencies", "symbols", "durations") for name in table[group])
    return frozenset(plain), table["aliases"], frozenset(table["singular_in_s"]), frozenset(table["plural_in_s"])


def _is_plural(noun: str) -> bool:
    _, _, singular, plural = _table()
    if noun in plural:
        return True
    return noun.endswith("s") and len(noun) > 1 and noun not in singular and not noun.endswith(_SINGULAR_S)


def unit_fault(unit: str) -> str | None:
    """What is wrong with a unit, if anything; an empty one is a bare number."""
    plain, aliases, _, _ = _table()
    for part in re.split(r"[/*]", unit) if unit else []:
        if part in plain:
            continue
        if part in aliases:
            return f"unit {unit!r}: {part!r} is written {aliases[part]!r}"
        if not _NOUN.fullmatch(part):
            return f"unit {unit!r}: {part!r} is neither a unit nor a noun"
        if _is_plural(part.rpartition(" ")[2]):
            return f"unit {unit!r}: {part!r} must be singular"
    return None
