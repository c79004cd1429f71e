"""Reads data-driven cases: every case has a label and a reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "cases"


def cases(stage: str, name: str) -> list[Any]:
    """The cases of ``tests/cases/<stage>/<name>.toml`` as pytest parameters, named by their labels."""
    rows = tomllib.loads((FOLDER / stage / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    labels = [row["label"] for row in rows]
    if len(set(labels)) != len(labels) or not all(row["reason"] for row in rows):
        raise ValueError(f"{stage}/{name}.toml: every case needs a label of its own and a reason")
    return [pytest.param(row, id=row["label"], marks=_marks(row)) for row in rows]


def _marks(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    """A case with ``known_failure = "why"`` must fail, so that its mending is noticed."""
    return [pytest.mark.xfail(strict=True, reason=row["known_failure"])] if "known_failure" in row else []
