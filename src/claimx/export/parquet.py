"""Parquet: a folder of ``claims.parquet`` and ``articles.parquet``, typed and nested as the models. Lossless."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.errors import ExportError
from claimx.export import Found
from claimx.export.arrow import (
    article_schema,
    articles_from_arrow,
    articles_to_arrow,
    claim_schema,
    claims_from_arrow,
    claims_to_arrow,
)
from claimx.export.extras import load
from claimx.models import Claim

if TYPE_CHECKING:
    import pyarrow

ARTICLES_AT_ONCE = 500
"""Articles held in memory, and written as one row group."""


def write(results: Iterable[Found], folder: Path) -> None:
    """Fill a new folder, in constant memory. Both files hold the articles' order; their ids tie them.

    Raises:
        ExportError: pyarrow is not installed.
    """
    files = load("pyarrow.parquet", "parquet")
    folder.mkdir(parents=True, exist_ok=True)
    articles = files.ParquetWriter(folder / "articles.parquet", article_schema(), compression="zstd")
    claims = files.ParquetWriter(folder / "claims.parquet", claim_schema(), compression="zstd")
    with articles, claims:
        for chunk in chunks(results):
            articles.write_table(articles_to_arrow(article for article, _ in chunk))
            claims.write_table(claims_to_arrow(chunk))


def chunks(results: Iterable[Found]) -> Iterator[list[Found]]:
    """The results, some articles at a time."""
    stream = iter(results)
    while chunk := list(islice(stream, ARTICLES_AT_ONCE)):
        yield chunk


def read(folder: Path) -> Iterator[Found]:
    """The articles with their claims, as they were written.

    Raises:
        ExportError: pyarrow is not installed, or the files are not those of ``write``.
    """
    files = load("pyarrow.parquet", "parquet")
    try:
        articles = files.ParquetFile(folder / "articles.parquet")
        claims = files.ParquetFile(folder / "claims.parquet")
    except (OSError, ValueError) as error:
        raise ExportError(f"{folder}: {error}") from None
    for group in range(articles.num_row_groups):
        by_article = _by_article(claims.read_row_group(group))
        for article in articles_from_arrow(articles.read_row_group(group)):
            yield article, by_article.pop(article.id, [])


def _by_article(table: pyarrow.Table) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims_from_arrow(table):
        found[claim.article_id].append(claim)
    return found
