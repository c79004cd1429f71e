"""quantulum3's knowledge of units, read as data: its files are opened where they lie and its code is never imported.

(Importing quantulum3 loads an inflection library for seconds and its parser reads tech news wrongly; its table of
units, with dimensions, surfaces, symbols and SI prefixes, is what claimx builds on.)
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from claimx.errors import LexiconError

_PREFIXES = {
    "Y": "yotta", "Z": "zetta", "E": "exa", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo",
    "h": "hecto", "d": "deci", "c": "centi", "m": "milli", "µ": "micro", "n": "nano", "p": "pico", "f": "femto",
    "a": "atto", "z": "zepto", "y": "yocto",
}  # fmt: skip


class KnownUnit(NamedTuple):
    """One unit: its name, the entity it measures (``length``, ``power``, ``currency`` …), and how it is written."""

    name: str
    dimension: str
    symbols: tuple[str, ...]
    surfaces: tuple[str, ...]
    currency: str | None
    uri: str | None


@cache
def known_units() -> tuple[KnownUnit, ...]:
    """Every unit of quantulum3, those made with SI prefixes included; about 400, in its own order.

    Raises:
        LexiconError: quantulum3 or its data files are not there.
    """
    general = _load("units.json")
    for name, overlay in _load("_lang/en_US/units.json").items():
        general.setdefault(name, {}).update(overlay)
    found = []
    for name, facts in general.items():
        if "entity" not in facts:
            continue
        unit = _unit(name, facts)
        found.append(unit)
        found += [_prefixed(unit, prefix) for prefix in facts.get("prefixes", ()) if prefix in _PREFIXES]
    return tuple(found)


@cache
def by_surface() -> dict[str, tuple[KnownUnit, ...]]:
    """Units by surface (singular, lower case); several where the word is ambiguous. Callers must not change it."""
    return _grouped((surface.lower(), unit) for unit in known_units() for surface in unit.surfaces)


@cache
def by_symbol() -> dict[str, tuple[KnownUnit, ...]]:
    """Units by symbol, case as written; several where the symbol is ambiguous. Callers must not change it."""
    return _grouped((symbol, unit) for unit in known_units() for symbol in unit.symbols)


def _grouped(pairs: Any) -> dict[str, tuple[KnownUnit, ...]]:
    found: dict[str, tuple[KnownUnit, ...]] = {}
    for key, unit in pairs:
        found[key] = (*found.get(key, ()), unit)
    return found


def _unit(name: str, facts: dict[str, Any]) -> KnownUnit:
    return KnownUnit(
        name=name,
        dimension=facts["entity"],
        symbols=tuple(facts.get("symbols", ())),
        surfaces=tuple(facts.get("surfaces", ())),
        currency=facts.get("currency_code"),
        uri=facts.get("URI"),
    )


def _prefixed(unit: KnownUnit, prefix: str) -> KnownUnit:
    word = _PREFIXES[prefix]
    return unit._replace(
        name=word + unit.name,
        symbols=tuple(prefix + symbol for symbol in unit.symbols),
        surfaces=tuple(word + surface for surface in unit.surfaces),
    )


def _load(name: str) -> dict[str, Any]:
    spec = find_spec("quantulum3")
    if spec is None or spec.origin is None:
        raise LexiconError("the unit data of quantulum3 is not installed; install quantulum3>=0.10,<0.11")
    try:
        found: dict[str, Any] = json.loads(
            Path(spec.origin).with_name(name.split("/")[0]).joinpath(*name.split("/")[1:]).read_text("utf-8")
        )
    except (OSError, ValueError) as error:
        raise LexiconError(f"quantulum3 {name}: {error}") from error
    return found
