"""A linear ranker fitted to examples: the chance of all right candidates together, with a penalty on weights.

The loss is that of a softmax over the candidates of a question with the right ones summed (a log-linear model with a
hidden choice; Durrett and Klein, 2013, use it for coreference). It is minimised by full-batch Adam, so a fit depends on
nothing but its examples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from claimx.rules.ranker import Ranker

STEPS, RATE = 200, 0.15
PENALTY = 3.0
LEAST = 3
"""Questions a feature must appear in."""
PRECISION = 2
"""Decimals of a weight; those that round to nothing are dropped."""
NOTHING: Mapping[str, float] = {}
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Example(NamedTuple):
    """One question: its candidates' features, and which are right by the scorer."""

    article: str
    candidates: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    keys: tuple[object, ...]
    """Candidates with equal keys are one answer."""

    def pairs(self) -> list[Answer]:
        """The candidates as answers."""
        return [Answer(*pair) for pair in zip(self.candidates, self.right, strict=True)]


class Answer(NamedTuple):
    """A candidate and whether it is right."""

    features: tuple[str, ...]
    right: bool


def fit(examples: Sequence[Example], penalty: float = PENALTY, prior: Mapping[str, float] = NOTHING) -> Ranker:
    """Weights of the features of the examples that have a right candidate, drawn to ``prior``, or to 0."""
    examples = [example for example in examples if any(example.right)]
    vocabulary = _vocabulary(examples)
    feature: list[int] = []
    row: list[int] = []
    counts = [len(example.right) for example in examples]
    candidates = [candidate for example in examples for candidate in example.candidates]
    for at, candidate in enumerate(candidates):
        known = [vocabulary[name] for name in candidate if name in vocabulary]
        feature += known
        row += [at] * len(known)
    right = np.array([flag for example in examples for flag in example.right], dtype=float)
    aims = np.array([prior.get(name, 0.0) for name in vocabulary])
    weights = _adam(np.array(feature), np.array(row), right, np.array(counts), aims, penalty)
    rounded = {name: round(float(weights[at]), PRECISION) for name, at in vocabulary.items()}
    return Ranker({name: weight for name, weight in sorted(rounded.items()) if weight})


def _vocabulary(examples: Sequence[Example]) -> dict[str, int]:
    seen = Counter(name for example in examples for name in {name for one in example.candidates for name in one})
    return {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= LEAST))}


def _adam(feature: Ints, row: Ints, right: Floats, counts: Ints, aims: Floats, penalty: float) -> Floats:
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    question = np.repeat(np.arange(len(counts)), counts)
    size = len(aims)
    weights, first, second = aims.copy(), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        scores = np.bincount(row, weights=weights[feature], minlength=len(right))
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[question])
        chance = raised / np.add.reduceat(raised, starts)[question]
        wanted = raised * right
        target = wanted / np.add.reduceat(wanted, starts)[question]
        slope = np.bincount(feature, weights=(chance - target)[row], minlength=size) + penalty * (weights - aims)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights -= RATE * (1 - 0.9 * step / STEPS) * move
    return weights


def folds(examples: Sequence[Example], count: int) -> dict[str, int]:
    """Each article's fold."""
    return {article: at % count for at, article in enumerate(sorted({example.article for example in examples}))}
