"""The type of a name from all evidence for it, by a multinomial logistic regression.

``training/name_types.py`` fits the weights: those of the text's evidence on the train split of the annotated corpus,
and those of the model's labels on articles that the model was not trained on, since it knows its own training articles
too well (stacking, after Wolpert, 1992).
"""

from __future__ import annotations

from typing import NamedTuple, cast

from claimx.find.type_evidence import Evidence
from claimx.models import EntityType
from claimx.rules.linear import linear

_MOST_REASONS = 4


class Judgement(NamedTuple):
    """A type, how far it is ahead of the next (in logits), and the evidence that speaks most for it."""

    type: EntityType
    margin: float
    reasons: tuple[str, ...]


def judge(evidence: Evidence) -> Judgement:
    """The type that the evidence speaks for."""
    model = linear("types")
    rows = [(piece, value, model.weights[piece]) for piece, value in evidence.items() if piece in model.weights]
    scores = [0.0] * len(model.classes)
    for _, value, row in rows:
        for at, weight in row:
            scores[at] += value * weight
    first, second = sorted(range(len(scores)), key=lambda at: -scores[at])[:2]
    speaking = sorted(((value * _ahead(row, first, second), piece) for piece, value, row in rows), reverse=True)
    reasons = tuple(piece for weight, piece in speaking[:_MOST_REASONS] if weight > 0 and piece != "always")
    return Judgement(cast(EntityType, model.classes[first]), scores[first] - scores[second], reasons)


def _ahead(row: tuple[tuple[int, float], ...], first: int, second: int) -> float:
    """How far a row of weights puts the first class ahead of the second."""
    return sum(weight if at == first else -weight for at, weight in row if at in (first, second))
