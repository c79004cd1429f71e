"""Score names of persons, organisations and places in IOB2 files.

    python benchmarks/names.py GOLD.iob2 PREDICTED.iob2

Exact spans. Universal NER calls a country that acts ("China said") an organisation and claimx calls it a place; the
names of countries count as places on both sides.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from training.ner.mappings import bio_spans
from training.ner.places import is_country
from training.ner.readers import read_iob2

KINDS = ("PER", "ORG", "LOC")

Name = tuple[int, int, int, str]
"""Sentence, first token, token behind the last, kind."""


def names_in(path: Path) -> set[Name]:
    """The names of a file."""
    return set(_names(path))


def _names(path: Path) -> Iterator[Name]:
    for number, sentence in enumerate(read_iob2(path.read_text(encoding="utf-8").splitlines())):
        for span in bio_spans(sentence.tags):
            if span.label in KINDS:
                words = " ".join(sentence.tokens[span.start : span.end])
                yield number, span.start, span.end, "LOC" if is_country(words) else span.label


def figures(gold: Path, predicted: Path) -> dict[str, float]:
    """Precision, recall and F1 in per cent, for each kind and all together."""
    wanted, found = names_in(gold), names_in(predicted)
    counts = [Counter(name[3] for name in names) for names in (wanted & found, found, wanted)]
    named: dict[str, float] = {}
    for kind in (*KINDS, "all"):
        hit, predictions, golds = (count.total() if kind == "all" else count[kind] for count in counts)
        named |= {
            f"{kind} P": _share(hit, predictions),
            f"{kind} R": _share(hit, golds),
            f"{kind} F1": _share(2 * hit, predictions + golds),
        }
    return named


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    given = parser.parse_args(arguments)
    for name, value in figures(given.gold, given.predicted).items():
        print(f"{name:8}{value:6.1f}")


if __name__ == "__main__":
    main()
