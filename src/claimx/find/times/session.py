"""Readings of stock exchange sessions: a trading day, carried on from the day in focus."""

from __future__ import annotations

from datetime import date, timedelta

from claimx.find.times.absolute import dated
from claimx.find.times.arithmetic import on
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import DAYS, Reading, Setting

_BACK = frozenset({"previous", "last"})
_ON = frozenset({"next", "following"})


def session(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the session", "that trading session": the day in focus; "the previous session" the trading day before it."""
    seen = setting.focus(phrase.start, DAYS, reach="article")
    day = seen.period.start if seen else None
    if day is None:
        return Reading("DATE", "")  # no anchor, no guess
    rel = phrase.tag("rel")
    step = -1 if rel in _BACK else 1 if rel in _ON else 0
    return dated(on(trading_day(day, step) if step else day))._replace(policy="focus")


def trading_day(day: date, step: int) -> date:
    """The weekday next to a day, backward for -1 and forward for 1; exchanges' holidays are not known."""
    moved = day + timedelta(days=step)
    while moved.isoweekday() > 5:
        moved += timedelta(days=step)
    return moved
