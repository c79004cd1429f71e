"""Score the parser on Universal Dependencies treebanks, converted to the labels the pipeline uses, read as raw text.

    python benchmarks/parsing.py FILE.conllu…

UAS and LAS without punctuation, tag and lemma accuracy on words that both tokenisations have, F1 of sentences.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimx
from training.treebanks.clear import convert
from training.treebanks.conllu import read_trees
from training.treebanks.scores import Scores, score_treebank
from training.treebanks.tree import Tree

if TYPE_CHECKING:
    from spacy.language import Language

NEWS = "GUM_news"
"""How the names of GUM's news sentences begin."""


def syntax_only(nlp: Language) -> Language:
    """The pipeline without what comes after the parse."""
    if "claimx" in nlp.pipe_names:
        nlp.disable_pipe("claimx")
    return nlp


def model_only(nlp: Language) -> Language:
    """The pipeline without anything of claimx's own, the sentence boundaries that layout decides included."""
    for name in list(nlp.pipe_names):
        if name.startswith("claimx"):
            nlp.disable_pipe(name)
    return nlp


def trees_of(path: Path) -> list[Tree]:
    """The sentences of a treebank file in the pipeline's labels."""
    return [convert(tree) for tree in read_trees(path)]


def news_of(trees: Iterable[Tree]) -> list[Tree]:
    """The sentences that come from news, in treebanks of many genres."""
    return [tree for tree in trees if tree.name.startswith(NEWS)]


def figures(scores: Scores) -> dict[str, float]:
    """The scores in per cent."""
    return {name: round(100 * value, 1) for name, value in scores._asdict().items()}


def main(arguments: list[str] | None = None, nlp: Language | None = None) -> None:
    """Print a line a treebank. ``nlp`` stands in for the bundled pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path, nargs="+", metavar="FILE.conllu")
    given = parser.parse_args(arguments)
    nlp = syntax_only(nlp or claimx.load().nlp)
    for path in given.treebanks:
        trees = trees_of(path)
        print(f"{path.stem:24}{score_treebank(nlp, trees)}")
        news = news_of(trees)
        if news and len(news) < len(trees):
            print(f"{path.stem + ' (news)':24}{score_treebank(nlp, news)}")


if __name__ == "__main__":
    main()
