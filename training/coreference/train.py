"""Fit the weights that say which entity a pronoun or a description stands for.

    python -m training.coreference.train

Reads the annotated corpus' train split and GUM's openly licensed news, interviews and lives (train); writes
``src/claimx/data/weights/coreference.tsv``. Everything before a pronoun is taken as annotated. Needs scipy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

import claimx
from claimx import document
from claimx.find.coreference import find_references
from claimx.find.coreference.anaphora import Anaphor
from claimx.find.coreference.ranking import Meant, Options
from claimx.find.identity import group_names
from claimx.find.names import find_names
from claimx.rules.knowledge import bundled
from training.coreference.chains import Annotated, Place, read_set
from training.weights import as_text, target

if TYPE_CHECKING:
    from spacy.tokens import Doc

SETS = ("corpus-train", "gum-train")
RARE = 5
PENALTY = 0.5
COMMENT = """\
Weights of the ranking of what a pronoun or description stands for: a feature, a tab, its weight in log-odds.
Features: claimx/find/coreference/features.py. Written by `python -m training.coreference.train`."""


class Example(NamedTuple):
    """What an anaphor could stand for, and which of it is right."""

    options: Options
    right: frozenset[int | None]


def examples(doc: Doc, annotated: Annotated) -> Iterator[Example]:
    """An example for each anaphor of a ``Doc`` whose right answer is among its options."""
    groups = group_names(doc, find_names(doc, bundled()))
    named = [[_place(doc, name.start, name.end) for name in group.names] for group in groups]
    found: list[Example] = []

    def choose(anaphor: Anaphor, options: Options) -> Meant | None:
        place = _place(doc, anaphor.start, anaphor.end)
        meant = _meant(annotated, place, named)
        if meant is None or meant & options.keys():
            unnamed = frozenset(key for key in options if key is None or key < 0)
            found.append(Example(options, unnamed if meant is None else frozenset(meant & options.keys())))
        return Meant(min(meant), 1.0) if meant else None

    find_references(doc, groups, bundled(), choose)
    return iter(found)


def _place(doc: Doc, start: int, end: int) -> Place:
    span = document.token_span(doc, doc[start:end])
    return Place(span.field, span.start, span.end)


def _meant(annotated: Annotated, place: Place, named: list[list[Place]]) -> set[int] | None:
    """The entities that an anaphor stands for; None where it stands for nothing that has a name."""
    for chain in annotated.chains:
        ends = {(at.field, at.end) for at in (*chain.pronouns, *chain.descriptions)}
        if chain.names and (place.field, place.end) in ends:
            return {
                number
                for number, places in enumerate(named)
                if any(one.overlaps(name) for one in places for name in chain.names)
            }
    return None


def fit(found: list[Example]) -> dict[str, float]:
    """Weights that make the right options likely (maximum likelihood with an L2 penalty, by L-BFGS)."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    counts = Counter(name for example in found for facts in example.options.values() for name, _ in facts)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    index = {name: at for at, name in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    starts, right = [0], list[bool]()
    for example in found:
        for key, facts in example.options.items():
            for name, value in facts:
                if name in index:
                    rows.append(len(right))
                    columns.append(index[name])
                    values.append(value)
            right.append(key in example.right)
        starts.append(len(right))
    matrix = csr_matrix((values, (rows, columns)), shape=(len(right), len(names)))
    firsts, good = np.array(starts[:-1]), np.array(right, dtype=float)
    owner = np.repeat(np.arange(len(found)), np.diff(starts))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, firsts)[owner])
        whole, part = np.add.reduceat(odds, firsts), np.add.reduceat(odds * good, firsts)
        slope = odds / whole[owner] - odds * good / part[owner]
        penalty = PENALTY * float(weights @ weights)
        return float(np.log(whole / part).sum()) + penalty, matrix.T @ slope + 2 * PENALTY * weights

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(weight), 3) for name, weight in zip(names, fitted.x, strict=True) if abs(weight) >= 0.05}


def read_examples(sets: Iterable[str] = SETS) -> Iterator[Example]:
    """The examples of all training sets."""
    extractor = claimx.load()
    nlp = extractor.nlp
    for name in sets:
        for annotated in read_set(name):
            with nlp.select_pipes(disable=["claimx"]):
                docs = list(extractor.docs(annotated.article))
            for doc in docs:
                yield from examples(doc, annotated)


def main() -> None:
    """Fit and write."""
    found = list(read_examples())
    weights = fit(found)
    target("coreference").write_text(as_text(COMMENT, weights), encoding="utf-8")
    print(f"{len(found)} examples, {len(weights)} weights")


if __name__ == "__main__":
    main()
