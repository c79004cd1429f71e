"""The treebanks as a spaCy corpus: converted, joined to texts, each copy with other noise."""

from __future__ import annotations

from pathlib import Path
from random import Random

import spacy
from spacy.tokens import DocBin

from training.folders import treebank_folder
from training.treebanks.clear import convert
from training.treebanks.conllu import read_trees
from training.treebanks.docs import group_sentences, make_doc
from training.treebanks.tree import Tree

COPIES = {"ewt-train": 2, "gum-open-train": 4}
"""How often each treebank is in the training data, each time with other noise.

News and interviews (GUM) count twice as much as reviews and mails (EWT)."""


def converted(name: str) -> list[Tree]:
    """The sentences of a treebank in the pipeline's labels."""
    return [convert(tree) for tree in read_trees(treebank_folder() / f"{name}.conllu")]


def write(path: Path, seed: int) -> None:
    """Write the training corpus; another seed gives other noise."""
    random, vocab = Random(seed), spacy.blank("en").vocab
    store = DocBin(store_user_data=False)
    for name, copies in COPIES.items():
        trees = converted(name)
        for _ in range(copies):
            for group in group_sentences(trees, random, noise=True):
                store.add(make_doc(vocab, group, random, wrap=True))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")  # all or nothing: what is there counts as done
    store.to_disk(part)
    part.rename(path)
