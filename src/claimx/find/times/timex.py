"""TIMEX3 values (ISO-TimeML) of stretches and lengths of time."""

from __future__ import annotations

from datetime import date

from claimx.find.times.arithmetic import Period, around

PART_CODE = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_LENGTH = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "weekend": ("P", "WE"),
    "week": ("P", "W"), "month": ("P", "M"), "quarter": ("P", "Q"), "year": ("P", "Y"),
}  # fmt: skip
_MULTIPLE = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "half": ("month", 6)}


def value(period: Period) -> str:
    """``2025``, ``2025-10``, ``2025-Q3``, ``2025-W42``, ``199``, ``2026-02-16TNI``; else ``start/end``."""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    if start == end:
        code = PART_CODE.get(period.grain)
        return f"{start.isoformat()}T{code}" if code else start.isoformat()
    if period.grain in _PATTERNS and around(start, period.grain)[:2] == (start, end):
        return _pattern(period.grain, start)
    if period.grain == "quarter" and (near := _near_quarter(start, end)):
        return near
    if period.grain == "season":
        return f"{start.year:04}-{_SEASONS.get(start.month, 'SP')}"
    return f"{start}/{end}"


def _near_quarter(start: date, end: date) -> str | None:
    """The calendar quarter that a 52-week quarter stands for, give or take its odd days."""
    middle = around(start + (end - start) / 2, "quarter")
    if (
        middle.start is None
        or middle.end is None
        or abs((middle.start - start).days) > _SLACK
        or abs((middle.end - end).days) > _SLACK
    ):
        return None
    return _pattern("quarter", middle.start)


_SLACK = 9
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_PATTERNS = frozenset({"year", "month", "quarter", "half", "week", "weekend", "decade", "century"})


def _pattern(grain: str, start: date) -> str:
    calendar = start.isocalendar()
    week = f"{calendar.year:04}-W{calendar.week:02}"
    return {
        "year": f"{start.year:04}",
        "month": f"{start.year:04}-{start.month:02}",
        "quarter": f"{start.year:04}-Q{(start.month + 2) // 3}",
        "half": f"{start.year:04}-H{(start.month + 5) // 6}",
        "week": week,
        "weekend": f"{week}-WE",
        "decade": f"{start.year // 10:03}",
        "century": f"{start.year // 100:02}",
    }[grain]


def length(unit: str, count: str) -> str:
    """A length: ``P2Y``, ``PT43M``, ``PXM`` for an unknown count, ``P2.5Y``."""
    if unit in _MULTIPLE:
        unit, factor = _MULTIPLE[unit]
        count = count if count == "X" else _plain(float(count) * factor)
    prefix, letter = _LENGTH[unit]
    return f"{prefix}{count}{letter}"


def _plain(number: float) -> str:
    return f"{number:.10g}"
