"""Scores of a pipeline on converted treebank sentences, read as running text."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Token
from spacy.training import Example

from training.treebanks.docs import group_sentences, make_doc
from training.treebanks.tree import Tree


class Scores(NamedTuple):
    """Attachment without punctuation, tags, sentences and lemmas, each from 0 to 1."""

    uas: float
    las: float
    tags: float
    sentences: float
    lemmas: float

    def __str__(self) -> str:
        return "  ".join(f"{name} {100 * value:5.1f}" for name, value in self._asdict().items())


def score_treebank(nlp: Language, trees: Iterable[Tree]) -> Scores:
    """Parse the raw text of the sentences, a paragraph or so at a time, and compare.

    White space and words that the tokeniser splits otherwise are left out of tags and lemmas.
    """
    groups = group_sentences(trees, Random(0), noise=False)
    gold = [make_doc(nlp.vocab, group, Random(0)) for group in groups]
    parsed = nlp.pipe([doc.text for doc in gold])
    examples = [Example(mine, theirs) for mine, theirs in zip(parsed, gold, strict=True)]
    heads = Scorer.score_deps(examples, "dep", getter=_scored_label, ignore_labels=("punct",))
    sentences = Scorer.score_spans(examples, "sents")
    return Scores(
        uas=heads["dep_uas"],
        las=heads["dep_las"],
        tags=_accuracy(examples, "tag_"),
        sentences=sentences["sents_f"],
        lemmas=_accuracy(examples, "lemma_"),
    )


def _scored_label(token: Token, attribute: str) -> str:
    """White space counts as punctuation, so neither is scored."""
    return "punct" if token.is_space else token.dep_


def _accuracy(examples: list[Example], attribute: str) -> float:
    """The share of words with the right value, among those that both sides split alike."""
    hits: list[bool] = [
        getattr(token, attribute) == getattr(gold, attribute)
        for example in examples
        for token, gold in _aligned(example)
        if not token.is_space
    ]
    return sum(hits) / len(hits)


def _aligned(example: Example) -> Iterator[tuple[Token, Token]]:
    """Pairs of words that stand for each other and nothing else."""
    forth, back = example.alignment.x2y, example.alignment.y2x
    for token in example.predicted:
        if forth.lengths[token.i] == 1:
            gold = int(forth[token.i][0])
            if back.lengths[gold] == 1:
                yield token, example.reference[gold]
