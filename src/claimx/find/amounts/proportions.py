"""Multiples and parts of a whole: "tripled", "twice as many", "two-thirds of", "one in five"."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.numbers import Number, read_number, values
from claimx.find.amounts.units import unit_after
from claimx.rules.lexicon import mapping, words


def multiple(page: Page, number: Number) -> Amount | None:
    """ "tripled", "twice as many", "double the revenue", "threefold"."""
    word = page.word(number.first)
    if page.hyphen(number.last) or page.hyphen(number.first - 1):
        return None
    if word in words("numbers", "numbers.adjectival") and not _compares(page, number, word):
        return None
    return _ratio(number)


def _ratio(number: Number) -> Amount:
    return Amount(number.first, number.last, number, number.value, "x", "ratio", head=number.first)


def _compares(page: Page, number: Number, word: str) -> bool:
    """Whether "double" or "twice" says how often another amount, not of what kind a thing is."""
    if page.word(number.last) in words("numbers", "numbers.compared"):
        return True
    if word in ("twice", "thrice"):
        return False
    helped = page.word(number.first - 1) in words("numbers", "numbers.helpers")
    return helped or page.tag(number.first) in ("VB", "VBP", "VBZ")


def part(page: Page, number: Number) -> Amount | None:
    """A fraction: of a unit ("half a percent") or of a whole ("two-thirds of users"); ordinals and periods are none."""
    before, following = page.word(number.first - 1), page.word(number.last)
    if before in values("ordinals") or before in words("numbers", "numbers.ordering") or page.hyphen(number.first - 1):
        return None
    if number.value > 1 and page.word(number.last - 1) == "quarters" and not page.hyphen(number.last - 2):
        return _ratio(number)._replace(value=number.value * 4, unit="quarter", kind="count")  # "five quarters"
    amount = _ratio(number)
    if page.hyphen(number.last):
        measure = unit_after(page, number.last)
        return amount._replace(unit=measure.name, kind=measure.kind, last=measure.last) if measure else None
    if number.value == 0.5 and following in words("numbers", "numbers.wholes"):
        return amount
    if (measured := _part_of_unit(page, amount)) is not None:
        return measured
    if following == "of":
        return None if _is_period(page, number.last + 1) else amount
    return amount if _stands_alone(page, number) else None


def _part_of_unit(page: Page, amount: Amount) -> Amount | None:
    """ "three quarters percent", "half a mile", "a quarter of a mile"; "half of a year" is a period."""
    number = amount.number
    measure = unit_after(page, number.last)
    article = page.word(number.first) == "a" and number.value < 0.5
    if measure is not None and measure.kind != "currency" and not article:
        return amount._replace(unit=measure.name, kind=measure.kind, last=measure.last)
    behind = of_unit(page, amount)
    return behind if behind and behind.unit not in mapping("units", "duration").values() else None


def _stands_alone(page: Page, number: Number) -> bool:
    """Whether a fraction with no whole named is one: "fell by a third", "a third more", "two-thirds"."""
    before, following = page.word(number.first - 1), page.word(number.last)
    around = before in words("numbers", "numbers.approaching") or following in words("numbers", "numbers.comparatives")
    if around:
        return following not in words("numbers", "numbers.ordinal_nouns") and page.kind(number.last) != "n"
    return page.word(number.first) not in ("a", "an") and number.value not in (0.5, 0.75)


def _is_period(page: Page, index: int) -> bool:
    """Whether "half of …" goes on with a stretch of time."""
    at = index + (page.word(index) in ("the", "this", "last", "a", "that", "an"))
    return page.word(at) in words("numbers", "numbers.periods") or (page.kind(at) == "n" and len(page.word(at)) == 4)


def score(page: Page, number: Number) -> Amount | None:
    """A mark on a scale, which has no unit: "Verdict: 7/10", "gave it nine out of ten", "a score of 9.1 out of 10"."""
    slash = number.first + 1
    if page.word(slash) == "/" and page.glued(number.first) and page.glued(slash):
        start, framed = slash + 1, page.word(number.first - 1) in words("numbers", "numbers.marking")
    elif page.word(number.last) == "out" and page.word(number.last + 1) == "of":
        start, framed = number.last + 2, False
    else:
        return None
    scale = read_number(page, start)
    divided = number.last > slash and page.word(slash) == "/"
    value = number.value * scale.value if scale and divided else number.value
    near = {page.word(at) for at in range(number.first - 6, number.first)}
    framed = framed or not near.isdisjoint(words("numbers", "numbers.scoring"))
    if scale is None or scale.value not in (5, 10, 100) or not framed or not 0 <= value <= scale.value:
        return None
    whole = number._replace(last=scale.last, form="fraction", value=float(f"{value:.9g}"), scale=1)
    return Amount(number.first, scale.last, whole, whole.value, head=number.first)


def one_in(page: Page, number: Number) -> Amount | None:
    """ "1 in 5", "one in five", "nine out of 10": a part of a whole."""
    if number.scale > 1 or number.form not in ("digits", "words") or number.value > 100 or number.value % 1:
        return None
    start = _behind_in(page, number.last)
    if start is None or page.word(start) in ("a", "an") or page.kind(start) not in ("n", "w"):
        return None
    whole = read_number(page, start)
    if whole is None or whole.form not in ("digits", "words") or not 0 < number.value < whole.value or whole.value % 1:
        return None
    measured = unit_after(page, whole.last)
    if (1500 <= whole.value <= 2100 and whole.scale == 1) or (measured is not None and measured.kind == "physical"):
        return None
    joined = number._replace(last=whole.last, form="fraction", value=number.value / whole.value)
    return _ratio(joined)


def _behind_in(page: Page, index: int) -> int | None:
    """Where the whole begins behind "in", "-in-", "out of", "out of every"."""
    if page.hyphen(index) and page.word(index + 1) == "in" and page.hyphen(index + 2):
        return index + 3
    if page.word(index) == "in":
        return index + 1 + (page.word(index + 1) == "every")
    if page.word(index) == "out" and page.word(index + 1) in ("of", "every"):
        return index + 2 + (page.word(index + 2) == "every")
    return None


def of_unit(page: Page, amount: Amount) -> Amount | None:
    """ "1/16 of a pint", "a quarter of a mile"."""
    if page.word(amount.number.last) != "of" or page.word(amount.number.last + 1) not in ("a", "an", "one"):
        return None
    measure = unit_after(page, amount.number.last + 2)
    if measure is None or measure.kind == "currency":
        return None
    return amount._replace(unit=measure.name, kind=measure.kind, last=measure.last)
