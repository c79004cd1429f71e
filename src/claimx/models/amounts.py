"""Amounts and times: the measured side of a claim."""

from __future__ import annotations

from typing import Literal

from claimx.models.spans import Reference, Span, Value

Bound = Literal["=", "~", ">", ">=", "<", "<=", "range"]
UnitKind = Literal["count", "currency", "physical", "ratio", "none"]
Statistic = Literal["peak", "average", "median", "total", "cumulative", "record", "minimum", "maximum", "rank"]
Direction = Literal["up", "down", "none"]
Basis = Literal["relative", "absolute", "multiple"]
Grain = Literal[
    "second", "minute", "hour", "morning", "afternoon", "evening", "night", "day", "weekend", "week",
    "month", "season", "quarter", "half", "year", "decade", "century",
]  # fmt: skip
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Unit(Value):
    """A canonical, short unit: ``token/min``, ``USD``, ``GW``, ``%``, ``x``, ``rank``; empty for a bare number."""

    name: str
    kind: UnitKind


class Equivalent(Value):
    """The same amount in another unit, as the article gives it in brackets."""

    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Unit


class Quantity(Value):
    """An amount with its unit: either ``value``, or ``low`` and ``high`` where ``relation`` is ``range``."""

    span: Span
    """Number, multiplier and unit words."""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    relation: Bound = "="
    vague: bool = False
    """True for "dozens of", "billions of dollars": ``value`` is then a lower bound."""
    unit: Unit
    equivalents: tuple[Equivalent, ...] = ()


class Time(Value):
    """When a claim holds: an inclusive ISO interval, its ends ``None`` where the text has no anchor."""

    span: Span
    start: str | None = None
    end: str | None = None
    grain: Grain | None = None
    event: str | None = None
    """The named event that the words anchor to ("on the night" of the Spring Festival Gala)."""
    edtf: str | None = None
    """ISO 8601-2 (Extended Date/Time Format)."""
    inferred: bool = False
    """True where the time was carried from beyond the paragraph."""


class Change(Value):
    """How an amount is a change and not a level. A fall of 5% has value 5 and direction ``down``."""

    direction: Direction
    basis: Basis
    baseline: Time | Reference | None = None


class QuantityMention(Value):
    """A quantity as it stands in its sentence, before it is tied to a subject."""

    quantity: Quantity
    change: Change | None = None
    statistic: Statistic | None = None


class TimeMention(Value):
    """A time expression with its TIMEX3 reading beside its interval."""

    span: Span
    type: TimexType
    value: str
    """TIMEX3 value: ``2025-10``, ``P2Y``, ``PRESENT_REF``, ``2025-Q3`` …; empty where it cannot be had."""
    modifier: str | None = None
    """TIMEX3 ``mod``: START, MID, END, APPROX, …"""
    start: str | None = None
    end: str | None = None
    grain: Grain | None = None
    event: str | None = None
    edtf: str | None = None

    def slot(self, *, inferred: bool = False) -> Time:
        """The time as a claim carries it."""
        return Time(
            span=self.span, start=self.start, end=self.end, grain=self.grain,
            event=self.event, edtf=self.edtf, inferred=inferred,
        )  # fmt: skip
