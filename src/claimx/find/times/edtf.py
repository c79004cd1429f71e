"""Extended Date/Time Format (ISO 8601-2) of a stretch of time.

Quarters are the sub-year groupings 33 to 36, half years 40 and 41, seasons 21 to 24; decades end in ``X``; a fuzzy part
("late 2024") is approximate (``~``); an open side is ``..``.
"""

from __future__ import annotations

from datetime import date

from claimx.find.times.arithmetic import Period, around

_SEASON_CODE = {3: 21, 6: 22, 9: 23, 12: 24}
_FUZZY = frozenset({"START", "MID", "END", "APPROX"})


def edtf(period: Period, modifier: str | None = None) -> str | None:
    """The EDTF string, or ``None`` for a period with two open sides."""
    start, end = period.start, period.end
    if start is None or end is None:
        return None if start is end else f"{_open(start)}/{_open(end)}"
    if modifier in _FUZZY and start != end and period.grain in ("year", "month", "decade", "quarter", "season", "half"):
        return f"{_whole(around(start, period.grain), period.grain)}~"
    return _whole(period, period.grain)


def _open(day: date | None) -> str:
    """One side: a year alone where the day is the first or last of it, as in ``2019/..`` and ``../2030``."""
    if day is None:
        return ".."
    return f"{day.year:04}" if (day.month, day.day) in ((1, 1), (12, 31)) else day.isoformat()


def _whole(period: Period, grain: str) -> str:
    start, end = period.start, period.end
    if start is None or end is None or start == end:
        return (start or end or date.min).isoformat()
    label = _label(start, grain) if grain == "season" or around(start, grain)[:2] == (start, end) else None
    return label or _interval(start, end)


def _interval(start: date, end: date) -> str:
    """Two days, or two years where the stretch is whole years."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year:04}/{end.year:04}"
    return f"{start.isoformat()}/{end.isoformat()}"


def _label(start: date, grain: str) -> str | None:
    """A whole calendar unit's own notation; weeks have none."""
    if grain == "year":
        return f"{start.year:04}"
    if grain == "decade":
        return f"{start.year // 10:03}X"
    if grain == "month":
        return f"{start.year:04}-{start.month:02}"
    codes = {
        "quarter": 32 + (start.month + 2) // 3,
        "half": 39 + (start.month + 5) // 6,
        "season": _SEASON_CODE.get(start.month),
    }
    code = codes.get(grain)
    return f"{start.year:04}-{code}" if code else None
