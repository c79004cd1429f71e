"""From scores of BIES tags to names: the best sequence among those that are well formed, after Viterbi (1967)."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEVER = np.float32(-1e9)


@cache
def _allowed(labels: tuple[str, ...]) -> tuple[Floats, Floats, Floats]:
    """Penalties of one tag after another, of a tag at the start, and of a tag at the end."""
    places = [label.partition("-") for label in labels]
    follows = np.full((len(labels), len(labels)), NEVER, dtype=np.float32)
    for left, (before, _, kind) in enumerate(places):
        for right, (after, _, other) in enumerate(places):
            inside = before in "BI"
            if (after in "IE" and inside and kind == other) or (after in "BSO" and not inside):
                follows[left, right] = 0
    begins = np.array([0 if place in "BSO" else NEVER for place, _, _ in places], dtype=np.float32)
    ends = np.array([0 if place in "ESO" else NEVER for place, _, _ in places], dtype=np.float32)
    return follows, begins, ends


def best_tags(scores: Floats, labels: tuple[str, ...]) -> list[int]:
    """The best well-formed sequence of tags, as indices of ``labels`` ("O", "B-ORG", …), for scores (words, labels)."""
    follows, begins, ends = _allowed(labels)
    best = scores[0] + begins
    back = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        paths = best[:, None] + follows
        back[index] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[index]
    at = int((best + ends).argmax())
    found = [at]
    for index in range(len(scores) - 1, 0, -1):
        at = int(back[index, at])
        found.append(at)
    return found[::-1]
