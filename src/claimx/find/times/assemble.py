"""From phrases to mentions: clock times join their day, stated period ends their period, two ends make a range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from claimx.find.times import arithmetic as calendar
from claimx.find.times import clock as clock_times
from claimx.find.times import timex
from claimx.find.times.arithmetic import Period
from claimx.find.times.lengths import amount
from claimx.find.times.phrase import Phrase
from claimx.find.times.scan import Line
from claimx.find.times.setting import DAYS, Reading, Setting
from claimx.models.amounts import Grain


class Resolved(NamedTuple):
    """A reading with the tokens it was read from."""

    first: int
    last: int
    rule: str
    reading: Reading

    def start(self, line: Line) -> int:
        """Offset of the first word."""
        return line.tokens[self.first].start

    def end(self, line: Line) -> int:
        """Offset behind the last word."""
        return line.tokens[self.last - 1].end


_STATED_BY = frozenset(
    {
        "quarter",
        "year_quarter",
        "last_quarter",
        "the_unit",
        "which_fiscal",
        "fiscal_year",
        "relative",
        "half",
        "duration",
        "full_year",
    }
)
_DATES = frozenset({"month", "month_day", "day_month", "numeric"})


def between(line: Line, first: int, last: int) -> list[str]:
    """The words between two token indices; a long gap gives none of interest."""
    return [line.tokens[at].text for at in range(first, last)] if last - first <= 4 else ["…"]


def states_end(phrase: Phrase, last_day: Phrase) -> bool:
    """Whether a date is the stated last day of a period: "third quarter ended Oct. 26", "three months to June"."""
    if phrase.rule not in _STATED_BY or last_day.rule not in _DATES or "mod" in last_day.groups:
        return False
    line = phrase.line
    tags = [line.tag(at) for at in range(phrase.last, last_day.first)]
    if tags in (["to"], ["until"]):
        return (phrase.rule == "duration" and _unit(phrase) == "month") or (
            phrase.rule == "the_unit" and _unit(phrase) != "day"
        )
    tags = [tag for tag in tags if tag not in ("comma", "that", "which", "on", "in", "the")]
    return tags == ["ended"] and last_day.first - phrase.last <= 4


def _unit(phrase: Phrase) -> str:
    token = phrase.token("units") or phrase.token("unit")
    return str(token.value) if token else ""


def stated_period(phrase: Phrase, last: Period) -> Period | None:
    """The period that ends on the last day of ``last``."""
    if last.end is None:
        return None
    if phrase.rule == "duration":
        count = amount(phrase.tokens("count"))
        unit = _unit(phrase)
        whole = count is not None and count == int(count) and unit in ("week", "month", "quarter", "year")
        return calendar.ending(last.end, unit, int(count)) if whole and count and count < 1000 else None
    if phrase.rule == "half":
        return calendar.ending(last.end, "half")
    unit = "year" if phrase.rule in ("fiscal_year", "full_year") else _unit(phrase) or "quarter"
    return calendar.ending(last.end, unit) if unit in ("quarter", "half", "year", "month", "week") else None


def join_clocks(line: Line, found: Sequence[Resolved]) -> list[Resolved]:
    """ "9:41 a.m. ET on Tuesday" and "Tuesday at 9:41 a.m." are one expression each."""
    joined: list[Resolved] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and (reading := _joined_clock(line, before, item)):
            joined[-1] = Resolved(before.first, item.last, "clock", reading)
        else:
            joined.append(item)
    return share_day(line, joined)


def _joined_clock(line: Line, before: Resolved, item: Resolved) -> Reading | None:
    words = between(line, before.last, item.first)
    first, second = before.reading, item.reading
    if before.rule == "clock" and _is_day(second) and words in ([], ["on"], [","], [",", "on"]):
        return _on(second, first)
    if item.rule == "clock" and _is_day(first) and words in ([], ["at"], [","], [",", "at"], ["around"], ["by"]):
        return _on(first, second)
    return None


def _on(day: Reading, clock: Reading) -> Reading:
    """A clock time on the day of another reading."""
    return clock_times.at(day.period, clock.clock or "", clock.zone)._replace(policy=day.policy)  # type: ignore[arg-type]


_SHARED = frozenset({"(", ")", "/", "and", "or", "to", "-", "–", ",", "until", "through", "on"})
"""Words between clock times that one day may be of: "10 a.m. PT (1 p.m. ET) on March 3"."""


def share_day(line: Line, found: Sequence[Resolved]) -> list[Resolved]:
    """Give clock times the day of a later one that they stand in a list, a range or a conversion with."""
    shared: list[Resolved] = []
    for item in reversed(found):
        after = shared[-1] if shared else None
        if after is not None and item.rule == "clock" and (after.reading.clock or _is_day(after.reading)):
            words = between(line, item.last, after.first)
            if words and set(words) <= _SHARED and not _has_day(line, item) and after.reading.period:
                item = item._replace(reading=_on(after.reading, item.reading))
        shared.append(item)
    return shared[::-1]


def _has_day(line: Line, item: Resolved) -> bool:
    """Whether a clock time was joined with its day already."""
    return any(line.tag(at) in ("month", "weekday", "today", "iso", "stamp") for at in range(item.first, item.last))


def _is_day(reading: Reading) -> bool:
    return (
        reading.period is not None
        and reading.period.grain in DAYS
        and reading.period.start == reading.period.end
        and not reading.clock
    )


def counted_from(line: Line, found: Sequence[Resolved]) -> list[Resolved]:
    """ "two weeks before Christmas", "three days from Tuesday": a length and the day that it is counted from."""
    joined: list[Resolved] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and (reading := _counted(line, before, item)):
            joined[-1] = Resolved(before.first, item.last, "counted", reading)
        else:
            joined.append(item)
    return joined


def _counted(line: Line, length: Resolved, day: Resolved) -> Reading | None:
    link = line.word(length.last)
    way = {"before": -1, "after": 1, "from": 1}.get(link, 1 if link in _STARTING else 0)
    if not way or day.first != length.last + 1 or length.rule != "duration" or not _is_day(day.reading):
        return None
    tokens = [token for token in line.tokens[length.first : length.last] if token.tag not in ("dash", "kind")]
    unit, count = str(tokens[-1].value), amount(tuple(tokens[:-1]))
    whole = count is not None and count == int(count) and length.reading.modifier is None
    if not whole or count is None or unit not in calendar.DAYS | calendar.MONTHS or day.reading.period is None:
        return None
    start = day.reading.period._replace(grain="day")
    moved = calendar.shift(start, unit, way * int(count))
    if link in _STARTING and moved.start:
        stretch = Period(start.start, calendar.add(moved.start, "day", -1), "day")
        return Reading("DURATION", length.reading.value, stretch, policy=day.reading.policy)
    return Reading("DATE", timex.value(moved), moved, policy=day.reading.policy)


_STARTING = frozenset({"starting", "beginning"})


def slices(line: Line, found: Sequence[Resolved], setting: Setting) -> list[Resolved]:
    """ "the first nine months of 2025": a slice and the stretch that it is cut from are one expression."""
    joined: list[Resolved] = []
    for item in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.rule == "slice"
            and between(line, before.last, item.first) == ["of"]
            and item.reading.period
        ):
            period = _sliced(line, before, item.reading.period)
            if period is not None:
                joined[-1] = Resolved(
                    before.first,
                    item.last,
                    "sliced",
                    _dated(period, item.reading),
                )
                continue
        joined.append(item)
    return joined


def _dated(period: Period, whole: Reading) -> Reading:
    """A part of a stretch, known as surely as the whole."""
    return Reading("DATE", timex.value(period), period, policy=whole.policy)


def _sliced(line: Line, cut: Resolved, whole: Period) -> Period | None:
    """So many units from the beginning or to the end of a stretch; the n-th of them for "second week"."""
    tokens = line.tokens[cut.first : cut.last]
    which = next(token for token in tokens if token.tag in ("ordinal", "nth", "second", "last"))
    unit = next(str(token.value) for token in reversed(tokens) if token.tag in ("unit", "units", "day", "year_unit"))
    count = amount(tuple(token for token in tokens if token.tag in ("number", "small", "digits"))) or 1
    if whole.start is None or whole.end is None or unit not in calendar.DAYS | calendar.MONTHS or not 1 <= count <= 400:
        return None
    grain: Grain = unit  # type: ignore[assignment]
    if which.tag == "last" or which.text == "final":
        period = Period(calendar.add(calendar.add(whole.end, "day", 1), unit, -int(count)), whole.end, grain)
    else:
        nth = 2 if which.tag == "second" else int(which.value)
        start = calendar.add(whole.start, unit, nth - 1)
        period = Period(start, calendar.add(calendar.add(start, unit, int(count)), "day", -1), grain)
    inside = (
        period.start is not None and period.end is not None and whole.start <= period.start and period.end <= whole.end
    )
    return period if inside else None


def ranges(line: Line, found: Sequence[Resolved], setting: Setting) -> list[Resolved]:
    """Two ends that words join ("from 2019 to 2021", "between May and July") become one stretch."""
    joined: list[Resolved] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and (reading := range_of(line, before, item, setting)):
            joined[-1] = Resolved(before.first, item.last, "range", reading)
        else:
            joined.append(item)
    return joined


def range_of(line: Line, before: Resolved, item: Resolved, setting: Setting) -> Reading | None:
    """The stretch from one time to another, where the words say that it is one."""
    if before.reading.clock or item.reading.clock or not joins(line, before.first, before.last, item.first):
        return None
    start, end = _start(before.reading, setting), _end(item.reading, setting)
    if start is None or end is None or end.end is None or end.end < start or before.rule == "range":
        return None
    grain = end.grain if end.grain not in DAYS else "day"
    period = Period(start, end.end, grain)
    policy = item.reading.policy if before.reading.policy in ("stated", "range") else before.reading.policy
    return Reading("DATE", f"{before.reading.value}/{item.reading.value}", period, policy=policy)


def joins(line: Line, first: int, last: int, following: int) -> bool:
    """Whether "from … to", "between … and", or a dash joins two expressions."""
    words = between(line, last, following)
    opener = line.word(first - 1)
    if opener == "the":
        opener = line.word(first - 2)
    if opener == "between":
        return words in (["and"], ["and", "the"], ["to"], ["through"], ["-"], ["–"])
    if opener == "from":
        return words in (["to"], ["until"], ["till"], ["through"], ["to", "the"], ["-"], ["–"], ["—"])
    return words in (["-"], ["–"], ["—"], ["through"], ["to"], ["thru"])


def _end(reading: Reading, setting: Setting) -> Period | None:
    """The second end of a range; "now" is the day of publication."""
    return Period(setting.published, setting.published) if reading.value == "PRESENT_REF" else reading.period


def _start(reading: Reading, setting: Setting) -> date | None:
    if reading.value == "PRESENT_REF":
        return setting.published
    return reading.period.start if reading.period else None
