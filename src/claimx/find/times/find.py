"""The time stage: a ``Doc``'s time mentions, as claims use them and as TIMEX3 counts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from claimx.document import text_start
from claimx.find.times import arithmetic as calendar
from claimx.find.times import assemble, timex
from claimx.find.times.absolute import dated
from claimx.find.times.arithmetic import Period
from claimx.find.times.assemble import Resolved
from claimx.find.times.bounds import open_ends
from claimx.find.times.clock import utc_offset
from claimx.find.times.edtf import edtf
from claimx.find.times.events import EventTime, find_event_times
from claimx.find.times.resolve import Result
from claimx.find.times.scan import Line
from claimx.find.times.setting import DAYS, Reading
from claimx.models import Span, Time
from claimx.models.amounts import Grain
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


_REACH = 20
"""Characters before a date in which "approximately" stands."""


def find_times(doc: Doc) -> list[Time]:
    """Time mentions in text order and apart, with intervals where text and publication date give them.

    A range ("from 2019 to 2021") and a period with its stated end ("third quarter ended Oct. 26") are one mention each;
    a preposition that opens a side ("since", "by") is in the interval, not in the span. Without a publication date,
    relative times have no interval.
    """
    result = Result(doc).run()
    line = result.line
    found = _stated(result)
    found = assemble.slices(line, assemble.join_clocks(line, found), result.setting)
    found = assemble.ranges(line, assemble.counted_from(line, found), result.setting)
    found = [_roughly(line, item) for item in open_ends(line, found, result.setting)]
    place = _placer(doc, line.text)
    found = [item for item in found if not _in_event(result, item)]
    events = _event_times(result, found)
    counted = {time.start for time in events if time.move}
    mentions = [
        _mention(place(item.start(line), item.end(line)), item.reading)
        for item in found
        if item.start(line) not in counted
    ]
    for time in events:
        mentions.append(_mention(place(time.start, time.end), _event_reading(time, result.dated[time.event.name])))
    return sorted(mentions, key=lambda mention: (mention.span.field != "title", mention.span.start))


def _roughly(line: Line, item: Resolved) -> Resolved:
    """ "Around June 2026", "in about 2020": a date that is said to be rough; its interval is as it is written."""
    start = item.start(line)
    before = line.text[max(0, start - _REACH) : start].lower().split()
    said = not {" ".join(before[-1:]), " ".join(before[-2:])}.isdisjoint(words("times", "context.roughly"))
    if not said or item.reading.type != "DATE" or item.reading.modifier is not None:
        return item
    return item._replace(reading=item.reading._replace(modifier="APPROX"))


def expressions(doc: Doc) -> list[Time]:
    """The expressions as TIMEX3 counts them: the two ends of a range, and a period and its last day, apart."""
    result = Result(doc).run()
    found = assemble.slices(result.line, assemble.join_clocks(result.line, result.found), result.setting)
    place = _placer(doc, result.line.text)
    return [_mention(place(item.start(result.line), item.end(result.line)), item.reading) for item in found]


def _placer(doc: Doc, text: str) -> Callable[[int, int], Span]:
    """Article spans by offsets in the ``Doc``, its text at hand: spaCy builds ``Doc.text`` anew on each access."""
    shift = text_start(doc)

    def place(start: int, end: int) -> Span:
        if start >= shift:
            return Span(start=start - shift, end=end - shift, text=text[start:end], field="text")
        return Span(start=start, end=end, text=text[start:end], field="title")

    return place


def _stated(result: Result) -> list[Resolved]:
    """Join a period with its stated last day."""
    joined: list[Resolved] = []
    by_first = {result.phrases[at].first: (period, result.phrases[at + 1].last) for at, period in result.stated.items()}
    covered = 0
    for item in result.found:
        if item.first < covered:
            continue
        if item.first in by_first:
            period, covered = by_first[item.first]
            item = Resolved(
                item.first, covered, "stated", Reading("DATE", timex.value(period), period, policy="fiscal")
            )
        joined.append(item)
    return joined


def _event_times(result: Result, found: Iterable[Resolved]) -> list[EventTime]:
    """Mentions of dated events as times, where no other is read; "two days" of "two days after the gala" gives way."""
    if not result.dated:
        return []
    ends = [(item.end(result.line), item.start(result.line)) for item in found]
    lengths = {start: end for end, start in ends}
    events = [event for event in result.events if event.name in result.dated]
    times = find_event_times(result.line, events)
    return [
        time for time in times if (time.move and lengths.get(time.start, 0) < time.end) or not _overlaps(time, ends)
    ]


def _in_event(result: Result, item: Resolved) -> bool:
    """Whether a year is part of an event's name ("CES 2026"), which says what, not when."""
    return item.rule == "year" and result.event_at(item.start(result.line)) is not None


def _overlaps(time: EventTime, ends: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the mentions, given as (end, start) in text order, shares a character with an event's time."""
    at = bisect_right(ends, (time.start, len(ends) + time.start))
    return at < len(ends) and ends[at][1] < time.end


def _event_reading(time: EventTime, day: Period) -> Reading:
    """The event's time, or the day, week … counted from it, which is not the event's own."""
    if time.move is not None:
        moved = _moved(day, *time.move)
        return dated(moved)._replace(policy="event") if moved else Reading("DATE", "")
    single = day.start == day.end
    grain: Grain = time.part if single or time.part != "day" else day.grain  # type: ignore[assignment]
    return dated(Period(day.start, day.end, grain))._replace(event=time.event.name, policy="event")


def _moved(event: Period, unit: str, count: int) -> Period | None:
    """So many units after an event's last day or before its first; a day only where the event's own days are known."""
    edge = event.end if count > 0 else event.start
    if edge is None or (unit == "day" and event.grain not in DAYS):
        return None
    return calendar.shift(calendar.around(edge, unit), unit, count)


def _mention(where: Span, reading: Reading) -> Time:
    period = reading.period
    first, last = (_iso(period.start, reading), _iso(period.end, reading)) if period else (None, None)
    return Time(
        span=where,
        type=reading.type,
        value=reading.value,
        modifier=reading.modifier,
        start=first,
        end=last,
        grain=_grain(reading),
        event=reading.event,
        edtf=_edtf(reading),
        policy=reading.policy if reading.period else None,
    )


def _iso(day: date | None, reading: Reading) -> str | None:
    if day is None:
        return None
    clock = reading.clock
    return f"{day}T{clock}{utc_offset(day, clock, reading.zone)}" if clock else str(day)


def _grain(reading: Reading) -> Grain | None:
    if reading.clock:
        return "second" if reading.clock.count(":") == 2 else "minute"
    return reading.period.grain if reading.period else None


def _edtf(reading: Reading) -> str | None:
    if reading.period is None:
        return None
    if reading.clock and reading.period.start:
        seconds = ":00" if reading.clock.count(":") == 1 else ""
        offset = utc_offset(reading.period.start, reading.clock, reading.zone)
        return f"{reading.period.start}T{reading.clock}{seconds}{offset}"
    return edtf(reading.period, reading.modifier)
