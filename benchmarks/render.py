"""Render the scoreboard: figures from ``results.json``, ``speed.json`` and ``batch.json``, by ``scoreboard.toml``.

    python benchmarks/render.py

Figures are addressed by section, set and measure. A table shows sets as rows and measures as columns; below each of
our rows stand the published or measured figures of others on the same or a comparable set, and the target.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import BENCHMARKS

Figures = dict[str, dict[str, dict[str, float]]]
"""Section → set → measure → value."""
Layout = Mapping[str, Any]

RESULTS = BENCHMARKS / "results.json"
SPEED = BENCHMARKS / "speed.json"
BATCH = BENCHMARKS / "batch.json"
LAYOUT = BENCHMARKS / "scoreboard.toml"
SCOREBOARD = BENCHMARKS / "RESULTS.md"
NONE = "–"


def read_figures(path: Path) -> Figures:
    """The figures of a file; none where it is not there yet."""
    figures: Figures = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return figures


def stored() -> Figures:
    """All figures on file."""
    return read_figures(RESULTS) | read_figures(SPEED) | read_figures(BATCH)


def write_figures(path: Path, figures: Figures) -> None:
    """Write figures, in an order that does not depend on how they were made."""
    path.write_text(json.dumps(figures, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def scoreboard(layout: Layout, figures: Figures) -> str:
    """The whole page as Markdown. A table that is ``optional`` is left out while nothing in it was measured."""
    parts = [f"# {layout['title']}", layout["intro"].strip()]
    for table in layout["table"]:
        measured = figures.get(table["section"], {})
        if measured or not table.get("optional"):
            parts += [f"## {table['title']}", *_note(table), "\n".join(_lines(table, measured))]
    return "\n\n".join(parts) + "\n"


def _note(table: Layout) -> list[str]:
    return [table["note"].strip()] if "note" in table else []


def _lines(table: Layout, measured: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    columns: Mapping[str, str] = table["columns"]
    yield _line(["", *columns.values()])
    yield _line(["---"] + ["---:"] * len(columns))
    for name, label in table["sets"].items():
        ours = measured.get(name, {})
        others = [(other["name"], other) for other in table.get("other", ()) if other["set"] == name]
        for title, values in [(f"**{label}**", ours), *others]:
            yield _line([title, *(_number(values.get(measure), table.get("decimals", 1)) for measure in columns)])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _number(value: float | None, decimals: int) -> str:
    return NONE if value is None else f"{value:,.{decimals}f}"


def refresh() -> None:
    """Write the scoreboard from the figures on file."""
    layout = tomllib.loads(LAYOUT.read_text(encoding="utf-8"))
    SCOREBOARD.write_text(scoreboard(layout, stored()), encoding="utf-8")


if __name__ == "__main__":
    refresh()
