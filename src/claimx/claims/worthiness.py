"""Check-worthiness: what a fact-checker looks at first, as a rank from 0 to 1 with its reasons.

The name is the field's (CheckThat! labs at CLEF); the weights are a plain judgement, not fitted: they sort, they do not
estimate a probability.
"""

from __future__ import annotations

from claimx.models import Claim, Reason, Span
from claimx.rules.lexicon import words

_WEIGHTS = {
    "numeric": 0.3,
    "named subject": 0.2,
    "attributed": 0.15,
    "comparative": 0.15,
    "consequential metric": 0.1,
    "asserted": 0.1,
}


def worthiness_reasons(claim: Claim) -> tuple[str, ...]:
    """What makes a claim worth checking, weightiest first."""
    numeric = claim.kind == "quantity"
    metric = (claim.metric or "").lower().split() if claim.kind == "quantity" else []
    holds = {
        "numeric": numeric,
        "named subject": claim.subject.entity is not None,
        "attributed": claim.source is not None,
        "comparative": claim.kind == "quantity" and (claim.change is not None or claim.statistic is not None),
        "consequential metric": any(word in words("metrics", "consequential") for word in metric),
        "asserted": claim.modality == "asserted",
    }
    return tuple(name for name in _WEIGHTS if holds[name])


def rated(claim: Claim) -> Claim:
    """The claim with its check-worthiness, and with what makes it up among its reasons."""
    names = worthiness_reasons(claim)
    why = tuple(Reason(slot="worthiness", rule=name, span=_words_of(name, claim)) for name in names)
    score = round(sum(_WEIGHTS[name] for name in names), 2)
    return claim.model_copy(update={"worthiness": score, "reasons": (*claim.reasons, *why)})


def _words_of(name: str, claim: Claim) -> Span | None:
    """The words that a reason for checking rests on; none for what the sentence as a whole is."""
    if name == "named subject":
        return claim.subject.span
    if name == "attributed" and claim.source is not None:
        return claim.source.span
    return claim.quantity.span if name == "numeric" and claim.kind == "quantity" else None
