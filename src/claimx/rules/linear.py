"""Small linear models: weights of named features, learned by ``training/`` and kept as a commented text file.

Below its comments, ``claimx/data/weights/<name>.tsv`` names the classes in one line; each further line is a feature and
its log-odds weights, ``class number:weight``, all with tabs between. Multinomial logistic regression over binary
features (e.g. Jurafsky and Martin, Speech and Language Processing, 3rd ed., chapter 5); the class ``none`` is not
among the classes, and its score is 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from claimx.errors import LexiconError
from claimx.rules.weights import rows

EVERY = "always"
"""The feature that every example has."""


class Linear(NamedTuple):
    """A linear model: for each feature the classes it speaks for or against."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class for an example with these features; what they leave of 1 is ``none``."""
        scores = [0.0] * len(self.classes)
        once = dict.fromkeys((EVERY, *features))  # in order: sums of floats depend on it
        for known in filter(None, map(self.weights.get, once)):  # few of the features have weights
            for at, weight in known:
                scores[at] += weight
        top = max(0.0, *scores)
        odds = [math.exp(score - top) for score in scores]
        total = math.exp(-top) + sum(odds)
        return {name: odd / total for name, odd in zip(self.classes, odds, strict=True)}


@cache
def linear(name: str) -> Linear:
    """The model ``claimx/data/weights/<name>.tsv``.

    Raises:
        LexiconError: there is no such file, or a row is not a feature and its weights.
    """
    body = list(rows(name))
    if not body:
        raise LexiconError(f"{name}.tsv has no classes")
    classes = tuple(body[0][1])
    return Linear(classes, dict(_row(name, at, row, len(classes)) for at, row in body[1:]))


def _row(name: str, at: int, row: list[str], classes: int) -> tuple[str, tuple[tuple[int, float], ...]]:
    feature, *cells = row
    try:
        pairs = [cell.split(":") for cell in cells]
        weights = tuple((int(column), float(weight)) for column, weight in pairs)
    except ValueError:
        weights = ()
    if not weights or not all(0 <= column < classes for column, _ in weights):
        raise LexiconError(f"{name}.tsv, line {at}: a feature and 'class number:weight', with tabs between")
    return feature, weights
