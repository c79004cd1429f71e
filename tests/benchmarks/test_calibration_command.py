"""Fitting confidence: the regression, the folds, and the table it prints."""

from __future__ import annotations

import math
import tomllib
from random import Random

import numpy as np
import pytest

from benchmarks import calibration
from benchmarks.calibration import Example
from benchmarks.reliability import Graded, bins, calibration_error, ranking, reliability_table


def made_up_examples(count: int, seed: int = 1) -> list[Example]:
    """Claims that are right with log-odds of 1, less 2 where they are "hard", over ten articles."""
    random = Random(seed)
    found = []
    for number in range(count):
        hard = random.random() < 0.5
        right = random.random() < 1 / (1 + math.exp(-(1.0 - 2.0 * hard)))
        found.append(Example(f"article {number % 10}", "quantity", {"hard": float(hard)}, right))
    return found


def test_weights_are_found_again() -> None:
    weights = calibration.fit(made_up_examples(6000), l2=0.01)
    assert weights["intercept"] == pytest.approx(1.0, abs=0.15)
    assert weights["hard"] == pytest.approx(-2.0, abs=0.15)


def test_the_gradient_vanishes_at_the_solution() -> None:
    random = np.random.default_rng(3)
    inputs = np.hstack([np.ones((80, 1)), random.normal(size=(80, 3))])
    right = (random.random(80) < 0.4).astype(float)
    weights = calibration.newton(inputs, right, l2=1.0)
    slope = inputs.T @ (calibration.logistic(inputs @ weights) - right) + np.array([1e-3, 1, 1, 1]) * weights
    assert np.abs(slope).max() < 1e-6


def test_a_strong_penalty_draws_weights_to_nought() -> None:
    found = made_up_examples(200)
    assert abs(calibration.fit(found, l2=1000)["hard"]) < abs(calibration.fit(found, l2=1)["hard"]) / 5


@pytest.mark.parametrize("right", [True, False])
def test_claims_that_are_all_alike_do_not_break_the_fit(right: bool) -> None:
    found = [Example("a", "event", {"x": 1.0}, right)] * 5
    weights = calibration.fit(found, l2=1.0)
    assert (calibration.confidence(weights, {"x": 1.0}) > 0.9) == right


def test_features_that_are_never_there_are_left_out() -> None:
    assert set(calibration.fit([Example("a", "event", {"x": 0.0, "y": 1.0}, True)], l2=1.0)) == {"intercept", "y"}


def test_held_out_grades_every_claim_once() -> None:
    found = made_up_examples(300)
    assert len(calibration.held_out(found, l2=1.0)) == len(found)


def test_a_claim_is_not_graded_by_a_fit_on_its_own_article() -> None:
    rest = [Example(f"article {n}", "event", {"x": 1.0}, True) for n in range(9)]
    odd = Example("article 9", "event", {"x": 1.0}, False)
    (grade,) = [item for item in calibration.held_out([*rest, odd], l2=1.0) if not item.right]
    assert grade.confidence > 0.9


def test_the_toml_reads_back() -> None:
    fits = {"quantity": {"intercept": 0.5, "tie own clause": -1.25}, "event": {"intercept": 0.0}}
    assert tomllib.loads(calibration.as_toml(fits)) == fits


def test_the_report_has_each_kind_and_all() -> None:
    report = calibration.report({"quantity": made_up_examples(100), "event": [], "relation": []}, l2=1.0)
    assert [line.split()[0] for line in report.splitlines()[1:5]] == ["quantity", "event", "relation", "all"]
    assert "100 claims" in report


def test_bins_hold_every_claim() -> None:
    graded = [Graded(confidence, True) for confidence in (0.0, 0.05, 0.1, 0.55, 0.999, 1.0)]
    assert [(found.low, found.claims) for found in bins(graded)] == [(0.0, 2), (0.1, 1), (0.5, 1), (0.9, 2)]


@pytest.mark.parametrize(
    ("graded", "error"),
    [
        pytest.param([], 0.0, id="nothing"),
        pytest.param([Graded(0.75, True)] * 3 + [Graded(0.75, False)], 0.0, id="as right as it says"),
        pytest.param([Graded(0.95, False)] * 4, 0.95, id="sure and wrong"),
        pytest.param([Graded(0.25, True)] * 2 + [Graded(0.75, True)] * 2, 0.5, id="bins averaged over claims"),
    ],
)
def test_calibration_error(graded: list[Graded], error: float) -> None:
    assert calibration_error(graded) == pytest.approx(error)


@pytest.mark.parametrize(
    ("graded", "chance"),
    [
        pytest.param([Graded(0.9, True), Graded(0.2, False)], 1.0, id="in order"),
        pytest.param([Graded(0.2, True), Graded(0.9, False)], 0.0, id="the wrong way round"),
        pytest.param([Graded(0.5, True), Graded(0.5, False)], 0.5, id="one confidence for all"),
        pytest.param([Graded(0.8, True), Graded(0.3, True), Graded(0.5, False)], 0.5, id="one of two"),
        pytest.param([Graded(0.8, True)], 0.5, id="nothing to tell apart"),
    ],
)
def test_ranking(graded: list[Graded], chance: float) -> None:
    assert ranking(graded) == pytest.approx(chance)


def test_the_reliability_table_has_a_line_a_bin() -> None:
    table = reliability_table([Graded(0.25, True), Graded(0.85, True), Graded(0.85, False)])
    assert table.splitlines()[1:] == [
        "0.2–0.3           1   0.25   1.00",
        "0.8–0.9           2   0.85   0.50",
    ]
