"""dateparser, for what it is good at: one complete numeric date at a time. Its only importer.

``search_dates`` is never used: it finds dates in words that are none, and gives no offsets. dateparser takes a
moment to load, so it is imported when the first such date is met; most articles have none.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any


@cache
def _parser(order: str) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en"],
        settings={
            "DATE_ORDER": order,
            "STRICT_PARSING": True,  # no part of a date is filled in from today
            "PARSERS": ["absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )


@lru_cache(maxsize=4096)
def parse_complete(text: str, *, day_first: bool) -> date | None:
    """Read a complete date such as "7/8/07", "16.02.2026" or "16-Feb-2026".

    Args:
        text: the date alone, with day, month and year.
        day_first: whether the day stands before the month where both are digits.

    Returns:
        The day, or ``None`` where there is no such day.
    """
    found = _parser("DMY" if day_first else "MDY").get_date_data(text)
    return found.date_obj.date() if found.date_obj is not None else None
