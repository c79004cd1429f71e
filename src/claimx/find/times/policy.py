"""How a reading's interval was decided, so that a reader can judge it."""

from __future__ import annotations

from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import Reading, Setting
from claimx.models.amounts import Policy

_FOCUS = frozenset({"that", "the_unit", "same", "year_ago", "before", "compared"})
_MOVED = frozenset({"previous", "following", "same", "that"})
_FISCAL = frozenset({"quarter", "year_quarter", "last_quarter", "half", "h", "year_h", "fiscal_year", "which_fiscal"})
_COMPLETE = frozenset({"numeric", "year", "year_span", "decade"})
_NEAREST = frozenset({"month_day", "day_month", "month_days", "days_month", "holiday"})
_BY_TENSE = frozenset({"month", "season"})


def policy_of(phrase: Phrase, reading: Reading, setting: Setting) -> Policy | None:
    """The policy behind a reading; ``None`` for one without an interval."""
    if reading.period is None:
        return None
    if reading.policy is not None:
        return reading.policy
    if reading.event:
        return "event"
    if phrase.rule in _FISCAL and setting.fiscal is not None:
        return "fiscal"
    if phrase.rule in _COMPLETE or "year" in phrase.groups:
        return "stated"
    moved = phrase.tag("rel") in _MOVED or phrase.tag("dir") in ("earlier", "later")
    if phrase.rule in _FOCUS or (moved and setting.seen):
        return "focus"
    if setting.bound is not None:
        return "range"
    return _chosen(phrase, setting)


def _chosen(phrase: Phrase, setting: Setting) -> Policy:
    """The policy of words that leave their year or week to the reader."""
    if phrase.groups.keys() & {"rel", "week_rel", "year_rel"}:
        return "publication"
    if phrase.rule in _NEAREST:
        return "nearest"
    if phrase.rule in _BY_TENSE:
        return "tense" if setting.tense(phrase) else "nearest"
    if phrase.rule == "weekday":
        return "tense" if setting.tense(phrase) == "future" else "latest"
    return "latest" if phrase.rule in _FISCAL | {"month_quarter"} else "publication"
