"""Readings seen from the publication day: "yesterday", "on Monday", "last quarter", "three years ago"."""

from __future__ import annotations

from datetime import date, timedelta

from claimx.find.times import arithmetic as calendar
from claimx.find.times import timex
from claimx.find.times.absolute import dated, day_grain, modifier
from claimx.find.times.anaphora import comparison_base, day_in_focus, later, moved
from claimx.find.times.arithmetic import Period
from claimx.find.times.fiscal import stated_quarter
from claimx.find.times.lengths import amount, duration
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import Reading, Setting
from claimx.find.times.words import context
from claimx.models.amounts import Grain

BACK = frozenset({"last", "past", "previous", "latest"})
AHEAD = frozenset({"next", "coming", "following"})
_LONG: dict[str, Grain] = {"fortnight": "week"}
_UNANCHORED = {"this": "PRESENT_REF", "same": ""} | dict.fromkeys(BACK, "PAST_REF") | dict.fromkeys(AHEAD, "FUTURE_REF")


def today(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "today", "earlier today", "yesterday morning", "tonight"."""
    token = phrase.token("today")
    if token is None or setting.published is None:
        return Reading("DATE", "")
    grain = day_grain(phrase)
    if token.text in ("tonight", "tonite"):
        grain = "night"
    return dated(calendar.on(setting.published + timedelta(days=int(token.value)), grain))


def weekday(phrase: Phrase, setting: Setting) -> Reading | None:
    """The most recent such day, the publication day included; the coming one where the clause looks ahead."""
    number = phrase.number("weekday")
    if number is None or setting.published is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    return dated(calendar.on(_weekday_date(phrase, number, setting, setting.published), day_grain(phrase)))


def _weekday_date(phrase: Phrase, number: int, setting: Setting, published: date) -> date:
    monday = published - timedelta(days=published.weekday())
    weeks = phrase.tag("week_rel") or phrase.tag("rel")
    same_week = monday + timedelta(days=number - 1)
    recent = published - timedelta(days=(published.isoweekday() - number) % 7)
    if phrase.tag("week_rel"):
        return same_week + timedelta(
            days=7 * {"last": -1, "past": -1, "next": 1, "following": 1, "coming": 1}.get(weeks, 0)
        )
    if weeks == "this":
        return same_week
    if weeks in ("next", "following"):
        return same_week + timedelta(days=7)
    if weeks == "coming":
        return published + timedelta(days=(number - published.isoweekday() - 1) % 7 + 1)
    if weeks in BACK:
        return recent if recent < published else recent - timedelta(days=7)
    if setting.bound is not None and setting.bound[1] == "not before":
        start = setting.bound[0]
        return start + timedelta(days=(number - start.isoweekday()) % 7)
    if setting.tense(phrase) == "future":
        return published + timedelta(days=(number - published.isoweekday()) % 7)
    return recent


def which_part(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "this morning", "last night", "that evening", "the same night", "the following morning"."""
    rel, token = phrase.tag("rel"), phrase.token("part")
    if token is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "following": 1, "next": 1}.get(rel, 0)
    if rel in ("this", "last") and setting.published:
        return dated(calendar.on(setting.published + timedelta(days=step), token.value))  # type: ignore[arg-type]
    return day_in_focus(phrase, setting, token.value, step)  # type: ignore[arg-type]


