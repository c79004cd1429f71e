"""The type of a name from all evidence for it, by a multinomial logistic regression.

``training/name_types.py`` fits the weights: those of the text's evidence on the train split of the annotated corpus,
and those of the model's labels on articles that the model was not trained on, since it knows its own training articles
too well (stacking, after Wolpert, 1992).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from claimx.find.type_evidence import Evidence
from claimx.models import EntityType

_SCALE = 100
"""Weights are kept as whole hundredths."""
_MOST_REASONS = 4


class Judgement(NamedTuple):
    """A type, how far it is ahead of the next (in logits), and the evidence that speaks most for it."""

    type: EntityType
    margin: float
    reasons: tuple[str, ...]


class _Weights(NamedTuple):
    types: tuple[EntityType, ...]
    rows: dict[str, list[int]]


@cache
def _weights() -> _Weights:
    content = json.loads(files("claimx").joinpath("data", "type_weights.json").read_text(encoding="utf-8"))
    return _Weights(tuple(content["types"]), content["weights"])


def judge(evidence: Evidence) -> Judgement:
    """The type that the evidence speaks for."""
    types, rows = _weights()
    known = [(piece, value, rows[piece]) for piece, value in evidence.items() if piece in rows]
    scores = [sum(value * row[at] for _, value, row in known) for at in range(len(types))]
    first, second = sorted(range(len(types)), key=lambda at: -scores[at])[:2]
    speaking = sorted(((value * (row[first] - row[second]), piece) for piece, value, row in known), reverse=True)
    reasons = tuple(piece for weight, piece in speaking[:_MOST_REASONS] if weight > 0 and piece != "always")
    return Judgement(types[first], (scores[first] - scores[second]) / _SCALE, reasons)
