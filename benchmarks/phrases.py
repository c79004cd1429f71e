"""What claimx and quantulum3's parser read for the same phrases, as the table of docs/quantities.md.

    python benchmarks/phrases.py [--write]

Prints the table; ``--write`` puts it into the page. The phrases are those of phrases.toml. quantulum3 reads in a
process of its own, with a fixed hash seed: its readings depend on it."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimx
from claimx import Alternative, Equivalent
from claimx.models.printing import figure, number
from training.folders import ROOT

PAGE = ROOT / "docs" / "quantities.md"
_PLACE = re.compile(r"(?<=<!-- phrases -->\n).*?(?=<!-- /phrases -->)", re.DOTALL)
_QUANTULUM = """
import json, sys, warnings
warnings.simplefilter("ignore")  # it misses its optional classifier
from quantulum3.parser import parse
found = [[(each.value, each.uncertainty, each.unit.name) for each in parse(text)] for text in json.load(sys.stdin)]
json.dump(found, sys.stdout)
"""
_NOTHING = "–"


class Row(NamedTuple):
    """A phrase of a class, and each reading of it in a few words."""

    group: str
    phrase: str
    claimx: str
    quantulum: str


def groups() -> dict[str, list[str]]:
    """The phrases by class."""
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {group["name"]: group["phrases"] for group in read["class"]}


def rows() -> Iterator[Row]:
    """Every phrase with both readings.

    Raises:
        subprocess.CalledProcessError: quantulum3's parser does not run here.
    """
    said = [(group, phrase) for group, phrases in groups().items() for phrase in phrases]
    for (group, phrase), theirs in zip(said, by_quantulum([phrase for _, phrase in said]), strict=True):
        yield Row(group, phrase, by_claimx(phrase), theirs)


def by_claimx(phrase: str) -> str:
    """What claimx reads: bound, value and unit of each amount, its equivalents and alternatives behind it."""
    return "; ".join(map(_reading, claimx.quantities(phrase))) or _NOTHING


def _reading(found: claimx.QuantityReading) -> str:
    words = [f"{figure(found)} {found.unit.name}".strip()]
    words += [f"= {_amount(other)}" for other in found.equivalents]
    if found.alternatives:
        words.append(f"(or {', '.join(map(_amount, found.alternatives))})")
    return " ".join([*words, "vague"] if found.vague else words)


def _amount(other: Alternative | Equivalent) -> str:
    value = number(other.value) if other.value is not None else f"{number(other.low or 0)}-{number(other.high or 0)}"
    return f"{value} {other.unit.name}".strip()


def by_quantulum(phrases: Sequence[str]) -> list[str]:
    """What quantulum3's parser reads of each phrase: value, uncertainty and unit of each amount."""
    done = subprocess.run(
        [sys.executable, "-c", _QUANTULUM],
        input=json.dumps(phrases),
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return ["; ".join(_theirs(*each) for each in found) or _NOTHING for found in json.loads(done.stdout)]


def _theirs(value: float, uncertainty: float | None, unit: str) -> str:
    spread = f" ± {number(uncertainty)}" if uncertainty else ""
    return f"{number(value)}{spread} {'' if unit == 'dimensionless' else unit}".strip()


def table(found: Iterable[Row]) -> str:
    """The rows in Markdown, a table a class."""
    lines, group = [], ""
    for row in found:
        if row.group != group:
            group = row.group
            lines += ["", f"| {group} | claimx | quantulum3’s parser |", "|---|---|---|"]
        lines.append(f"| `{row.phrase}` | {row.claimx} | {row.quantulum} |")
    return "\n".join([*lines, "", ""])


def main() -> None:
    """Print the table, or put it into the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"put it into {PAGE.relative_to(ROOT)}")
    made = table(rows())
    if parser.parse_args().write:
        PAGE.write_text(_PLACE.sub(lambda _: made, PAGE.read_text("utf-8")), "utf-8")
    else:
        print(made)


if __name__ == "__main__":
    main()