def relative(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "this year", "last week", "early next month"; "the previous year" moves the time in focus."""
    rel, token = phrase.tag("rel"), phrase.token("unit")
    if token is None:
        return None
    unit = str(token.value)
    if rel in ("previous", "following", "same") and (found := moved(phrase, setting, unit)):
        return found
    focused = rel == "same" or (rel in ("previous", "following") and bool(setting.seen))
    if focused or setting.published is None:
        return Reading("DATE", _UNANCHORED.get(rel, ""), None, modifier(phrase))
    if rel == "recent":
        rel = "latest"
    return _calendar_unit(phrase, setting, setting.published, rel, unit)


def _calendar_unit(phrase: Phrase, setting: Setting, published: date, rel: str, unit: str) -> Reading:
    """The unit around publication, moved; the latest quarter is the last one over, or the one whose end is stated."""
    if unit == "quarter" and (
        found := stated_quarter(setting, {"last": 0, "latest": 0, "this": 1, "next": 1, "past": 0}.get(rel, 0))
    ):
        return dated(found, modifier(phrase))
    if unit in ("second", "minute", "hour"):
        return Reading("DATE", _UNANCHORED.get(rel, ""))
    if unit == "fortnight":
        return _window(published, rel, "fortnight", 1, "P2W")
    period = calendar.around(published, unit)
    step = -1 if rel in BACK else 1 if rel in AHEAD else 0
    if step and unit in calendar.MONTHS | calendar.DAYS:
        period = calendar.shift(period, unit, step)
        if unit == "decade":
            period = calendar.around(period.start or published, unit)
    if "far" in phrase.text.split()[:3] or phrase.before() == "far":
        period = period._replace(end=published)
    return dated(_clipped(phrase, period, published), modifier(phrase))


def _clipped(phrase: Phrase, period: Period, published: date) -> Period:
    """ "earlier this year" ends with publication; "later this year" begins there."""
    if period.start is None or period.end is None or not period.start <= published <= period.end:
        return period
    way = phrase.tag("mod")
    return (
        period._replace(end=published)
        if way == "earlier"
        else (period._replace(start=published) if way == "later" else period)
    )


def rolling(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the past two years", "the next six months": a length that ends or begins at publication."""
    token = phrase.token("units") or phrase.token("units2")
    rel = phrase.tag("rel") or phrase.tag("rel2")
    if token is None:
        return None
    unit = str(token.value)
    counted = amount(phrase.tokens("count")) if "count" in phrase.groups else 1.0
    value = timex.length(unit, "X" if counted is None else f"{counted:.10g}")
    whole = counted is not None and counted == int(counted)
    if setting.published is None or not whole or counted is None or unit not in calendar.MONTHS | calendar.DAYS:
        return Reading("DURATION", value)
    if unit == "quarter":
        return Reading("DURATION", value, _whole_quarters(setting.published, rel, int(counted)))
    return _window(setting.published, rel, unit, int(counted), value)


def _window(published: date, rel: str, unit: str, count: int, value: str) -> Reading:
    """So many units that end or begin on the day of publication."""
    if rel not in BACK | {"next", "coming"}:
        return Reading("DURATION", value)
    other = calendar.add(published, unit, count * (-1 if rel in BACK else 1))
    grain: Grain = unit  # type: ignore[assignment]
    return Reading("DURATION", value, Period(min(other, published), max(other, published), _LONG.get(unit, grain)))


def _whole_quarters(published: date, rel: str, count: int) -> Period | None:
    """ "the past two quarters": companies report by whole ones, so the running one is left out."""
    if rel not in BACK | {"next", "coming"} or not 1 <= count <= 400:
        return None
    running = calendar.around(published, "quarter")
    first, last = (-count, -1) if rel in BACK else (1, count)
    return Period(
        calendar.shift(running, "quarter", first).start, calendar.shift(running, "quarter", last).end, "quarter"
    )


def first_units(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "in the first nine months": of the year that is running, or the last one where they are not yet over."""
    token, count = phrase.token("units"), amount(phrase.tokens("count"))
    if token is None or count is None or setting.published is None:
        return duration(phrase, setting)
    months = int(count) * calendar.MONTHS[str(token.value)]
    if not 1 <= months < 12:
        return None
    year = setting.published.year
    last = calendar.month(year, months)
    if last.start and last.start > setting.published and setting.tense(phrase) != "future":
        year, last = year - 1, calendar.month(year - 1, months)
    grains: dict[int, Grain] = {3: "quarter", 6: "half"}
    return dated(Period(date(year, 1, 1), last.end, grains.get(months, "month")))


def rolling_bare(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "recent years", "the coming months": a direction, no dates."""
    rel = phrase.tag("rel")
    if rel in ("this", "same"):
        return None
    return Reading("DATE", "FUTURE_REF" if rel in AHEAD else "PAST_REF")


def edge_unit(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the end of the year", "year-end": of the stretch in focus if it is named, else of the running one."""
    token = phrase.token("unit")
    if token is None or setting.published is None:
        return Reading("DATE", "")
    unit = str(token.value)
    if unit in ("day", "night"):
        return day_in_focus(phrase, setting, "day", 0)
    if unit not in ("week", "month", "quarter", "year", "half", "decade", "century"):
        return None
    return dated(calendar.around(setting.published, unit), modifier(phrase))


def to_date(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "year to date", "YTD": from the start of the unit to publication."""
    if setting.published is None:
        return Reading("DATE", "")
    token = phrase.token("unit")
    period = calendar.around(setting.published, str(token.value) if token else "year")
    return Reading("DATE", timex.value(period), period._replace(end=setting.published))


def ago(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "three days ago" is a day, "two years ago" a calendar year; "a year ago" beside a quarter is that quarter's."""
    token, direction = phrase.token("units"), phrase.tag("dir")
    if token is None:
        return None
    unit, counted = str(token.value), amount(phrase.tokens("count"))
    if direction in ("earlier", "later"):
        return later(phrase, setting, unit, counted if direction == "later" or counted is None else -counted)
    whole = counted is not None and counted == int(counted)
    if counted is None or not whole or setting.published is None:
        return Reading("DATE", "PAST_REF" if direction == "ago" else "FUTURE_REF")
    if unit == "year" and counted == 1 and direction == "ago" and (base := comparison_base(phrase, setting)):
        return dated(calendar.shift(base, "year", -1))
    step = int(counted) if direction != "ago" else -int(counted)
    return _away(setting.published, unit, step)


def counted(phrase: Phrase, setting: Setting) -> Reading | None:
    """A length of time; "in two years" is a date where the clause looks ahead."""
    token, number = phrase.token("units"), amount(phrase.tokens("count"))
    whole = number is not None and number == int(number) and "half" not in phrase.groups
    ahead = phrase.before() in ("in", "within") and setting.published and token and whole and number
    if not ahead or token is None or number is None or setting.published is None or _is_record(phrase):
        return duration(phrase, setting)
    if setting.tense(phrase) != "future" or str(token.value) in ("second", "minute", "hour"):
        return duration(phrase, setting)
    if phrase.before() == "within":
        last = calendar.add(setting.published, str(token.value), int(number))
        return Reading(
            "DURATION", timex.length(str(token.value), f"{number:.10g}"), Period(setting.published, last, "day")
        )
    return _away(setting.published, str(token.value), int(number))


def _is_record(phrase: Phrase) -> bool:
    """ "the lowest in six years" says how long, not when."""
    return any(phrase.before(back) in context("records") for back in range(2, 9))


def _away(published: date, unit: str, step: int) -> Reading:
    """The day, week, month or year that lies a number of units away."""
    if unit in ("second", "minute", "hour"):
        return dated(calendar.on(published)) if abs(step) < 12 or unit != "hour" else Reading("DATE", "PAST_REF")
    day = calendar.add(published, unit, step)
    if unit in ("day",) or (unit == "week" and abs(step) == 1):
        return dated(calendar.on(day))
    grain = {"weekend": "weekend", "fortnight": "week", "decade": "year"}.get(unit, unit)
    return dated(calendar.around(day, grain))
