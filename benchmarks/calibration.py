"""Fit the confidence of claims to annotated articles, and show how far it can be believed.

    python benchmarks/calibration.py GOLD… [--l2 STRENGTH] [--write]

A claim is right as the scorer has it: a quantity claim where it is a strict claim, an event or relation where it is a
hit. For each kind a logistic regression with an L2 penalty, solved by Newton's method (iteratively reweighted least
squares; McCullagh & Nelder, Generalized Linear Models, 1989), on the features of ``claimx.claims.confidence``.
Prints the weights as TOML (``--write``: into the package), and a reliability table of ten bins with the expected
calibration error (Guo et al., On Calibration of Modern Neural Networks, 2017) for held-out articles: five folds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import numpy.typing as npt

import claimx
from benchmarks.claims import Gold, article_of, judged, read_golds
from benchmarks.reliability import Graded, calibration_error, ranking, reliability_table
from claimx.claims.context import read_context
from claimx.claims.events import graded_events
from claimx.claims.quantities import graded_quantities
from claimx.claims.relations import graded_relations
from claimx.models import Claim
from training.folders import ROOT

Array = npt.NDArray[np.float64]
Weights = dict[str, float]

TARGET = ROOT / "src" / "claimx" / "data" / "confidence.toml"
KINDS = ("quantity", "event", "relation")
FOLDS = 5
STEPS = 50
HEAD = """\
# Weights of the confidence model (log-odds), one table a kind of claim.
# Written by benchmarks/calibration.py; the features are explained in claimx/claims/confidence.py.
"""


class Example(NamedTuple):
    """A claim to learn from."""

    article: str
    kind: str
    features: Mapping[str, float]
    right: bool


def examples(extractor: claimx.Extractor, golds: Mapping[str, Gold]) -> Iterator[Example]:
    """Every claim found in the articles' texts, with its features and whether it is right."""
    for name, gold in golds.items():
        found = [pair for pair in featured(extractor, gold) if pair[0].evidence.field == "text"]
        rows = [claim.model_dump(mode="json") for claim, _ in found]
        for (claim, features), right in zip(found, judged(gold, rows), strict=True):
            yield Example(name, claim.kind, features, right)


def featured(extractor: claimx.Extractor, gold: Gold) -> list[tuple[Claim, Mapping[str, float]]]:
    """The claims of an article with the features their confidence is made of."""
    found: list[tuple[Claim, Mapping[str, float]]] = []
    for doc in extractor.docs(article_of(gold)):
        context = read_context(doc)
        found += [*graded_quantities(context), *graded_events(context), *graded_relations(context)]
    return found


def fit(found: Sequence[Example], l2: float) -> Weights:
    """Weights by feature name, and ``intercept``, which is not penalised. Features that never vary are left out."""
    names = sorted({name for example in found for name, value in example.features.items() if value})
    inputs = np.array([[1.0, *(example.features.get(name, 0.0) for name in names)] for example in found])
    weights = newton(inputs, np.array([float(example.right) for example in found]), l2)
    return dict(zip(["intercept", *names], (round(float(weight), 3) for weight in weights), strict=True))


def newton(inputs: Array, right: Array, l2: float) -> Array:
    """Logistic regression; the first column is the intercept. Stops when a step changes nothing that matters."""
    weights = np.zeros(inputs.shape[1])
    penalty = np.full(inputs.shape[1], l2)
    penalty[0] = 1e-3  # just enough for a kind whose claims are all right
    for _ in range(STEPS):
        probable = logistic(inputs @ weights)
        gradient = inputs.T @ (probable - right) + penalty * weights
        curvature = (inputs * (probable * (1 - probable))[:, None]).T @ inputs + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def logistic(odds: Array) -> Array:
    """Probabilities of log-odds, safe at the far ends."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def held_out(found: Sequence[Example], l2: float) -> list[Graded]:
    """Each claim with the confidence that a fit without its article's fold gives it."""
    articles = sorted({example.article for example in found})
    fold = {article: index % FOLDS for index, article in enumerate(articles)}
    graded: list[Graded] = []
    for left_out in range(FOLDS):
        rest = [example for example in found if fold[example.article] != left_out]
        mine = [example for example in found if fold[example.article] == left_out]
        if rest and mine:
            weights = fit(rest, l2)
            graded += [Graded(confidence(weights, example.features), example.right) for example in mine]
    return graded


def confidence(weights: Weights, features: Mapping[str, float]) -> float:
    """The probability a fit gives a claim with these features."""
    total = weights["intercept"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return float(logistic(np.array([total]))[0])


def as_toml(fits: Mapping[str, Weights]) -> str:
    """The weights as the package's data file has them."""
    parts = [HEAD]
    for kind, weights in fits.items():
        rows = "\n".join(f"{_key(name)} = {weight:.3f}" for name, weight in weights.items())
        parts.append(f"[{kind}]\n{rows}\n")
    return "\n".join(parts)


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() else f'"{name}"'


def report(by_kind: Mapping[str, Sequence[Example]], l2: float) -> str:
    """Reliability of each kind, and of all together, on held-out articles."""
    graded = {kind: held_out(found, l2) for kind, found in by_kind.items()}
    everything = [item for items in graded.values() for item in items]
    lines = [f"{FOLDS} folds by article: expected calibration error; chance that a right claim ranks above a wrong one"]
    for name, items in [*graded.items(), ("all", everything)]:
        share = sum(item.right for item in items) / len(items) if items else 0.0
        lines.append(
            f"{name:10}{calibration_error(items):7.3f}{ranking(items):7.3f}   {len(items):5} claims, {share:.3f} right"
        )
    return "\n".join([*lines, "", reliability_table(everything)])


def main(arguments: Iterable[str] | None = None, extractor: claimx.Extractor | None = None) -> None:
    """Fit, print, and with ``--write`` store. ``extractor`` stands in for the bundled pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--l2", type=float, default=1.0)
    parser.add_argument("--write", action="store_true", help=f"write the weights to {TARGET.relative_to(ROOT)}")
    given = parser.parse_args(None if arguments is None else list(arguments))
    found = list(examples(extractor or claimx.load(), read_golds(given.gold)))
    by_kind = {kind: [example for example in found if example.kind == kind] for kind in KINDS}
    weights = as_toml({kind: fit(mine, given.l2) if mine else {"intercept": 0.0} for kind, mine in by_kind.items()})
    print(weights)
    print(report(by_kind, given.l2))
    if given.write:
        TARGET.write_text(weights, encoding="utf-8")


if __name__ == "__main__":
    main()
