"""Amounts and times: the measured side of a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, Self

from claimx.measures.conversion import conversion
from claimx.measures.registry import in_pint
from claimx.models.spans import Reference, Span, Value

if TYPE_CHECKING:
    import pint

_MINUS = re.compile(r"minus\b|\W*[-−–]\W*\d", re.IGNORECASE)

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

    def to(self, unit: str, *, difference: bool = False) -> Self:
        """The same amount in another unit of its dimension: its value or two bounds converted, its words as they were.

        ``unit`` is a name as claims carry it (``km/hour``, ``GiB``, ``USD/token``) or plain English ("miles per hour").
        ``difference``: the amount is a change, so that 2 °C more are 3.6 °F more and not 35.6.

        >>> Quantity(span=span, value=26.2, unit=Unit(name="mi", kind="physical")).to("km").value  # doctest: +SKIP
        42.1648128

        Raises:
            UnitError: no such unit, one of another dimension, or one that takes an exchange rate or a calendar.
        """
        into = conversion(self.unit.name, self.unit.kind, unit, difference)
        given = {"value": self.value, "low": self.low, "high": self.high}
        converted = {name: None if number is None else into(number) for name, number in given.items()}
        return self.model_copy(update={**converted, "unit": Unit(name=into.unit, kind=self.unit.kind)})

    def to_pint(self) -> pint.Quantity[Any]:
        """The amount as pint has it; a range is an array of its two bounds. Takes the extra ``pint``.

        Counted nouns, currencies and data are dimensions of their own. All amounts share one registry, claimx's own.

        Raises:
            UnitError: pint is not installed, or has no such unit.
        """
        magnitude: Any = self.value
        if self.low is not None and self.high is not None:
            import numpy as np

            magnitude = np.array([self.low, self.high])
        return in_pint(magnitude, self.unit.name, self.unit.kind)


class Alternative(Value):
    """Another reading of an amount's words, which its context spoke against."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Unit


class QuantityReading(Quantity):
    """A quantity as it was read in a text, with what a claim does not carry of it."""

    alternatives: tuple[Alternative, ...] = ()
    """What its words could mean too, the likeliest first: "7B" as 7 bytes beside 7 billion."""
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

    def alone(self) -> QuantityReading:
        """The quantity without its change: a fall that is written with a minus is negative, as nothing else says so."""
        found = self.quantity
        if self.change is None or self.change.direction != "down" or not _MINUS.match(found.span.text):
            return found
        others = tuple(other.model_copy(update={"value": _negative(other.value)}) for other in found.alternatives)
        return found.model_copy(update={"value": _negative(found.value), "alternatives": others})


def _negative(value: float | None) -> float | None:
    return None if value is None else -abs(value)


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
