"""``benchmarks/names.py``: exact spans, countries as places."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import names

GOLD = [
    ("Lisa", "B-PER"),
    ("Su", "I-PER"),
    ("left", "O"),
    ("AMD", "B-ORG"),
    ("for", "O"),
    ("China", "B-ORG"),
    ("Paris", "B-LOC"),
]


def write(path: Path, rows: list[tuple[str, str]]) -> Path:
    lines = ["# sent_id = 1", *(f"{n}\t{word}\t{tag}\t-\t-" for n, (word, tag) in enumerate(rows, 1)), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "kind", "scores"),
    [
        pytest.param({}, "all", (100.0, 100.0, 100.0), id="the same"),
        pytest.param({5: "B-LOC"}, "LOC", (100.0, 100.0, 100.0), id="a country is a place on both sides"),
        pytest.param({1: "O"}, "PER", (0.0, 0.0, 0.0), id="a shorter name is wrong"),
        pytest.param({6: "B-ORG"}, "ORG", (50.0, 100.0, 66.7), id="a town as an organisation is wrong"),
        pytest.param({2: "B-MISC"}, "all", (100.0, 100.0, 100.0), id="other kinds do not count"),
    ],
)
def test_figures(changes: dict[int, str], kind: str, scores: tuple[float, ...], tmp_path: Path) -> None:
    found = [(word, changes.get(n, tag)) for n, (word, tag) in enumerate(GOLD)]
    named = names.figures(write(tmp_path / "gold.iob2", GOLD), write(tmp_path / "found.iob2", found))
    assert tuple(named[f"{kind} {part}"] for part in ("P", "R", "F1")) == scores


def test_the_command_prints_a_line_a_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write(tmp_path / "gold.iob2", GOLD))
    names.main([path, path])
    assert "all F1   100.0" in capsys.readouterr().out.splitlines()
