"""``benchmarks/batch.py``: what it makes of a run, and that it measures nothing twice."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import batch
from benchmarks.processes import Look, by_block

RUN = {"articles": 3500, "seconds": 10.0, "memory": {"500": {"parent": 60.0, "worker": 300.0, "whole": 600.0}}}
KILLED = {"killed after articles": [5, 50, 500], "exit code": 0, "same bytes": True}
ODD = {"inputs": 2000, "inputs without a line in the manifest": []}


def test_memory_by_blocks_is_of_the_largest_worker_and_passes_over_the_start() -> None:
    looks = [
        Look(0, 900.0, (), 900.0),
        Look(0, 60.0, (200.0,), 250.0),
        Look(499, 62.0, (300.0, 310.0), 600.0),
        Look(500, 70.0, (320.0, 330.0), 650.0),
    ]
    assert by_block(looks, 500) == {
        "500": {"parent": 61.0, "worker": 255.0, "whole": 600.0},
        "1000": {"parent": 70.0, "worker": 330.0, "whole": 650.0},
    }


def test_lines_of_a_growing_file_are_counted_without_the_first(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    lines = batch.Lines(path)
    assert lines() == 0
    path.write_text("header\none\ntw")
    assert lines() == 1
    with path.open("a") as file:
        file.write("o\nthree\n")
    assert lines() == 3


def test_parts_that_were_measured_are_not_measured_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def speed(source: Path, workers: int) -> dict[str, Any]:
        ran.append(f"speed {workers}")
        if ran == ["speed 1", "speed 2"]:
            raise KeyboardInterrupt
        return RUN | {"words per second": 4000 * workers}

    def other(name: str, figures: dict[str, Any]) -> Any:
        return lambda *given: ran.append(name) or figures

    monkeypatch.setattr(batch, "FOLDER", tmp_path)
    monkeypatch.setattr(batch, "articles", lambda count: tmp_path)
    monkeypatch.setattr(batch, "speed", speed)
    monkeypatch.setattr(batch, "kills", other("kills", KILLED))
    monkeypatch.setattr(batch, "hostile_inputs", other("hostile", ODD))
    monkeypatch.setattr(batch.render, "BATCH", tmp_path / "batch.json")
    monkeypatch.setattr(batch.render, "SCOREBOARD", tmp_path / "RESULTS.md")
    monkeypatch.setattr(sys, "argv", ["batch.py"])
    with pytest.raises(KeyboardInterrupt):
        batch.main()
    assert not (tmp_path / "batch.json").exists()
    batch.main()
    batch.main()
    assert ran == ["speed 1", "speed 2", "speed 2", "kills", "hostile"]
    figures = json.loads((tmp_path / "batch.json").read_text())
    assert figures["batch speed"]["2"] == {"articles": 3500, "words per second": 8000, "times as fast": 2.0}
    assert figures["batch survival"]["killed"] == {"times": 3, "lost": 0}
    assert "8,000" in (tmp_path / "RESULTS.md").read_text()
    monkeypatch.setattr(sys, "argv", ["batch.py", "hostile", "--inputs", "20", "--anew"])
    batch.main()
    assert ran[-1] == "hostile"
    assert len(ran) == 6
