"""Times in words: dates written out, with their prepositions."""

from __future__ import annotations

from datetime import date

from claimx.models import ClaimTime

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_PARTS = frozenset({"night", "morning", "afternoon", "evening"})


def date_words(day: str) -> str:
    """``2026-02-16`` → ``16 February 2026``; a clock time is kept behind it."""
    year, month, rest = day[:4], day[5:7], day[8:]
    clock = f" at {day[11:16]}" if len(day) > 10 else ""
    return f"{int(rest[:2])} {_MONTHS[int(month) - 1]} {year}{clock}"


def time_words(time: ClaimTime | None) -> str:
    """A resolved time with its preposition: ``on the night of 16 February 2026, during the Spring Festival Gala``."""
    if time is None or not (time.start or time.end):
        return ""
    if time.start is None:
        return f"by {date_words(time.end or '')}"
    if time.end is None:
        return f"since {date_words(time.start)}"
    bare = bare_time_words(time)
    single = time.start[:10] == time.end[:10]
    if single and time.grain in _PARTS:
        words = f"on the {time.grain} of {bare}"
    elif single:
        words = f"on {bare}"
    else:
        words = bare if bare.startswith("from ") else f"in {bare}"
    return f"{words}, during the {time.event}" if time.event else words


def bare_time_words(time: ClaimTime) -> str:
    """The same without a preposition: ``October 2025``, ``the third quarter of 2025``, ``the week of 9 March 2026``."""
    start, end = time.start or "", time.end or ""
    if not start or not end:
        return date_words(start or end)
    if start[:10] == end[:10]:
        return date_words(start)
    return _period(time, start, end) or f"from {date_words(start)} to {date_words(end)}"


def opening_words(time: ClaimTime) -> str:
    """Where a time that runs on begins, as finely as it is known: ``July 2025``, ``2019``, ``3 May 2026``."""
    start = time.start or ""
    if time.grain == "year" and start[5:] == "01-01":
        return start[:4]
    return _month(start) if time.grain == "month" and start[8:] == "01" else date_words(start)


def _period(time: ClaimTime, start: str, end: str) -> str:
    """A whole calendar period by its name; empty where it is none."""
    year, month = start[:4], int(start[5:7])
    if start[5:] == "01-01" and end == f"{year}-12-31":
        return year
    if time.grain == "month" and start[:7] == end[:7]:
        return _month(start)
    if time.grain == "quarter" and start[8:] == "01" and month % 3 == 1 and end[:4] == year:
        return f"the {_ORDINALS[month // 3 + 1]} quarter of {year}"
    if time.grain == "half" and start[8:] == "01" and month in (1, 7) and end[:4] == year:
        return f"the {_ORDINALS[month // 6 + 1]} half of {year}"
    if time.grain in ("week", "weekend") and _days(start, end) < 7:
        return f"the {time.grain} of {date_words(start)}"
    return ""


def _month(day: str) -> str:
    return f"{_MONTHS[int(day[5:7]) - 1]} {day[:4]}"


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
