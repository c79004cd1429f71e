"""AVeriTeC (Schlichtkrull et al., 2023): a JSON array of claims to be checked. The verdict's fields stay empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from claimx.export import Found
from claimx.export.array import pieces
from claimx.models import Article, Claim


def write(results: Iterable[Found]) -> Iterator[str]:
    """The array, a piece an article."""
    return pieces([entry(article, claim) for claim in claims] for article, claims in results)


def entry(article: Article, claim: Claim) -> dict[str, Any]:
    """One claim: what it says, who said it, when and where; no questions, label or justification."""
    day = article.published_day
    return {
        "claim": claim.statement,
        "required_reannotation": False,
        "label": None,
        "justification": None,
        "claim_date": day.strftime("%d-%m-%Y") if day else None,
        "speaker": claim.source.name if claim.source else None,
        "original_claim_url": article.url,
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": article.site,
        "location_ISO_code": None,
        "claim_types": claim_types(claim),
        "fact_checking_strategies": [],
        "questions": [],
    }


def claim_types(claim: Claim) -> list[str]:
    """AVeriTeC's types: a number, or an event or property; beside it a quotation, or where somebody means to act."""
    found = ["Numerical Claim" if claim.kind == "quantity" else "Event/Property Claim"]
    if claim.source and claim.source.quoted:
        found.append("Quote Verification")
    if claim.source and claim.modality == "planned":
        found.append("Position Statement")
    return found
