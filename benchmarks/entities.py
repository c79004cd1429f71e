"""Find entities and write them in the form that scorers read.

    python benchmarks/entities.py GOLD PREDICTIONS [--no-knowledge]

GOLD is a folder of gold articles, or one (PREDICTIONS: JSON Lines for score_entities.py, names only), or an ``.iob2``
file (PREDICTIONS: the same sentences with the model's PER, ORG and LOC, for benchmarks/names.py). ``--no-knowledge``
switches the knowledge base off.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from spacy.tokens import Doc

import claimx
from benchmarks.claims import Gold, Row, article_of, read_golds, write_lines
from claimx import document
from training.ner.readers import Tagged, read_iob2

_KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def entity_rows(extractor: claimx.Extractor, golds: dict[str, Gold]) -> Iterator[Row]:
    """The named entities of each article's text, with the offsets of their mentions."""
    for name, gold in golds.items():
        found = [_row(entity) for doc in extractor.docs(article_of(gold)) for entity in document.entities(doc)]
        yield {"article_id": name, "entities": [row for row in found if row["mentions"]]}


def _row(entity: claimx.Entity) -> Row:
    named = [mention.span for mention in entity.mentions if mention.kind == "name" and mention.span.field == "text"]
    return {"name": entity.name, "type": entity.type, "mentions": [[span.start, span.end] for span in named]}


def spacing(tokens: list[str], text: str) -> list[bool]:
    """Whether a space follows each token in the sentence's text; always, where the text does not hold the tokens."""
    spaces, at = [], 0
    for token in tokens:
        at = text.find(token, at)
        if at < 0:
            return [True] * len(tokens)
        at += len(token)
        spaces.append(text[at : at + 1].isspace())
    return spaces


def tagged_lines(extractor: claimx.Extractor, sentences: list[Tagged], texts: list[str]) -> Iterator[str]:
    """IOB2 lines of what the model names in sentences whose tokens are given."""
    nlp = extractor.nlp
    docs = (
        Doc(nlp.vocab, words=sentence.tokens, spaces=spacing(sentence.tokens, text))
        for sentence, text in zip(sentences, texts, strict=True)
    )
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claimx")]):
        for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
            tags = ["O"] * len(doc)
            for span in doc.ents:
                if span.label_ in _KINDS:
                    tags[span.start : span.end] = [f"I-{_KINDS[span.label_]}"] * len(span)
                    tags[span.start] = f"B-{_KINDS[span.label_]}"
            yield f"# sent_id = {sentence.sent_id}\n"
            rows = zip(sentence.tokens, tags, strict=True)
            yield from (f"{at}\t{word}\t{tag}\n" for at, (word, tag) in enumerate(rows, 1))
            yield "\n"


def main(arguments: list[str] | None = None, extractor: claimx.Extractor | None = None) -> None:
    """Predict and write. ``extractor`` stands in for the bundled pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--no-knowledge", action="store_true")
    options = parser.parse_args(arguments)
    extractor = extractor or claimx.load(knowledge=not options.no_knowledge)
    options.predictions.parent.mkdir(parents=True, exist_ok=True)
    if options.gold.suffix == ".iob2":
        lines = options.gold.read_text(encoding="utf-8").splitlines()
        texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        written = tagged_lines(extractor, list(read_iob2(lines)), texts)
        options.predictions.write_text("".join(written), encoding="utf-8")
    else:
        write_lines(options.predictions, entity_rows(extractor, read_golds([options.gold])))


if __name__ == "__main__":
    main()
