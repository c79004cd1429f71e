"""Readings of comparisons: "year on year", "this time last year", and which times are only a comparison's base."""

from __future__ import annotations

from claimx.find.times import arithmetic as calendar
from claimx.find.times.absolute import dated
from claimx.find.times.anaphora import comparison_base, figure_base
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import PERIODS, Reading, Setting

FIGURES = PERIODS - {"week", "decade"}
"""Grains of the periods that a comparison with a year before moves back."""
_COMPARING = frozenset({"from", "compared", "versus", "vs", "than", "against"})
_REACH = 10
"""Words between "compared" and the time of what something is compared with."""
_ORDER = ("week", "month", "quarter", "half", "year")


def compared(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "year on year", "quarter-over-quarter", "YoY", "on the month": the period in focus, moved back by the unit."""
    token = phrase.token("unit") or phrase.token("single") or phrase.token("short")
    base = figure_base(phrase, setting)
    if token is None or base is None or _is_longer(base.grain, str(token.value)):
        return Reading("DATE", "")  # no anchor, no guess
    return dated(calendar.shift(base, str(token.value), -1))


def _is_longer(grain: str, unit: str) -> bool:
    """Whether a period is longer than the unit it would be moved by: a year compares with no month before."""
    return grain in _ORDER and _ORDER.index(grain) > _ORDER.index(unit)


def this_time(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "this time last year": beside a period, that period's; else about the month a year from publication."""
    step = {"next": 1, "coming": 1, "following": 1}.get(phrase.tag("year_rel"), -1)
    if phrase.tag("year_rel") in ("this", "same"):
        return None
    base = comparison_base(phrase, setting) if step < 0 else None
    if base is not None:
        return dated(calendar.shift(base, "year", step))._replace(policy="focus")
    if setting.published is None:
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF")
    day = calendar.add(setting.published, "year", step)
    return dated(calendar.month(day.year, day.month))._replace(modifier="APPROX", policy="publication")


def is_base(phrase: Phrase) -> bool:
    """Whether a time is only the base of a comparison, so that the text does not move there.

    "from $3 billion a year earlier" is one; "In the year-ago quarter, …" at the head of a sentence is not.
    """
    if phrase.before() == "in" and phrase.before(2) in (".", "\n", "", ",", "”", '"'):
        return False
    return looks_back(phrase) or any(phrase.before(back) in _COMPARING for back in (1, 2, 3)) or _set_against(phrase)


def _set_against(phrase: Phrase) -> bool:
    """ "compared with a loss of $18 million in the final quarter of 2024"."""
    for back in range(1, _REACH):
        if phrase.before(back) in ("", "\n", ".", ";", ","):
            return False
        if phrase.before(back) in ("compared", "against", "versus", "vs"):
            return True
    return False


def looks_back(phrase: Phrase) -> bool:
    """Whether the words mean a period of figures, moved back: "year on year", "a year earlier"."""
    return (
        phrase.rule in ("year_ago", "compared", "this_time")
        or "back" in phrase.groups
        or (phrase.rule == "same" and bool(phrase.groups.keys() & {"year", "year_rel"}))
        or phrase.text in ("a year earlier", "a year ago", "the year before")
    )
