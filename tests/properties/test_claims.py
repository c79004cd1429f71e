"""What holds of every claim, whatever the article."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import claimx
from claimx.read import read_articles

FIXTURES = sorted((Path(__file__).parent.parent.parent / "fixtures" / "articles").glob("*.md"))

SALAD = [
    "Apple",
    "5%",
    "$3bn",
    "rose",
    "“",
    "”",
    "said",
    ",",
    ".",
    "\n",
    "(",
    "2.0",
    "in",
    "2025",
    "it",
    "-",
    "Q3",
    "’s",
    "x",
]


def spans(value: object) -> Iterator[claimx.Span]:
    """Every span inside a claim."""
    if isinstance(value, claimx.Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_span_is_exact_and_every_id_its_own(path: Path, extractor: claimx.Extractor) -> None:
    [article] = read_articles(path)
    claims = extractor.extract(article)
    assert claims
    for claim in claims:
        for span in spans(claim):
            field = article.title if span.field == "title" else article.text
            assert field is not None
            assert field[span.start : span.end] == span.text
        assert claim.article_id == article.id
        assert claim.statement
        assert 0 < claim.confidence < 1
        assert claimx.CLAIM.validate_json(claim.model_dump_json()) == claim
    assert len({claim.id for claim in claims}) == len(claims)


def test_the_same_whatever_the_hash_seed() -> None:
    program = (
        "import sys, claimx; from claimx.read import read_articles; x = claimx.load();"
        "[print(c.model_dump_json()) for p in sys.argv[1:] for a in read_articles(p) for c in x.extract(a)]"
    )
    digests = set()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", program, *map(str, FIXTURES[:3])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        digests.add(hashlib.sha256(run.stdout).hexdigest())
    assert len(digests) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SALAD), max_size=30))
def test_no_word_salad_breaks_a_span(extractor: claimx.Extractor, words: list[str]) -> None:
    article = claimx.Article(text=" ".join(words))
    for claim in extractor.extract(article):
        assert all(article.text[span.start : span.end] == span.text for span in spans(claim))
