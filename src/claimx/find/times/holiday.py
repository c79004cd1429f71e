"""Readings of holidays: fixed, floating, those that move with Easter, and lunar ones from a table."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from claimx.find.times import arithmetic as calendar
from claimx.find.times.absolute import dated, year_of
from claimx.find.times.arithmetic import Period
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import Reading, Setting
from claimx.rules.lexicon import table


def holiday(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "Christmas", "Black Friday 2025", "last Thanksgiving"; a holiday season or week has no exact days."""
    token = phrase.token("holiday")
    if token is None:
        return None
    if phrase.after() in ("holiday", "holidays", "season", "week", "period", "break", "weekend", "rush"):
        return Reading("DATE", "")
    stated = year_of(phrase, setting)
    today = setting.published
    if stated is None and today is None:
        return Reading("DATE", "")
    around = [stated] if stated is not None else [today.year - 1, today.year, today.year + 1]  # type: ignore[union-attr]
    candidates = [calendar.on(day) for number in around if (day := holiday_date(token.text, number))]
    if stated is not None or today is None:
        return dated(candidates[0]) if candidates else Reading("DATE", "")
    return _holiday_near(candidates, phrase.tag("rel"), today)


def _holiday_near(candidates: list[Period], rel: str, today: date) -> Reading:
    if rel in ("last", "past", "previous"):
        candidates = [period for period in candidates if period.start and period.start < today][-1:]
    elif rel in ("next", "coming"):
        candidates = [period for period in candidates if period.start and period.start > today][:1]
    elif rel == "this":
        candidates = [period for period in candidates if period.start and period.start.year == today.year]
    found = calendar.nearest(candidates, today)
    return dated(found) if found else Reading("DATE", "")


def holiday_date(name: str, year: int) -> date | None:
    """The day of a listed holiday in a year, where it is known."""
    lists = table("times")["holidays"]
    if name in lists["fixed"]:
        return date.fromisoformat(f"{year:04}-{lists['fixed'][name]}")
    if name in lists["floating"]:
        return _floating(year, *lists["floating"][name])
    if name in lists["easter"]:
        return easter(year) + timedelta(days=lists["easter"][name]) if 1583 <= year <= 4099 else None
    days, after = lists["lunar"][name]
    found = next((day for day in table("times")["lunar_days"][days] if day.startswith(f"{year:04}")), None)
    return date.fromisoformat(found) + timedelta(days=after) if found else None


def _floating(year: int, month: int, weekday: int, nth: int, extra: int) -> date:
    """The n-th weekday of a month, or the last for -1, and days after it."""
    if nth < 0:
        last = calendar.month(year, month).end or date.min
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 - extra)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + extra)
