"""The function over an Arrow batch: a fixed schema, picklable, equal to the library."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed; pip install 'claimx[ray]'")

from claimx.distributed import SCHEMA, claims_of, errors_of, extract_batch  # noqa: E402
from claimx.export.arrow import claim_schema  # noqa: E402


def test_claims_equal_the_library(rows: list[dict[str, Any]], expected: list[str]) -> None:
    found = extract_batch(pa.RecordBatch.from_pylist(rows))
    assert [claim.model_dump_json() for claim in claims_of(found)] == expected
    assert list(errors_of(found)) == ["bad"]
    assert "cannot read '03/04/2026' as a date" in errors_of(found)["bad"]


def test_the_schema_is_fixed(rows: list[dict[str, Any]]) -> None:
    empty = pa.table({"text": pa.array([], pa.string())})
    for batch in (empty, pa.Table.from_pylist(rows), pa.table({"text": [None]}), pa.table({"other": [5]})):
        assert extract_batch(batch).schema.equals(SCHEMA, check_metadata=True)


def test_the_schema_is_that_of_the_exports() -> None:
    assert list(SCHEMA)[:-1] == list(claim_schema())
    assert SCHEMA[-1].name == "error"


def test_a_row_without_text_fails_alone() -> None:
    found = extract_batch(pa.table({"id": ["a", "b"], "text": [None, "Corvane sold 3 million phones in 2024."]}))
    assert errors_of(found) == {"a": "no text"}
    assert {claim.article_id for claim in claims_of(found)} == {"b"}


def test_dates_may_be_dates() -> None:
    text = "Corvane sold 3 million phones last year."
    as_date = pa.table({"id": ["a"], "text": [text], "published": pa.array([date(2026, 2, 17)])})
    as_text = pa.table({"id": ["a"], "text": [text], "published": ["2026-02-17"]})
    found = list(claims_of(extract_batch(as_date)))
    assert found == list(claims_of(extract_batch(as_text)))
    assert any(claim.time and claim.time.start == "2025-01-01" for claim in found)


def test_it_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(extract_batch)) is extract_batch
