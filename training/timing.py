"""Fit the weights by which a claim chooses its time, on the annotated corpus' train split.

    python -m training.timing [--l2 STRENGTH] [--check]

Each annotated quantity or event that claimx finds is a choice among the times around it and none; right is every choice
with the annotated interval. A conditional log-linear model over the facts of ``claimx.claims.time_features``
(McFadden, Conditional Logit Analysis of Qualitative Choice Behavior, 1974), maximised by full-batch gradient steps with
an L2 penalty, so that the same corpus gives the same weights. Where no choice is right nothing is learnt. Writes
``src/claimx/data/weights/times.tsv`` and prints how often the choice is right in the train and dev splits;
``--check`` writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

import claimx
from claimx.claims.context import Amount, Context, read_context
from claimx.claims.time_anchor import Anchor, Days, Previous, days_of
from claimx.claims.timing import Candidate, candidates
from claimx.document import text_start
from training.annotation.annotation import Event, Quantity
from training.annotation.corpus import Document, Split, documents
from training.weights import as_text, target

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

Array = npt.NDArray[np.float64]
Weights = Mapping[str, float]
L2 = 2.0
STEPS = 600
RATE = 0.05
PRIOR = {"paragraph, day of an exchange": 2.5}
"""Weights that the penalty draws to instead of to 0: market reports, which are about one day's trading, are too rare in
the corpus to teach it."""
SEEN = 3
"""Choices that a fact must stand in to be given a weight."""
LEAST = 0.03
"""Weights smaller than this are left out."""
COMMENT = """\
Weights of the choice of a claim's time: a feature, a tab, its weight in log-odds.
Features: claimx/claims/time_features.py.
Written by `python -m training.timing` from the train split of training/corpus."""


class Choice(NamedTuple):
    """What a claim may choose from: each candidate's facts, and which candidates are right."""

    facts: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    kind: str


class Text(NamedTuple):
    """An analysed ``Doc`` of an article, as the claims stage sees it, with its annotated claims."""

    context: Context
    claims: tuple[Quantity | Event, ...]


def read_texts(extractor: claimx.Extractor, found: Iterable[Document]) -> list[Text]:
    """Analyse articles; those without any time are left out, as there is nothing to choose."""
    texts = []
    for document in found:
        stated = tuple(claim for claim in document.annotation.claims if isinstance(claim, Quantity | Event))
        texts += [Text(read_context(doc), stated) for doc in extractor.docs(document.article)]
    return [text for text in texts if text.context.times]


def choices(text: Text, weights: Weights | None = None) -> Iterator[Choice]:
    """The choices of a text. The one before a quantity is the annotated one, or the one that ``weights`` make."""
    yield from _quantities(text, weights)
    for claim in text.claims:
        words = _words(claim, text.context)
        if isinstance(claim, Event) and words is not None:
            verb = words.root.i
            yield choice(candidates(Anchor(text.context.doc[verb : verb + 1], text.context)), claim)


def _quantities(text: Text, weights: Weights | None) -> Iterator[Choice]:
    annotated = dict(_matched(text))
    previous: Previous | None = None
    for amount in text.context.amounts:
        claim = annotated.get(amount.words.start)
        if claim is None and weights is None:
            continue
        is_change = amount.mention.change is not None
        found = candidates(Anchor(amount.words, text.context, is_change=is_change, previous=previous))
        if claim is not None:
            yield choice(found, claim)
        if weights is not None:
            previous = Previous(amount.words, days_of(likeliest(found, weights).when))
        elif claim is not None:
            previous = Previous(amount.words, days(claim))


def _matched(text: Text) -> Iterator[tuple[int, Quantity]]:
    """The first words of amounts that claimx finds as they are annotated, with their annotation."""
    for claim in text.claims:
        words = _words(claim, text.context)
        if isinstance(claim, Quantity) and words is not None:
            near = text.context.amounts_in(max(0, words.start - 30), words.end)
            found = next((amount for amount in near if _meets(amount, words) and _same_amount(amount, claim)), None)
            if found is not None:
                yield found.words.start, claim


def _words(claim: Quantity | Event, context: Context) -> TokenSpan | None:
    """The words of a claim's anchor in a ``Doc``, if it holds them."""
    start, end = (at + text_start(context.doc) for at in claim.anchor)
    return context.doc.char_span(start, end, alignment_mode="expand") if start >= 0 else None


def likeliest(found: Sequence[Candidate], weights: Weights) -> Candidate:
    """The candidate with the greatest sum of weights."""
    return max(found, key=lambda candidate: sum(weights.get(fact, 0.0) for fact in candidate.facts))


