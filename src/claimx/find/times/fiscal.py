"""Quarters, halves and fiscal years: by the calendar, unless the article says when a company's period ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from claimx.find.times import arithmetic as calendar
from claimx.find.times import timex
from claimx.find.times.absolute import dated, modifier, year_of
from claimx.find.times.arithmetic import Period
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import FiscalCalendar, Reading, Setting
from claimx.find.times.words import context

_NEAR = 8
"""Words around a bare quarter that are searched for guidance."""
_WITHIN = frozenset({"in", "during", "by", "until"})
_SLACK = 9
"""Days by which a 52-week quarter may miss the end of a calendar quarter."""


def quarter(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "Q3 2025", "fiscal third quarter", "fourth quarter of last year"."""
    nth = quarter_number(phrase)
    if nth is None:
        return None
    stated = year_of(phrase, setting)
    if phrase.groups.keys() & {"year_the"} and setting.published:
        stated = setting.published.year
    fiscal = is_fiscal(phrase)
    if setting.fiscal is not None and (fiscal or stated is None):
        return _fiscal_quarter(phrase, setting, setting.fiscal, nth, stated)
    if fiscal:
        return Reading("DATE", f"FY{stated}-Q{nth}" if stated else f"FYXXXX-Q{nth}", None, modifier(phrase))
    if stated is not None:
        return dated(calendar.quarter(stated, nth), modifier(phrase))
    if setting.published is None:
        return Reading("DATE", f"XXXX-Q{nth}", None, modifier(phrase))
    around = [calendar.quarter(setting.published.year + step, nth) for step in (-1, 0, 1)]
    return dated(_pick(around, phrase, setting), modifier(phrase))


