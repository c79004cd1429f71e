"""Readings of clock times. A time of day has an interval once it stands by a day, or has one in focus."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import time as clock_time

from dateutil import tz

from claimx.find.times.arithmetic import Period, on
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import DAYS, Reading, Setting


def clock(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "9:41 a.m. ET", "14:30", "0800 UTC", "noon"."""
    time = time_of(phrase)
    if time is None:
        return None
    zones = phrase.tokens("zone")
    offset = any(token.tag == "small" for token in zones)
    zone = "" if offset else next((str(token.value) for token in zones if token.tag == "zone"), "")
    utc = "Z" if zone == "Z" else ""
    seen = setting.focus(phrase.start, DAYS, reach="sentence")
    day = seen.period.start if seen else setting.published if zones else None
    if day is None:
        return Reading("TIME", f"XXXX-XX-XXT{time}{utc}", clock=time, zone=zone)
    return at(on(day), time, zone)._replace(policy="focus" if seen else None)


def at(day: Period, time: str, zone: str = "") -> Reading:
    """A clock time on a day. TIMEX3 values show a zone only where it is UTC."""
    return Reading("TIME", f"{day.start}T{time}{'Z' if zone == 'Z' else ''}", day, clock=time, zone=zone)


def utc_offset(day: date, time: str, zone: str) -> str:
    """``Z`` or ``-05:00`` of a clock time; empty where its zone is not known."""
    if "/" not in zone:
        return zone
    place = tz.gettz(zone)
    if place is None:
        return ""
    moment = datetime.combine(day, clock_time.fromisoformat(time), place)
    return _offset(moment)


def _offset(moment: datetime) -> str:
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def time_of(phrase: Phrase) -> str | None:
    """``HH:MM`` of a phrase, or ``None`` for an hour that no clock shows."""
    military = phrase.token("military")
    if military is not None:
        digits = military.text.zfill(4)
        return _checked(int(digits[:2]), digits[2:]) if len(digits) == 4 else None
    token = phrase.token("hour") or phrase.token("bare")
    if token is None:
        return None
    if token.tag == "noon":
        return f"{int(token.value) // 60:02}:00"
    hour, minutes = _split(token.text)
    half = phrase.token("ampm")
    if half is None:
        return _checked(hour, minutes)
    if not 1 <= hour <= 12:
        return None
    return _checked(hour % 12 + (12 if half.value == "p" else 0), minutes)


def _split(text: str) -> tuple[int, str]:
    parts = text.replace(".", ":").split(":")
    return int(parts[0]), ":".join(parts[1:]) or "00"


def _checked(hour: int, minutes: str) -> str | None:
    return f"{hour:02}:{minutes}" if hour < 24 and minutes[:2] < "60" else None
