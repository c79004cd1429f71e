"""Prepositions that open a side of an interval: "since May", "by 2030", "until Friday", "from March on"."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.find.times import arithmetic as calendar
from claimx.find.times.arithmetic import Period
from claimx.find.times.assemble import Resolved
from claimx.find.times.scan import Line
from claimx.find.times.setting import Reading, Setting


def open_ends(line: Line, found: Iterable[Resolved], setting: Setting) -> list[Resolved]:
    """Give "since May", "by 2030", "until Friday" and the like the side that their preposition opens."""
    return [item._replace(reading=_bounded(line, item, setting)) for item in found]


_HOPS = frozenset({"least", "about", "around", "the", "its", "their", "year"})
_CLOSED = frozenset({"ended", "finished", "closed", "ends", "finishes", "closes"})
"""Verbs that give the state at the end of a stretch: "ended December with 3.1 million members"."""
_GRANTED = frozenset({"has", "have", "had", "given", "gives", "gave", "give"})
"""Verbs after which "until" sets a deadline."""


def _bounded(line: Line, item: Resolved, setting: Setting) -> Reading:
    reading, period = item.reading, item.reading.period
    if (
        period is None
        or period.start is None
        or period.end is None
        or reading.type not in ("DATE", "TIME")
        or item.rule == "range"
    ):
        return reading
    at = _preposition(line, item.first - 1)
    before = line.word(at)
    possessive = line.tag(item.last) == "possessive" or line.word(item.last) in ("'", "’")
    if before == "since":
        return _since(reading, period, setting)
    if possessive or reading.clock:
        return reading
    if reading.modifier == "END" and (before in ("by", "until", "till", "through") or _as_of(line, at, item)):
        return reading._replace(period=Period(period.end, period.end, "day"))
    if reading.modifier == "START" and _as_of(line, at, item):
        return reading._replace(period=Period(period.start, period.start, "day"))
    if before in _CLOSED and line.word(item.last) in ("with", "at", "on"):
        return reading._replace(period=Period(period.end, period.end, "day"))
    return _one_sided(line, at, before, item, setting)


def _preposition(line: Line, at: int) -> int:
    """The index of the preposition before a time: over "at least", "about", "the", "its"."""
    for _ in range(3):
        if line.word(at) in _HOPS or (line.word(at) == "at" and line.word(at + 1) == "least"):
            at -= 1
    return at


def _as_of(line: Line, at: int, item: Resolved) -> bool:
    """ "as of the end of 2024" is a day; so are "at the end of September" and "at the start of the year"."""
    if line.word(at) == "of" and line.word(at - 1) == "as":
        return True
    return line.word(at) == "at" and any(line.tag(word) == "edge" for word in range(item.first, item.last))


def _since(reading: Reading, period: Period, setting: Setting) -> Reading:
    end = setting.published
    if end is not None and period.start is not None and end < period.start:
        return reading
    return reading._replace(period=Period(period.start, end, period.grain), modifier=reading.modifier or "ON_OR_AFTER")


def _one_sided(line: Line, at: int, before: str, item: Resolved, setting: Setting) -> Reading:
    reading, period = item.reading, item.reading.period or Period(None, None)
    later = before == "than" and line.word(at - 1) == "later"
    if before == "by" or (later and line.word(at - 2) in ("no", "not")):
        return reading._replace(
            period=Period(None, period.end, period.grain), modifier=reading.modifier or "ON_OR_BEFORE"
        )
    if before in ("until", "till", "through") and not _denied(line, at):
        if line.word(at - 1) in _GRANTED:
            return reading
        return reading._replace(
            period=Period(None, period.end, period.grain), modifier=reading.modifier or "ON_OR_BEFORE"
        )
    if before == "before" and period.start:
        end = period.end if reading.modifier == "END" else calendar.add(period.start, "day", -1)
        return reading._replace(period=Period(None, end, period.grain), modifier=reading.modifier or "BEFORE")
    if (before == "after" or later) and period.end:
        return reading._replace(
            period=Period(calendar.add(period.end, "day", 1), None, period.grain), modifier=reading.modifier or "AFTER"
        )
    if _from_on(line, at, before, item, setting):
        return reading._replace(
            period=Period(period.start, None, period.grain), modifier=reading.modifier or "ON_OR_AFTER"
        )
    return reading


def _denied(line: Line, at: int) -> bool:
    """ "not until next year" happens next year."""
    return any(line.word(at - back) in ("not", "t", "never", "n't", "cannot") for back in range(1, 9))


def _from_on(line: Line, at: int, before: str, item: Resolved, setting: Setting) -> bool:
    """ "from March on", "starting in 2027"; "from" or "as of" a day ahead, which cannot be a base or a state."""
    if line.word(item.last) in ("or", "and") and line.word(item.last + 1) in ("later", "after", "beyond", "afterwards"):
        return line.word(item.last + 1) != "after" or line.word(item.last + 2) in (
            "",
            "\n",
            ".",
            ",",
            ";",
            ":",
            ")",
            "?",
            "!",
        )
    if line.word(item.last) in ("onward", "onwards") or (line.word(item.last) == "on" and before == "from"):
        return True
    if before in ("starting", "beginning", "effective") or (
        before in ("in", "on", "from") and line.word(at - 1) in ("starting", "beginning", "effective")
    ):
        return True
    period = item.reading.period
    return (
        (before == "from" or (before == "of" and line.word(at - 1) == "as"))
        and setting.published is not None
        and bool(period and period.start and period.start > setting.published)
    )
