"""Values from one unit into another of the same dimension."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from claimx.adapters.quantulum import by_surface, by_symbol
from claimx.errors import UnitError
from claimx.measures.sizes import Measure, described, factors, known, measure
from claimx.rules.lexicon import mapping

_NAMES = ("symbols", "physical", "duration", "ratio", "currency.codes", "currency.names", "symbols_glued")
"""Tables of units.toml that say what a written unit is called."""
_SIZES = {Fraction(10**3): "thousand", Fraction(10**6): "million", Fraction(10**9): "billion"}
"""Numbers before a unit that claims spell out: ``USD/million token``."""
_LONGEST = 200
"""Characters of the longest name that can be a unit's."""


class Conversion(NamedTuple):
    """From one unit to another: ``unit`` is the other's canonical name."""

    unit: str
    factor: Fraction
    shift: Fraction

    def __call__(self, value: float) -> float:
        """The value in the other unit, rounded once; what is written 98.6 is taken as 98.6 exactly."""
        if not math.isfinite(value):
            return value
        return float(Fraction(repr(float(value))) * self.factor + self.shift)


@lru_cache(1024)
def conversion(source: str, kind: str, target: str, difference: bool = False) -> Conversion:
    """How amounts in ``source``, a unit of that kind, turn into ``target``.

    ``difference``: the amounts are differences, so that scales with another zero (°C, °F) are not shifted.

    Raises:
        UnitError: ``source`` or ``target`` is no unit that converts, or they measure different things.
    """
    if kind == "none" or not source:
        raise UnitError(f"a {source or 'bare number'} has no unit to convert")
    nouns = own(source, kind)
    name = canonical(target, nouns)
    one, other = measure(source, nouns), measure(name, nouns | _currencies())
    if one.dimension != other.dimension:
        raise UnitError(_mismatch(source, name, one, other))
    zeros = Fraction(0) if difference else (one.zero - other.zero) / other.size
    return Conversion(name, one.size / other.size, zeros)


def same_dimension(one: str, other: str) -> bool:
    """Whether two physical units measure the same thing; ``False`` where the size of either is not known."""
    try:
        return measure(one, own(one, "physical")).dimension == measure(other, own(other, "physical")).dimension
    except UnitError:
        return False


def own(unit: str, kind: str) -> frozenset[str]:
    """The parts of a unit that are dimensions of their own: what is counted, currencies, nouns in a denominator."""
    parts = list(factors(unit, _currencies()))
    counts = {parts[0].name} if kind in ("count", "currency") else set()
    return frozenset(counts | {part.name for part in parts if part.power < 0 and not known(part.name)})


def canonical(unit: str, nouns: frozenset[str] = frozenset()) -> str:
    """The name that claims carry for a unit as people write it: ``miles`` → ``mi``, ``tokens/second`` → ``token/s``.

    Raises:
        UnitError: a part of it is no unit.
    """
    written = " ".join(unit.split()).replace(" per ", "/")
    if not written or len(written) > _LONGEST:
        raise UnitError(f"no unit {unit[:40]!r}")
    if (whole := _name(written, nouns)) is not None:
        return whole
    found = ""
    for part in factors(written, nouns):
        name = _name(part.name, nouns)
        if name is None:
            raise UnitError(f"no unit {part.name!r}: write it as claims do (docs/quantities.md) or in plain English")
        sign = "/" if part.power < 0 else "*" if found else ""
        size = "" if part.size == 1 else f"{_size(part.size)} "
        power = "" if abs(part.power) == 1 else str(abs(part.power))
        found += f"{sign}{size}{name}{power}"
    if not found:
        raise UnitError(f"no unit {unit!r}")
    return found


def _size(size: Fraction) -> str:
    return _SIZES.get(size, f"{float(size):g}")


def _name(written: str, nouns: frozenset[str]) -> str | None:
    """What claims call a single unit, or ``None``: a canonical name, one of the overlay's, or one of quantulum3's."""
    for word in (written, written.removesuffix("s")):
        if word in nouns or known(word) or word in _currencies():
            return word
    lower = written.lower()
    first, *rest = lower.split(" ")
    singulars = (written, lower, lower.removesuffix("s"), " ".join([first.removesuffix("s"), *rest]))
    overlay = (mapping("units", key).get(word) for word in singulars for key in _NAMES)
    units = (*by_symbol().get(written, ()), *by_surface().get(lower.removesuffix("s"), ()))
    symbols = (symbol for unit in units for symbol in unit.symbols if known(symbol))
    return next((name for name in (*overlay, *symbols) if name), None)


@cache
def _currencies() -> frozenset[str]:
    tables = ("currency.codes", "currency.names", "currency.signs", "currency.dollars")
    return frozenset(code for key in tables for code in mapping("units", key).values())


def _mismatch(source: str, target: str, one: Measure, other: Measure) -> str:
    bases = {base for base, _ in one.dimension}, {base for base, _ in other.dimension}
    start = f"{source} does not convert into {target}: "
    if all(base & _currencies() for base in bases) and not bases[0] & bases[1] & _currencies():
        return start + "that takes an exchange rate, which depends on the day"
    if {"time", "calendar time"} <= bases[0] ^ bases[1]:
        return start + "months and years have no fixed number of days"
    return start + f"one measures {described(one.dimension)}, the other {described(other.dimension)}"
