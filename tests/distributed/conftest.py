"""Articles, and what a single machine makes of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import claimx
from claimx import Article

TEXTS = [
    "Corvane said on Tuesday that revenue rose 35% to $4.2 billion in the third quarter of 2025.",
    "Doubao processed 63.3 billion tokens per minute on gala night, according to ByteDance.",
    "TikTok-owner ByteDance reported a profit of $5 billion last year.",
    "OpenAI said in October that it processed 6 billion tokens per minute through its API.",
]


@pytest.fixture(scope="session")
def rows() -> list[dict[str, Any]]:
    """Twelve articles, and one that is none."""
    good = [{"id": f"a{n:02}", "text": TEXTS[n % 4], "title": None, "published": "2026-02-17"} for n in range(12)]
    return [*good[:5], {"id": "bad", "text": "One.", "title": None, "published": "03/04/2026"}, *good[5:]]


@pytest.fixture(scope="session")
def expected(extractor: claimx.Extractor, rows: list[dict[str, Any]]) -> list[str]:
    """The claims of the good ones as JSON, in order, from the library itself."""
    articles = [Article.model_validate(row) for row in rows if row["id"] != "bad"]
    claims = [claim.model_dump_json() for article in articles for claim in extractor.extract(article)]
    assert len(claims) >= len(articles)
    assert json.loads(claims[0])["article_id"] == "a00"
    return claims
