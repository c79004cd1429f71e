"""What digits and words share in the number grammar: the value itself, multipliers, and "and a half"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimx.find.amounts.atoms import Page
from claimx.rules.lexicon import table, words


class Number(NamedTuple):
    """A number at ``atoms[first:last]``. ``scale`` is the multiplier inside ``value``; ``form`` says how it was
    written: digits, words, fraction (of a whole), multiple (tripled), vague (dozens of)."""

    first: int
    last: int
    value: float
    scale: float = 1
    form: str = "digits"

    @property
    def plain(self) -> bool:
        """Whether it is a bare numeral, as names and years have it."""
        return self.form == "digits" and self.scale == 1


@cache
def values(key: str) -> dict[str, float]:
    """A table of ``numbers.toml``."""
    return {word: float(value) for word, value in table("numbers")[key].items()}


def and_part(page: Page, index: int) -> tuple[float, int] | None:
    """ "and a half", "-and-a-half", "and three quarters" after a whole number."""
    at = index + page.hyphen(index)
    if page.word(at) != "and":
        return None
    at += 1 + page.hyphen(at + 1)
    top = 1.0 if page.word(at) == "a" else values("cardinals").get(page.word(at), 0.0)
    at += 1 + page.hyphen(at + 1)
    part = values("fractions").get(page.word(at).removesuffix("s"))
    return (top * part, at + 1) if top and part and page.word(at) not in ("second", "halve") else None


def multipliers(page: Page, index: int, value: float, money: bool) -> tuple[float, int]:
    """The product of the multiplying words after a numeral: "billion", "-million", "bn", "lakh crore"."""
    scale = 1.0
    for _ in range(3):
        at = index + page.hyphen(index)
        factor = values("magnitudes").get(page.word(at)) or (
            values("suffixes").get(page.word(at)) if at == index else None
        )
        if factor is None and at == index:
            factor = _letter(page, at, value, money)
        if factor is None or page.kind(at) != "w":
            break
        scale, index = scale * factor, at + 1
    return scale, index


def _letter(page: Page, index: int, value: float, money: bool) -> float | None:
    atom = page.at(index)
    if money:
        return values("letters").get(atom.text)
    factor = values("letters_without_money").get(atom.text)
    if factor is None or not page.glued(index - 1) or (page.kind(index + 1) == "n" and page.glued(index)):
        return None
    if atom.text == "m" and _metres(page, index):
        return None
    return factor


def _metres(page: Page, index: int) -> bool:
    """Whether a glued m is metres: "37m (121ft) long", "at a depth of 40m"."""
    ahead = [page.word(index + step + page.hyphen(index + 1)) for step in (1, 2)]
    if ahead[0] == "(":
        return page.word(index + 3) in ("ft", "feet")
    signs = words("numbers", "numbers.metres")
    behind = [page.word(index - step) for step in (2, 3, 4)]
    return ahead[0] in signs or (ahead[0] == "in" and ahead[1] in signs) or any(word in signs for word in behind)
