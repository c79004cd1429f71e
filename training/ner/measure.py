"""Exact-span scores on sets the recogniser never trained on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from spacy.language import Language

from claimx import document
from training.annotation.corpus import Split, documents
from training.folders import meantime_folder
from training.ner.annotated import labelled
from training.ner.augmentation import recase
from training.ner.labelled import Labelled, Span
from training.ner.meantime import read_meantime
from training.ner.readers import read_crossner, read_uner, read_wnut

Scores = dict[str, dict[str, dict[str, float]]]

# Places are one kind for claimx, so a GPE found where LOC was meant is right.
_KINDS = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "PRODUCT": "product",
    "WORK_OF_ART": "work", "EVENT": "event", "NORP": "people",
}  # fmt: skip
_GOLD_KINDS = {
    "company": "organization", "organization": "organization", "product": "product", "person": "person",
    "place": "place", "event": "event",
}  # fmt: skip


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    return (start + 4, end) if text[start : start + 4].lower() == "the " else (start, end)


def kinds_of(text: str, spans: Iterable[Span]) -> set[tuple[int, int, str]]:
    """Spans by claimx's kinds; a leading article counts neither way."""
    return {
        (*_without_article(text, span.start, span.end), _KINDS[span.label]) for span in spans if span.label in _KINDS
    }


class Tally:
    """Right, found and wanted, by kind."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.right: dict[str, int] = defaultdict(int)
        self.found: dict[str, int] = defaultdict(int)
        self.wanted: dict[str, int] = defaultdict(int)

    def add(self, found: set[tuple[int, int, str]], wanted: set[tuple[int, int, str]]) -> None:
        """Count one text."""
        for span in found:
            self.found[span[2]] += 1
            self.right[span[2]] += span in wanted
        for span in wanted:
            self.wanted[span[2]] += 1

    def scores(self, kinds: Iterable[str]) -> dict[str, dict[str, float]]:
        """Precision, recall, F1 and the number wanted, for each kind and all together."""
        table: dict[str, dict[str, float]] = {}
        kinds = list(kinds)
        for name, group in [*((kind, [kind]) for kind in kinds), ("all", kinds)]:
            right = sum(self.right[k] for k in group)
            found = sum(self.found[k] for k in group)
            wanted = sum(self.wanted[k] for k in group)
            precision = right / found if found else 0.0
            recall = right / wanted if wanted else 0.0
            total = precision + recall
            f1 = 2 * precision * recall / total if total else 0.0
            table[name] = {"p": round(precision, 3), "r": round(recall, 3), "f": round(f1, 3), "n": wanted}
        return table


def score(nlp: Language, examples: Iterable[Labelled], kinds: Iterable[str]) -> dict[str, dict[str, float]]:
    """Score predictions; those that touch a masked stretch are neither right nor wrong."""
    tally = Tally()
    examples = list(examples)
    for doc, example in zip(nlp.pipe(e.text for e in examples), examples, strict=True):
        wanted = kinds_of(example.text, example.spans)
        predicted = kinds_of(example.text, [Span(e.start_char, e.end_char, e.label_) for e in doc.ents])
        found = {s for s in predicted if s in wanted or not any(a < s[1] and s[0] < b for a, b in example.masks)}
        tally.add(found, wanted)
    return tally.scores(kinds)


def score_entities(nlp: Language, examples: Iterable[Labelled], kinds: Iterable[str]) -> dict[str, dict[str, float]]:
    """Score the names of what the whole pipeline takes for entities, with its types; masks as in ``score``."""
    tally = Tally()
    for example in examples:
        wanted = kinds_of(example.text, example.spans)
        found = {
            (*_without_article(example.text, mention.span.start, mention.span.end), kind)
            for entity in document.entities(nlp(example.text))
            if (kind := _GOLD_KINDS.get(entity.type))
            for mention in entity.mentions
            if mention.kind == "name"
        }
        masked = {s for s in found - wanted if any(a < s[1] and s[0] < b for a, b in example.masks)}
        tally.add(found - masked, wanted)
    return tally.scores(kinds)


def gold_articles(folder: Path) -> list[tuple[str, set[tuple[int, int, str]], set[tuple[int, int]]]]:
    """Text, wanted mentions, and stretches of kinds not scored, for each hand-annotated article."""
    articles: list[tuple[str, set[tuple[int, int, str]], set[tuple[int, int]]]] = []
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        wanted: set[tuple[int, int, str]] = set()
        ignored: set[tuple[int, int]] = set()
        for entity in article["entities"]:
            kind = _GOLD_KINDS.get(entity["type"])
            for start, end in entity["mentions"]:
                if kind is None:
                    ignored.add((start, end))
                else:
                    wanted.add((*_without_article(article["text"], start, end), kind))
        articles.append((article["text"], wanted, ignored))
    return articles


def score_gold(nlp: Language, folder: Path) -> dict[str, dict[str, float]]:
    """Scores on the hand-annotated articles; other kinds' mentions (indexes, works) are left out."""
    tally = Tally()
    for text, wanted, ignored in gold_articles(folder):
        doc = nlp(text)
        predicted = kinds_of(text, [Span(e.start_char, e.end_char, e.label_) for e in doc.ents])
        found = {s for s in predicted if s in wanted or not any(a < s[1] and s[0] < b for a, b in ignored)}
        tally.add(found, wanted)
    return tally.scores(["organization", "product", "person", "place"])


def score_corpus(nlp: Language, split: Split, *, capitals: bool = False) -> dict[str, dict[str, float]]:
    """Scores on a split of the annotated corpus, whole articles at a time; with ``capitals``, all in capitals."""
    examples = [labelled(document) for document in documents(split)]
    if capitals:
        examples = [recase(example, upper=True) for example in examples]
    return score(nlp, examples, ["organization", "product", "person", "place", "event"])


def measure_all(nlp: Language, data: Path, gold: Path) -> Scores:
    """Every set named in the model card."""
    ner = data / "ner"
    coarse = ["person", "organization", "place"]
    sets: dict[str, Callable[[], dict[str, dict[str, float]]]] = {
        "UNER PUD test": lambda: score(
            nlp, read_uner(ner / "uner-pud-test.iob2", [data / "treebanks" / "pud.conllu"], frozenset()), coarse
        ),
        "CrossNER AI test": lambda: score(nlp, read_crossner(ner / "crossner-ai-test.conll"), [*coarse, "product"]),
        "WNUT-17 test": lambda: score(
            nlp, read_wnut(ner / "wnut17-emerging.test.annotated", frozenset()), [*coarse, "product", "work"]
        ),
        "MEANTIME": lambda: score(nlp, read_meantime(meantime_folder()), [*coarse, "product"]),
        "claimx corpus, test": lambda: score_corpus(nlp, "test"),
        "claimx corpus, dev": lambda: score_corpus(nlp, "dev"),
        "claimx corpus, dev, in capitals": lambda: score_corpus(nlp, "dev", capitals=True),
        "claimx gold (development)": lambda: score_gold(nlp, gold),
    }
    return {name: run() for name, run in sets.items()}


def as_table(scores: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The scores as a Markdown table."""
    lines = ["| set | kind | precision | recall | F1 | mentions |", "|---|---|---|---|---|---|"]
    for name, table in scores.items():
        for kind, row in table.items():
            lines.append(f"| {name} | {kind} | {row['p']:.3f} | {row['r']:.3f} | {row['f']:.3f} | {int(row['n'])} |")
    return "\n".join(lines)
