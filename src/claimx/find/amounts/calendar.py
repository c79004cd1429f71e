"""Numbers that are dates, years, clock times, or durations that only set the time of something else."""

from __future__ import annotations

from bisect import bisect_right

from claimx import document
from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import is_plural
from claimx.rules.lexicon import words

DURATIONS = frozenset({"year", "month", "week", "day", "hour", "min", "s", "decade", "century", "fortnight", "quarter"})


class Dates:
    """What the time stage found, by character offset of the ``Doc``."""

    def __init__(self, page: Page) -> None:
        found = (
            [(*document.offsets(page.doc, time.span), time.type) for time in document.times(page.doc)]
            if page.doc is not None
            else []
        )
        self._spans = sorted(found)
        self._starts = [start for start, _, _ in self._spans]

    def over(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The time expression that covers a stretch of characters."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        span = self._spans[at]
        return span if span[1] >= end else None


def time_veto(page: Page, amount: Amount, dates: Dates) -> str:
    """Why a number tells a time and no amount; empty where it may be an amount."""
    number = amount.number
    start, end = page.start(number.first), page.end(number.last - 1)
    covering = dates.over(start, end)
    if covering is not None and covering[2] != "DURATION" and amount.kind != "currency" and amount.unit not in ("%",):
        if amount.unit in DURATIONS:
            return "duration"
        if covering[1] >= page.end(amount.last - 1) or not amount.unit:
            return "date"
    if number.plain and page.word(amount.first) not in ("$", "£", "€") and (clock := _clock(page, amount)):
        return clock
    if amount.kind == "currency" or amount.kind == "ratio":
        return ""
    if number.plain and (reason := _day(page, amount) or _year(page, amount)):
        return reason
    if amount.unit.split("/")[0] in DURATIONS and amount.kind != "count" and "/" not in amount.unit:
        return "duration" if sets_time(page, amount) else ""
    return ""


def _clock(page: Page, amount: Amount) -> str:
    """ "2:30", "9 a.m.", "5 pm", "10 o'clock"."""
    first, last = amount.number.first, amount.number.last
    if page.word(last) == ":" and page.glued(last) and page.kind(last + 1) == "n" and page.glued(last - 1):
        return "clock"
    if page.word(first - 1) == ":" and page.glued(first - 1) and page.kind(first - 2) == "n":
        return "clock"
    word = page.word(last)
    if word in ("am", "pm", "o"):
        return "clock" if word != "o" or page.word(last + 1) in ("'", "’") else ""
    return "clock" if word in ("a", "p") and page.word(last + 1) == "." and page.word(last + 2) == "m" else ""


def _day(page: Page, amount: Amount) -> str:
    """ "Sept. 8", "12 March", "May 1, 2": a day beside the name of a month."""
    first, last = amount.number.first, amount.number.last
    months = words("amounts", "calendar.months")
    value = amount.value or 0
    before = first - 2 if page.word(first - 1) == "." and page.glued(first - 2) else first - 1
    if (
        value <= 31
        and page.word(before) in months
        and (page.capital(before) or page.word(before) not in ("may", "march", "mar", "jan", "sep"))
    ):
        return "date"
    if value <= 31 and page.word(last) in months and page.capital(last):
        return "date"
    return ""


def _year(page: Page, amount: Amount) -> str:
    """A bare four-digit year, unless a plural noun directly counts it and nothing before it dates."""
    first, last = amount.number.first, amount.number.last
    text = page.word(first)
    if len(text) == 2 and page.word(first - 1) in ("'", "’") and not page.glued(first - 2):
        return "year"
    if len(text) != 4 or not text.isdigit() or not 1500 <= int(text) <= 2100:
        return ""
    if page.word(last) == "s" and page.glued(last - 1):
        return "year"
    before = page.word(first - 1)
    if amount.kind == "physical" and amount.last > last and not page.word(last).startswith(("second", "year")):
        return "year" if before in ("in", "since") else ""
    counted = (
        amount.kind == "count"
        and amount.last == last + 1
        and is_plural(page.written(last))
        and page.written(last)[:1].islower()
    )
    if counted and before not in words("amounts", "calendar.year_before"):
        return ""
    return "year" if not page.hyphen(last) or page.kind(last + 1) == "n" else ""


def sets_time(page: Page, amount: Amount) -> bool:
    """Whether a duration only says when something else holds: "over the past two years", "five years ago"."""
    if amount.number.value == 0.5 and amount.unit == "year" and page.hyphen(amount.number.last):
        return True  # "half-year profit"
    if page.word(amount.last) in words("amounts", "calendar.setting_after"):
        return page.word(amount.last) != "from" or page.word(amount.last + 1) == "now"
    at = amount.head - 1
    if page.word(at) in words("amounts", "calendar.setting"):
        return True
    if page.word(at) == "the":
        at -= 1
    if page.word(at) not in words("amounts", "calendar.setting_prepositions") or page.hyphen(amount.number.last):
        return False
    if page.word(at) != "in":
        return True
    near = {page.word(index) for index in range(at - 8, at)}
    return not near & words("amounts", "calendar.superlatives")
