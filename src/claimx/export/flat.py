"""A claim as one flat row, for tables whose cells hold one value each: CSV, pandas, the analysts' view."""

from __future__ import annotations

from typing import Any

from claimx.models import Article, Claim, ClaimTime, EntityRef, EventClaim, QuantityClaim, RelationClaim, Source

COLUMNS = {
    "claim_id": "the claim's id",
    "article_id": "the article's id",
    "kind": "quantity, event or relation",
    "line": "the claim as one short line",
    "statement": "the claim as one self-contained sentence",
    "subject": "who or what it is about: the entity's name, or the words themselves",
    "subject_type": "company, product, organization, person, place, event, work, other; empty for no named entity",
    "subject_id": "the subject's Wikidata id",
    "metric": "what is measured (quantity)",
    "statistic": "peak, average, median, total … (quantity)",
    "value": "the amount, unless it is a range (quantity)",
    "low": "lower end of a range (quantity)",
    "high": "upper end of a range (quantity)",
    "bound": "=, ~, >, >=, <, <= or range (quantity)",
    "vague": "true for amounts such as “dozens of” (quantity)",
    "unit": "canonical unit: USD, token/min, %, x … (quantity)",
    "unit_kind": "count, currency, physical, ratio, none (quantity)",
    "change_direction": "up, down or none, for an amount that is a change (quantity)",
    "change_basis": "relative, absolute, multiple (quantity)",
    "baseline": "what a change is measured from: a day, or a name (quantity)",
    "predicate": "the verb, as in the dictionary (event)",
    "relation": "owner_of, developer_of … (relation)",
    "object": "who or what is acted on or tied to: the entity's name, or the words (event, relation)",
    "object_type": "type of the object's entity",
    "object_id": "the object's Wikidata id",
    "role": "the title a person holds (relation role_at)",
    "time_start": "first day or minute for which it holds (ISO 8601)",
    "time_end": "last day or minute, inclusive",
    "time_grain": "day, month, quarter, year …",
    "time_event": "the named event that the time hangs on",
    "time_inferred": "true where the time was carried from beyond the paragraph",
    "place": "a place that scopes the claim",
    "qualifiers": "other scoping phrases, joined by “; ”",
    "source": "who says so; empty for the article's own voice",
    "source_type": "type of the source's entity",
    "source_id": "the source's Wikidata id",
    "cue": "the words that attribute: said, according to …",
    "quoted": "true where the claim stands inside quotation marks",
    "modality": "asserted, planned, forecast, possible, conditional",
    "negated": "true where the words say the opposite",
    "confidence": "estimated probability that the claim is right, 0 to 1",
    "evidence": "the sentence it was read from",
    "evidence_field": "title or text",
    "evidence_start": "where the sentence begins, in characters",
    "evidence_end": "where it ends",
    "article_title": "the article's title",
    "article_published": "when it was published (ISO 8601)",
    "article_site": "where it was published",
    "article_url": "its address",
}
"""The columns in order, with what each holds. What a kind of claim does not have is ``None``."""


def row(article: Article, claim: Claim) -> dict[str, Any]:
    """The claim's cells by column, in order."""
    cells: dict[str, Any] = dict.fromkeys(COLUMNS)
    cells |= _shared(claim) | _timed(claim.time) | _sourced(claim.source) | _of_article(article)
    if isinstance(claim, QuantityClaim):
        cells |= _measured(claim)
    else:
        cells |= _acted(claim)
    return cells


def _shared(claim: Claim) -> dict[str, Any]:
    return {
        "claim_id": claim.id,
        "article_id": claim.article_id,
        "kind": claim.kind,
        "line": str(claim),
        "statement": claim.statement,
        **_entity("subject", claim.subject.name, claim.subject.entity),
        "place": claim.place.name if claim.place else None,
        "qualifiers": "; ".join(span.text for span in claim.qualifiers) or None,
        "modality": claim.modality,
        "negated": claim.negated,
        "confidence": claim.confidence,
        "evidence": claim.evidence.text,
        "evidence_field": claim.evidence.field,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
    }


def _entity(slot: str, name: str, entity: EntityRef | None) -> dict[str, Any]:
    return {slot: name, f"{slot}_type": entity.type if entity else None, f"{slot}_id": entity.id if entity else None}


def _measured(claim: QuantityClaim) -> dict[str, Any]:
    amount, change = claim.quantity, claim.change
    cells = {
        "metric": claim.metric,
        "statistic": claim.statistic,
        "value": amount.value,
        "low": amount.low,
        "high": amount.high,
        "bound": amount.relation,
        "vague": amount.vague,
        "unit": amount.unit.name,
        "unit_kind": amount.unit.kind,
    }
    if change is None:
        return cells
    base = change.baseline
    baseline = (base.start or base.end or base.span.text) if isinstance(base, ClaimTime) else base and base.name
    return cells | {"change_direction": change.direction, "change_basis": change.basis, "baseline": baseline}


def _acted(claim: EventClaim | RelationClaim) -> dict[str, Any]:
    cells = _entity("object", claim.object.name, claim.object.entity) if claim.object else {}
    if isinstance(claim, EventClaim):
        return cells | {"predicate": claim.predicate.lemma}
    return cells | {"relation": claim.relation, "role": claim.role}


def _timed(time: ClaimTime | None) -> dict[str, Any]:
    if time is None:
        return {}
    return {
        "time_start": time.start,
        "time_end": time.end,
        "time_grain": time.grain,
        "time_event": time.event,
        "time_inferred": time.inferred,
    }


def _sourced(source: Source | None) -> dict[str, Any]:
    if source is None:
        return {}
    return {**_entity("source", source.name, source.entity), "cue": source.cue, "quoted": source.quoted}


def _of_article(article: Article) -> dict[str, Any]:
    return {
        "article_title": article.title,
        "article_published": article.published.isoformat() if article.published else None,
        "article_site": article.site,
        "article_url": article.url,
    }
