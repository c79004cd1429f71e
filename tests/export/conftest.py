"""Results that every format is tested with: all kinds of claim, all slots, and text that is hard to write."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimx
from claimx.export import Found
from claimx.models import Article
from claimx.read import read_articles
from tests.claim_examples import odd_claims

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "articles"
SHORT = ("chipmaker-earnings", "gala-ai-blitz")

ODD = Article(
    id="odd/../name ü",
    title="=HYPERLINK(1) & “Bâtiment” 🏗",
    text="Line one,\nApple 🍎 said \"it\" owns\r\nBeats; </script><b>bold</b>.\tIt rose 5% to 3 billion in\u20282025.",
    published="2026-02-17T09:30:00+02:00",  # type: ignore[arg-type]
    url="https://example.org/a b?x=<1>&y=ü",
    site="Example, Inc.",
    authors=("Kim \"K\" Lee", "Ana;"),
)  # fmt: skip
BARE = Article(id="bare", text="Nothing is claimed here.")


@pytest.fixture(scope="session")
def results(extractor: claimx.Extractor) -> list[Found]:
    """Two fixture articles with what claimx says of them, an odd one with claims by hand, one without claims."""
    real = [article for stem in SHORT for article in read_articles(FIXTURES / f"{stem}.md")]
    found = [(article, extractor.extract(article)) for article in real]
    assert {claim.kind for _, claims in found for claim in claims} == {"quantity", "event", "relation"}
    return [*found, (ODD, odd_claims(ODD)), (BARE, [])]
