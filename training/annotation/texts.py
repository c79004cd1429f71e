"""The texts that annotations are about: the project's own lie in it, the others in the public data beside it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from claimx import Article
from claimx.read import read_articles
from training.folders import ROOT, data_path

CORPUS = ROOT / "training" / "corpus"
OWN = (ROOT / "fixtures" / "articles", CORPUS / "articles")
"""Folders of the project's own articles: those that are also examples for readers, and the rest."""


class MissingTextError(LookupError):
    """The text of an annotated article is not there; the message says where it was looked for."""


def article(name: str, source: str) -> Article:
    """The article an annotation names by its id and its source.

    Raises:
        MissingTextError: there is no such article.
    """
    return _own(name) if source == "own" else _public(name, source)


def is_there(source: str) -> bool:
    """Whether texts of a source can be read here."""
    return source == "own" or _file(source).is_file()


def _own(name: str) -> Article:
    for folder in OWN:
        path = folder / f"{name}.md"
        if path.is_file():
            (found,) = read_articles(path)
            if isinstance(found, Article):
                return found
    raise MissingTextError(f"{name}: no {name}.md in {' or '.join(str(folder) for folder in OWN)}")


def _public(name: str, source: str) -> Article:
    if not is_there(source):
        raise MissingTextError(
            f"{name}: its text is in {source}.jsonl, which is not at {_file(source)}. "
            "Set CLAIMX_DATA to the folder of the public data (its articles/ holds that file)."
        )
    found = _articles(_file(source)).get(name)
    if found is None:
        raise MissingTextError(f"{name}: no article of that id in {_file(source)}")
    return found


def _file(source: str) -> Path:
    return data_path() / "articles" / f"{source}.jsonl"


@cache
def _articles(path: Path) -> dict[str, Article]:
    fields = ("id", "title", "text", "published")
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"]: Article.model_validate({name: row[name] for name in fields}) for row in rows if row["text"]}
