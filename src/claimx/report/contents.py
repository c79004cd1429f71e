"""What the page's program gets: articles, claims and entities as plain values, absent ones left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from claimx.export import Found
from claimx.export.flat import row
from claimx.export.names import entity_iri, web_address
from claimx.export.slots import Slot, entities, slots
from claimx.models import Article, Claim, EntityRef, QuantityClaim, Span
from claimx.models.printing import amount, period

_CELLS = (
    "kind", "line", "statement", "subject", "subject_type", "metric", "statistic", "value", "low", "high", "bound",
    "unit", "change_direction", "change_basis", "predicate", "relation", "object", "role", "time_start", "time_end",
    "time_event", "place", "source", "cue", "quoted", "modality", "negated", "confidence",
)  # fmt: skip


def contents(results: Iterable[Found]) -> dict[str, list[dict[str, Any]]]:
    """Articles and claims in order, each claim with the index of its article, and the entities claims name."""
    known: dict[EntityRef, int] = {}
    articles: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    for article, found in results:
        places = {"title": Places(article.title or ""), "text": Places(article.text)}
        claims += [_claim(article, claim, len(articles), known, places) for claim in found]
        articles.append(_article(article))
    return {"articles": articles, "claims": claims, "entities": [_entity(entity) for entity in known]}


class Places:
    """Offsets as a browser counts them: in UTF-16 units, two for each character beyond the first plane."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [place for place, character in enumerate(text) if character > "\uffff"]

    def unit(self, offset: int) -> int:
        """The offset in UTF-16 units."""
        return offset + bisect_left(self._wide, offset)


def _article(article: Article) -> dict[str, Any]:
    day = article.published_day
    return _filled(
        {
            "id": article.id,
            "title": article.title,
            "text": article.text,
            "published": day.isoformat() if day else None,
            "site": article.site,
            "authors": ", ".join(article.authors),
            "url": web_address(article),
        }
    )


def _entity(entity: EntityRef) -> dict[str, Any]:
    return _filled({"name": entity.name, "type": entity.type, "url": entity_iri(entity.id) if entity.id else None})


def _claim(
    article: Article, claim: Claim, place: int, known: dict[EntityRef, int], places: dict[str, Places]
) -> dict[str, Any]:
    cells = row(article, claim)
    subject = claim.subject.entity
    return _filled(
        {
            **{name: cells[name] for name in _CELLS},
            "id": claim.id,
            "article": place,
            "amount": amount(claim.quantity) if isinstance(claim, QuantityClaim) else None,
            "when": period(claim.time) if claim.time and claim.time.start and claim.time.end else None,
            "entities": [known.setdefault(entity, len(known)) for entity in entities(claim)],
            "about": known.get(subject) if subject else None,
            "evidence": _words(claim.evidence, places),
            "slots": [[slot.name, *_words(slot.span, places)] for slot in _once(claim)],
        }
    )


def _once(claim: Claim) -> Iterable[Slot]:
    return dict.fromkeys(slots(claim))


def _words(span: Span, places: dict[str, Places]) -> list[Any]:
    in_field = places[span.field]
    return [span.field, in_field.unit(span.start), in_field.unit(span.end)]


def _filled(cells: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cells.items() if value is not None and value is not False and value != ""}
