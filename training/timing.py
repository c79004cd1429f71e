"""Fit the weights by which a claim chooses its time, on the annotated corpus' train split.

    python -m training.timing [--l2 STRENGTH] [--check]

Each annotated quantity or event that claimx finds is a choice among the times around it and none; right is every choice
with the annotated interval. A linear ranker (``training.ranking``) over the facts of
``claimx.claims.time_features``. Writes ``src/claimx/data/weights/times.tsv``, and prints how often the choice is right
in the train and dev splits; ``--check`` writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import claimx
from claimx.claims.context import Amount, Context, read_context
from claimx.claims.time_anchor import Anchor, Days, Previous, days_of
from claimx.claims.timing import Candidate, candidates
from claimx.document import text_start
from training import ranking
from training.annotation.annotation import Event, Quantity
from training.annotation.corpus import Document, Split, documents
from training.ranking import Example
from training.weights import as_text, target

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

Weights = Mapping[str, float]
L2 = 2.0
PRIOR = {"paragraph, day of an exchange": 2.5}
"""Weights that the penalty draws to instead of to 0: market reports, which are about one day's trading, are too rare in
the corpus to teach it."""
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


def fit(found: Sequence[Choice], l2: float) -> Weights:
    """Weights by the name of a fact; those of market reports are drawn to a prior."""
    return ranking.fit([as_example(choice) for choice in found], l2, PRIOR).weights


def as_example(choice: Choice) -> Example:
    """A choice as the ranker is fitted to it; each candidate is an answer of its own."""
    return Example("", choice.facts, choice.right, tuple(range(len(choice.facts))))


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
