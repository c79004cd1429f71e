"""What the encoder is trained on in each of its stages, as arrays.

``open``: all treebanks and sets of names. ``corpus``: the treebanks with other noise, and the annotated corpus' train
split, its articles as they are and with other names in their places, beside a share of the open sets of names, so that
nothing is forgotten.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import Doc, DocBin

from claimx.encoder.model import Labels
from claimx.encoder.pieces import Pieces
from training.encoder.examples import Example, example, labels_of
from training.folders import WORK, data_folder, gold_folder
from training.ner import annotated, corpus, silver
from training.treebanks import corpus as treebanks

OUT = WORK / "encoder"
NAMED = OUT / "names.spacy"
PARSED = {stage: OUT / f"trees-{stage}.spacy" for stage in ("open", "corpus")}
NOISE = {"open": 7, "corpus": 8}
SEED = 11
COPIES, SWAPS = 3, 4
"""How often an article of the corpus is read as it is, and with other names."""
SHARE = 0.4
"""How much of the open sets of names the second stage keeps."""


def prepare() -> None:
    """Build the corpora of trees and names from the data, where they are not there yet."""
    for stage, path in PARSED.items():
        if not path.exists():
            treebanks.write(path, NOISE[stage])
    if not NAMED.exists():
        sizes = corpus.build(spacy.blank("en"), data_folder(), gold_folder(), NAMED)
        print("names:", ", ".join(f"{part} {size:,}" for part, size in sizes.items()), flush=True)


def read_docs(path: Path) -> list[Doc]:
    """The documents of a spaCy corpus."""
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def labels() -> Labels:
    """The inventories of labels, made once and kept."""
    path = OUT / "labels.json"
    if not path.exists():
        made = labels_of(read_docs(PARSED["open"]), read_docs(NAMED))
        path.write_text(json.dumps(made._asdict(), indent=1, ensure_ascii=False), encoding="utf-8")
    return Labels.read(path)


def open_data(pieces: Pieces, known: Labels) -> list[Example]:
    """The first stage's examples, in random order."""
    return _examples(read_docs(PARSED["open"]) + read_docs(NAMED), pieces, known)


def corpus_data(pieces: Pieces, known: Labels) -> list[Example]:
    """The second stage's examples, in random order."""
    random, nlp = Random(SEED), spacy.blank("en")
    pools = silver.name_pools(data_folder() / "gazetteers")
    made = annotated.examples("train", pools, random, copies=COPIES, swaps=SWAPS)
    docs = [corpus.to_doc(nlp, labelled) for labelled in made]
    names = read_docs(NAMED)
    return _examples(docs + random.sample(names, int(SHARE * len(names))) + read_docs(PARSED["corpus"]), pieces, known)


def _examples(docs: list[Doc], pieces: Pieces, known: Labels) -> list[Example]:
    Random(SEED).shuffle(docs)
    return [made for doc in docs if (made := example(doc, pieces, known)) is not None]
