"""The files of learned weights: ``claimx/data/weights/<name>.tsv``, text with tabs, comments behind ``#``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from claimx.errors import LexiconError


def rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file that are no comments, each with its number and split at its tabs.

    Raises:
        LexiconError: there is no such file.
    """
    path = files("claimx").joinpath("data", "weights", f"{name}.tsv")
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # other line ends may be part of a feature
    except FileNotFoundError:
        raise LexiconError(f"claimx has no weights {name}.tsv") from None
    return ((at, line.split("\t")) for at, line in enumerate(lines, 1) if line and not line.startswith("# "))
