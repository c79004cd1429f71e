"""The gate fails on a figure that fell or is missing, and on nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import accuracy, gate, render
from benchmarks.gate import Threshold

RULE = Threshold("times", "dev", "value", 73.8, 0.7, lower_is_better=False)
ERROR = Threshold("claims", "gold", "calibration error", 5.0, 2.0, lower_is_better=True)


@pytest.mark.parametrize(
    ("rule", "measured", "falls"),
    [
        pytest.param(RULE, 73.8, False, id="unchanged"),
        pytest.param(RULE, 90.0, False, id="better"),
        pytest.param(RULE, 73.1, False, id="down by just the margin"),
        pytest.param(RULE, 73.0, True, id="down by more than the margin"),
        pytest.param(RULE, None, True, id="missing"),
        pytest.param(ERROR, 1.0, False, id="error smaller"),
        pytest.param(ERROR, 7.0, False, id="error up by just the margin"),
        pytest.param(ERROR, 7.1, True, id="error up by more than the margin"),
        pytest.param(ERROR, None, True, id="error missing"),
    ],
)
def test_fault(rule: Threshold, measured: float | None, falls: bool) -> None:
    assert (rule.fault(measured) is not None) == falls


def test_a_fault_says_what_fell_and_from_where() -> None:
    assert RULE.fault(70.0) == "times / dev / value: 70, committed 73.8, margin 0.7"


def test_only_sections_that_were_run_are_compared() -> None:
    figures = {"times": {"dev": {"value": 74.0}}}
    assert gate.faults([RULE, ERROR], figures, {"times"}) == []
    assert gate.faults([RULE, ERROR], figures, {"times", "claims"}) == ["claims / gold / calibration error: no figure"]


@pytest.mark.parametrize(
    ("rule", "measured", "value"),
    [
        pytest.param(RULE, 75.0, 75.0, id="raised"),
        pytest.param(RULE, 70.0, 73.8, id="never lowered"),
        pytest.param(ERROR, 4.0, 4.0, id="an error is lowered"),
        pytest.param(ERROR, 6.0, 5.0, id="an error is never raised"),
        pytest.param(RULE, None, 73.8, id="kept without a figure"),
    ],
)
def test_lift(rule: Threshold, measured: float | None, value: float) -> None:
    assert rule.lifted(measured).value == value


def test_thresholds_read_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.toml"
    path.write_text("# Why.\n[old.set]\n", encoding="utf-8")
    spaced = RULE._replace(set="dev strict")
    gate.write_thresholds([RULE, spaced, ERROR], path)
    assert gate.read_thresholds(path) == [RULE, spaced, ERROR]
    assert path.read_text(encoding="utf-8").startswith("# Why.\n")


def test_committed_thresholds_keep_their_form(tmp_path: Path) -> None:
    copy = tmp_path / "thresholds.toml"
    copy.write_text(gate.THRESHOLDS.read_text(encoding="utf-8"), encoding="utf-8")
    gate.write_thresholds(gate.read_thresholds(), copy)
    assert copy.read_text(encoding="utf-8") == gate.THRESHOLDS.read_text(encoding="utf-8")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command's files, moved to a scratch folder, and one section that measures without data."""
    monkeypatch.setattr(render, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(render, "SPEED", tmp_path / "speed.json")
    monkeypatch.setattr(render, "SCOREBOARD", tmp_path / "RESULTS.md")
    monkeypatch.setattr(accuracy, "WORK", tmp_path / "work")
    monkeypatch.setattr(accuracy, "read_thresholds", lambda: [RULE])
    monkeypatch.setattr(accuracy, "SECTIONS", {"times": lambda: {"dev": {"value": 70.0}}})
    return tmp_path


def test_check_fails_lists_and_writes_nothing(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main(["--check"]) == 1
    assert "times / dev / value: 70, committed 73.8" in capsys.readouterr().out
    assert not render.RESULTS.exists()
    assert not render.SCOREBOARD.exists()


def test_check_passes(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "SECTIONS", {"times": lambda: {"dev": {"value": 74.0}}})
    assert accuracy.main(["--check"]) == 0


@pytest.mark.usefixtures("files")
def test_one_section_leaves_the_figures_of_the_others() -> None:
    render.write_figures(render.RESULTS, {"claims": {"gold": {"strict F1": 40.0}}, "times": {"dev": {"value": 1.0}}})
    assert accuracy.main(["--only", "times"]) == 0
    assert render.read_figures(render.RESULTS) == {
        "claims": {"gold": {"strict F1": 40.0}},
        "times": {"dev": {"value": 70.0}},
    }


def test_the_figures_on_file_hold_to_the_thresholds_on_file() -> None:
    figures = render.read_figures(render.RESULTS)
    if not figures:
        pytest.skip("nothing was measured yet")
    assert gate.faults(gate.read_thresholds(), figures, figures.keys()) == []
