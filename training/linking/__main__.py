"""Train the rankers of metrics and subjects on the train split of the annotated corpus.

    python -m training.linking [--check] [--penalty STRENGTH]

Writes ``src/claimx/data/weights/metrics.tsv`` and ``subjects.tsv``, and prints the share of right answers on the train
split, held out by folds, and on the dev split. ``--check`` writes nothing. Takes two or three minutes.

The ranker of metrics is fitted twice: the second time it sees what the amounts before measure, as the first gives it
for articles it was not trained on. The ranker of subjects sees metrics in the same way.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import claimx
from claimx.rules.ranker import Ranker, choose
from training.annotation.corpus import Split, documents
from training.linking.examples import (
    Amounts,
    Model,
    annotated_amounts,
    claims_of,
    metric_examples,
    metrics_right,
    subject_examples,
)
from training.ranking import Example, fit, folds
from training.weights import as_text, target

FOLDS = 5
COMMENT = """\
Weights of the ranker of {name}: a feature, a tab, its weight in log-odds. Features: claimx/claims/{name}/features.py.
Written by `python -m training.linking` from the train split of training/corpus."""

METRICS, SUBJECTS = 2.0, 4.5
"""Penalties on weights: of 2, 3 and 4.5 the best on articles held out of training."""


def crossed(examples: Sequence[Example], penalty: float) -> Model:
    """For each article of the examples, a ranker that was not trained on it."""
    fold = folds(examples, FOLDS)
    models = [fit([one for one in examples if fold[one.article] != held], penalty) for held in range(FOLDS)]
    return lambda article: models[fold.get(article, 0)]


def share_right(examples: Sequence[Example], model: Model) -> float:
    """Questions answered right, in per cent."""
    answers = (choose(model(one.article), one.pairs(), one.keys) for one in examples)
    return 100 * sum(answer is not None and answer.best.right for answer in answers) / len(examples)


def up_to_claims() -> claimx.Extractor:
    """The pipeline without its last stage, which the weights are for."""
    nlp = claimx.load().nlp
    nlp.remove_pipe("claimx")
    for stage in ("entities", "times", "quantities", "sources"):
        nlp.add_pipe(f"claimx_{stage}")
    return claimx.Extractor(nlp)


def read(split: Split, extractor: claimx.Extractor) -> list[Amounts]:
    """The annotated amounts of a split."""
    found = documents(split, layer="claims")
    return list(annotated_amounts(((one, claims_of(one)) for one in found), extractor))


def train(name: str, examples: list[Example], dev: list[Example], penalty: float) -> Ranker:
    """Fit, print how good the fit is, and give it."""
    model = fit(examples, penalty)
    held_out = share_right(examples, crossed(examples, penalty))
    print(f"{name}: {len(examples)} questions, {len(model.weights)} weights; right: ", end="")
    print(f"train, held out {held_out:.1f}; dev {share_right(dev, lambda _: model):.1f}")
    return model


def train_metrics(amounts: list[Amounts], dev: list[Amounts], penalty: float) -> tuple[Ranker, Model]:
    """The ranker of metrics, and for each article one that was not trained on it."""
    before = crossed(list(metric_examples(amounts)), penalty)
    examples = list(metric_examples(amounts, before))
    model, held_out = fit(examples, penalty), crossed(examples, penalty)
    print(f"metrics: {len(examples)} questions, {len(model.weights)} weights; right: ", end="")
    print(f"train, held out {metrics_right(amounts, held_out):.1f}; dev {metrics_right(dev, lambda _: model):.1f}")
    return model, held_out


def main(arguments: list[str] | None = None) -> None:
    """Read, fit both rankers, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--penalty", type=float)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    extractor = up_to_claims()
    amounts, dev = read("train", extractor), read("dev", extractor)

    metrics, held_out = train_metrics(amounts, dev, METRICS if given.penalty is None else given.penalty)
    owned = list(subject_examples(amounts, held_out))
    subjects = train(
        "subjects",
        owned,
        list(subject_examples(dev, lambda _: metrics)),
        SUBJECTS if given.penalty is None else given.penalty,
    )
    if not given.check:
        for name, model in (("metrics", metrics), ("subjects", subjects)):
            target(name).write_text(as_text(COMMENT.format(name=name), model.weights), encoding="utf-8")


if __name__ == "__main__":
    main()
