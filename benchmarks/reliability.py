"""How far a stated confidence can be believed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

BINS = 10


class Graded(NamedTuple):
    """A claim's confidence, and whether the claim is right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Claims of about one confidence."""

    low: float
    claims: int
    confidence: float
    """Their mean."""
    right: float
    """The share of them that is right."""


def bins(graded: Sequence[Graded]) -> list[Bin]:
    """Ten bins of equal width, without the empty ones."""
    groups: list[list[Graded]] = [[] for _ in range(BINS)]
    for item in graded:
        groups[min(BINS - 1, int(item.confidence * BINS))].append(item)
    return [_bin(index / BINS, group) for index, group in enumerate(groups) if group]


def _bin(low: float, group: Sequence[Graded]) -> Bin:
    count = len(group)
    return Bin(low, count, sum(item.confidence for item in group) / count, sum(item.right for item in group) / count)


def calibration_error(graded: Sequence[Graded]) -> float:
    """Expected calibration error, 0 to 1: the gap between confidence and share right, averaged over claims."""
    if not graded:
        return 0.0
    return sum(found.claims * abs(found.confidence - found.right) for found in bins(graded)) / len(graded)


def ranking(graded: Sequence[Graded]) -> float:
    """How well confidence tells right from wrong: the chance that a right claim has the higher one (ties: half).

    This is the area under the ROC curve; 0.5 is no better than one confidence for all.
    """
    right = [item.confidence for item in graded if item.right]
    wrong = sorted(item.confidence for item in graded if not item.right)
    if not right or not wrong:
        return 0.5
    won = sum(bisect_left(wrong, mine) + bisect_right(wrong, mine) for mine in right)
    return won / (2 * len(right) * len(wrong))


def reliability_table(graded: Sequence[Graded]) -> str:
    """The bins as lines of text."""
    lines = ["confidence   claims   mean  right"]
    for found in bins(graded):
        span = f"{found.low:.1f}–{found.low + 1 / BINS:.1f}"
        lines.append(f"{span:10}{found.claims:9}{found.confidence:7.2f}{found.right:7.2f}")
    return "\n".join(lines)
