"""Amounts as pint's, with counted nouns, currencies and data as dimensions of their own.

The only module that imports pint, which the extra ``pint`` brings, and only when an amount is asked for.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from claimx.errors import UnitError
from claimx.measures.conversion import own
from claimx.measures.sizes import factors, known
from claimx.rules.lexicon import mapping, table

if TYPE_CHECKING:
    import pint

_LOCK = Lock()
"""pint's registries are not safe to change from two threads at once."""


def in_pint(magnitude: Any, unit: str, kind: str) -> pint.Quantity[Any]:
    """A number, or an array of them, in a unit of claimx as pint has it. A bare number or a rank is dimensionless.

    Raises:
        UnitError: pint is not installed, or has no such unit.
    """
    with _LOCK:
        units, parts = _registry(), []
        if kind != "none":
            nouns = own(unit, kind)
            parts = list(factors(unit, nouns))
        total, size = units.Unit(""), 1.0
        for part in parts:
            total *= units.Unit(_noun(part.name) if part.name in nouns else _name(part.name, len(parts))) ** part.power
            size *= float(part.size) ** (1 if part.power > 0 else -1)
        return units.Quantity(magnitude if size == 1 else magnitude * size, total)


@cache
def _registry() -> pint.UnitRegistry[Any]:
    """pint's units, with those of ours that it lacks and those that it holds to be plain numbers, as bytes."""
    try:
        import pint
    except ImportError:
        raise UnitError("to_pint needs pint: pip install 'claimx[pint]'") from None
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(None, on_redefinition="ignore")
    made.load_definitions(Path(pint.__file__).with_name("default_en.txt"))  # a full registry has cached what bytes are
    for definition in table("measures")["pint_definitions"]["list"]:
        made.define(definition)
    return made


@cache
def _noun(name: str) -> str:
    """What a counted noun or a currency is called, now a dimension; ``link_count`` where pint has a unit ``link``."""
    word = re.sub(r"\W", "_", name)
    word = word if word.isidentifier() else f"unit_{word}"
    word = f"{word}_count" if word in _registry() else word
    _registry().define(f"{word} = [{word}]")
    return word


def _name(name: str, parts: int) -> str:
    """What pint calls a unit whose size claimx knows."""
    written = mapping("measures", "pint").get(name, name)
    if name.startswith("°") and parts > 1 and written != "degree":
        return f"delta_{written}"  # a rate of degrees is of differences: it has no zero
    if not known(name) or written not in _registry():  # what pint makes of a name that we do not know is chance
        raise UnitError(f"pint has no unit {name!r}")
    return written
