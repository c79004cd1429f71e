"""The figures of the corpus as Markdown tables, and their place in its README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from training.annotation.annotation import Annotation, read
from training.annotation.corpus import SPLITS, splits
from training.annotation.texts import CORPUS
from training.marks import between

README = CORPUS / "README.md"
ROWS = {
    "articles": "articles",
    "own": "of them own text",
    "claims": "with claims",
    "coreference": "with coreference",
    "characters": "characters",
    "mentions": "mentions by name",
    "mentions of company": "… of companies",
    "mentions of product": "… of products",
    "mentions of person": "… of people",
    "mentions of place": "… of places",
    "mentions of organization": "… of organisations",
    "pronouns": "pronouns",
    "descriptions": "descriptions",
    "quantity": "quantity claims",
    "event": "event claims",
    "relation": "relation claims",
    "excluded": "numbers excluded",
}
"""What is counted, and how the table calls it."""


def sizes() -> str:
    """How much is annotated, by split."""
    counts: dict[str, Counter[str]] = {
        part: counted(read(CORPUS / f"{name}.json") for name in splits()[part]) for part in SPLITS
    }
    counts["all"] = sum(counts.values(), Counter())
    rows = [[label, *(f"{count[name]:,}" for count in counts.values())] for name, label in ROWS.items()]
    return _table(["", *counts], rows)


def counted(annotations: Iterable[Annotation]) -> Counter[str]:
    """Everything that the table counts, by the keys of ``ROWS``."""
    total: Counter[str] = Counter()
    for annotation in annotations:
        total.update(articles=1, own=int(annotation.source == "own"), characters=annotation.length)
        total.update(layer for layer in annotation.layers if layer != "entities")
        for entity in annotation.entities:
            total.update({f"mentions of {entity.type}": len(entity.mentions), "mentions": len(entity.mentions)})
            total.update(pronouns=len(entity.pronouns), descriptions=len(entity.descriptions))
        total.update(claim.kind for claim in annotation.claims)
        total.update(excluded=len(annotation.excluded))
    return total


def agreement(figures: Mapping[str, float]) -> str:
    """How far annotators agree."""
    return _table(["", "per cent"], [[name, f"{share:.1f}"] for name, share in figures.items()])


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def put(name: str, table: str) -> None:
    """Write a table into the README, between the comments that carry its name."""
    README.write_text(between(README.read_text(encoding="utf-8"), name, table), encoding="utf-8")
