"""CSV, Arrow, pandas, Parquet and DuckDB, read back by the readers people use."""

from __future__ import annotations

import csv as csvlib
import io
from pathlib import Path

import pytest

import claimx
from claimx.errors import ExportError
from claimx.export import Found, arrow, csv, duckdb, extras, flat, parquet
from claimx.models import QuantityClaim
from tests.claim_examples import event_claim
from tests.export.conftest import BARE


def rows(results: list[Found]) -> list[dict[str, str]]:
    return list(csvlib.DictReader(io.StringIO("".join(csv.write(results)), newline="")))


def test_csv_is_read_back_cell_by_cell(results: list[Found]) -> None:
    found = rows(results)
    claims = [claim for _, claims in results for claim in claims]
    assert [row["claim_id"] for row in found] == [claim.id for claim in claims]
    assert list(found[0]) == list(flat.COLUMNS)
    for row, claim in zip(found, claims, strict=True):
        assert row["evidence"].removeprefix("'") == claim.evidence.text
        assert row["negated"] == str(claim.negated).lower()
        if isinstance(claim, QuantityClaim) and claim.quantity.value is not None:
            assert float(row["value"]) == claim.quantity.value
            assert (row["bound"], row["unit"]) == (claim.quantity.relation, claim.quantity.unit.name)


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_csv_gives_spreadsheets_no_formula(text: str) -> None:
    [row] = rows([(BARE, [event_claim(text, "runs")])])
    assert row["subject"] == "'" + text


@pytest.mark.parametrize("text", ["=", "-", "a=1", "5", ""])
def test_csv_leaves_other_text_as_it_is(text: str) -> None:
    assert csv.cell(text) == text


def test_flat_columns_are_exactly_those_described(results: list[Found]) -> None:
    for article, claims in results:
        for claim in claims:
            assert list(flat.row(article, claim)) == list(flat.COLUMNS)


def test_pandas_has_typed_columns(results: list[Found]) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: pip install 'claimx[formats]'")
    frame = claimx.claims_to_pandas(results)
    assert list(frame.columns) == list(flat.COLUMNS)
    assert len(frame) == sum(len(claims) for _, claims in results)
    assert pandas.api.types.is_float_dtype(frame["confidence"])
    assert pandas.api.types.is_bool_dtype(frame["negated"])
    assert frame.loc[frame["claim_id"] == "q2", "value"].item() == 5


def test_pandas_of_nothing_has_the_columns() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed: pip install 'claimx[formats]'")
    assert list(claimx.claims_to_pandas([]).columns) == list(flat.COLUMNS)


def test_arrow_is_typed_and_described(results: list[Found]) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    table = claimx.claims_to_arrow(results)
    assert table.schema == arrow.claim_schema()
    assert table.schema.field("confidence").type == pa.float64()
    quantity = table.schema.field("quantity").type
    assert quantity.field("value").type == pa.float64()
    assert quantity.field("span").type.field("start").type == pa.int64()
    assert table.schema.field("qualifiers").type.value_type.field("text").type == pa.string()
    for schema in (arrow.claim_schema(), arrow.article_schema()):
        assert all(field.metadata[b"description"] for field in schema)


def test_arrow_has_a_column_for_every_slot() -> None:
    kinds = (claimx.QuantityClaim, claimx.EventClaim, claimx.RelationClaim)
    slots = {name for kind in kinds for name, field in kind.model_fields.items() if not field.exclude}
    assert slots == set(arrow.CLAIM_COLUMNS)
    assert set(claimx.Article.model_fields) == set(arrow.ARTICLE_COLUMNS)


def test_parquet_gives_back_what_went_in(results: list[Found], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    parquet.write(results, tmp_path / "out")
    assert list(parquet.read(tmp_path / "out")) == results


def test_parquet_keeps_order_over_chunks(results: list[Found], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    monkeypatch.setattr(parquet, "ARTICLES_AT_ONCE", 1)  # the last chunk has no claims at all
    parquet.write(results, tmp_path / "out")
    assert list(parquet.read(tmp_path / "out")) == results


def test_parquet_is_read_by_pandas_and_pyarrow(results: list[Found], tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: pip install 'claimx[formats]'")
    files = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    parquet.write(results, tmp_path)
    frame = pandas.read_parquet(tmp_path / "claims.parquet")
    assert frame["subject"].iloc[-1]["entity"]["name"] == "Apple 🍎"
    described = files.read_schema(tmp_path / "claims.parquet").field("metric").metadata[b"description"]
    assert described.decode() == arrow.CLAIM_COLUMNS["metric"]


def test_what_is_no_claims_table_is_said(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    with pytest.raises(ExportError, match="not a table of claims"):
        arrow.claims_from_arrow(pa.table({"a": [1]}))
    with pytest.raises(ExportError, match="not a table of claims"):
        arrow.claims_from_arrow(pa.table({"kind": ["rumour"]}))
    with pytest.raises(ExportError, match="not a table of articles"):
        arrow.articles_from_arrow(pa.table({"a": [1]}))
    (tmp_path / "articles.parquet").write_bytes(b"no parquet")
    with pytest.raises(ExportError, match="not a parquet file"):
        list(parquet.read(tmp_path))


def test_duckdb_has_tables_and_the_analysts_view(results: list[Found], tmp_path: Path) -> None:
    reader = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'claimx[formats]'")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[formats]'")
    path = tmp_path / "claims.duckdb"
    duckdb.write(results, path)
    with reader.connect(str(path), read_only=True) as database:
        back = database.sql("FROM claims").to_arrow_table().cast(arrow.claim_schema())
        assert arrow.claims_from_arrow(back) == [claim for _, claims in results for claim in claims]
        articles = database.sql("FROM articles").to_arrow_table()
        assert arrow.articles_from_arrow(articles) == [article for article, _ in results]
        amounts = sum(claim.kind == "quantity" for _, claims in results for claim in claims)
        assert database.execute("SELECT count(*) FROM figures").fetchone() == (amounts,)
        query = (
            "SELECT subject, low, high, middle, unit, time_start, source, published FROM figures WHERE claim_id = 'q1'"
        )
        figure = database.execute(query).fetchone()
        assert figure[:5] == ("Apple 🍎", 2.5e9, 3.5e9, 3e9, "USD")
        assert [str(day) for day in (figure[5], figure[7])] == ["2025-01-01", "2026-02-17"]
        entity = database.execute("SELECT type, id, as_subject, as_source, articles FROM entities WHERE id = 'Q312'")
        assert entity.fetchall() == [("company", "Q312", 4, 4, 1)]


def test_duckdb_of_nothing_has_its_tables(tmp_path: Path) -> None:
    reader = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'claimx[formats]'")
    duckdb.write([], tmp_path / "empty.duckdb")
    with reader.connect(str(tmp_path / "empty.duckdb")) as database:
        for name in ("claims", "articles", "entities", "figures"):
            assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)


def test_missing_package_says_what_to_install() -> None:
    with pytest.raises(ExportError, match=r"pip install 'claimx\[formats\]'"):
        extras.load("no_such_package", "formats")
    assert extras.load("json", "formats").loads("1") == 1
