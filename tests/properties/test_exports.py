"""What goes into JSON Lines and Parquet comes out the same, whatever the claims and articles hold."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.export import Found, csv, jsonl, parquet, schema_org
from claimx.export.results import read
from claimx.models import Article, Claim, EventClaim, QuantityClaim, RelationClaim

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
ARTICLE = st.builds(
    Article,
    id=TEXT.filter(bool), title=st.none() | TEXT, text=TEXT, url=st.none() | TEXT, site=st.none() | TEXT,
    published=st.none() | st.dates() | st.datetimes(timezones=st.just(UTC)),
    authors=st.lists(TEXT, max_size=2).map(tuple), language=st.none() | TEXT,
)  # fmt: skip
st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, NUMBER)
st.register_type_strategy(int, st.integers(0, 10**6))
CONFIDENCE = st.floats(0, 1)
CLAIM = st.one_of(st.builds(kind, confidence=CONFIDENCE) for kind in (QuantityClaim, EventClaim, RelationClaim))


@st.composite
def found(draw: st.DrawFn) -> list[Found]:
    articles = draw(st.lists(ARTICLE, max_size=3, unique_by=lambda article: article.id))
    return [(article, [_of(article, claim) for claim in draw(st.lists(CLAIM, max_size=3))]) for article in articles]


def _of(article: Article, claim: Claim) -> Claim:
    return claim.model_copy(update={"article_id": article.id})


@settings(max_examples=60, deadline=None)
@given(found())
def test_jsonl_round_trip(results: list[Found]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        path.write_text("".join(jsonl.write(results)), encoding="utf-8", newline="\n")
        back = {article.id: claims for article, claims in read(path, [article for article, _ in results])}
    assert back == {article.id: claims for article, claims in results}


@settings(max_examples=60, deadline=None)
@given(found())
def test_parquet_round_trip(results: list[Found]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    with TemporaryDirectory() as folder:
        parquet.write(results, Path(folder))
        assert list(read(Path(folder))) == results


@settings(max_examples=60, deadline=None)
@given(found())
def test_no_text_breaks_a_row_or_a_document(results: list[Found]) -> None:
    import csv as csvlib
    import io
    import json

    claims = sum(len(made) for _, made in results)
    assert len(list(csvlib.DictReader(io.StringIO("".join(csv.write(results)), newline="")))) == claims
    assert len(json.loads("".join(schema_org.write(results)))["@graph"]) == claims
