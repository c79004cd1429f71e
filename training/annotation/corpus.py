"""The annotated corpus as documents: annotations joined with their texts, by split.

for document in documents("train"):
    document.article.text, document.annotation.entities, document.annotation.claims
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from claimx import Article
from training.annotation import texts
from training.annotation.annotation import Annotation, Layer, read
from training.annotation.texts import CORPUS

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = get_args(Split)


class ChangedTextError(ValueError):
    """A text is not the one that was annotated, so that no offset can be trusted."""


class Document(NamedTuple):
    """An annotated article with its text."""

    article: Article
    annotation: Annotation


def documents(split: Split | None = None, *, layer: Layer | None = None) -> Iterator[Document]:
    """The documents of a split, or all, in the order of their ids; with ``layer``, those that have it.

    Raises:
        MissingTextError: a text is not there; the message says which data to get.
        ChangedTextError: a text is not the one that was annotated.
    """
    wanted = [name for part in ([split] if split else SPLITS) for name in splits()[part]]
    for name in sorted(wanted):
        annotation = read(CORPUS / f"{name}.json")
        if layer is None or layer in annotation.layers:
            yield join(annotation)


def join(annotation: Annotation) -> Document:
    """An annotation with its text.

    Raises:
        MissingTextError: the text is not there.
        ChangedTextError: it is not the one that was annotated.
    """
    article = texts.article(annotation.id, annotation.source)
    if not annotation.made_on(article.text):
        raise ChangedTextError(
            f"{annotation.id}: the text ({len(article.text)} characters) is not the one that was annotated "
            f"({annotation.length}, sha256 {annotation.sha256[:12]}…), so its offsets mean nothing. "
            "Get the version of the data that training/corpus/README.md names."
        )
    return Document(article, annotation)


@cache
def splits() -> dict[Split, list[str]]:
    """The ids of each split, as ``splits.toml`` fixes them."""
    table = tomllib.loads((CORPUS / "splits.toml").read_text(encoding="utf-8"))
    return {part: table[part] for part in SPLITS}


def stored() -> list[Path]:
    """The files of all annotations, in the order of their ids."""
    return sorted(CORPUS.glob("*.json"))


def write_gold(folder: Path, found: Iterable[Document]) -> int:
    """Write documents as gold files (section 6 of the specification); how many there were."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, (article, annotation) in enumerate(found, 1):  # noqa: B007
        gold = annotation.gold(article.text, article.title or "")
        path = folder / f"{annotation.id}.json"
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return count
