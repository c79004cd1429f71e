"""What time expressions are resolved against: publication, the time in focus, the fiscal calendar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from claimx.find.times.arithmetic import Period
from claimx.find.times.phrase import Phrase
from claimx.models.amounts import Policy, TimexType

Tense = Literal["past", "future"]
PERIODS = frozenset({"week", "month", "season", "quarter", "half", "year", "decade"})
"""Grains of the stretches that figures are reported for."""
_MEMORY = 50
"""Times of a sentence or paragraph that are remembered: more than any real one has."""
DAYS = frozenset({"day", "night", "morning", "afternoon", "evening"})


class Reading(NamedTuple):
    """What a phrase means. A reading without a period has a length, or a value only."""

    type: TimexType
    value: str
    period: Period | None = None
    modifier: str | None = None
    clock: str | None = None
    """Time of day, ``HH:MM`` or ``HH:MM:SS``."""
    zone: str = ""
    """Its offset from UTC or its place in the time zone database; empty where none is known."""
    event: str | None = None
    policy: Policy | None = None


class Layout(NamedTuple):
    """Where sentences and paragraphs of a text begin."""

    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.sentences, offset)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph at an offset."""
        return bisect_right(self.paragraphs, offset)


class Seen(NamedTuple):
    """A time that the text has spoken of; ``order`` counts them."""

    order: int
    sentence: int
    paragraph: int
    period: Period
    event: str | None


class FiscalCalendar(NamedTuple):
    """A stated period end: quarter ``nth`` (where said) of fiscal year ``year`` (where said) ends on ``end``."""

    end: date
    nth: int | None = None
    year: int | None = None


@dataclass
class Setting:
    """The state in which the phrases of one text are resolved, in text order."""

    published: date | None
    layout: Layout
    tense: Callable[[Phrase], Tense | None]
    fiscal: FiscalCalendar | None = None
    day_first: bool | None = None
    """Whether numeric dates put the day first, where one of them shows it."""
    seen: list[Seen] = field(default_factory=list)
    latest: dict[str, Seen] = field(default_factory=dict)
    """The last time seen of each grain."""
    bound: tuple[date, Literal["not after", "not before"]] | None = None
    """The other end of a range, for an end that leaves its year out."""

    def note(self, offset: int, period: Period, event: str | None = None) -> None:
        """Put a time in focus."""
        if period.closed:
            seen = Seen(len(self.seen), self.layout.sentence(offset), self.layout.paragraph(offset), period, event)
            self.seen.append(seen)
            if not (self._is_guidance(period) and period.grain in self.latest):
                self.latest[period.grain] = seen

    def _is_guidance(self, period: Period) -> bool:
        """Whether a quarter or half is still to end, so that the reported one stays what the article is about."""
        ahead = self.published is not None and period.end is not None and period.end > self.published
        return ahead and period.grain in ("quarter", "half")

    def focus(
        self, offset: int, grains: frozenset[str], *, reach: Literal["sentence", "paragraph", "article"]
    ) -> Seen | None:
        """The last time of one of the grains in the sentence, else the paragraph, else the article."""
        if reach == "article":
            return max((self.latest[grain] for grain in grains if grain in self.latest), default=None)
        sentence, paragraph = self.layout.sentence(offset), self.layout.paragraph(offset)
        for seen in reversed(self.seen[-_MEMORY:]):
            if reach == "sentence" and seen.sentence != sentence:
                return None
            if reach == "paragraph" and seen.paragraph != paragraph:
                return None
            if seen.period.grain in grains:
                return seen
        return None
