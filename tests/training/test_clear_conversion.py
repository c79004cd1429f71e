"""The conversion from Universal Dependencies to CLEAR, one case per rule; see `cases/*.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from compact_trees import arcs, read_case

from training.treebanks.clear import CLEAR_LABELS, STEPS, convert
from training.treebanks.tree import find_fault

CASE_FILES = ("copula", "prepositions", "amounts", "names", "clauses", "coordination", "labels")


def load_cases() -> list[Any]:
    folder = Path(__file__).parent / "cases"
    return [
        pytest.param(case, id=f"{name}: {case['label']}")
        for name in CASE_FILES
        for case in tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", load_cases())
def test_conversion(case: dict[str, str]) -> None:
    tree, expected = read_case(case["rows"])
    assert arcs(convert(tree), [arc.word for arc in expected]) == expected, case["reason"]


@pytest.mark.parametrize("case", load_cases())
def test_every_step_leaves_a_tree(case: dict[str, str]) -> None:
    tree, _ = read_case(case["rows"])
    for step in STEPS:
        step(tree)
        assert find_fault(tree) is None, step.__name__


@pytest.mark.parametrize("case", load_cases())
def test_only_clear_labels_remain(case: dict[str, str]) -> None:
    tree, _ = read_case(case["rows"])
    assert {node.label for node in convert(tree)} <= CLEAR_LABELS


def test_fault_names_words_out_of_reach() -> None:
    tree, _ = read_case("a DT root - x -\nb NN dep c x x\nc NN dep b x x")
    assert find_fault(tree) == "2 words cannot be reached from the root"


def test_fault_counts_roots() -> None:
    tree, _ = read_case("a DT root - x -\nb NN root - x x")
    assert find_fault(tree) == "2 roots"
