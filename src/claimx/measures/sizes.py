"""The size of a unit in base units, from its name: ``km/hour`` is 1000/3600 of a length over a time.

A name is a product of units with ``*`` and ``/``; a unit may have an exponent (``m2``) and, as a denominator, a number
before it (``USD/million token``). Sizes are exact fractions, so that converting adds no error of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from claimx.errors import UnitError
from claimx.rules.lexicon import mapping, table, words

Dimension = tuple[tuple[str, int], ...]
"""Base dimensions with their exponents, in the order of their names."""

_PARTS = re.compile(r"([*/]?)([^*/]+)")
_SIZED = re.compile(r"(?:(\d[\d.e+]*|thousand|million|billion|trillion) )?(.+)", re.DOTALL)
_EXPONENT = re.compile(r"(.*[^\d-])(-?[123])", re.DOTALL)


class Factor(NamedTuple):
    """One unit of a product, raised to ``power``; ``size`` is the number written before it."""

    size: Fraction
    name: str
    power: int


class Measure(NamedTuple):
    """``size`` times the base units of a dimension; ``zero`` is where its scale begins, in base units."""

    dimension: Dimension
    size: Fraction
    zero: Fraction = Fraction(0)


def factors(unit: str, nouns: Container[str] = ()) -> Iterator[Factor]:
    """The units that a name multiplies and divides; ``nouns`` are words of their own, whatever digits they end with.

    Raises:
        UnitError: a number before a unit is none that can be counted in.
    """
    if known(unit):
        yield Factor(Fraction(1), unit, 1)
        return
    for sign, part in _PARTS.findall(unit):
        written = _SIZED.fullmatch(part)
        size, name = (written[1], written[2]) if written else ("", part)
        raised = None if name in nouns or known(name) else _EXPONENT.fullmatch(name)
        power = -1 if sign == "/" else 1
        if raised and known(raised[1]):
            name, power = raised[1], power * int(raised[2])
        yield Factor(_number(size or "1"), name, power)


def _number(written: str) -> Fraction:
    try:
        value = float(table("numbers")["magnitudes"].get(written, written))
    except ValueError:
        value = 0
    if not 0 < value < math.inf:
        raise UnitError(f"{written!r} is no number of units")
    return Fraction(repr(value))


def known(name: str) -> bool:
    """Whether a single unit has a size here, with a prefix or without."""
    return _single(name) is not None


def measure(unit: str, nouns: Container[str] = ()) -> Measure:
    """What a unit measures; ``nouns`` are units that are dimensions of their own (counted things, currencies).

    Raises:
        UnitError: a part of it is no unit whose size is known.
    """
    if unit not in nouns and (single := _single(unit)) is not None:
        return single  # alone, a degree has its zero
    size, powers = Fraction(1), Counter[str]()
    for part in factors(unit, nouns):
        of = Measure(((part.name, 1),), Fraction(1)) if part.name in nouns else _single(part.name)
        if of is None:
            raise UnitError(f"no unit {part.name!r} whose size is known")
        size *= of.size**part.power * (part.size if part.power > 0 else 1 / part.size)
        for base, power in of.dimension:
            powers[base] += power * part.power
    return Measure(_dimension(powers), size)


def _dimension(powers: Counter[str]) -> Dimension:
    return tuple(sorted((base, power) for base, power in powers.items() if power))


@lru_cache(4096)  # of whatever a text counts
def _single(name: str) -> Measure | None:
    if (base := mapping("measures", "base").get(name)) is not None:
        return Measure(((base, 1),), Fraction(1))
    if (defined := mapping("measures", "units").get(name)) is not None:
        product, _, zero = defined.partition(" + ")
        size, _, unit = product.partition(" ")
        of = measure(unit)
        return Measure(of.dimension, of.size * Fraction(size), Fraction(zero or 0))
    return _prefixed(name)


def _prefixed(name: str) -> Measure | None:
    for system in ("large", "small", "iec"):
        for prefix, size in mapping("measures", system).items():
            rest = name.removeprefix(prefix)
            if rest != name and rest in words("measures", f"prefixed.{system}"):
                of = _single(rest)
                return of and of._replace(size=of.size * Fraction(size))
    return None


def described(dimension: Dimension) -> str:
    """A dimension in words, for messages: ``power``, ``token/time``."""
    if (name := _derived().get(dimension)) is not None:
        return name
    top = "*".join(_raised(base, power) for base, power in dimension if power > 0)
    return "/".join([top or "1", *(_raised(base, -power) for base, power in dimension if power < 0)])


def _raised(base: str, power: int) -> str:
    return base if power == 1 else f"{base}^{power}"


@cache
def _derived() -> dict[Dimension, str]:
    return {measure(unit).dimension: name for name, unit in mapping("measures", "derived").items()}
