"""Train the tagger, morphologizer, parser and lemmatizer of the bundled pipeline.

    python -m training.train_parser            from the treebanks to training/work/parser/model-best
    python -m training.train_parser --resume   go on from training/work/parser/model-last
    python -m training.train_parser --score    print the scores of model-best
    python -m training.train_parser --show     print how model-best reads ten sentences of news

The treebanks are read from `../shared/data/treebanks`, or from `$CLAIMX_DATA/treebanks`.
"""

import argparse
import os
import sys
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training.treebanks.clear import convert
from training.treebanks.conllu import read_trees
from training.treebanks.docs import group_sentences, make_doc
from training.treebanks.scores import score_treebank
from training.treebanks.tree import Tree

HERE = Path(__file__).parent
CONFIG = HERE / "configs" / "parser.cfg"
NEWS = HERE / "treebanks" / "news_sentences.txt"
WORK = HERE / "work" / "parser"
FINISHED = WORK / "finished"
"""Marks a training that came to its end."""
SEED = 7

COPIES = {"ewt-train": 2, "gum-open-train": 4}
"""How often each treebank is in the training data, each time with other noise.

News and interviews (GUM) count twice as much as reviews and mails (EWT)."""

DEV_SENTENCES = {"gum-open-dev": 438, "ewt-dev": 250}


class MissingDataError(SystemExit):
    """The treebanks are not where they are expected."""


SCORED = ("gum-open-dev", "ewt-dev")


def treebank_folder() -> Path:
    data = Path(os.environ.get("CLAIMX_DATA", HERE.parent.parent / "shared" / "data"))
    folder = data / "treebanks"
    if not folder.is_dir():
        raise MissingDataError(
            f"No treebanks in {folder}. Set CLAIMX_DATA to a folder that has treebanks/ewt-train.conllu "
            "and the others; training/README.md says where they come from."
        )
    return folder


def converted(name: str) -> list[Tree]:
    return [convert(tree) for tree in read_trees(treebank_folder() / f"{name}.conllu")]


def write_corpora() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    random = Random(SEED)
    vocab = spacy.blank("en").vocab
    training = DocBin(store_user_data=False)
    for name, copies in COPIES.items():
        trees = converted(name)
        for _ in range(copies):
            for group in group_sentences(trees, random, noise=True):
                training.add(make_doc(vocab, group, random, wrap=True))
    training.to_disk(WORK / "train.spacy")
    development = DocBin(store_user_data=False)
    for name, sentences in DEV_SENTENCES.items():
        for group in group_sentences(converted(name)[:sentences], random, noise=False):
            development.add(make_doc(vocab, group, random))
    development.to_disk(WORK / "dev.spacy")


def start(max_steps: int | None) -> None:
    write_corpora()
    overrides: dict[str, object] = {
        "paths.train": str(WORK / "train.spacy"),
        "paths.dev": str(WORK / "dev.spacy"),
    }
    if max_steps is not None:
        overrides["training.max_steps"] = max_steps
    nlp = init_nlp(load_config(CONFIG, overrides=overrides))
    train(nlp, WORK, stdout=sys.stdout, stderr=sys.stderr)
    FINISHED.touch()


def resume() -> None:
    """Go on from the last checkpoint; the optimiser starts afresh."""
    train(spacy.load(WORK / "model-last"), WORK, stdout=sys.stdout, stderr=sys.stderr)
    FINISHED.touch()


def print_scores() -> None:
    nlp = spacy.load(WORK / "model-best")
    for name in SCORED:
        trees = converted(name)
        print(f"{name:24}{score_treebank(nlp, trees)}")
        news = [tree for tree in trees if tree.name.startswith("GUM_news")]
        if news:
            print(f"{name + ' (news)':24}{score_treebank(nlp, news)}")


def print_parses() -> None:
    nlp = spacy.load(WORK / "model-best")
    for doc in nlp.pipe(NEWS.read_text(encoding="utf-8").splitlines()):
        print(doc.text)
        print("   chunks:", " | ".join(chunk.text for chunk in doc.noun_chunks))
        print("   parse: ", "  ".join(f"{t.text}/{t.tag_}<{t.dep_}-{t.head.text}" for t in doc), "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--resume", action="store_true", help="go on from model-last")
    parser.add_argument("--score", action="store_true", help="print the scores of model-best")
    parser.add_argument("--show", action="store_true", help="print how model-best reads ten sentences of news")
    parser.add_argument("--max-steps", type=int, help="stop after so many batches")
    options = parser.parse_args()
    if options.score:
        print_scores()
    elif options.show:
        print_parses()
    elif options.resume:
        resume()
    else:
        start(options.max_steps)


if __name__ == "__main__":
    main()
