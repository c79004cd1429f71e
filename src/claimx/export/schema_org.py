"""schema.org ``Claim`` as JSON-LD: one document, a ``@graph`` of claims. What was claimed, never a rating of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimx.export import Found
from claimx.export.array import pieces
from claimx.export.names import article_iri, claim_iri, entity_iri, web_address
from claimx.export.slots import entities
from claimx.models import Article, Claim, ClaimTime, EntityRef, Quantity, QuantityClaim
from claimx.rules.lexicon import mapping

CONTEXT = "https://schema.org"
_TYPES = {
    "company": "Organization", "organization": "Organization", "product": "Product", "person": "Person",
    "place": "Place", "event": "Event", "work": "CreativeWork", "other": "Thing",
}  # fmt: skip
_LOWER, _UPPER = (">", ">="), ("<", "<=")


def write(results: Iterable[Found]) -> Iterator[str]:
    """The document, a piece an article."""
    groups = ([node(article, claim) for claim in claims] for article, claims in results)
    return pieces(groups, opening=f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [', closing="]}\n")


def node(article: Article, claim: Claim) -> dict[str, Any]:
    """One claim as a node of the graph."""
    appearance = _appearance(article)
    return _filled(
        {
            "@type": "Claim",
            "@id": claim_iri(claim),
            "identifier": claim.id,
            "text": claim.statement,
            "author": _author(article, claim),
            "datePublished": _day(article),
            "temporalCoverage": _interval(claim.time),
            "spatialCoverage": {"@type": "Place", "name": claim.place.name} if claim.place else None,
            "appearance": appearance,
            "isBasedOn": {"@type": "Quotation", "text": claim.evidence.text, "isPartOf": {"@id": appearance["@id"]}},
            "about": _about(claim),
        }
    )


def _filled(cells: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cells.items() if value not in (None, [], "")}


def _appearance(article: Article) -> dict[str, Any]:
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": article_iri(article),
            "url": web_address(article),
            "headline": article.title,
            "datePublished": _day(article),
            "inLanguage": article.language,
            "publisher": {"@type": "Organization", "name": article.site} if article.site else None,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
        }
    )


def _day(article: Article) -> str | None:
    return article.published.isoformat() if article.published else None


def _author(article: Article, claim: Claim) -> dict[str, Any] | list[dict[str, Any]] | None:
    """Who says so: the source, or, for a claim in the article's own voice, its publisher or its writers."""
    if claim.source:
        entity = claim.source.entity
        kind = "Person" if entity and entity.type == "person" else "Organization"
        return {**(thing(entity) if entity else {}), "@type": kind, "name": claim.source.name}
    if article.site:
        return {"@type": "Organization", "name": article.site}
    return [{"@type": "Person", "name": name} for name in article.authors] or None


def _interval(time: ClaimTime | None) -> str | None:
    """ISO 8601 start/end, open ends as ``..``."""
    if time is None or not (time.start or time.end):
        return None
    return time.start if time.start == time.end else f"{time.start or '..'}/{time.end or '..'}"


def _about(claim: Claim) -> list[dict[str, Any]]:
    found = [thing(entity) for entity in entities(claim)]
    if isinstance(claim, QuantityClaim):
        found.append(_filled({**_amount(claim.quantity), "name": claim.metric}))
    return found


def thing(entity: EntityRef) -> dict[str, Any]:
    """An entity as a schema.org thing; its Wikidata entity as ``sameAs``."""
    return _filled(
        {"@type": _TYPES[entity.type], "name": entity.name, "sameAs": entity_iri(entity.id) if entity.id else None}
    )


def _amount(quantity: Quantity) -> dict[str, Any]:
    unit = quantity.unit
    bounds = _bounds(quantity)
    if unit.kind == "currency" and len(unit.name) == 3:
        return {"@type": "MonetaryAmount", **bounds, "currency": unit.name}
    code = mapping("unit_codes", "codes").get(unit.name)
    return {"@type": "QuantitativeValue", **bounds, "unitText": unit.name or None, "unitCode": code}


def _bounds(quantity: Quantity) -> dict[str, Any]:
    if quantity.relation in _LOWER:
        return {"minValue": quantity.value}
    if quantity.relation in _UPPER:
        return {"maxValue": quantity.value}
    return {"value": quantity.value, "minValue": quantity.low, "maxValue": quantity.high}