def choice(found: Sequence[Candidate], claim: Quantity | Event) -> Choice:
    """Candidates as they are learnt from."""
    return Choice(tuple(c.facts for c in found), tuple(is_right(c, claim) for c in found), claim.kind)


def days(claim: Quantity | Event) -> Days:
    """The annotated interval."""
    return (str(claim.time.start or ""), str(claim.time.end or "")) if claim.time else ("", "")


def _meets(amount: Amount, words: TokenSpan) -> bool:
    return amount.words.start < words.end and words.start < amount.words.end


def _same_amount(amount: Amount, claim: Quantity) -> bool:
    found = amount.mention.quantity
    return all(
        mine == theirs or (mine is not None and theirs is not None and abs(mine - theirs) <= 1e-3 * abs(theirs))
        for mine, theirs in ((found.value, claim.value), (found.low, claim.low), (found.high, claim.high))
    )


def is_right(candidate: Candidate, claim: Quantity | Event) -> bool:
    """Whether a candidate has the annotated days; a date without an interval is right for none in its own clause."""
    have = days_of(candidate.when)
    return have == days(claim) and (candidate.when is None or any(have) or "sentence, in its clause" in candidate.facts)


class Fitted(NamedTuple):
    """Choices as numbers: rows are candidates, grouped by the choice they belong to."""

    inputs: Array
    right: npt.NDArray[np.bool_]
    group: npt.NDArray[np.intp]


def numbered(found: Sequence[Choice], names: dict[str, int]) -> Fitted:
    """Facts as columns of ones; choices that nothing in them can get right are left out."""
    possible = [choice for choice in found if any(choice.right)]
    rows = [(at, facts, right) for at, c in enumerate(possible) for facts, right in zip(c.facts, c.right, strict=True)]
    inputs = np.zeros((len(rows), len(names)))
    for row, (_, facts, _) in enumerate(rows):
        inputs[row, [names[fact] for fact in facts if fact in names]] = 1.0
    return Fitted(inputs, np.array([right for *_, right in rows]), np.array([at for at, *_ in rows]))


def fit(found: Sequence[Choice], l2: float) -> Weights:
    """Weights by the name of a fact; small ones are left out."""
    seen = Counter(fact for choice in found for fact in {fact for facts in choice.facts for fact in facts})
    names = {fact: at for at, fact in enumerate(sorted(fact for fact, count in seen.items() if count >= SEEN))}
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    weights = climb(numbered(found, names), l2, prior)
    return {name: round(float(weights[at]), 2) for name, at in names.items() if abs(weights[at]) >= LEAST}


def climb(data: Fitted, l2: float, prior: Array) -> Array:
    """Weights of the greatest likelihood, drawn to ``prior``.

    By Adam (Kingma & Ba, 2015) on the whole data, its rate falling to 0.
    """
    weights = prior.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = data.inputs.T @ (_shares(data, weights) - _shares(data, weights, data.right)) + l2 * (weights - prior)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return weights


def _shares(data: Fitted, weights: Array, among: npt.NDArray[np.bool_] | None = None) -> Array:
    """Each candidate's probability within its choice, among all or among the right ones."""
    odds = data.inputs @ weights
    if among is not None:
        odds = np.where(among, odds, -np.inf)
    highest = np.full(int(data.group.max()) + 1, -np.inf)
    np.maximum.at(highest, data.group, odds)
    powers = np.exp(odds - highest[data.group])
    return np.asarray(powers / np.bincount(data.group, powers)[data.group])


def chosen_right(found: Iterable[Choice], weights: Weights, kind: str) -> float:
    """The share of a kind's claims, in per cent, whose likeliest candidate is right."""
    hits = [_hit(choice, weights) for choice in found if choice.kind == kind]
    return 100 * sum(hits) / max(len(hits), 1)


def _hit(choice: Choice, weights: Weights) -> bool:
    odds = [sum(weights.get(fact, 0.0) for fact in facts) for facts in choice.facts]
    return choice.right[odds.index(max(odds))]


def main(arguments: list[str] | None = None) -> None:
    """Fit, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--l2", type=float, default=L2)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    extractor = claimx.load()
    splits: tuple[Split, ...] = ("train", "dev")
    texts = {split: read_texts(extractor, documents(split, layer="claims")) for split in splits}
    weights = fit([choice for text in texts["train"] for choice in choices(text)], given.l2)
    for split in splits:
        found = [choice for text in texts[split] for choice in choices(text, weights)]
        for kind in ("quantity", "event"):
            print(f"{split} {kind}: {chosen_right(found, weights, kind):.1f}% right", file=sys.stderr)
    if not given.check:
        target("times").write_text(as_text(COMMENT, weights), encoding="utf-8")


if __name__ == "__main__":
    main()
