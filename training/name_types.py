"""Fit the weights by which claimx settles the types of names: ``src/claimx/data/type_weights.json``.

    python training/name_types.py

Two steps (stacking, after Wolpert, 1992). The text's evidence gets its weights on the corpus's training split, with
no word of what the language model calls the names: the model was trained on the same articles and knows them too well.
The model's labels then get theirs on articles that it was not trained on, beside what the text says. In three tenths
of the training articles the knowledge base is silent, so that the text's own evidence is learned too.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import claimx  # noqa: E402
from benchmarks.claims import Gold, article_of, read_golds  # noqa: E402
from benchmarks.folders import FIXTURE_GOLD  # noqa: E402
from claimx import document  # noqa: E402
from claimx.find.names import candidates  # noqa: E402
from claimx.find.type_evidence import Evidence, evidence, setting  # noqa: E402
from claimx.models import EntityType  # noqa: E402
from claimx.rules.knowledge import bundled  # noqa: E402
from training.annotation.corpus import Split, documents  # noqa: E402
from training.folders import gold_folder  # noqa: E402

TARGET = ROOT / "src" / "claimx" / "data" / "type_weights.json"
TYPES: tuple[EntityType, ...] = get_args(EntityType)
_MODEL = "model="
_LEAST_ARTICLES = 2
_SILENT = 0.3
_SMALLEST = 6
"""Hundredths below which a piece of evidence is not kept."""
_STEPS = 300

Floats = NDArray[np.float64]
Offsets = dict[tuple[int, int], str]


class Example(NamedTuple):
    """A name in an article: the evidence, the annotated type, and how often it stands there."""

    article: str
    evidence: Evidence
    type: str
    times: int


class Fitted(NamedTuple):
    """Weights (pieces of evidence, types) and the row of each piece."""

    rows: dict[str, int]
    weights: Floats


def main() -> None:
    """Fit and write."""
    extractor = claimx.load()
    training = [example for article, marks in _corpus("train") for example in examples(extractor, article, marks)]
    unseen = [example for article, marks in _unseen() for example in examples(extractor, article, marks)]
    text = fit([_without(example, _MODEL) for example in _silenced(training)])
    labels = fit([_only(example, _MODEL) for example in unseen], least=1, offsets=logits(text, unseen))
    write(text, labels)


def _corpus(split: Split) -> Iterator[tuple[claimx.Article, Offsets]]:
    for found in documents(split, layer="claims"):
        marks = {(start, end): named.type for named in found.annotation.entities for start, end in named.mentions}
        yield found.article, dict(marks)


def _unseen() -> Iterator[tuple[claimx.Article, Offsets]]:
    """Articles that the language model was not trained on: the development split, and those annotated by hand."""
    yield from _corpus("dev")
    golds: dict[str, Gold] = read_golds([gold_folder(), FIXTURE_GOLD])
    for gold in golds.values():
        yield article_of(gold), {(m[0], m[1]): row["type"] for row in gold["entities"] for m in row["mentions"]}


def examples(extractor: claimx.Extractor, article: claimx.Article, marks: Offsets) -> Iterator[Example]:
    """The names of an article whose type is annotated, each form once."""
    for doc in extractor.docs(article):
        names = candidates(doc, bundled())
        around, shift = setting(doc, names), document.text_start(doc)
        forms = defaultdict(list)
        for name in names:
            forms[doc[name.start : name.end].text].append(name)
        for mentions in forms.values():
            spans = [doc[name.start : name.end] for name in mentions]
            kinds = Counter(marks.get((span.start_char - shift, span.end_char - shift)) for span in spans)
            kind, count = max(
                ((kind, n) for kind, n in kinds.items() if kind), key=lambda pair: pair[1], default=("", 0)
            )
            if kind:
                yield Example(article.id or "", evidence(doc, mentions, around, bundled()), kind, count)


def _silenced(training: Sequence[Example]) -> list[Example]:
    """The examples, a share of the articles without what the knowledge base says."""
    articles = sorted({example.article for example in training})
    rng = np.random.default_rng(0)
    silent = set(rng.choice(articles, int(len(articles) * _SILENT), replace=False).tolist())
    return [_without(example, "known=") if example.article in silent else example for example in training]


def _without(example: Example, start: str) -> Example:
    kept = {piece: value for piece, value in example.evidence.items() if not piece.startswith(start)}
    return example._replace(evidence=kept)


def _only(example: Example, start: str) -> Example:
    kept = {piece: value for piece, value in example.evidence.items() if piece.startswith(start)}
    return example._replace(evidence=kept)


def fit(known: Sequence[Example], *, least: int = _LEAST_ARTICLES, offsets: Floats | None = None) -> Fitted:
    """Multinomial logistic regression with an L2 penalty of one, by Adam over all examples at once.

    ``offsets`` (examples, types) are logits that are already settled. Evidence of fewer than ``least`` articles is left
    out. A name counts by the root of how often it stands in its article.
    """
    articles = defaultdict(set)
    for example in known:
        for piece in example.evidence:
            articles[piece].add(example.article)
    rows = {piece: at for at, piece in enumerate(sorted(p for p, found in articles.items() if len(found) >= least))}
    inputs = _matrix(known, rows)
    wanted = np.eye(len(TYPES))[[TYPES.index(example.type) for example in known]]
    shares = np.sqrt([example.times for example in known])[:, None]
    fixed = np.zeros(wanted.shape) if offsets is None else offsets
    weights = np.zeros((len(rows), len(TYPES)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = fixed + inputs @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = inputs.T @ ((chances - wanted) * shares) + weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return Fitted(rows, weights)


def _matrix(known: Sequence[Example], rows: dict[str, int]) -> Floats:
    inputs = np.zeros((len(known), len(rows)))
    for at, example in enumerate(known):
        for piece, value in example.evidence.items():
            if piece in rows:
                inputs[at, rows[piece]] = value
    return inputs


def logits(fitted: Fitted, known: Sequence[Example]) -> Floats:
    """What weights say of examples (examples, types)."""
    return _matrix(known, fitted.rows) @ fitted.weights


def write(*parts: Fitted) -> None:
    """Write the weights as whole hundredths, a piece of evidence a line."""
    kept = {}
    for part in parts:
        for piece, row in part.rows.items():
            weights = [round(100 * weight) for weight in part.weights[row]]
            if max(map(abs, weights)) >= _SMALLEST:
                kept[piece] = weights
    lines = ",\n".join(
        f"{json.dumps(piece, ensure_ascii=False)}: {json.dumps(kept[piece], separators=(',', ':'))}"
        for piece in sorted(kept)
    )
    TARGET.write_text(f'{{"types": {json.dumps(TYPES)},\n"weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{len(kept)} pieces of evidence in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
