"""Train the ranker of units that a text leaves out on the train split of the annotated corpus.

    python -m training.ellipsis [--check] [--penalty STRENGTH]

Writes ``src/claimx/data/weights/ellipsis.tsv`` and prints the share of right answers on the train split, held out by
folds, and on the dev split, beside the rules alone. ``--check`` writes nothing. Takes about two minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from claimx import document
from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.ellipsis import Described, Question
from claimx.find.quantities import judged
from claimx.rules.ranker import Ranker, choose
from training.ranking import Example, fit, folds
from training.read_corpus import Gold, contexts
from training.weights import as_text, target

FOLDS = 5
PENALTY = 2.0
CLOSE = 1e-3
"""The share by which two equal values may differ, as in the scorer."""
COMMENT = """\
Weights of the ranker of units left out: a feature, a tab, its weight in log-odds. Features:
claimx/find/amounts/ellipsis/features.py.
Written by `python -m training.ellipsis` from the train split of training/corpus."""


def examples(read: Iterable[tuple[Gold, Doc]]) -> Iterator[Example]:
    """The questions of annotated articles. Each is asked with the right answers to those before it."""
    for gold, doc in read:
        asked: list[Example] = []
        claims = [claim for claim in gold["claims"] if claim["kind"] == "quantity"]
        page = Page(doc.text, doc)

        def decide(
            question: Question,
            found: Sequence[Described],
            article: str = str(gold["id"]),
            claims: list[dict[str, Any]] = claims,
            asked: list[Example] = asked,
        ) -> Described | None:
            claim = _claim_of(question, claims)
            if claim is None:
                return next((one for one in found if one.candidate.unit == question.guess.unit), None)
            right = tuple(one.candidate.unit == claim["unit"] for one in found)
            keys = tuple(one.candidate.unit for one in found)
            asked.append(Example(article, tuple(one.features for one in found), right, keys))
            return found[right.index(True)] if any(right) else found[0]

        judged(page, decide)
        yield from asked


def _claim_of(question: Question, claims: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The annotated claim whose amount is asked about."""
    page, amount = question.page, question.amount
    if page.doc is None:
        return None
    span = document.span(page.doc, page.at(amount.first).start, page.at(amount.last - 1).end)
    if span.field != "text":
        return None
    over = (claim for claim in claims if claim["anchor"][0] < span.end and span.start < claim["anchor"][1])
    return next((claim for claim in over if _same_value(claim, amount)), None)


def _same_value(claim: dict[str, Any], amount: Amount) -> bool:
    pairs = ((claim["value"], amount.value), (claim["low"], amount.low), (claim["high"], amount.high))
    return all(
        one is other or (one is not None and other is not None and abs(one - other) <= CLOSE * abs(one))
        for one, other in pairs
    )


def share_right(found: Sequence[Example], fold: dict[str, int], models: Sequence[Ranker]) -> float:
    """Questions answered right, in per cent, each by the model of its article's fold."""
    answers = (choose(models[fold.get(one.article, 0)], one.pairs(), one.keys) for one in found)
    return 100 * sum(answer is not None and answer.best.right for answer in answers) / len(found)


def by_rule(found: Sequence[Example]) -> float:
    """Questions that the rules answer right, in per cent."""
    ruled = {"rule", "rule:none"}
    right = (any(ruled & set(features) and right for features, right in zip(*one[1:3], strict=True)) for one in found)
    return 100 * sum(right) / len(found)


def docs(split: Any) -> Iterator[tuple[Gold, Doc]]:
    """The articles of a split with their annotation."""
    for gold, context in contexts(split):
        yield gold, context.doc


def main(arguments: list[str] | None = None) -> None:
    """Read, fit, print how good the fit is, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    train, dev = list(examples(docs("train"))), list(examples(docs("dev")))
    model = report(train, dev, given.penalty)
    if not given.check:
        target("ellipsis").write_text(as_text(COMMENT, model.weights), encoding="utf-8")


def report(train: Sequence[Example], dev: Sequence[Example], penalty: float) -> Ranker:
    """Fit on the train split, print its figures and the rules', and give it."""
    fold = folds(train, FOLDS)
    crossed = [fit([one for one in train if fold[one.article] != held], penalty) for held in range(FOLDS)]
    model = fit(train, penalty)
    print(f"{len(train)} questions, {len(model.weights)} weights")
    print(f"train: rules {by_rule(train):.1f}, held out {share_right(train, fold, crossed):.1f}")
    print(f"dev: rules {by_rule(dev):.1f}, ranker {share_right(dev, {}, [model]):.1f}")
    return model


if __name__ == "__main__":
    main()
