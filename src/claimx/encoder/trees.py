"""From scores of arcs to a tree.

The tree of the highest score is found by Chu and Liu (1965) and Edmonds (1967). That it has one root is ensured as
Stanojević and Cohen have it ("A Root of a Problem", EMNLP 2021): no arc from the root is worth as much as any other.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEVER = -1e9


def trees(arcs: Floats, sentences: Ints) -> Ints:
    """The head of each word, a root being its own.

    ``arcs[i, j]`` is the score of j heading i, and ``arcs[i, i]`` of i being a root; ``sentences`` numbers the words'
    sentences, in order. Each sentence gets a tree of one root.
    """
    inside = np.where(sentences[:, None] == sentences[None, :], arcs, np.float32(NEVER))
    heads: Ints = inside.argmax(axis=1)
    borders = [0, *(np.flatnonzero(np.diff(sentences)) + 1).tolist(), len(sentences)]
    broken = _broken(heads, sentences)
    for start, end in pairwise(borders):
        if sentences[start] in broken:
            heads[start:end] = best_tree(inside[start:end, start:end]) + start
    return heads


def _broken(heads: Ints, sentences: Ints) -> set[int]:
    """Sentences whose best heads are no tree: with several roots, or with words that lead to none."""
    top = heads
    for _ in range(len(heads).bit_length()):
        top = top[top]
    roots = heads == np.arange(len(heads))
    counts = np.bincount(sentences[roots], minlength=int(sentences[-1]) + 1)
    several = {int(name) for name in np.unique(sentences) if counts[name] != 1}
    return several | {int(name) for name in np.unique(sentences[~roots[top]])}


def best_tree(arcs: Floats) -> Ints:
    """The heads of the highest-scoring tree of one root over all words."""
    size = len(arcs)
    scores = np.full((size + 1, size + 1), NEVER, dtype=np.float64)  # node 0 is above the root
    scores[1:, 1:] = arcs
    np.fill_diagonal(scores, NEVER)
    scores[1:, 0] = arcs.diagonal() - float(arcs.max() - arcs.min() + 1) * (size + 1)
    heads = _arborescence(scores)
    found: Ints = heads[1:] - 1
    found[found < 0] = np.flatnonzero(found < 0)
    return found


def _arborescence(scores: NDArray[np.float64]) -> Ints:
    """Heads of all nodes under node 0, whose own entry means nothing."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    return _expanded(scores, heads, cycle)


def _cycle(heads: Ints) -> Ints | None:
    colours = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        node, path = start, list[int]()
        while node and not colours[node]:
            colours[node] = start
            path.append(node)
            node = int(heads[node])
        if node and colours[node] == start:
            return np.array(path[path.index(node) :])
    return None


def _expanded(scores: NDArray[np.float64], heads: Ints, cycle: Ints) -> Ints:
    """Contract a cycle to one node, solve the rest, and open the cycle where the solution enters it."""
    outside = np.setdiff1d(np.arange(len(scores)), cycle)
    kept = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER, dtype=np.float64)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1], small[:-1, -1] = entering.max(axis=0), leaving.max(axis=1)
    solved = _arborescence(small)
    found = heads.copy()
    for index, node in enumerate(outside):
        head = solved[index]
        found[node] = cycle[leaving[index].argmax()] if head == len(outside) else outside[head]
    door = int(solved[-1])
    found[cycle[entering[:, door].argmax()]] = outside[door]
    return found
