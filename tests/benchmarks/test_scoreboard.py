"""Rendering: our rows beside those of others, whatever figures there are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks import render

LAYOUT = tomllib.loads("""
title = "Results"
intro = "Read this."
[[table]]
section = "times"
title = "Times"
note = "How they are measured."
columns = { strict = "exact", value = "value" }
sets = { dev = "ours", test = "ours too" }
other = [{ set = "dev", name = "theirs", strict = 78.9 }]
[[table]]
section = "speed"
title = "Speed"
decimals = 0
columns = { rate = "words/s" }
sets = { whole = "all" }
""")


def test_the_page() -> None:
    figures = {"times": {"dev": {"strict": 80.04, "value": 7.0}}, "speed": {"whole": {"rate": 12345.6}}}
    assert (
        render.scoreboard(LAYOUT, figures)
        == """\
# Results

Read this.

## Times

How they are measured.

|  | exact | value |
| --- | ---: | ---: |
| **ours** | 80.0 | 7.0 |
| theirs | 78.9 | – |
| **ours too** | – | – |

## Speed

|  | words/s |
| --- | ---: |
| **all** | 12,346 |
"""
    )


def test_sections_without_figures_are_still_shown() -> None:
    assert "| **ours** | – | – |" in render.scoreboard(LAYOUT, {})


def test_an_optional_section_is_shown_once_there_are_figures() -> None:
    layout = {**LAYOUT, "table": [{**LAYOUT["table"][0], "optional": True}]}
    title = f"## {LAYOUT['table'][0]['title']}"
    assert title not in render.scoreboard(layout, {})
    assert title in render.scoreboard(layout, {LAYOUT["table"][0]["section"]: {"x": {"y": 1.0}}})


def test_figures_read_back_as_written(tmp_path: Path) -> None:
    figures = {"b": {"y": {"m": 1.5}}, "a": {"x": {"m": 2.0}}}
    render.write_figures(tmp_path / "results.json", figures)
    assert render.read_figures(tmp_path / "results.json") == figures


def test_the_file_does_not_depend_on_the_order_of_measuring(tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    render.write_figures(one, {"b": {"y": {"m": 1.5}}, "a": {"x": {"m": 2.0}}})
    render.write_figures(other, {"a": {"x": {"m": 2.0}}, "b": {"y": {"m": 1.5}}})
    assert one.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")


def test_no_file_means_no_figures(tmp_path: Path) -> None:
    assert render.read_figures(tmp_path / "results.json") == {}


def test_refresh_joins_accuracy_and_speed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RESULTS", "SPEED", "BATCH", "SCOREBOARD"):
        monkeypatch.setattr(render, name, tmp_path / name)
    render.write_figures(render.RESULTS, {"claims": {"gold": {"strict F1": 43.2}}})
    render.write_figures(render.SPEED, {"speed": {"claimx": {"words per second": 4321}}})
    render.refresh()
    page = render.SCOREBOARD.read_text(encoding="utf-8")
    assert "43.2" in page
    assert "4,321" in page


def layout_tables() -> list[dict[str, object]]:
    tables: list[dict[str, object]] = tomllib.loads(render.LAYOUT.read_text(encoding="utf-8"))["table"]
    return tables


@pytest.mark.parametrize("table", layout_tables(), ids=lambda table: str(table["title"]))
def test_every_row_of_others_has_its_place(table: dict[str, dict[str, str]]) -> None:
    for row in table.get("other", ()):
        assert row["set"] in table["sets"]
        assert set(row) - {"set", "name"} <= set(table["columns"])


@pytest.mark.parametrize("table", layout_tables(), ids=lambda table: str(table["title"]))
def test_the_figures_on_file_fill_the_tables(table: dict[str, dict[str, str]]) -> None:
    figures = render.stored()
    if not figures or ("optional" in table and table["section"] not in figures):
        pytest.skip("nothing was measured yet")
    for name in table["sets"]:
        measured = figures[str(table["section"])].get(name, {})
        assert not measured or set(table["columns"]) & set(measured), f"no column of {table['title']} is measured"


def test_the_scoreboard_on_file_is_that_of_the_figures_on_file() -> None:
    if not render.SCOREBOARD.is_file():
        pytest.skip("nothing was measured yet")
    layout = tomllib.loads(render.LAYOUT.read_text(encoding="utf-8"))
    figures = render.stored()
    assert render.SCOREBOARD.read_text(encoding="utf-8") == render.scoreboard(layout, figures)
