"""Whose quarter it is: the company that a period belongs to, so that each keeps its own fiscal calendar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.document import entities, offsets
from claimx.find.times.fiscal import Stated, calibrate, is_fiscal
from claimx.find.times.phrase import Phrase
from claimx.find.times.setting import FiscalCalendar, Layout

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BESIDE = 4
"""Characters between a company's name and the period it owns ("Corvane's second quarter")."""


class _Mention(NamedTuple):
    start: int
    end: int
    company: str


class FiscalCalendars:
    """The fiscal calendars of a text's companies, by the period ends that it states."""

    def __init__(self, doc: Doc, layout: Layout, stated: Sequence[Stated], first_quarter: Phrase | None) -> None:
        self._layout = layout
        self._mentions = _companies(doc) if stated else []
        self._starts = [mention.start for mention in self._mentions]
        by_company: dict[str, list[Stated]] = {}
        for each in stated:
            by_company.setdefault(self._owner(each.phrase), []).append(each)
        self._first = calibrate(stated, first_quarter)
        self._own = {company: calibrate(own, first_quarter) for company, own in by_company.items() if company}

    def of(self, phrase: Phrase) -> FiscalCalendar | None:
        """The calendar that a phrase is read by: its company's; the first one stated where it names nobody's."""
        if len(self._own) == 0 or is_fiscal(phrase):
            return self._own.get(self._owner(phrase), self._first) if self._own else self._first
        owner = self._owner(phrase)
        return self._own.get(owner) if owner else self._first

    def _owner(self, phrase: Phrase) -> str:
        """The company whose name stands by a period or heads its sentence, or the one before it in the paragraph."""
        at = bisect_right(self._starts, phrase.start) - 1
        if at >= 0 and phrase.start - self._mentions[at].end <= _BESIDE:
            return self._mentions[at].company
        sentences, paragraph = self._layout.sentences, self._layout.paragraph(phrase.start)
        number = self._layout.sentence(phrase.start)
        first = bisect_left(self._starts, sentences[number - 1] if number else 0)
        if first < len(self._mentions) and self._mentions[first].start < phrase.start:
            return self._mentions[first].company
        before = self._mentions[first - 1] if first else None
        return before.company if before and self._layout.paragraph(before.start) == paragraph else ""


def _companies(doc: Doc) -> list[_Mention]:
    """Where a text speaks of companies, in order."""
    found = [
        _Mention(*offsets(doc, mention.span), entity.name)
        for entity in entities(doc)
        if entity.type == "company"
        for mention in entity.mentions
    ]
    return sorted(found)
