"""Who or what a claim is about: candidates from the sentence and the article, ranked by syntax and standing.

The model is a linear ranker (``claimx.rules.ranker``) trained on the annotated corpus; the constructions of ``ties``
are features of it, and the explanation of a choice.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from claimx.claims.context import Amount, Context
from claimx.claims.metrics import Metric
from claimx.claims.subjects.candidates import Candidate, candidates
from claimx.claims.subjects.features import features, question
from claimx.claims.subjects.ties import ties
from claimx.models import Reference
from claimx.rules.ranker import choose, ranker


class Subject(NamedTuple):
    """A claim's subject, what ties it to the amount, and the chance that it is the right one."""

    reference: Reference
    tie: str
    """A construction of ``ties``; ``sentence`` or ``article`` where none holds: how near it stands."""
    chance: float


class Described(NamedTuple):
    """A candidate with the constructions it stands in and the features it is ranked by."""

    candidate: Candidate
    ties: tuple[str, ...]
    features: tuple[str, ...]


def find_subject(amount: Amount, metric: Metric | None, context: Context) -> Subject | None:
    """The most likely subject, by the best of its mentions; ``None`` where there is no candidate at all."""
    described = describe(amount, metric, context)
    choice = choose(ranker("subjects"), described, [one.candidate.key for one in described])
    if choice is None:
        return None
    candidate, names, _ = choice.best
    tie = names[0] if names else "sentence" if candidate.near else "article"
    return Subject(context.reference(candidate.token), tie, choice.chance)


def describe(amount: Amount, metric: Metric | None, context: Context) -> list[Described]:
    """All candidates of an amount with what the model sees of them."""
    found = candidates(amount, context)
    asked = question(amount, metric, context, found)
    tied: dict[int, dict[str, None]] = defaultdict(dict)
    for tie in ties(amount, metric, context):
        tied[tie.token.i].setdefault(tie.name)
    return [
        Described(one, names := tuple(tied.get(one.token.i, ())), tuple(features(one, asked, names))) for one in found
    ]
