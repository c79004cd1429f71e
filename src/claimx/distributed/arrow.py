"""Articles in an Arrow batch to claims in an Arrow batch."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from claimx.errors import ClaimxWarning, ModelError
from claimx.export.arrow import claim_row, claim_schema, claims_from_arrow
from claimx.models import Article, Claim
from claimx.read import fields

if TYPE_CHECKING:
    from claimx.api import Extractor

SCHEMA = claim_schema().append(
    pa.field("error", pa.string(), metadata={"description": "why an article failed; null in the row of a claim"})
)
"""The table of claims as every export has it (``claimx.export.arrow``), articles in the order they came; and a row for
each article that failed, of which only ``article_id`` and ``error`` are filled."""


def extract_batch(batch: pa.RecordBatch | pa.Table, *, model: str | None = None) -> pa.RecordBatch:
    """The claims of a batch of articles, by ``SCHEMA``.

    A row is an article. ``text`` is required; ``id``, ``title``, ``published`` (ISO 8601 text, a date or a timestamp),
    ``url``, ``site``, ``authors`` and ``language`` are used where they are, under the names that publishers use too
    (``headline``, ``datePublished``); other columns are passed over. An article that fails costs itself alone.

    Raises:
        ModelError: there is no such model.
    """
    extractor = _extractor(model)
    rows = [row for cells in batch.to_pylist() for row in _rows(cells, extractor)]
    return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


def claims_of(batch: pa.RecordBatch | pa.Table) -> Iterator[Claim]:
    """The claims of a batch that ``extract_batch`` made, as they were."""
    return iter(claims_from_arrow(batch.filter(pc.is_null(batch.column("error")))))


def errors_of(batch: pa.RecordBatch | pa.Table) -> dict[str, str]:
    """Which articles of a batch failed, and why."""
    pairs = zip(batch.column("article_id").to_pylist(), batch.column("error").to_pylist(), strict=True)
    return {article_id: error for article_id, error in pairs if error is not None}


@cache
def _extractor(model: str | None) -> Extractor:
    """One a process: loading takes longer than many articles."""
    import claimx

    return claimx.load(model)


def _rows(cells: Mapping[str, Any], extractor: Extractor) -> list[dict[str, Any]]:
    article_id = str(cells.get("id") or "")
    try:
        article = _article(cells)
        article_id = article.id
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ClaimxWarning)
            return [claim_row(claim) for claim in extractor.extract(article)]
    except ModelError:
        raise
    except Exception as error:  # one bad article must not cost the others, nor the job
        return [{"article_id": article_id, "error": str(error) or type(error).__name__}]


def _article(cells: Mapping[str, Any]) -> Article:
    return fields.article({name: _plain(value) for name, value in cells.items()}, "")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
