"""Spark: ``mapInArrow`` over a data frame of articles, one model a Python worker."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from claimx.distributed.arrow import SCHEMA, extract_batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

AT_ONCE = 64
"""Articles whose claims are in memory at a time, however large Spark's batches are."""


def extract(articles: DataFrame, *, model: str | None = None) -> DataFrame:
    """The claims of a data frame of articles, a row each. Spark's own partitions decide how many are read at once."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return articles.mapInArrow(partial(_map, model=model), from_arrow_schema(SCHEMA))


def _map(batches: Iterator[pa.RecordBatch], *, model: str | None) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for start in range(0, batch.num_rows, AT_ONCE):
            yield extract_batch(batch.slice(start, AT_ONCE), model=model)
