"""A made-up article and its annotation, which the tests change in one place each."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from training.annotation.annotation import Annotation
from training.annotation.drafts import compile_draft

TEXT = (
    "Lumora, the maker of Tempo, said on 4 March that its sales rose 12% to $4.2 billion. "
    "The Austin company bought Pulse for $480 million in 2021. Tempo 9 has three rivals, and the three are smaller."
)
ARTICLE = {"id": "lumora", "published": "2025-03-04", "text": TEXT}
DRAFT: dict[str, Any] = {
    "layers": ["entities", "coreference", "claims"],
    "entities": [
        {"name": "Lumora", "type": "company", "forms": ["Lumora"], "pronouns": [{"t": "its", "in": "that its sales"}],
         "descriptions": ["The Austin company"]},
        {"name": "Tempo", "type": "product", "forms": ["Tempo"]},
        {"name": "Tempo 9", "type": "product", "forms": ["Tempo 9"]},
        {"name": "Pulse", "type": "company", "forms": ["Pulse"]},
        {"name": "Austin", "type": "place", "forms": ["Austin"]},
    ],
    "claims": [
        {"kind": "relation", "anchor": "maker of Tempo", "relation": "developer_of",
         "subject": ["Lumora"], "object": ["Tempo"]},
        {"kind": "quantity", "anchor": "12%", "value": 12, "unit": "%", "subject": ["Lumora"], "metric": ["sales"],
         "change": {"direction": "up", "basis": "relative"}, "source": ["Lumora"]},
        {"kind": "quantity", "anchor": "$4.2 billion", "value": 4.2e9, "unit": "USD",
         "subject": ["Lumora"], "metric": ["sales"],
         "source": ["Lumora"]},
        {"kind": "event", "anchor": "bought", "predicate": "buy", "subject": ["Lumora"], "object": ["Pulse"]},
        {"kind": "quantity", "anchor": "$480 million", "value": 480e6, "unit": "USD", "subject": ["Lumora", "Pulse"],
         "metric": ["price"], "time": {"start": "2021-01-01", "end": "2021-12-31"}},
        {"kind": "quantity", "anchor": "three rivals", "value": 3, "unit": "rival",
         "subject": ["Tempo 9"], "metric": ["rivals"]},
    ],
    "excluded": [{"t": "three", "in": "the three are", "why": "anaphor"}],
}  # fmt: skip


def draft(**changes: Any) -> dict[str, Any]:
    """The draft with whole slots replaced."""
    return deepcopy(DRAFT) | changes


def draft_with(claim: int, **slots: Any) -> dict[str, Any]:
    """The draft with slots of one claim changed; ``None`` takes a slot away."""
    changed = draft()
    changed["claims"][claim] |= slots
    changed["claims"][claim] = {name: value for name, value in changed["claims"][claim].items() if value is not None}
    return changed


def annotation(given: dict[str, Any] | None = None) -> Annotation:
    """The compiled draft."""
    return compile_draft(ARTICLE, "own", given or DRAFT)
