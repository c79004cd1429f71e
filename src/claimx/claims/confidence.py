"""How likely a claim is right, from how it was derived.

The weights are the logistic-regression fit that ``benchmarks/calibration.py`` prints over the development gold;
features are facts of the derivation, never of the words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimx.models import EventClaim, QuantityClaim, RelationClaim
from claimx.rules.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

    from claimx.claims.subjects import Subject


def quantity_features(
    claim: QuantityClaim, subject: Subject, anchor: TokenSpan, doubt: float, in_time: float
) -> dict[str, float]:
    """What speaks for and against a quantity claim, as numbers from 0 to 1.

    ``doubt`` is how unsure it is that the subject's pronoun or description stands for its entity, and ``in_time`` the
    chance of the claim's time.
    """
    return {
        f"tie {subject.tie}": 1.0,
        "subject chance": subject.chance,
        "subject named": float(claim.subject.entity is not None),
        "subject is a pronoun or description": float(
            claim.subject.entity is not None
            and claim.subject.span.text.lower() not in claim.subject.entity.name.lower()
        ),
        "link in doubt": doubt,
        "metric found": float(claim.metric is not None),
        "unit counts": float(claim.quantity.unit.kind == "count"),
        "unit missing": float(claim.quantity.unit.kind == "none"),
        "change": float(claim.change is not None),
        "time chance": in_time,
        "both chances": in_time * subject.chance,
        "time found": float(claim.time is not None),
        "time carried": float(claim.time is not None and claim.time.inferred),
        "sourced": float(claim.source is not None),
        "not asserted": float(claim.modality != "asserted"),
        "range or bound": float(claim.quantity.relation != "="),
        "long sentence": min(1.0, len(anchor.sent) / 60),
        "headline": float(claim.evidence.field == "title"),
    }


def quantity_confidence(features: Mapping[str, float]) -> float:
    """The probability that all slots of a quantity claim are right (the specification's strict claim)."""
    return _logistic("quantity", features)


def event_features(claim: EventClaim, likely: float, doubt: float) -> dict[str, float]:
    """What speaks for and against an event claim.

    ``likely`` is what the scorer of predicates gives it, ``doubt`` how unsure what its pronouns and descriptions mean.
    """
    return {
        "subject named": float(claim.subject.entity is not None),
        "link in doubt": doubt,
        "object named": float(claim.object is not None and claim.object.entity is not None),
        "object missing": float(claim.object is None),
        "time found": float(claim.time is not None),
        "not asserted": float(claim.modality != "asserted"),
        "headline": float(claim.evidence.field == "title"),
        "scored": likely,
    }


def event_confidence(features: Mapping[str, float]) -> float:
    """The probability that an event claim is right."""
    return _logistic("event", features)


def relation_features(claim: RelationClaim, likely: float, doubt: float) -> dict[str, float]:
    """What speaks for and against a relation claim.

    ``likely`` is what the scorer of ties gives it, ``doubt`` how unsure what its pronouns and descriptions mean.
    """
    named = float(claim.object.entity is not None)
    return {claim.relation: 1.0, "link in doubt": doubt, "object named": named, "scored": likely}


def relation_confidence(features: Mapping[str, float]) -> float:
    """The probability that a relation claim is right."""
    return _logistic("relation", features)


def _logistic(kind: str, features: Mapping[str, float]) -> float:
    weights = table("confidence")[kind]
    total = weights["intercept"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + math.exp(-total)), 3)
