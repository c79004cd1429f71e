"""Trees: the best one, of one root, whatever the scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.encoder.trees import Floats, best_tree, trees


def is_tree(heads: list[int]) -> bool:
    """One root, its own head, that every word leads to."""
    roots = [index for index, head in enumerate(heads) if index == head]
    if len(roots) != 1:
        return False
    for index in range(len(heads)):
        at, steps = index, 0
        while at != roots[0] and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at != roots[0]:
            return False
    return True


def total(scores: Floats, heads: list[int]) -> float:
    return float(sum(scores[index, head] for index, head in enumerate(heads)))


def scores_of(size: int, seed: int) -> Floats:
    return np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)


@given(size=st.integers(1, 5), seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_no_tree_scores_higher(size: int, seed: int) -> None:
    scores = scores_of(size, seed)
    found = best_tree(scores).tolist()
    best = max(total(scores, list(heads)) for heads in product(range(size), repeat=size) if is_tree(list(heads)))
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(best, abs=1e-4)


@given(sizes=st.lists(st.integers(1, 12), min_size=1, max_size=4), seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_a_tree_of_its_own(sizes: list[int], seed: int) -> None:
    sentences = np.repeat(np.arange(len(sizes)), sizes)
    heads = trees(scores_of(len(sentences), seed), sentences)
    for number, size in enumerate(sizes):
        start = sum(sizes[:number])
        assert is_tree((heads[start : start + size] - start).tolist())


def test_words_of_equal_scores_are_a_tree_too() -> None:
    assert is_tree(trees(np.zeros((40, 40), dtype=np.float32), np.zeros(40, dtype=np.int64)).tolist())
