"""What the encoder is taught: arrays that say what documents say, and nothing where these do not."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from claimx.encoder.pieces import Pieces
from training.encoder import examples
from training.encoder.examples import UNKNOWN, batches, example, labels_of
from training.treebanks.lemma_table import lemma_table
from training.treebanks.tree import ROOT, Node, Tree

VOCAB = spacy.blank("en").vocab
WORDS = ["New", "\n", "York", "sells", "phones", "."]


@pytest.fixture
def pieces() -> Pieces:
    """A tokeniser of whole words."""
    vocabulary = {word: number for number, word in enumerate(["[UNK]", "[CLS]", "[SEP]", "New", "York", "sells"])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    return Pieces(tokenizer)


def parsed() -> Doc:
    return Doc(
        VOCAB, words=WORDS, spaces=[False, False, True, True, False, False], heads=[2, 0, 3, 3, 3, 3],
        deps=["compound", "dep", "nsubj", "ROOT", "dobj", "punct"], tags=["NNP", "_SP", "NNP", "VBZ", "NNS", "."],
        pos=["PROPN", "SPACE", "PROPN", "VERB", "NOUN", "PUNCT"], lemmas=["New", "\n", "York", "sell", "phone", "."],
    )  # fmt: skip


def named() -> Doc:
    doc = Doc(VOCAB, words=WORDS)
    doc.set_ents([doc.char_span(0, 10, label="GPE")], missing=[doc[4:5]], default="outside")
    return doc


def test_a_parse_is_counted_in_words(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "RARE", 1)
    labels = labels_of([parsed()], [named()])
    made = example(parsed(), pieces, labels)
    assert made is not None
    assert made.heads.tolist() == [1, 2, 2, 2, 2]
    assert [labels.deps[index] for index in made.deps] == ["compound", "nsubj", "ROOT", "dobj", "punct"]
    assert made.starts.tolist() == [1, 0, 0, 0, 0]
    assert set(made.names) == {UNKNOWN}
    assert made.gaps.tolist() == [0, 2, 2, 1, 1, 0, 0]
    assert made.firsts.tolist() == [1, 2, 3, 4, 5]


def test_names_go_over_white_space_and_leave_the_unknown_out(pieces: Pieces) -> None:
    labels = labels_of([parsed()], [named()])
    made = example(named(), pieces, labels)
    assert made is not None
    said = [labels.names[index] if index != UNKNOWN else "?" for index in made.names]
    assert said == ["B-GPE", "E-GPE", "O", "?", "O"]
    assert set(made.heads) == {UNKNOWN}


def test_a_cut_does_not_end_a_name(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "LONGEST", 3)
    labels = labels_of([parsed()], [named()])
    made = example(named(), pieces, labels)
    assert made is not None
    assert [labels.names[index] for index in made.names] == ["B-GPE"]


def test_nothing_is_made_of_white_space(pieces: Pieces) -> None:
    assert example(Doc(VOCAB, words=["\n"]), pieces, labels_of([parsed()], [named()])) is None


def test_batches_hold_every_example_once(pieces: Pieces) -> None:
    labels = labels_of([parsed()], [named()])
    made = [example(doc, pieces, labels) for doc in (parsed(), named()) * 9]
    lots = list(batches([item for item in made if item is not None], 30, np.random.default_rng(1)))
    assert sum(len(lot) for lot in lots) == 18
    assert all(len(lot) * max(len(item.ids) for item in lot) <= 30 for lot in lots)


def test_lemmas_are_known_where_the_treebanks_agree() -> None:
    def tree(form: str, lemma: str, tag: str) -> Tree:
        return Tree([Node(0, form, lemma, "VERB", tag, "", ROOT, "ROOT")])

    told = [tree("Sold", "sell", "VBD")] * 2 + [tree("lay", "lie", "VBD"), tree("lay", "lay", "VBD")]
    told += [tree("seen", "see", "VBN"), *[tree("Apple", "Apple", "NNP")] * 3]
    assert lemma_table(told) == {"VBD": {"sold": "sell"}}
