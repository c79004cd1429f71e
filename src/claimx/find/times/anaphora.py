"""Readings that move from the time in focus: "that night", "the quarter", "a year earlier", "two days later"."""

from __future__ import annotations

from claimx.find.times import arithmetic as calendar
from claimx.find.times.absolute import dated, modifier
from claimx.find.times.arithmetic import Period
from claimx.find.times.fiscal import stated_quarter
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import DAYS, PERIODS, Reading, Seen, Setting
from claimx.models.amounts import Grain

_FIGURES = frozenset({"quarter", "half"})
"""Stretches that whole reports are about: they stay in focus beyond their paragraph."""
_COMPARED = frozenset({"from", "with", "to", "than", "versus", "vs", "against", "of", "compared"})


def day_in_focus(phrase: Phrase, setting: Setting, grain: Grain, step: int = 0) -> Reading:
    """The last day spoken of, with the event that it belongs to; moved by ``step`` days."""
    seen = setting.focus(phrase.start, DAYS, reach="article")
    if seen is None or seen.period.start is None:
        return Reading("DATE", "")  # no anchor, no guess
    period = calendar.shift(Period(seen.period.start, seen.period.start, grain), "day", step)
    return dated(period)._replace(event=seen.event if step == 0 else None)


def that(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "that day", "that year", "that same month"."""
    token = phrase.token("unit")
    return unit_in_focus(phrase, setting, str(token.value)) if token else None


def that_time(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "at that time", "during this period", "at the same time": an anaphor too vague to have days."""
    return Reading("DATE", "")


def the_unit(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "on the day", "for the quarter", "late in the month"."""
    token = phrase.token("unit")
    if token is None:
        return None
    if token.tag == "part":
        return day_in_focus(phrase, setting, token.value)  # type: ignore[arg-type]
    return unit_in_focus(phrase, setting, str(token.value))


def unit_in_focus(phrase: Phrase, setting: Setting, unit: str) -> Reading | None:
    """The stretch of a unit that the text is about; for "the week" and the like without one, unknown."""
    if unit == "day":
        return day_in_focus(phrase, setting, "day")
    if unit == "quarter" and (stated := stated_quarter(setting, 0)):
        seen = setting.focus(phrase.start, frozenset({"quarter"}), reach="paragraph")
        return dated(seen.period if seen else stated, modifier(phrase))
    found = _stretch(phrase, setting, unit) or _running_week(phrase, setting, unit)
    if found is None and phrase.before() == "of" and setting.published:
        found = calendar.around(setting.published, unit)
    return dated(found, modifier(phrase)) if found else Reading("DATE", "", None, modifier(phrase))


def _running_week(phrase: Phrase, setting: Setting, unit: str) -> Period | None:
    """ "for the week" is the running one, "over the weekend" the last one begun: news keeps to them."""
    if setting.published is None or phrase.tag("rel") == "that" or unit not in ("week", "weekend"):
        return None
    period = calendar.around(setting.published, unit)
    if unit == "weekend" and period.start and period.start > setting.published:
        return calendar.shift(period, unit, -1)
    return period


def _stretch(phrase: Phrase, setting: Setting, unit: str) -> Period | None:
    seen = setting.focus(phrase.start, frozenset({unit}), reach="sentence" if unit in _FIGURES else "paragraph")
    if seen is None and unit in _FIGURES:
        seen = setting.focus(phrase.start, frozenset({unit}), reach="article")
    if seen is not None:
        return seen.period
    if unit in ("weekend", "week") or phrase.tag("rel") == "that":
        finer = setting.focus(phrase.start, DAYS | PERIODS, reach="paragraph")
        if (
            finer is not None
            and finer.period.start is not None
            and finer.period.grain != unit
            and _coarser(unit, finer)
        ):
            return calendar.around(finer.period.start, unit)
    return None


def _is_edge(period: Period) -> bool:
    """Whether a stretch is the early or late part of a calendar month or year: no period that figures are given for."""
    return period.grain in ("month", "year") and period.start != period.end and _is_part(period, period.grain)


def _is_part(period: Period, unit: str) -> bool:
    """Whether a stretch is only the early, middle or late part of its calendar unit."""
    whole = calendar.around(period.start, unit) if period.start else period
    return bool(whole.end and period.end) and period[:2] != whole[:2] and period.end <= whole.end  # type: ignore[operator]


def _coarser(unit: str, seen: Seen) -> bool:
    order = ["day", "weekend", "week", "month", "quarter", "half", "year", "decade"]
    grain = "day" if seen.period.grain in DAYS else seen.period.grain
    return unit in order and grain in order and order.index(unit) > order.index(grain)


def moved(phrase: Phrase, setting: Setting, unit: str) -> Reading | None:
    """ "the previous year", "the following month", "the same week": one unit from the one in focus."""
    step = {"previous": -1, "following": 1}.get(phrase.tag("rel"), 0)
    if unit == "day":
        return (
            day_in_focus(phrase, setting, "day", step) if setting.focus(phrase.start, DAYS, reach="article") else None
        )
    if unit not in PERIODS:
        return None
    base = _stretch(phrase, setting, unit) or (stated_quarter(setting, 0) if unit == "quarter" else None)
    if base is not None and base.start is not None and _is_part(base, unit):
        base = calendar.around(base.start, unit)  # after "early 2022", "the following year" is the whole of 2023
    if (
        base is None
        and (seen := setting.focus(phrase.start, DAYS | PERIODS, reach="paragraph"))
        and _coarser(unit, seen)
    ):
        base = calendar.around(seen.period.start, unit) if seen.period.start else None
    return dated(calendar.shift(base, unit, step), modifier(phrase)) if base else None


def later(phrase: Phrase, setting: Setting, unit: str, counted: float | None) -> Reading:
    """ "two days later", "a year earlier": the time in focus, moved."""
    if counted is None or counted != int(counted) or unit not in calendar.MONTHS | calendar.DAYS:
        return Reading("DATE", "PAST_REF" if phrase.tag("dir") == "earlier" else "FUTURE_REF")
    base = _moved_base(phrase, setting, unit)
    if base is None:
        return Reading("DATE", "")
    return dated(calendar.shift(base, unit, int(counted)))


def _moved_base(phrase: Phrase, setting: Setting, unit: str) -> Period | None:
    """What "two days later" counts from: nothing longer than its unit, and of a day for months and years theirs."""
    if unit in ("year", "quarter", "month"):
        base = figure_base(phrase, setting)
        if base is not None and (unit == "year" or base.grain in ("month", unit)):
            return base
    seen = setting.focus(phrase.start, DAYS | PERIODS | {"weekend"}, reach="paragraph")
    if seen is None or seen.period.start is None:
        return None
    if seen.period.grain not in DAYS:
        return seen.period if unit == "week" and seen.period.grain in ("week", "weekend") else None
    if unit in ("month", "year", "decade"):
        return calendar.around(seen.period.start, unit)
    return seen.period._replace(grain="day")


def figure_base(phrase: Phrase, setting: Setting) -> Period | None:
    """The stretch that figures are being given for: in the sentence, the paragraph, or the report as a whole."""
    grains = PERIODS - {"week", "decade"}
    seen = setting.focus(phrase.start, grains, reach="sentence")
    if seen is None:
        seen = setting.focus(phrase.start, grains, reach="paragraph")
        seen = None if seen and (_ahead(seen.period, setting) or _is_edge(seen.period)) else seen
    if seen is not None:
        return seen.period
    if stated := stated_quarter(setting, 0):
        return stated
    seen = setting.focus(phrase.start, _FIGURES, reach="article")
    return seen.period if seen else None


def _ahead(period: Period, setting: Setting) -> bool:
    """Whether a stretch is guidance for later, so that another sentence's figures are not for it."""
    ends_later = setting.published and period.end and period.end > setting.published
    return bool(ends_later) and period.grain == "quarter" and setting.fiscal is not None


def comparison_base(phrase: Phrase, setting: Setting) -> Period | None:
    """For "a year ago": the period that figures are for, where the words compare ("from 58.2% a year ago")."""
    compared = any(phrase.before(back) in _COMPARED for back in range(1, 8))
    seen = setting.focus(phrase.start, _FIGURES | {"month"}, reach="sentence")
    if seen is not None and (compared or seen.period.grain != "month"):
        return seen.period
    base = figure_base(phrase, setting) if compared else None
    return base if base and base.grain in _FIGURES else None


def before(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the year before", "the day after"."""
    token = phrase.token("units")
    if token is None:
        return None
    step = 1.0 if phrase.tag("dir") == "after" else -1.0
    if (
        token.value == "week"
        and phrase.has_tag("the")
        and (seen := setting.focus(phrase.start, DAYS, reach="paragraph"))
    ):
        week = calendar.around(seen.period.start, "week") if seen.period.start else seen.period
        return dated(calendar.shift(week, "week", int(step)))
    return later(phrase, setting, str(token.value), step)


def same(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the same period a year earlier", "the same quarter last year", "the same month of 2024"."""
    token = phrase.token("unit")
    if token is None:
        return None
    unit = str(token.value)
    if token.tag == "part":
        return day_in_focus(phrase, setting, token.value)  # type: ignore[arg-type]
    base = _same_base(phrase, setting, unit)
    if base is None or base.start is None:
        return Reading("DATE", "")
    step = _years_back(phrase, setting, base)
    return dated(calendar.shift(base, "year", step)) if step else dated(base)


def _same_base(phrase: Phrase, setting: Setting, unit: str) -> Period | None:
    if unit == "period":
        return figure_base(phrase, setting)
    if unit == "day":
        seen = setting.focus(phrase.start, DAYS, reach="paragraph")
        return seen.period if seen else None
    found = unit_in_focus(phrase, setting, unit)
    return found.period if found else None


def _years_back(phrase: Phrase, setting: Setting, base: Period) -> int:
    """How many years the words go back; a stated year or "last year" counts from the base's own year."""
    if "back" in phrase.groups or phrase.tag("year_rel") in ("last", "previous"):
        return -1
    stated = phrase.number("year")
    return stated - base.start.year if stated and base.start else 0


def year_ago(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the year-ago quarter", "the prior-year period"."""
    base = figure_base(phrase, setting)
    token = phrase.token("unit")
    if base is None or (token and token.tag == "quarter" and base.grain != "quarter"):
        base = stated_quarter(setting, 0) or _last_quarter(phrase, setting)
    return dated(calendar.shift(base, "year", -1)) if base else Reading("DATE", "PAST_REF")


def _last_quarter(phrase: Phrase, setting: Setting) -> Period | None:
    seen = setting.focus(phrase.start, frozenset({"quarter"}), reach="article")
    return seen.period if seen else None
