"""The accuracy gate: figures may not fall below their committed value by more than the stated margin.

``thresholds.toml`` has a table for each section and set, and in it ``measure = { value = …, margin = … }``; where
less is better, ``better = "lower"``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.folders import BENCHMARKS
from benchmarks.render import Figures

THRESHOLDS = BENCHMARKS / "thresholds.toml"


class Threshold(NamedTuple):
    """What one figure has to keep to."""

    section: str
    set: str
    measure: str
    value: float
    margin: float
    lower_is_better: bool

    @property
    def name(self) -> str:
        """Section, set and measure in one line."""
        return f"{self.section} / {self.set} / {self.measure}"

    def fault(self, measured: float | None) -> str | None:
        """What is wrong with a measured figure, if anything."""
        if measured is None:
            return f"{self.name}: no figure"
        worse = measured - self.value if self.lower_is_better else self.value - measured
        if worse > self.margin + 1e-9:
            return f"{self.name}: {measured:g}, committed {self.value:g}, margin {self.margin:g}"
        return None

    def lifted(self, measured: float | None) -> Threshold:
        """The threshold at a better figure; as it is where the figure is no better."""
        if measured is None:
            return self
        better = measured < self.value if self.lower_is_better else measured > self.value
        return self._replace(value=measured) if better else self


def read_thresholds(path: Path = THRESHOLDS) -> list[Threshold]:
    """All thresholds of the file, in its order."""
    return list(_thresholds(tomllib.loads(path.read_text(encoding="utf-8"))))


def _thresholds(tables: Mapping[str, Any]) -> Iterator[Threshold]:
    for section, sets in tables.items():
        for name, measures in sets.items():
            for measure, rule in measures.items():
                lower = rule.get("better", "higher") == "lower"
                yield Threshold(section, name, measure, rule["value"], rule["margin"], lower)


def faults(thresholds: list[Threshold], figures: Figures, sections: Collection[str]) -> list[str]:
    """What fell, or is missing, in the sections that were run; empty when all is well."""
    run = [threshold for threshold in thresholds if threshold.section in sections]
    return [fault for threshold in run if (fault := threshold.fault(_figure(figures, threshold))) is not None]


def lift(thresholds: list[Threshold], figures: Figures) -> list[Threshold]:
    """Raise each committed value to the figure measured, where that is better. Never lowers one."""
    return [threshold.lifted(_figure(figures, threshold)) for threshold in thresholds]


def _figure(figures: Figures, threshold: Threshold) -> float | None:
    return figures.get(threshold.section, {}).get(threshold.set, {}).get(threshold.measure)


def as_toml(thresholds: list[Threshold], head: str) -> str:
    """The thresholds file again, its comment head kept."""
    lines, table = [head.rstrip()], ("", "")
    for threshold in thresholds:
        if (threshold.section, threshold.set) != table:
            table = (threshold.section, threshold.set)
            lines.append(f"\n[{threshold.section}.{_key(threshold.set)}]")
        lower = ', better = "lower"' if threshold.lower_is_better else ""
        lines.append(f'"{threshold.measure}" = {{ value = {threshold.value:g}, margin = {threshold.margin:g}{lower} }}')
    return "\n".join(lines) + "\n"


def write_thresholds(thresholds: list[Threshold], path: Path = THRESHOLDS) -> None:
    """Rewrite the file with its values changed; the comments at its head stay."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = takewhile(lambda line: not line.startswith("["), lines)
    path.write_text(as_toml(thresholds, "\n".join(head)), encoding="utf-8")


def _key(name: str) -> str:
    """A name as a TOML key: bare where that is allowed."""
    return name if all(part.isalnum() for part in name.split("-")) else f'"{name}"'
