"""Learned choices: a linear model over named features, whose weights are a data file.

The weights of a choice are ``claimx/data/weights/<name>.tsv``, a feature and its weight a line. They are fitted in
``training``; here is only what applying them needs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Generic, NamedTuple, Protocol, TypeVar

from claimx.errors import LexiconError
from claimx.rules.weights import rows

Features = Iterable[str]
"""The names of the features that hold; those the model does not know count nothing."""


class Featured(Protocol):
    """A candidate with its features."""

    @property
    def features(self) -> tuple[str, ...]: ...


F = TypeVar("F", bound=Featured)


class Choice(NamedTuple, Generic[F]):
    """The chosen candidate and the chance that it is right."""

    best: F
    chance: float


class Ranker:
    """Scores candidates by the sum of the weights of their features."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights

    def score(self, features: Features) -> float:
        """The log-odds of one candidate, up to a constant."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def probabilities(self, candidates: Sequence[Features]) -> list[float]:
        """The chance of each candidate to be the right one: they sum to one."""
        return softmax([self.score(features) for features in candidates])


def choose(model: Ranker, found: Sequence[F], same: Sequence[Hashable]) -> Choice[F] | None:
    """The likeliest candidate, where several can stand for one answer: those with equal ``same`` add up.

    Of an answer's candidates the likeliest is given, of equals the first. ``None``: there are no candidates.
    """
    if not found:
        return None
    chances = model.probabilities([one.features for one in found])
    total: dict[Hashable, float] = defaultdict(float)
    for key, chance in zip(same, chances, strict=True):
        total[key] += chance
    answer = max(total, key=total.__getitem__)
    place = max((place for place, key in enumerate(same) if key == answer), key=chances.__getitem__)
    return Choice(found[place], total[answer])


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as chances that sum to one, in the same order."""
    top = max(scores, default=0.0)
    raised = [math.exp(score - top) for score in scores]
    total = math.fsum(raised)
    return [value / total for value in raised]


@cache
def ranker(name: str) -> Ranker:
    """The ranker whose weights are ``claimx/data/weights/<name>.tsv``.

    Raises:
        LexiconError: there is no such file, or a line of it is not a feature and a number.
    """
    weights: dict[str, float] = {}
    for at, row in rows(name):
        try:
            feature, weight = row
            weights[feature] = float(weight)
        except ValueError:
            raise LexiconError(f"{name}.tsv, line {at}: expected a feature, a tab and a number") from None
    return Ranker(weights)
