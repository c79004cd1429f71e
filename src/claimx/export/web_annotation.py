"""W3C Web Annotation Data Model: one annotation page, an annotation a claim, on the sentence it was read from.

The claim itself, whole, is a body of type ``application/json``: keys of ours beside the standard's would be dropped by
any reader that expands the context.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimx.export import Found
from claimx.export.array import pieces
from claimx.export.names import article_iri, claim_iri, entity_iri
from claimx.export.slots import entities
from claimx.models import Article, Claim, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of text given before and after a quotation, so that it can be found again in a changed page."""

_HEAD = {"@context": CONTEXT, "id": "urn:claimx:annotations", "type": "AnnotationPage"}


def write(results: Iterable[Found]) -> Iterator[str]:
    """The page, a piece an article."""
    groups = ([annotation(article, claim) for claim in claims] for article, claims in results)
    return pieces(groups, opening=json.dumps(_HEAD)[:-1] + ', "items": [', closing="]}\n")


def annotation(article: Article, claim: Claim) -> dict[str, Any]:
    """One claim: statement, kind, entities and the whole claim as bodies, its evidence as target."""
    return {
        "id": claim_iri(claim),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            _text("describing", claim.statement, "text/plain"),
            _text("tagging", claim.kind, "text/plain"),
            _text("describing", claim.model_dump_json(), "application/json"),
            *(
                {"type": "SpecificResource", "purpose": "identifying", "source": entity_iri(entity.id)}
                for entity in entities(claim)
                if entity.id
            ),
        ],
        "target": {"source": article_iri(article), "selector": selectors(article, claim.evidence)},
    }


def _text(purpose: str, value: str, form: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": form}


def selectors(article: Article, span: Span) -> list[dict[str, Any]]:
    """By quotation and, in the text, by position, which counts code points from the text's start; a title has none."""
    field = (article.title if span.field == "title" else article.text) or ""
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": field[max(0, span.start - AROUND) : span.start],
        "suffix": field[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return [quote, position] if span.field == "text" else [quote]
