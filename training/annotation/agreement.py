"""How far two annotators agree: one's annotation is scored against the other's, both ways, and the mean taken.

Scored are the first answers of one against all acceptable answers of the other, by the scorers of the specification.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import mean
from types import ModuleType
from typing import Any

from training.annotation.annotation import Annotation, Answers, Claim, Event, Quantity

Row = dict[str, Any]
Pair = tuple[Annotation, Annotation]


def agreement(pairs: list[Pair], claims: ModuleType, entities: ModuleType) -> dict[str, float]:
    """Figures in per cent. ``claims`` and ``entities`` are the scorers, ``score_claims`` and ``score_entities``."""
    ways = [pairs, [(second, first) for first, second in pairs]]
    figures = [_claims(way, claims) | _entities(way, entities) | _coreference(way) for way in ways]
    return {name: round(mean(way[name] for way in figures), 1) for name in figures[0]}


def disagreements(pairs: list[Pair], claims: ModuleType) -> list[Row]:
    """What the scorer finds wrong in the second annotations, were the first ones gold."""
    errors: list[Row] = []
    claims.score(*_as_golds_and_predictions(pairs), errors)
    return errors


def _claims(pairs: list[Pair], scorer: ModuleType) -> dict[str, float]:
    both = [pair for pair in pairs if all("claims" in annotation.layers for annotation in pair)]
    result = scorer.score(*_as_golds_and_predictions(both), None)
    kinds = {
        "quantities detected": "quantity detection",
        "strict claims": "strict claims",
        "events": "events",
        "relations": "relations",
    }
    named = {f"{name}, F1": float(result[key]["F1"]) for name, key in kinds.items()}
    return named | {f"slot {name}": float(share) for name, share in result["slot accuracy"].items()}


def _entities(pairs: list[Pair], scorer: ModuleType) -> dict[str, float]:
    golds = {first.id: _named(first) for first, _ in pairs}
    result = scorer.score(golds, {second.id: _named(second) for _, second in pairs})
    wanted = ("all types", "spans, any type", "identity", "company", "product", "person", "place", "organization")
    return {f"entities: {name}, F1": float(result[name]["F1"]) for name in wanted if name in result}


def _named(annotation: Annotation) -> list[Row]:
    return [entity.model_dump(include={"name", "type", "mentions"}) for entity in annotation.entities]


def _coreference(pairs: list[Pair]) -> dict[str, float]:
    """F1 of pronouns and descriptions, right where both give the span to entities that share a named mention."""
    hit = given = wanted = 0
    for first, second in pairs:
        if "coreference" in first.layers and "coreference" in second.layers:
            gold, found = _links(first), _links(second)
            hit += sum(any(span == other and names & more for other, more in gold) for span, names in found)
            given, wanted = given + len(found), wanted + len(gold)
    return {"pronouns and descriptions, F1": 200 * hit / (given + wanted) if given + wanted else 0.0}


def _links(annotation: Annotation) -> list[tuple[tuple[int, int], frozenset[tuple[int, int]]]]:
    return [
        (span, frozenset(entity.mentions))
        for entity in annotation.entities
        for span in (*entity.pronouns, *entity.descriptions)
    ]


def _as_golds_and_predictions(pairs: list[Pair]) -> tuple[Mapping[str, Row], Mapping[str, list[Row]]]:
    golds = {first.id: {"claims": first.model_dump(mode="json")["claims"]} for first, _ in pairs}
    return golds, {second.id: list(map(prediction, second.claims)) for _, second in pairs}


def prediction(claim: Claim) -> Row:
    """An annotated claim as if claimx had made it, each slot with its first answer."""
    row: Row = {"kind": claim.kind, "evidence": {"field": "text"}, "subject": _thing(claim.subject)}
    span = {"start": claim.anchor[0], "end": claim.anchor[1]}
    if not isinstance(claim, Quantity | Event):
        return row | {"relation": claim.relation, "span": span, "object": _thing(claim.object)}
    row |= dict(_stated(claim))
    if isinstance(claim, Event):
        return row | {"predicate": {"span": span, "lemma": claim.predicate}, "object": _thing(claim.object)}
    amount = claim.model_dump(include={"value", "low", "high", "relation"}) | {
        "span": span,
        "unit": {"name": claim.unit},
    }
    change = claim.change.model_dump() if claim.change else None
    metric = claim.metric[0] if claim.metric else None
    return row | {"quantity": amount, "metric": metric, "statistic": claim.statistic, "change": change}


def _stated(claim: Quantity | Event) -> Iterator[tuple[str, Any]]:
    yield "time", claim.time.model_dump(mode="json") if claim.time else None
    yield "source", _thing(claim.source)
    yield "modality", claim.modality
    yield "negated", claim.negated


def _thing(answers: Answers) -> Row | None:
    return {"entity": {"name": answers[0]}, "span": {"text": answers[0]}} if answers else None
