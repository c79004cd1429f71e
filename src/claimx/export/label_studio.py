"""Label Studio: a JSON array of tasks, one an article, whose prediction holds the claims for people to correct.

Each filled slot is a region, each claim the relations from its anchor to its slots. ``INTERFACE`` is the labelling
configuration that a project needs to take them. A region's score is the confidence of the surest claim it serves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from claimx.export import Found
from claimx.export.array import pieces
from claimx.export.slots import Slot, SlotName, anchor, slots
from claimx.models import Article, Claim

LABELS: tuple[SlotName, ...] = get_args(SlotName)
"""The labels of regions, and of the relations that lead to them."""


def _labels(field: str) -> str:
    values = "".join(f'<Label value="{label}"/>' for label in LABELS)
    return f'<Labels name="{field}_slots" toName="{field}">{values}</Labels><Text name="{field}" value="${field}"/>'


INTERFACE = (
    f"<View>{_labels('title')}{_labels('text')}"
    + "<Relations>"
    + "".join(f'<Relation value="{label}"/>' for label in LABELS)
    + "</Relations></View>"
)
"""The labelling configuration (XML) of a project for these tasks."""

Key = tuple[str, str, int, int]


def write(results: Iterable[Found]) -> Iterator[str]:
    """The array, a task a piece."""
    return pieces([task(article, claims)] for article, claims in results)


def task(article: Article, claims: list[Claim]) -> dict[str, Any]:
    """One article with the claims as a prediction."""
    return {
        "data": {"id": article.id, "title": article.title or "", "text": article.text},
        "predictions": [{"model_version": "claimx", "score": _mean(claims), "result": _result(claims)}],
    }


def _mean(claims: list[Claim]) -> float:
    return round(sum(claim.confidence for claim in claims) / len(claims), 4) if claims else 0.0


def _result(claims: list[Claim]) -> list[dict[str, Any]]:
    regions: dict[Key, dict[str, Any]] = {}
    ties: dict[tuple[str, str], dict[str, Any]] = {}
    for claim in claims:
        head = _region(regions, anchor(claim), claim.confidence)
        for slot in list(slots(claim))[1:]:
            tail = _region(regions, slot, claim.confidence)
            tie = {"type": "relation", "from_id": head, "to_id": tail, "direction": "right", "labels": [slot.name]}
            ties.setdefault((head, tail), tie)
    return [*regions.values(), *ties.values()]


def _region(regions: dict[Key, dict[str, Any]], slot: Slot, confidence: float) -> str:
    """The id of a slot's region, made on first use: claims that share words share their region."""
    span = slot.span
    key = (slot.name, span.field, span.start, span.end)
    name = "-".join(map(str, key))
    region = regions.setdefault(
        key,
        {
            "id": name,
            "from_name": f"{span.field}_slots",
            "to_name": span.field,
            "type": "labels",
            "score": confidence,
            "value": {"start": span.start, "end": span.end, "text": span.text, "labels": [slot.name]},
        },
    )
    region["score"] = max(region["score"], confidence)
    return name
