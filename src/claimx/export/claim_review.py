"""Google Fact Check Tools: ``ClaimReviewMarkupPage`` objects, a JSON array of one an article, to start a review from.

A page's ``pageUrl`` and a claim's ``rating`` are the fact-checker's to give; nothing is made up for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from claimx.export import Found
from claimx.export.array import pieces
from claimx.export.names import entity_iri, web_address
from claimx.models import Article, Claim


def write(results: Iterable[Found]) -> Iterator[str]:
    """The array, a piece an article; an article without claims gives none."""
    return pieces(
        [{"claimReviewMarkups": [markup(article, claim) for claim in claims]}] for article, claims in results if claims
    )


def markup(article: Article, claim: Claim) -> dict[str, Any]:
    """One claim as a ``ClaimReviewMarkup``."""
    url, day = web_address(article), article.published_day
    cells = {
        "claimReviewed": claim.statement,
        "claimDate": day.isoformat() if day else None,
        "claimAuthor": _author(claim),
        "claimAppearances": [url] if url else None,
        "claimLocation": claim.place.name if claim.place else None,
    }
    return {name: value for name, value in cells.items() if value}


def _author(claim: Claim) -> dict[str, str] | None:
    if claim.source is None:
        return None
    entity = claim.source.entity
    known = {"sameAs": entity_iri(entity.id)} if entity and entity.id else {}
    return {"name": claim.source.name, **known}
