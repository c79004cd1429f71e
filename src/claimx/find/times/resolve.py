"""Reads a ``Doc``'s time expressions in order, each in the light of those before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from claimx.document import published
from claimx.find.times import absolute, anaphora, clock, comparison, fiscal, holiday, lengths, relative, session
from claimx.find.times.arithmetic import Period
from claimx.find.times.assemble import Resolved, joins, stated_period, states_end
from claimx.find.times.companies import FiscalCalendars
from claimx.find.times.comparison import FIGURES, is_base, looks_back
from claimx.find.times.context import accepts
from claimx.find.times.events import EventMention, dated_by, find_events
from claimx.find.times.grammar import read
from claimx.find.times.layout import layout_of
from claimx.find.times.phrase import Phrase
from claimx.find.times.policy import policy_of
from claimx.find.times.scan import Line, scan
from claimx.find.times.setting import Reading, Setting
from claimx.find.times.tense import reader
from claimx.find.times.veto import blocker
from claimx.find.times.words import context

if TYPE_CHECKING:
    from spacy.tokens import Doc

Rule = Callable[[Phrase, Setting], Reading | None]

RULES: dict[str, Rule] = {
    "numeric": absolute.numeric, "month_day": absolute.month_day, "day_month": absolute.month_day,
    "month_days": absolute.month_days, "days_month": absolute.month_days, "month": absolute.month,
    "year": absolute.year, "year_bc": absolute.year_bc, "century": absolute.century, "week_of": absolute.week_of,
    "year_span": absolute.year_span, "decade": absolute.decade, "season": absolute.season, "holiday": holiday.holiday,
    "quarter": fiscal.quarter, "last_quarter": fiscal.quarter, "year_quarter": fiscal.quarter, "half": fiscal.half,
    "month_quarter": fiscal.month_quarter, "slice": lengths.part_of, "first_units": relative.first_units,
    "h": fiscal.half, "year_h": fiscal.half, "fiscal_year": fiscal.fiscal_year, "full_year": fiscal.full_year,
    "which_fiscal": fiscal.which_fiscal, "compared": comparison.compared, "this_time": comparison.this_time,
    "session": session.session, "direction": lengths.direction, "time_being": lengths.direction,
    "at_night": lengths.at_night, "some_later": lengths.direction, "nth_unit": anaphora.that_time,
    "today": relative.today, "weekday": relative.weekday,
    "which_part": relative.which_part, "relative": relative.relative, "rolling": relative.rolling,
    "rolling_one": relative.rolling, "rolling_bare": relative.rolling_bare, "edge_unit": relative.edge_unit,
    "unit_edge": relative.edge_unit, "to_date": relative.to_date, "that": anaphora.that,
    "the_unit": anaphora.the_unit, "that_time": anaphora.that_time,
    "same": anaphora.same, "year_ago": anaphora.year_ago, "ago": relative.ago, "before": anaphora.before,
    "duration": relative.counted, "bare": lengths.bare, "every": lengths.every, "rate": lengths.rate,
    "frequency": lengths.frequency, "reference": lengths.reference, "clock": clock.clock,
}  # fmt: skip
"""The reading of every rule of the grammar."""

_REACH = 200
"""Characters around a day that are searched for the event it dates."""
_PARTIAL = frozenset({"month", "month_day", "month_days", "weekday", "day_month", "days_month"})


class Result:
    """A read text: its tokens, the setting as it is at the end, what was resolved, and the events with their days."""

    def __init__(self, doc: Doc) -> None:
        text = doc.text
        self._doc = doc
        self.line: Line = scan(text, blocker(doc))
        self.phrases = list(read(self.line, accepts))
        self.setting = Setting(published(doc), layout_of(doc, text), reader(doc))
        self.events = find_events(doc, text)
        self._event_starts = [event.start for event in self.events]
        self.dated: dict[str, Period] = {}
        self.stated: dict[int, Period] = {}
        self.found: list[Resolved] = []

    def run(self) -> Result:
        """Resolve every phrase, in text order; a comparison whose period stands behind it in its sentence, after it."""
        self.setting.day_first = _day_first(self.phrases)
        calendars = self._calibrate()
        waiting: list[int] = []
        for at, phrase in enumerate(self.phrases):
            if waiting and (self._sentence_of(waiting[0]) != self._sentence_of(at) or self._knows_period(waiting[0])):
                self._resolve_all(waiting, calendars)
            if looks_back(phrase) and not self._knows_period(at):
                waiting.append(at)
            else:
                self._resolve(at, calendars)
        self._resolve_all(waiting, calendars)
        self.found.sort(key=lambda item: item.first)
        return self

    def _resolve_all(self, waiting: list[int], calendars: FiscalCalendars) -> None:
        for at in waiting:
            self._resolve(at, calendars)
        waiting.clear()

    def _resolve(self, at: int, calendars: FiscalCalendars) -> None:
        phrase = self.phrases[at]
        self.setting.fiscal = calendars.of(phrase)
        self._bind(at)
        reading = self._read(phrase)
        if reading is None:
            return
        reading = reading._replace(policy=policy_of(phrase, reading, self.setting))
        self.found.append(Resolved(phrase.first, phrase.last, phrase.rule, reading))
        self._note(at, phrase, reading)

    def _sentence_of(self, at: int) -> int:
        return self.setting.layout.sentence(self.phrases[at].start)

    def _knows_period(self, at: int) -> bool:
        """Whether the sentence of a phrase has spoken of a period that figures are given for."""
        return self.setting.focus(self.phrases[at].start, FIGURES, reach="sentence") is not None

    def _read(self, phrase: Phrase) -> Reading | None:
        try:
            return RULES[phrase.rule](phrase, self.setting)
        except (ValueError, OverflowError):  # the calendar has no such day
            return None

    def _calibrate(self) -> FiscalCalendars:
        """Find the period ends that the article states, before anything is read against them."""
        stated: list[fiscal.Stated] = []
        for at, (phrase, date) in enumerate(zip(self.phrases, self.phrases[1:], strict=False)):
            if not states_end(phrase, date):
                continue
            if self.setting.published and "year" not in date.groups and (side := _side(phrase, date)):
                self.setting.bound = (self.setting.published, side)
            last = self._read(date)
            self.setting.bound = None
            period = stated_period(phrase, last.period) if last and last.period else None
            if period is not None:
                self.stated[at] = period
                stated.append(fiscal.Stated(phrase, period))
        first = next((phrase for phrase in self.phrases if phrase.rule in ("quarter", "year_quarter")), None)
        return FiscalCalendars(self._doc, self.setting.layout, stated, first)

    def _bind(self, at: int) -> None:
        """Let the end of a range that has no year of its own follow the other end."""
        self.setting.bound = None
        phrase = self.phrases[at]
        if phrase.rule not in _PARTIAL or phrase.groups.keys() & {"year", "year_rel", "rel"}:
            return
        after = self.phrases[at + 1] if at + 1 < len(self.phrases) else None
        if after is not None and ("year" in after.groups or _may_lead(after)) and self._linked(phrase, after):
            other = self._read(after)
            if other and other.period and other.period.end:
                self.setting.bound = (other.period.end, "not after")
                return
        if at and self._linked(self.phrases[at - 1], phrase, open_list=False) and self.found:
            before = self.found[-1]
            if before.last == self.phrases[at - 1].last and before.reading.period and before.reading.period.start:
                self.setting.bound = (before.reading.period.start, "not before")

    def _linked(self, first: Phrase, second: Phrase, *, open_list: bool = True) -> bool:
        """Whether two phrases are ends of a range, or in a list that shares the last one's year."""
        if joins(self.line, first.first, first.last, second.first):
            return True
        listed = [self.line.word(at) for at in range(first.last, min(second.first, first.last + 4))]
        return open_list and listed in (["and"], ["or"], ["/"]) and first.rule == second.rule

    def _note(self, at: int, phrase: Phrase, reading: Reading) -> None:
        """Put the time in focus, and date the event that stands by it."""
        period = self.stated.get(at, reading.period)
        if at - 1 in self.stated or period is None or reading.type in ("DURATION", "SET") or is_base(phrase):
            return
        event = dated_by(phrase, reading, self._near(phrase))
        name = event.name if event else reading.event
        if event is not None and period.closed:
            self.dated[event.name] = period
        self.setting.note(phrase.start, period, name)

    def event_at(self, offset: int) -> EventMention | None:
        """The event whose name covers an offset."""
        at = bisect_left(self._event_starts, offset + 1) - 1
        return self.events[at] if at >= 0 and self.events[at].end > offset else None

    def _near(self, phrase: Phrase) -> Sequence[EventMention]:
        """Events in the sentence of a phrase, the ones behind it first."""
        sentence = self.setting.layout.sentence(phrase.start)
        first = bisect_left(self._event_starts, phrase.start - _REACH)
        here = self.events[first : min(bisect_left(self._event_starts, phrase.start + _REACH), first + 20)]
        return sorted(
            (event for event in here if self.setting.layout.sentence(event.start) == sentence),
            key=lambda event: (event.start < phrase.start, abs(event.start - phrase.start)),
        )


def _may_lead(last: Phrase) -> bool:
    """Whether the second end of a range, without a year of its own, still decides the first: "from May to March"."""
    return last.rule in ("month", "month_day", "day_month") and not last.groups.keys() & {"year_rel", "rel"}


def _side(phrase: Phrase, date: Phrase) -> Literal["not after", "not before"] | None:
    """On which side of publication a period's stated last day lies, where the words tell: "ended", "the current"."""
    line = phrase.line
    links = {line.word(at) for at in range(phrase.last, date.first)}
    if phrase.tag("rel") == "this" or (
        "to" in links and {phrase.before(back) for back in range(1, 8)} & context("guidance")
    ):
        return "not before"  # "its forecast for the year to June", "the current fiscal year, which ends in January"
    return "not after" if links & {"ended", "finished", "closed", "to"} else None


def _day_first(phrases: Sequence[Phrase]) -> bool | None:
    """The order of numeric dates, where one with a number above twelve shows it."""
    for phrase in phrases:
        if phrase.rule == "numeric" and "/" in phrase.text:
            first, second = (int(part) for part in phrase.text.split("/")[:2])
            if first > 12 >= second or second > 12 >= first:
                return first > 12
    return None
