"""Articles in an Arrow batch to claims in an Arrow batch."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from claimx.errors import ClaimxWarning, ModelError
from claimx.models import CLAIM, Article, Claim
from claimx.read import fields

if TYPE_CHECKING:
    from claimx.api import Extractor

SCHEMA = pa.schema(
    [
        pa.field(
            "article_id", pa.string(), metadata={"description": "the article's id, given or made from its content"}
        ),
        pa.field("claim_id", pa.string(), metadata={"description": "null in the row of an article that failed"}),
        pa.field("kind", pa.string(), metadata={"description": "quantity, event or relation"}),
        pa.field("statement", pa.string(), metadata={"description": "one self-contained sentence"}),
        pa.field("confidence", pa.float64(), metadata={"description": "probability that it is right, 0 to 1"}),
        pa.field("claim", pa.string(), metadata={"description": "the whole claim as JSON (docs/claim.schema.json)"}),
        pa.field("error", pa.string(), metadata={"description": "why an article failed; null in the row of a claim"}),
    ]
)
"""A row a claim, articles in the order they came; and a row for each article that failed, with the reason."""


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
    columns = [pa.array((row.get(field.name) for row in rows), type=field.type) for field in SCHEMA]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def claims_of(batch: pa.RecordBatch | pa.Table) -> Iterator[Claim]:
    """The claims of a batch that ``extract_batch`` made, as they were."""
    return (CLAIM.validate_json(line) for line in batch.column("claim").to_pylist() if line is not None)


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
            return [_row(claim) for claim in extractor.extract(article)]
    except ModelError:
        raise
    except Exception as error:  # one bad article must not cost the others, nor the job
        return [{"article_id": article_id, "error": str(error) or type(error).__name__}]


def _article(cells: Mapping[str, Any]) -> Article:
    return fields.article({name: _plain(value) for name, value in cells.items()}, "")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _row(claim: Claim) -> dict[str, Any]:
    return {
        "article_id": claim.article_id, "claim_id": claim.id, "kind": claim.kind, "statement": claim.statement,
        "confidence": claim.confidence, "claim": claim.model_dump_json(),
    }  # fmt: skip
