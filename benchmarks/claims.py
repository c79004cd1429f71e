"""Extract claims from annotated articles and score them by section 7 of the specification.

    python benchmarks/claims.py GOLD… [--predictions OUT.jsonl] [--errors FILE]

GOLD is a gold file or a folder of them. The predictions are claims, one JSON object a line; the errors are the
scorer's list of what was missed, spurious or wrong in a slot.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimx
from claimx import Article, Claim
from training.folders import scorer

Gold = dict[str, Any]
"""One gold file (section 6 of the specification)."""
Row = dict[str, Any]
"""One claim as JSON has it."""
Extract = Callable[[Article], list[Claim]]


def article_of(gold: Gold) -> Article:
    """The article a gold file annotates."""
    fields = ("id", "title", "text", "published", "url")
    return Article.model_validate({name: gold.get(name) for name in fields})


def predict(extract: Extract, golds: Mapping[str, Gold]) -> dict[str, list[Row]]:
    """The claims found in each article, by its id."""
    found = {name: extract(article_of(gold)) for name, gold in golds.items()}
    return {name: [claim.model_dump(mode="json") for claim in claims] for name, claims in found.items()}


def read_golds(paths: Iterable[Path]) -> dict[str, Gold]:
    """All gold files of the files and folders given, by article id; exits with a message where one holds none."""
    read = scorer("score_claims").read_gold
    golds: dict[str, Gold] = {}
    for path in paths:
        found: dict[str, Gold] = read(path)
        if not found:
            sys.exit(f"{path}: no gold articles there; give a gold file or a folder of them, such as fixtures/gold")
        golds.update(found)
    return golds


def score(golds: Mapping[str, Gold], predictions: Mapping[str, list[Row]], errors: list[Row] | None = None) -> Row:
    """What the scorer says; ``errors`` is filled with everything that is not right."""
    result: Row = scorer("score_claims").score(golds, predictions, errors)
    return result


def judged(gold: Gold, rows: list[Row]) -> list[bool]:
    """Whether each claim is right (a quantity claim: strictly), read off the scorer's own list of errors."""
    errors: list[Row] = []
    score({gold["id"]: gold}, {gold["id"]: rows}, errors)
    strict = set(scorer("score_claims").STRICT)
    wrong = {id(error["spurious"]) for error in errors if "spurious" in error}
    wrong |= {id(error["pred"]) for error in errors if strict & set(error.get("wrong", ()))}
    return [id(row) not in wrong for row in rows]


def figures(result: Row) -> dict[str, float]:
    """The scorer's result as named figures in per cent."""
    kinds = {"strict": "strict claims", "detection": "quantity detection", "event": "events", "relation": "relations"}
    named = {f"{short} {part}": result[long][part] for short, long in kinds.items() for part in ("P", "R", "F1")}
    return named | {f"slot {name}": value for name, value in result["slot accuracy"].items()}


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def main(arguments: list[str] | None = None, extract: Extract | None = None) -> None:
    """Predict, write, score, print. ``extract`` stands in for the bundled pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--errors", type=Path)
    given = parser.parse_args(arguments)
    golds = read_golds(given.gold)
    predictions = predict(extract or claimx.load().extract, golds)
    errors: list[Row] = []
    result = score(golds, predictions, errors)
    if given.predictions:
        write_lines(given.predictions, (row for rows in predictions.values() for row in rows))
    if given.errors:
        write_lines(given.errors, errors)
    for name, value in result.items():
        print(f"{name:20}", "  ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value)


if __name__ == "__main__":
    main()
