"""A DuckDB file: tables ``claims``, ``articles`` and ``entities``, and the view ``figures`` made for analysts."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from claimx.export import Found
from claimx.export.arrow import articles_to_arrow, claims_to_arrow
from claimx.export.extras import load
from claimx.export.parquet import chunks


def write(results: Iterable[Found], path: Path) -> None:
    """Fill a new database file, in constant memory.

    Raises:
        ExportError: duckdb or pyarrow is not installed.
    """
    with load("duckdb", "formats").connect(str(path)) as database:
        _create(database, claims_to_arrow([]), articles_to_arrow([]))
        for chunk in chunks(results):
            _add(database, claims_to_arrow(chunk), articles_to_arrow(article for article, _ in chunk))
        database.execute(files("claimx.export").joinpath("duckdb.sql").read_text(encoding="utf-8"))


def _create(database: Any, claims: Any, articles: Any) -> None:
    """Empty tables of the Arrow schemas (DuckDB finds ``claims`` and ``articles`` by their names here)."""
    database.execute("CREATE TABLE claims AS FROM claims")
    database.execute("CREATE TABLE articles AS FROM articles")


def _add(database: Any, new_claims: Any, new_articles: Any) -> None:
    database.execute("INSERT INTO claims FROM new_claims")
    database.execute("INSERT INTO articles FROM new_articles")
