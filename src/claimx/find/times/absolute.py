"""Readings of dates, months, years, decades, seasons and holidays."""

from __future__ import annotations

from datetime import date, datetime

from claimx.adapters.dateparser import parse_complete
from claimx.find.times import arithmetic as calendar
from claimx.find.times import timex
from claimx.find.times.arithmetic import Period
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import Reading, Setting
from claimx.models.amounts import Grain


def dated(period: Period, modifier: str | None = None) -> Reading:
    """A reading that is a place in the calendar, narrowed to its early, middle or late part."""
    value = timex.value(period)
    kind = "TIME" if period.grain in timex.PART_CODE else "DATE"
    return Reading(kind, value, calendar.part(period, modifier) if modifier else period, modifier)  # type: ignore[arg-type]


def modifier(phrase: Phrase) -> str | None:
    """START, MID or END, of "early", "the end of" and the like."""
    token = phrase.token("mod") or phrase.token("edge")
    return str(token.value) if token and token.tag in ("modifier", "edge") else None


def year_of(phrase: Phrase, setting: Setting, group: str = "year") -> int | None:
    """The year that a phrase states, in digits or as "last year"."""
    stated = phrase.number(group)
    if stated is not None:
        return stated if stated > 99 else stated + 2000
    token = phrase.token("year_rel")
    if token is None or setting.published is None:
        return None
    return setting.published.year + {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(token.tag, 0)


def day_grain(phrase: Phrase) -> Grain:
    """The part of the day that stands before, in or after a date; else the day."""
    for group in ("part", "daypart", "part_after"):
        token = phrase.token(group)
        if token is not None and token.tag == "part":
            return token.value  # type: ignore[return-value]
    return "day"


def month_day(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "Feb. 16", "Monday, 16 February 2026", "the night of January 6"."""
    number, day = phrase.number("month"), phrase.number("day") or _day_word(phrase)
    if number is None or day is None or not 1 <= day <= 31:
        return None
    stated = year_of(phrase, setting)
    if stated is not None:
        return dated(calendar.on(date(stated, number, day), day_grain(phrase)))
    found = _yearless([calendar.on(found) for found in _days(setting, number, day)], setting, phrase)
    if found is None:
        return Reading("DATE", f"XXXX-{number:02}-{day:02}")
    return dated(found._replace(grain=day_grain(phrase)))


def _day_word(phrase: Phrase) -> int | None:
    """The day of "the second of August"."""
    return 2 if phrase.tag("day_word") == "second" else phrase.number("day_word")


def week_of(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the week of April 10": the week that the day lies in."""
    day = month_day(phrase, setting)
    if day is None or day.period is None or day.period.start is None:
        return day
    return dated(calendar.week(day.period.start))


def _days(setting: Setting, month: int, day: int) -> list[date]:
    """A month's day in the years around; 29 February only in leap years."""
    around = setting.bound[0] if setting.bound else setting.published
    if around is None:
        return []
    found = []
    for year in range(around.year - 4, around.year + 5):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _yearless(candidates: list[Period], setting: Setting, phrase: Phrase) -> Period | None:
    """The candidate that the other end of a range decides; else the nearest to publication."""
    if setting.bound is not None:
        limit, side = setting.bound
        fitting = [
            p for p in candidates if p.start and p.end and (p.start <= limit if side == "not after" else p.end >= limit)
        ]
        return max(fitting, default=None) if side == "not after" else min(fitting, default=None)
    return _nearest_in_tense(candidates, phrase, setting, setting.published) if setting.published else None


_FAR = 120
"""Days from which on the nearest year is no sure guess, so that the tense of the clause decides."""


def _nearest_in_tense(candidates: list[Period], phrase: Phrase, setting: Setting, today: date) -> Period | None:
    """The nearest; the latest one over or the next to come where it is far and the clause's tense says so."""
    nearest = calendar.nearest(candidates, today)
    if nearest is None or nearest.start is None or abs((nearest.start - today).days) < _FAR:
        return nearest
    tense = setting.tense(phrase)
    fitting = [p for p in candidates if p.start and (p.start <= today if tense == "past" else p.start >= today)]
    return (max if tense == "past" else min)(fitting, default=nearest) if tense else nearest


def month_days(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "Feb. 16-18", "16-18 February 2026"."""
    first = month_day(phrase, setting)
    last = phrase.number("last_day")
    if first is None or first.period is None or first.period.start is None or last is None:
        return first
    end = first.period.start.replace(day=last)
    if end <= first.period.start:
        return None
    period = Period(first.period.start, end, "day")
    return Reading("DATE", timex.value(period), period)


def month(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "October", "last October", "early March 2025", "October of last year"."""
    number = phrase.number("month")
    if number is None:
        return None
    stated = year_of(phrase, setting)
    if stated is not None:
        return dated(calendar.month(stated, number), modifier(phrase))
    found = _bare_month(phrase, number, setting)
    if found is None:
        return Reading("DATE", f"XXXX-{number:02}", None, modifier(phrase))
    return dated(found, modifier(phrase))


def _bare_month(phrase: Phrase, number: int, setting: Setting) -> Period | None:
    today = setting.bound[0] if setting.bound else setting.published
    if today is None:
        return None
    candidates = [calendar.month(year, number) for year in (today.year - 1, today.year, today.year + 1)]
    if setting.bound is not None:
        return _yearless(candidates, setting, phrase)
    rel = phrase.tag("rel")
    if rel in ("this", "same"):
        return candidates[1]
    this_month = today.replace(day=1)
    if rel in ("last", "past", "previous", "latest"):
        return max(period for period in candidates if period.start and period.start < this_month)
    if rel in ("next", "coming"):
        return min(period for period in candidates if period.start and period.start > this_month)
    return _by_tense(candidates, phrase, setting, today)


def _by_tense(candidates: list[Period], phrase: Phrase, setting: Setting, today: date) -> Period | None:
    """The latest month begun for the past, the first not yet over for the future, else the nearest."""
    tense = setting.tense(phrase)
    if tense == "past":
        return max(period for period in candidates if period.start and period.start <= today)
    if tense == "future":
        return min(period for period in candidates if period.end and period.end >= today)
    if any(phrase.before(back) in _COMPARED for back in (1, 2, 3, 4)):
        return max(period for period in candidates if period.start and period.start <= today)
    return calendar.nearest(candidates, today)


_COMPARED = frozenset({"from", "than", "versus", "vs", "compared"})
"""Words before the base of a comparison, which is past: "164 employees, up from 70 in January"."""


def year(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "2025", "early 2025", "the end of 2022", "'82"."""
    stated = year_of(phrase, setting)
    return dated(calendar.year(stated), modifier(phrase)) if stated else None


def year_bc(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "499 BC", "499-493 B.C.": before the calendar that intervals are given in, so a value only."""
    years = [year for group in ("first_bc", "last_bc") if (year := phrase.number(group))]
    return Reading("DATE", "/".join(f"BC{year:04}" for year in years), None, modifier(phrase)) if years else None


def century(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the 21st century", "late nineteenth century"."""
    number = 2 if phrase.tag("nth") == "second" else phrase.number("nth")
    if number is None or not 1 <= number <= 99:
        return None
    return dated(calendar.around(date(100 * number - 1, 1, 1), "century"), modifier(phrase))


def year_span(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "2012–13" is two years; "2025-10" is a month, as ISO writes it."""
    first, tail = phrase.number("year"), phrase.number("tail")
    if first is None or tail is None:
        return None
    digits = phrase.tokens("tail")[0].text
    last = first // 100 * 100 + tail
    if len(digits) == 2 and last > first and not (tail <= 12 and last != first + 1):
        period = calendar.years(first, last, "year")
        return Reading("DATE", f"{first}/{last}", period)
    if len(digits) == 2 and 1 <= tail <= 12:
        return dated(calendar.month(first, tail))
    return None


def decade(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the 1990s", "the late '90s"."""
    first = phrase.number("decade")
    if first is None:
        return None
    token = phrase.token("decade_mod")
    part = str(token.value) if token else modifier(phrase)
    last = first + 99 if first % 100 == 0 and phrase.text[-5:-1].isdecimal() and first < 2000 else first + 9
    return dated(calendar.years(first, last, "decade"), part)


def season(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "summer 2025", "last winter", "this fall", "in the spring"."""
    token = phrase.token("season")
    code = str(token.value) if token else ""
    stated = year_of(phrase, setting)
    if stated is not None:
        return dated(calendar.season(stated, code), modifier(phrase))
    today = setting.published
    if today is None:
        return Reading("DATE", f"XXXX-{code}", None, modifier(phrase))
    candidates = [calendar.season(today.year + step, code) for step in (-2, -1, 0, 1)]
    rel = phrase.tag("rel")
    if rel in ("last", "past", "previous"):
        return dated(max(p for p in candidates if p.end and p.end < today), modifier(phrase))
    if rel in ("next", "coming"):
        return dated(min(p for p in candidates if p.start and p.start > today), modifier(phrase))
    found = calendar.nearest(candidates, today) if rel == "this" else _by_tense(candidates, phrase, setting, today)
    return dated(found, modifier(phrase)) if found else None


def numeric(phrase: Phrase, setting: Setting) -> Reading | None:
    """ISO dates and time stamps; other numeric forms through dateparser."""
    text = phrase.line.text[phrase.start : phrase.end]
    if phrase.has_tag("iso"):
        return _iso(text)
    found = _stamp(text, setting)
    return dated(calendar.on(found)) if found else Reading("DATE", "")


def _iso(text: str) -> Reading | None:
    if len(text) == 10:
        return dated(calendar.on(date.fromisoformat(text)))
    moment = datetime.fromisoformat(text)
    clock = moment.strftime("%H:%M")
    zone = "Z" if text.endswith("Z") else ""
    return Reading("TIME", f"{moment.date()}T{clock}{zone}", calendar.on(moment.date()), clock=clock)


def _stamp(text: str, setting: Setting) -> date | None:
    """A complete numeric date. One that can be read two ways needs a sign of its order, or publication close by."""
    if not text[0].isdecimal() or "-" in text:
        return parse_complete(text, day_first=True)
    if "." in text:
        return parse_complete(text, day_first=True)
    first, second = (int(part) for part in text.split("/")[:2])
    if first > 12 or second > 12:
        return parse_complete(text, day_first=first > 12)
    if first == second:
        return parse_complete(text, day_first=False)
    if setting.day_first is not None:
        return parse_complete(text, day_first=setting.day_first)
    readings = {parse_complete(text, day_first=order) for order in (False, True)}
    close = [day for day in readings if day and setting.published and abs((setting.published - day).days) <= 31]
    return close[0] if len(close) == 1 else None
