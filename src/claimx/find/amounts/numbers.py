"""The number grammar: digits, words, multipliers, fractions and multiples, read from atoms."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Protocol, TypeVar

from claimx.find.amounts.atoms import HYPHENS, Page
from claimx.find.amounts.numerals import Number, and_part, multipliers, values
from claimx.find.amounts.spelled import behind_article, spelled
from claimx.rules.lexicon import words

__all__ = ["Number", "read_number", "scan", "values"]


class _Placed(Protocol):
    @property
    def last(self) -> int: ...


_Read = TypeVar("_Read", bound=_Placed)

LONGEST_DIGITS = 25
"""Longer runs of digits are serial numbers, not amounts."""
LARGEST_EXPONENT = 30
"""Larger powers of ten are codes that happen to have an e between digits."""
_ARTICLES = frozenset({"a", "an"})


@cache
def _starters() -> frozenset[str]:
    """Every word that a spelled number can begin with."""
    tables = ("cardinals", "tens", "magnitudes", "vague", "multiples")
    found = {word for name in tables for word in values(name)}
    return frozenset(
        found
        | words("numbers", "numbers.few")
        | {"a", "an", "half", "multi", "multimillion", "multibillion", "hundred"}
    )


def scan(page: Page, read: Callable[[Page, int], _Read | None]) -> list[_Read]:
    """What ``read`` finds at every atom where a number may begin, left to right, none inside another.

    ``read`` is ``read_number`` or anything larger that begins with a number.
    """
    found: list[_Read] = []
    behind = 0
    for index in _begins(page):
        item = read(page, index) if index >= behind else None
        if item is not None:
            found.append(item)
            behind = item.last
    return found


def _begins(page: Page) -> list[int]:
    """The atoms at which a number may begin, whatever then stands behind them."""
    begins = page.numerals() + page.where(_starters())
    if "fold" in page.text.lower():
        begins += [at for at, word in enumerate(page.lowers) if word.endswith("fold") and word not in _starters()]
    return [at for at in sorted(begins) if page.word(at) not in _ARTICLES or _goes_on(page, at + 1)]


def _goes_on(page: Page, index: int) -> bool:
    """Whether the atom behind "a" or "an", past a hyphen, can go on with a number."""
    return page.word(index + page.hyphen(index)) in behind_article()


def read_number(page: Page, index: int, *, money: bool = False) -> Number | None:
    """The number that begins at an atom. ``money``: a currency stands before it, so that a letter is a multiplier."""
    if page.kind(index) == "f":
        return _finish(page, index, index + 1, _written_fraction(page, index), money)
    return _digits(page, index, money) if page.kind(index) == "n" else spelled(page, index)


def _written_fraction(page: Page, index: int) -> float:
    return unicodedata.numeric(page.written(index))


def _digits(page: Page, index: int, money: bool) -> Number | None:
    text = page.written(index)
    if len(text) > LONGEST_DIGITS or text.count(".") > 1:
        return None
    if (fraction := _ratio(page, index)) is not None:
        return _finish(page, index, index + 3, fraction, money)
    value, last = float(text.replace(",", "")), index + 1
    while last - index < 5 and _is_group(page, last, text):
        value, last = value * 1000 + float(page.written(last)), last + 1
    if page.kind(last) == "f" and page.start(last) - page.end(last - 1) <= 1:
        value, last = value + _written_fraction(page, last), last + 1
    elif (fraction := _ratio(page, last)) is not None and not page.glued(last - 1):
        value, last = value + fraction, last + 3
    elif (power := _power_of_ten(page, last)) is not None:
        value, last = value * 10.0 ** power[0], power[1]
    return _finish(page, index, last, value, money)


def _is_group(page: Page, index: int, text: str) -> bool:
    """Whether three digits after a space go on with a number: "20 000"."""
    fits = page.kind(index) == "n" and len(page.word(index)) == 3 and len(text) <= 3
    if not fits or not text.isdigit() or text[0] == "0":
        return False
    apart = page.text[page.end(index - 1) : page.start(index)] in ("\u202f", "\u00a0", "\u2009", " ")
    return apart and not page.glued(index)


def _ratio(page: Page, index: int) -> float | None:
    """ "1/16", "3⁄4": a proper fraction with a usual denominator, not part of a date or a name."""
    if page.kind(index) != "n" or page.word(index + 1) not in ("/", "⁄") or page.kind(index + 2) != "n":
        return None
    if not (page.glued(index) and page.glued(index + 1)) or page.word(index - 1) == "/" or page.word(index + 3) == "/":
        return None
    top, bottom = page.word(index), page.word(index + 2)
    if bottom not in words("numbers", "numbers.denominators") or not top.isdigit() or not 0 < int(top) < int(bottom):
        return None
    return int(top) / int(bottom)


def _power_of_ten(page: Page, index: int) -> tuple[int, int] | None:
    """ "×10^9", "x 10−30": the exponent and where it ends."""
    if page.word(index) == "e":
        return _exponent(page, index)
    if page.word(index) not in ("×", "x", "*") or page.word(index + 1) != "10":
        return None
    at = index + 2 + (page.word(index + 2) == "^")
    minus = page.word(at) in HYPHENS
    digits = page.word(at + minus)
    if at + minus == index + 2 or not digits.isdigit() or len(digits) > 2:
        return None
    return (-int(digits) if minus else int(digits)), at + minus + 1


def _exponent(page: Page, index: int) -> tuple[int, int] | None:
    """ "63.3e9", "1.2E-3": glued throughout, and no part of a longer code."""
    at = index + 1 + (page.word(index + 1) in (*HYPHENS, "+"))
    glued = all(page.glued(step) for step in range(index - 1, at))
    before = page.kind(index - 2) == "w" and page.glued(index - 2)
    behind = page.kind(at + 1) == "w" and page.glued(at) and page.word(at + 1) != "x"
    digits = page.word(at)
    if not glued or before or behind or not digits.isdigit() or int(digits) > LARGEST_EXPONENT:
        return None
    return (-int(digits) if page.word(index + 1) in HYPHENS else int(digits)), at + 1


def _finish(page: Page, first: int, last: int, value: float, money: bool) -> Number:
    if (extra := and_part(page, last)) is not None:
        value, last = value + extra[0], extra[1]
    scale, last = multipliers(page, last, value, money)
    return Number(first, last, _scaled(value, scale), scale)


def _scaled(value: float, scale: float) -> float:
    """The product without binary dust: 63.3 × 10⁹ is 63,300,000,000."""
    return float(f"{value * scale:.15g}")
