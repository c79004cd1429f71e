"""Where learned weights go: the package's ``data/weights``, as ``claimx.rules.weights`` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from training.folders import ROOT

WEIGHTS = ROOT / "src" / "claimx" / "data" / "weights"


def target(name: str) -> Path:
    """The file of a model's weights."""
    return WEIGHTS / f"{name}.tsv"


def as_text(comment: str, weights: Mapping[str, float]) -> str:
    """The file of a ranker: comments, then a feature and its weight a line, in alphabetical order."""
    rows = "".join(f"{feature}\t{weight}\n" for feature, weight in sorted(weights.items()))
    return commented(comment) + rows


def commented(comment: str) -> str:
    """The lines of a comment as a file of weights has them."""
    return "".join(f"# {line}\n" for line in comment.splitlines())
