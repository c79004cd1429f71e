"""The day of publication that an article's own head states: a dateline, a "Published:" line, a byline with a date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from claimx.find.times import absolute
from claimx.find.times.context import accepts
from claimx.find.times.grammar import read
from claimx.find.times.phrase import Phrase
from claimx.find.times.scan import scan
from claimx.find.times.setting import Layout, Setting
from claimx.find.times.words import context

_HEAD = 1500
"""Characters of a text that are searched."""
_LINES = 6
"""Lines with words in them, counted from the first, that can belong to an article's head."""
_CLOCK = r"(?:[\s,@|·•–—-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s?[A-Z]{2,4}\b)?)?"
_BYLINE = re.compile(r"\W*(?:by\s[^.\n]{1,60}[,|·•–—-]|[^.\n|·•]{1,60}[|·•])?\s*\Z", re.IGNORECASE)
_NOTHING_MORE = re.compile(rf"{_CLOCK}\s*(?:[|·•–—-]\s?[^.\n]{{0,60}})?\Z", re.IGNORECASE)
_PLACE = re.compile(r"\W{0,3}[A-Z][\w.'’-]*(?:[\s,/]{1,3}[A-Z][\w.'’-]*){0,7}\s*[,.—–-]{1,2}\s*\Z")
_BODY = re.compile(r"\s*(?:(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)|,?\s*(?:[—–|:]|-{1,2}(?=\s)))")


class _Place(NamedTuple):
    """A complete date with the words of its line before and behind it."""

    phrase: Phrase
    before: str
    behind: str
    line: int
    """The line's number among those with words."""


def written_day(text: str) -> date | None:
    """The day on which an article was published, by what its head says; ``None`` where it says none.

    Only a date with its year counts. A day of publication goes before one of an update.
    """
    head = text[:_HEAD]
    places = [place for phrase in read(scan(head), accepts) if (place := _placed(head, phrase))]
    for kind in (_is_published, _is_dateline, _is_alone, _is_updated):
        found = next((day for place in places if kind(place) and (day := _day(place.phrase))), None)
        if found is not None:
            return found
    return None


def _placed(head: str, phrase: Phrase) -> _Place | None:
    if "year" not in phrase.groups and not phrase.has_tag("iso"):
        return None
    start, end = head.rfind("\n", 0, phrase.start) + 1, head.find("\n", phrase.end)
    number = sum(bool(line.strip()) for line in head[:start].split("\n"))
    behind = head[phrase.end : end if end >= 0 else len(head)]
    return _Place(phrase, head[start : phrase.start], behind, number) if number < _LINES else None


def _day(phrase: Phrase) -> date | None:
    reader = {
        "month_day": absolute.month_day, "day_month": absolute.month_day, "numeric": absolute.numeric,
    }.get(phrase.rule)  # fmt: skip
    try:
        reading = reader(phrase, Setting(None, Layout((0,), ()), lambda _: None)) if reader else None
    except ValueError:  # the calendar has no such day
        return None
    return reading.period.start if reading and reading.period else None


@cache
def _label(name: str) -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, context(name)), key=len, reverse=True))
    return re.compile(rf"(?:\A|[|·•–—(-])\W*(?:{labels})(?:\s(?:on|at))?\s*:?\s*\Z", re.IGNORECASE)


def _is_published(place: _Place) -> bool:
    """ "Published: 12 March 2025", "By Jane Doe | Posted on March 12, 2025"."""
    return _label("published").search(place.before[-80:]) is not None


def _is_updated(place: _Place) -> bool:
    """ "Last updated March 12, 2025"."""
    return _label("updated").search(place.before[-80:]) is not None


def _is_dateline(place: _Place) -> bool:
    """ "SAN FRANCISCO, Jan. 26, 2026 (Newsbeam) — …": a place, a day, and what parts them from the text."""
    words = {word.strip(",.").lower() for word in place.before[-80:].split()}
    if len(place.before) > 60 or words & context("before_month"):
        return False
    return _PLACE.match(place.before) is not None and _BODY.match(place.behind) is not None


def _is_alone(place: _Place) -> bool:
    """A line that holds a byline, the date and a time of day at most."""
    if len(place.before) > 120 or len(place.behind) > 120:
        return False
    return _BYLINE.match(place.before) is not None and _NOTHING_MORE.match(place.behind) is not None
