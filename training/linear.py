"""Multinomial logistic regression over binary features, in numpy, for ``claimx.rules.linear``.

Mini-batches with AdaGrad steps (Duchi, Hazan and Singer, 2011) and an L2 penalty, averaged over the later passes; from
a fixed seed, so that the same examples give the same weights. Features seen too seldom are left out, and so are weights
too small to matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimx.rules.linear import EVERY, Linear
from training.weights import commented

NONE = "none"
Array = NDArray[np.float64]


class Example(NamedTuple):
    """The features of one candidate and its class; ``none`` is the class of most."""

    features: tuple[str, ...]
    label: str


class Settings(NamedTuple):
    """How to fit: ``seldom`` is the fewest examples a feature must have."""

    l2: float = 3e-4
    epochs: int = 16
    rate: float = 0.15
    batch: int = 128
    seldom: int = 3
    least: float = 0.05


def fit(examples: Sequence[Example], settings: Settings) -> Linear:
    """The model that tells the classes of the examples apart; features in alphabetical order."""
    classes = sorted({example.label for example in examples} - {NONE})
    counts = Counter(feature for example in examples for feature in set(example.features))
    names = [EVERY, *sorted(name for name, count in counts.items() if count >= settings.seldom)]
    inputs, targets = _matrices(examples, names, classes)
    weights = _descend(inputs, targets, len(names), settings)
    return Linear(tuple(classes), dict(_kept(names, weights, settings.least)))


def _kept(names: list[str], weights: Array, least: float) -> Iterator[tuple[str, tuple[tuple[int, float], ...]]]:
    for name, row in zip(names, weights, strict=True):
        kept = tuple((at, round(float(weight), 2)) for at, weight in enumerate(row) if abs(weight) >= least)
        if kept:
            yield name, kept


def _matrices(examples: Sequence[Example], names: list[str], classes: list[str]) -> tuple[NDArray[np.int64], Array]:
    """Feature numbers, padded with one that stands for nothing, and one-hot classes (the last one is none)."""
    number = {name: at for at, name in enumerate(names)}
    place = {label: at for at, label in enumerate([*classes, NONE])}
    found = [
        sorted({0, *(number[feature] for feature in example.features if feature in number)}) for example in examples
    ]
    inputs = np.full((len(found), max(map(len, found))), len(names), dtype=np.int64)
    for at, row in enumerate(found):
        inputs[at, : len(row)] = row
    return inputs, np.eye(len(place))[[place[example.label] for example in examples]]


def _descend(inputs: NDArray[np.int64], targets: Array, size: int, settings: Settings) -> Array:
    shuffle = np.random.default_rng(0)
    weights = np.zeros((size + 1, targets.shape[1] - 1))
    mean = np.zeros_like(weights)
    squares = np.full_like(weights, 1e-2)
    for epoch in range(settings.epochs):
        order = shuffle.permutation(len(inputs))
        for start in range(0, len(order), settings.batch):
            chosen = order[start : start + settings.batch]
            rows = inputs[chosen]
            slope = softmax(weights[rows].sum(axis=1)) - targets[chosen][:, :-1]
            touched, where = np.unique(rows, return_inverse=True)
            gradient = np.zeros((len(touched), weights.shape[1]))
            np.add.at(gradient, where.reshape(rows.shape), slope[:, None, :])
            gradient = gradient / len(chosen) + settings.l2 * weights[touched]
            squares[touched] += gradient**2
            weights[touched] -= settings.rate * gradient / np.sqrt(squares[touched])
            weights[size] = 0
        if epoch >= settings.epochs // 2:
            mean += weights
    return mean[:size] / (settings.epochs - settings.epochs // 2)


def softmax(scores: Array) -> Array:
    """Probabilities of the classes beside one whose score is 0, row by row."""
    top = np.maximum(scores.max(axis=1, keepdims=True), 0)
    odds = np.exp(scores - top)
    return np.asarray(odds / (np.exp(-top) + odds.sum(axis=1, keepdims=True)))


def as_text(comment: str, model: Linear) -> str:
    """The model as the package's data file has it."""
    rows = ("\t".join((name, *(f"{at}:{weight:g}" for at, weight in row))) for name, row in model.weights.items())
    return commented(comment) + "\n".join(("\t".join(model.classes), *rows)) + "\n"
