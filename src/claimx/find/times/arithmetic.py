"""Stretches of the calendar, and moving about among them. Days are the smallest step; ends are inclusive."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from claimx.models.amounts import Grain


class Period(NamedTuple):
    """Days from ``start`` to ``end``; ``None`` is an open side. ``grain`` is the unit the words speak in."""

    start: date | None
    end: date | None
    grain: Grain = "day"

    @property
    def closed(self) -> bool:
        """Whether both sides are known."""
        return self.start is not None and self.end is not None


SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the meteorological seasons of the north; winter belongs to the year it begins in."""

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "season": 3}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def on(day: date, grain: Grain = "day") -> Period:
    """One day."""
    return Period(day, day, grain)


def _span(first: date, months: int, grain: Grain) -> Period:
    return Period(first, first + relativedelta(months=months) - timedelta(days=1), grain)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return _span(date(year, number, 1), 1, "month")


def quarter(year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return _span(date(year, 3 * number - 2, 1), 3, "quarter")


def half(year: int, number: int) -> Period:
    """A calendar half year, 1 or 2."""
    return _span(date(year, 6 * number - 5, 1), 6, "half")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int, grain: Grain) -> Period:
    """Whole years, as a decade or century."""
    return Period(date(first, 1, 1), date(last, 12, 31), grain)


def season(year_number: int, code: str) -> Period:
    """A season, by its TIMEX3 code."""
    return _span(date(year_number, SEASON_MONTH[code], 1), 3, "season")


def week(day: date) -> Period:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def weekend(day: date) -> Period:
    """Saturday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday + timedelta(days=5), monday + timedelta(days=6), "weekend")


def around(day: date, unit: str) -> Period:
    """The stretch of a unit that a day lies in."""
    if unit == "week":
        return week(day)
    if unit == "weekend":
        return weekend(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    if unit == "half":
        return half(day.year, (day.month + 5) // 6)
    if unit == "year":
        return year(day.year)
    if unit == "decade":
        return years(day.year // 10 * 10, day.year // 10 * 10 + 9, "decade")
    if unit == "century":
        return years(day.year // 100 * 100, day.year // 100 * 100 + 99, "century")
    return on(day)


def is_month_end(day: date) -> bool:
    """Whether a day is the last of its month."""
    return (day + timedelta(days=1)).day == 1


def add_months(day: date, count: int) -> date:
    """A day moved by whole months; the last day of a month stays one."""
    moved = day + relativedelta(months=count)
    return moved + relativedelta(day=31) if is_month_end(day) else moved


def add(day: date, unit: str, count: int) -> date:
    """A day moved by a number of units.

    Raises:
        OverflowError, ValueError: beyond the calendar.
    """
    if unit in DAYS:
        return day + timedelta(days=DAYS[unit] * count)
    if abs(count) > 12000:
        raise OverflowError
    return day + relativedelta(months=MONTHS[unit] * count)


def shift(period: Period, unit: str, count: int) -> Period:
    """A closed period moved by a number of units. Whole months stay whole months."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    if unit in DAYS:
        step = timedelta(days=DAYS[unit] * count)
        return Period(start + step, end + step, period.grain)
    months = MONTHS[unit] * count
    if abs(months) > 120000:
        raise OverflowError
    if start == end:
        day = start + relativedelta(months=months)
        return Period(day, day, period.grain)
    # the first day follows the last day of the stretch before, so that 52-week quarters stay adjacent
    first = add_months(start - timedelta(days=1), months) + timedelta(days=1)
    return Period(first, add_months(end, months), period.grain)


def ending(last: date, unit: str, count: int = 1) -> Period:
    """The stretch of ``count`` months, quarters … that ends on a day ("three months ended September 30")."""
    if unit in DAYS:
        return Period(last - timedelta(days=DAYS[unit] * count - 1), last, "week")
    months = MONTHS[unit] * count
    grains: dict[int, Grain] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
    return Period(add_months(last, -months) + timedelta(days=1), last, grains.get(months, "month"))


def part(period: Period, modifier: str) -> Period:
    """The early, middle or late third: ten days of a month, four months of a year."""
    start, end = period.start, period.end
    if start is None or end is None or start == end:
        return period
    if period.grain == "month" and start.day == 1:
        days = {"START": (1, 10), "MID": (11, 20), "END": (21, end.day)}[modifier]
        return Period(start.replace(day=days[0]), start.replace(day=days[1]), period.grain)
    if period.grain == "year":
        months = {"START": (0, 4), "MID": (4, 8), "END": (8, 12)}[modifier]
        first = add_months(start - timedelta(days=1), months[0]) + timedelta(days=1)
        return Period(first, add_months(start - timedelta(days=1), months[1]), period.grain)
    if period.grain == "decade":
        years_in = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[modifier]
        return years(start.year + years_in[0], min(start.year + years_in[1], end.year), period.grain)
    third = ((end - start).days + 1) // 3
    if modifier == "START":
        return Period(start, start + timedelta(days=max(third - 1, 0)), period.grain)
    if modifier == "END":
        return Period(end - timedelta(days=max(third - 1, 0)), end, period.grain)
    return Period(start + timedelta(days=third), end - timedelta(days=third), period.grain)


def nearest(candidates: list[Period], to: date) -> Period | None:
    """The candidate closest to a day; of two as close, the earlier."""
    known = [period for period in candidates if period.start and period.end]
    return min(known, key=lambda period: (_distance(period, to), period.start), default=None)


def _distance(period: Period, to: date) -> int:
    start, end = period.start or to, period.end or to
    return max((start - to).days, (to - end).days, 0)
