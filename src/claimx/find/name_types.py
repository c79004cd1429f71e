"""The type of every name of a document, settled form by form: a name has one type wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.type_evidence import evidence, setting
from claimx.find.type_scores import judge
from claimx.models import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimx.rules.knowledge import Base

CERTAIN = 99.0
"""The weight of a type that is told by the name's shape alone."""


class Name(NamedTuple):
    """A named mention: tokens ``[start, end)``, its type, how much speaks for the type, and what does.

    ``known`` is the knowledge base's name for it. ``weight`` is a witness's rank at first (``claimx.find.names``), and
    the margin of the judgement (``claimx.find.type_scores``) once the type is settled.
    """

    start: int
    end: int
    type: EntityType
    weight: float
    known: str | None = None
    reasons: tuple[str, ...] = ()


def settle(doc: Doc, names: Sequence[Name], base: Base) -> list[Name]:
    """Names with the type that all mentions of the same form together speak for."""
    around = setting(doc, names)
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        forms[doc[name.start : name.end].text].append(name)
    settled: list[Name] = []
    for mentions in forms.values():
        if mentions[0].weight == CERTAIN:
            settled += mentions
            continue
        found = judge(evidence(doc, mentions, around, base))
        settled += (name._replace(type=found.type, weight=found.margin, reasons=found.reasons) for name in mentions)
    return sorted(settled)