def month_quarter(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the December quarter": the one that ends with that month."""
    number, stated = phrase.number("month"), year_of(phrase, setting)
    published = setting.published
    if number is None or (stated is None and published is None):
        return Reading("DATE", "")
    years = [stated] if stated is not None else [published.year + step for step in (-1, 0, 1)]  # type: ignore[union-attr]
    ends = [calendar.month(year, number).end for year in years]
    around = [calendar.ending(end, "quarter") for end in ends if end]
    return dated(_pick(around, phrase, setting) if stated is None and published else around[0], modifier(phrase))


def quarter_number(phrase: Phrase) -> int | None:
    """1 to 4."""
    if phrase.tag("nth") == "last":
        return 4
    if phrase.tag("nth") == "second":
        return 2
    number = phrase.number("q") or phrase.number("nth")
    return number if number and number <= 4 else None


def is_fiscal(phrase: Phrase) -> bool:
    """Whether the words say that the period is a fiscal one."""
    return phrase.has_tag("fiscal", "fy")


def _pick(candidates: list[Period], phrase: Phrase, setting: Setting) -> Period:
    """The latest period begun; by words of guidance, or when something will happen in it, the first not yet over."""
    published = setting.published or date.min
    if phrase.before() in _WITHIN and setting.tense(phrase) == "future":
        return min(period for period in candidates if period.end and period.end >= published)
    words = {phrase.before(back) for back in range(1, _NEAR)} | {phrase.after(ahead) for ahead in range(1, _NEAR)}
    begun = max(period for period in candidates if period.start and period.start <= published)
    if words & context("guidance"):
        coming = min((period for period in candidates if period.end and period.end >= published), default=begun)
        return (
            coming
            if begun.end and begun.end < published and coming.start and (coming.start - published).days < 100
            else begun
        )
    return begun


def _fiscal_quarter(phrase: Phrase, setting: Setting, fiscal: FiscalCalendar, nth: int, stated: int | None) -> Reading:
    """A quarter of a company whose calendar the article states."""
    if fiscal.nth is None:
        if not _calendar_like(fiscal.end):
            return Reading("DATE", "", None, modifier(phrase))
        fiscal = fiscal._replace(nth=(fiscal.end.month + 2) // 3 if fiscal.end.day > _SLACK else fiscal.end.month // 3)
    named = calendar.shift(calendar.ending(fiscal.end, "quarter"), "quarter", nth - (fiscal.nth or 0))
    if stated is not None:
        return dated(calendar.shift(named, "year", stated - _year_name(fiscal)), modifier(phrase))
    if setting.published is None:
        return dated(named, modifier(phrase))
    around = [calendar.shift(named, "year", step) for step in (-2, -1, 0, 1, 2)]
    return dated(_pick(around, phrase, setting), modifier(phrase))


def _calendar_like(end: date) -> bool:
    """Whether a quarter that ends then is a calendar quarter, give or take a 52-week year's days."""
    return any(
        abs((end - (calendar.quarter(year, n).end or end)).days) <= _SLACK
        for year in (end.year - 1, end.year)
        for n in (1, 2, 3, 4)
    )


def _year_end(fiscal: FiscalCalendar) -> date:
    return calendar.add_months(fiscal.end, 3 * (4 - (fiscal.nth or 4)))


def _year_name(fiscal: FiscalCalendar) -> int:
    """The number of the stated quarter's fiscal year: as the article says, else the year it ends in."""
    return fiscal.year or _year_end(fiscal).year


def fiscal_year(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "fiscal 2026", "FY26": an interval only where the article states a period end with its quarter."""
    stated = phrase.number("year") or phrase.number("plain") or phrase.number("fy") or phrase.number("fy_year")
    if "fy_span" in phrase.groups:
        stated = _ending_year(phrase)
    if not stated:
        return None
    stated = stated if stated > 99 else stated + 2000
    fiscal = setting.fiscal
    if fiscal is None or fiscal.nth is None:
        return Reading("DATE", f"FY{stated}", None, modifier(phrase))
    period = calendar.ending(calendar.add_months(_year_end(fiscal), 12 * (stated - _year_name(fiscal))), "year")
    return dated(period, modifier(phrase))._replace(value=f"FY{stated}")


def _ending_year(phrase: Phrase) -> int | None:
    """The year that "the 2024-25 fiscal year" is named after: the one it ends in."""
    first, tail = phrase.number("fy_span") or 0, phrase.number("tail")
    return first + 1 if tail == (first + 1) % 100 else None


def which_fiscal(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the current fiscal year", "the previous fiscal quarter"."""
    token = phrase.token("unit")
    fiscal, published = setting.fiscal, setting.published
    unit = str(token.value) if token else ""
    if fiscal is None or published is None or unit == "half" or (unit == "year" and fiscal.nth is None):
        return Reading("DATE", "", None, modifier(phrase))
    last = _year_end(fiscal) if unit == "year" else fiscal.end
    rel = phrase.tag("rel")
    if rel in ("last", "latest", "past"):
        period = _latest_over(calendar.ending(last, unit), unit, published)
    else:
        period = calendar.shift(calendar.ending(last, unit), unit, {"previous": -1, "next": 1, "coming": 1}.get(rel, 0))
    return dated(period, modifier(phrase))


def _latest_over(period: Period, unit: str, published: date) -> Period:
    """The last of a chain of equal periods that is over by a day."""
    while period.end and period.end > published:
        period = calendar.shift(period, unit, -1)
    for _ in range(40):
        after = calendar.shift(period, unit, 1)
        if after.end is None or after.end > published:
            break
        period = after
    return period


def half(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "H1 2025", "the second half of the year", "first half of March"."""
    nth = phrase.number("h") or phrase.number("nth") or (2 if phrase.tag("nth") == "second" else None)
    if nth not in (1, 2):
        return None
    number = phrase.number("month")
    if number is not None:
        return _half_month(phrase, setting, nth, number)
    stated = year_of(phrase, setting)
    if is_fiscal(phrase):
        return Reading("DATE", f"FY{stated}-H{nth}" if stated else "")
    if stated is None and setting.published is None:
        return Reading("DATE", f"XXXX-H{nth}")
    if stated is not None:
        return dated(calendar.half(stated, nth))
    published = setting.published or date.min
    if "year_the" in phrase.groups:
        return dated(calendar.half(published.year, nth))
    return dated(_pick([calendar.half(published.year + step, nth) for step in (-1, 0, 1)], phrase, setting))


def _half_month(phrase: Phrase, setting: Setting, nth: int, number: int) -> Reading:
    year = phrase.number("month_year")
    if year is None and setting.published is None:
        return Reading("DATE", f"XXXX-{number:02}")
    published = setting.published or date.min
    around = (
        [calendar.month(year, number)]
        if year
        else [calendar.month(published.year + step, number) for step in (-1, 0, 1)]
    )
    found = calendar.nearest(around, published) or around[0]
    start, end = found.start or published, found.end or published
    period = Period(start, start.replace(day=15), "month") if nth == 1 else Period(start.replace(day=16), end, "month")
    return Reading("DATE", timex.value(found), period)


def full_year(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "full-year 2025"; without its number a full year may be a fiscal one, so it has no dates."""
    stated = phrase.number("year")
    return dated(calendar.year(stated)) if stated else Reading("DATE", "")


def stated_quarter(setting: Setting, step: int) -> Period | None:
    """The reported quarter by the period end that the article states, or one ``step`` quarters on.

    An end that lies ahead ("for the quarter ending September") is guidance: the reported quarter is the last one over.
    """
    if setting.fiscal is None:
        return None
    stated = calendar.ending(setting.fiscal.end, "quarter")
    if setting.published is not None and setting.fiscal.end > setting.published:
        stated = _latest_over(stated, "quarter", setting.published)
    return calendar.shift(stated, "quarter", step)


class Stated(NamedTuple):
    """A phrase whose last day the article states ("third quarter ended Oct. 26"), with its period."""

    phrase: Phrase
    period: Period


def calibrate(stated: Iterable[Stated], first_quarter: Phrase | None) -> FiscalCalendar | None:
    """The fiscal calendar that the first stated period end gives; its quarter's number may stand with a later one.

    Args:
        stated: the periods whose end the article states.
        first_quarter: the first numbered quarter of the article, taken to be the one an unnumbered period end is of.
    """
    found = [calendar_of(phrase, period, first_quarter) for phrase, period in stated]
    known = [fiscal for fiscal in found if fiscal is not None]
    numbered = next((fiscal for fiscal in known if fiscal.nth is not None), None)
    return _numbered_as(known[0], numbered) if known and numbered else next(iter(known), None)


def _numbered_as(first: FiscalCalendar, numbered: FiscalCalendar) -> FiscalCalendar:
    """The first stated quarter, its number counted from one whose number the article says."""
    if first.nth is not None or numbered.nth is None:
        return first
    quarters = round((first.end - numbered.end).days / _QUARTER)
    return first._replace(nth=(numbered.nth - 1 + quarters) % 4 + 1)


_QUARTER = 91.3
"""Days of a quarter, on average."""


def calendar_of(phrase: Phrase, period: Period, first_quarter: Phrase | None) -> FiscalCalendar | None:
    """The fiscal calendar by one stated period end."""
    if period.end is None or period.grain not in ("quarter", "year"):
        return None
    if period.grain == "year":
        return FiscalCalendar(period.end, 4, phrase.number("year"))
    own = quarter_number(phrase) if phrase.rule in ("quarter", "year_quarter") else None
    year = phrase.number("year") if is_fiscal(phrase) else None
    if own is None and first_quarter is not None and first_quarter.first < phrase.first:
        own = quarter_number(first_quarter)
    return FiscalCalendar(period.end, own, year)
