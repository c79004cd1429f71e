"""The folder that a batch run leaves, read back: articles and claims as they went in, streaming."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimx.models import CLAIM, Article, Claim


class Results(NamedTuple):
    """What stands in the finished shards of a batch run's folder."""

    path: Path

    def articles(self) -> Iterator[Article]:
        """Every article that was read, in the order of the inputs; those without claims too."""
        return (Article.model_validate_json(line) for line in self._lines("articles"))

    def claims(self) -> Iterator[Claim]:
        """Every claim, article by article, in text order."""
        return (CLAIM.validate_json(line) for line in self._lines("claims"))

    def pairs(self) -> Iterator[tuple[Article, list[Claim]]]:
        """Every article with its claims."""
        claims = self.claims()
        claim = next(claims, None)
        for article in self.articles():
            found: list[Claim] = []
            while claim is not None and claim.article_id == article.id:
                found.append(claim)
                claim = next(claims, None)
            yield article, found

    def _lines(self, kind: str) -> Iterator[bytes]:
        for part in sorted((self.path / kind).glob("part-*.jsonl")):
            with part.open("rb") as lines:
                yield from lines
