"""What a time is looked for: the anchor words of a claim, and what is known of them beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Context, When
from claimx.claims.time_facts import COMPARING, closes, tense
from claimx.find.syntax import BULLETS, clause_verb

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_LENGTHS = frozenset({"year", "month", "week", "day", "hour", "min", "s", "ms"})

Days = tuple[str, str]
"""First and last day of an interval, ISO; an empty string is an open side, two are no interval."""


class Previous(NamedTuple):
    """The claim before: its anchor words and the days it holds in."""

    words: TokenSpan
    days: Days


class Anchor:
    """A claim's anchor words, with what is asked of them for every time around, found once."""

    def __init__(
        self, anchor: TokenSpan, context: Context, *, is_change: bool = False, previous: Previous | None = None
    ) -> None:
        self.words = anchor
        self.context = context
        self.is_change = is_change
        self.previous = previous
        self.amount = context.amount_at(anchor.root)
        self.sentence = anchor.sent
        self.verb = clause_verb(anchor.root)
        self.tense = tense(self.verb)
        before = anchor.doc[max(self.sentence.start, anchor.start - 3) : anchor.start]
        self.is_base = any(token.lower_ in COMPARING for token in before)
        self.in_list = self.sentence[0].text in BULLETS
        self.closes = closes(self.sentence)
        self.goes_on = self._goes_on()

    def _goes_on(self) -> str:
        """How the claim before stands to this one; empty where there is none near."""
        if self.previous is None:
            return ""
        if self.previous.words.start >= self.sentence.start:
            return "in the sentence"
        if self.previous.words.start < self.context.paragraph_start(self.words[0]):
            return "in another paragraph"
        return "in the sentence before" if self.previous.words.sent.end == self.sentence.start else "in the paragraph"

    @property
    def kind(self) -> str:
        """What the anchor is: an event's verb, or an amount of some kind."""
        if self.amount is None:
            return "event"
        unit = self.amount.mention.quantity.unit
        return "length" if unit.name in _LENGTHS else "rank" if unit.name == "rank" else unit.kind


def days_of(when: When | None) -> Days:
    """The interval of a time in days."""
    mention = when.mention if when else None
    return ((mention.start or "")[:10], (mention.end or "")[:10]) if mention else ("", "")
