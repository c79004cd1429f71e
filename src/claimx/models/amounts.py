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
Policy = Literal["stated", "publication", "latest", "nearest", "tense", "range", "focus", "event", "fiscal"]
"""How an interval was decided: the words are complete; they count from publication; of the candidates the latest, the
nearest, or the one that the verb's tense asks for; the other end of a range; the time in focus; a dated event; a stated
period end.
"""


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


class QuantityReading(Quantity):
    """A quantity as it was read in a text. A claim carries the quantity alone."""

    concept: tuple[Span, ...] = ()
    """The words it is about, in text order: what is measured, and of whom. Empty without a parse or such words."""

    def slot(self) -> Quantity:
        """The quantity as a claim carries it."""
        return Quantity(**{name: getattr(self, name) for name in Quantity.model_fields})


class Dated(Value):
    """Words that say when, and the inclusive ISO interval they mean; its ends ``None`` where the text has no anchor."""

    span: Span
    start: str | None = None
    end: str | None = None
    grain: Grain | None = None
    event: str | None = None
    """The named event that the words anchor to ("on the night" of the Spring Festival Gala)."""
    edtf: str | None = None
    """ISO 8601-2 (Extended Date/Time Format)."""


class ClaimTime(Dated):
    """When a claim holds."""

    inferred: bool = False
    """True where the time was carried from beyond the paragraph."""


class Change(Value):
    """How an amount is a change and not a level. A fall of 5% has value 5 and direction ``down``."""

    direction: Direction
    basis: Basis
    baseline: ClaimTime | Reference | None = None


class QuantityMention(Value):
    """A quantity as it stands in its sentence, before it is tied to a subject."""

    quantity: QuantityReading
    change: Change | None = None
    statistic: Statistic | None = None


class Time(Dated):
    """A time expression: its interval, how it was found, and its TIMEX3 reading (ISO-TimeML) beside it."""

    type: TimexType
    value: str
    """TIMEX3 value: ``2025-10``, ``P2Y``, ``PRESENT_REF``, ``2025-Q3`` …; empty where it cannot be had."""
    modifier: str | None = None
    """TIMEX3 ``mod``: START, MID, END, APPROX, …"""
    policy: Policy | None = None
    """How the interval was decided; ``None`` where there is none."""

    def slot(self, *, inferred: bool = False) -> ClaimTime:
        """The time as a claim carries it."""
        return ClaimTime(
            span=self.span, start=self.start, end=self.end, grain=self.grain,
            event=self.event, edtf=self.edtf, inferred=inferred,
        )  # fmt: skip
