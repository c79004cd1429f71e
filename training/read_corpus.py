"""The annotated corpus as claimx reads it: each article's gold with the context that its claims are assembled from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import claimx
from claimx.claims.context import Context, read_context
from training.annotation.corpus import Split, documents

Gold = dict[str, Any]
"""An article's annotation in the form of a gold file (section 6 of the specification)."""


def contexts(split: Split) -> Iterator[tuple[Gold, Context]]:
    """The articles of a split that have claims, read by the bundled pipeline."""
    extractor = claimx.load()
    for article, annotation in documents(split, layer="claims"):
        gold = annotation.gold(article.text, article.title or "")
        for doc in extractor.docs(article):
            yield gold, read_context(doc)
