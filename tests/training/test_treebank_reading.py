"""Reading CoNLL-U, joining sentences to documents, and the noise that makes them look like articles."""

from random import Random

import pytest
import spacy
from compact_trees import read_case

from training.treebanks.clear import convert
from training.treebanks.conllu import ConlluError, parse_trees
from training.treebanks.docs import Group, group_sentences, make_doc
from training.treebanks.noise import make_headline, set_typographic_marks
from training.treebanks.tree import ROOT, Tree


def row(number: str, form: str, head: int, label: str, misc: str = "_") -> str:
    return "\t".join([number, form, form.lower(), "X", "NN", "_", str(head), label, "_", misc])


CONTRACTION = [
    "# newdoc id = first",
    "# sent_id = first-1",
    row("1-2", "Don't", 0, "_", "SpaceAfter=No"),
    row("1", "Do", 3, "aux"),
    row("2", "n't", 3, "advmod"),
    row("3", "go", 0, "root", "Entity=x|SpaceAfter=No"),
    row("3.1", "gone", 0, "_"),
    row("4", ".", 3, "punct"),
    "",
]


def test_text_of_a_contraction_has_no_space_inside() -> None:
    (tree,) = parse_trees(CONTRACTION)
    assert tree.text == "Don'tgo."
    assert [node.form for node in tree] == ["Do", "n't", "go", "."]


def test_empty_nodes_are_skipped_and_heads_count_from_zero() -> None:
    (tree,) = parse_trees(CONTRACTION)
    assert [node.head for node in tree] == [2, 2, ROOT, 2]


def test_comments_give_name_and_starts() -> None:
    (tree,) = parse_trees(CONTRACTION)
    assert (tree.name, tree.opens_document, tree.opens_paragraph) == ("first-1", True, True)


def test_last_sentence_needs_no_blank_line() -> None:
    assert len(list(parse_trees(CONTRACTION[:-1]))) == 1


def test_wrong_number_of_columns_is_named() -> None:
    with pytest.raises(ConlluError, match="expected 10 columns, found 2"):
        list(parse_trees(["1\tDo"]))


def sentence() -> Tree:
    tree, _ = read_case("It PRP nsubj rose x x\nrose VBD root - x x\n. . punct rose x x")
    tree.nodes[1].space_after = False
    return convert(tree)


def test_groups_end_with_the_document() -> None:
    trees = [sentence() for _ in range(3)]
    trees[1].opens_document = True
    sizes = [len(group.trees) for group in group_sentences(trees, Random(1), noise=False)]
    assert sizes == [1, 2]


def test_paragraphs_are_joined_by_line_breaks() -> None:
    trees = [sentence(), sentence()]
    trees[1].opens_paragraph = True
    (group,) = group_sentences(trees, Random(1), noise=False)
    assert group.gaps[0] in ("\n", "\n\n")


@pytest.mark.parametrize("gap", ["\n", "\n\n", "  "])
def test_white_space_tokens_are_those_of_the_tokeniser(gap: str) -> None:
    nlp = spacy.blank("en")
    doc = make_doc(nlp.vocab, Group([sentence(), sentence()], [gap, " "]), Random(0))
    assert doc.text.strip() == f"It rose.{gap}It rose."
    assert [token.text for token in nlp.make_doc(doc.text)] == [token.text for token in doc]
    assert [token.tag_ for token in doc if token.is_space] == ["_SP"]


def test_white_space_keeps_sentences_apart() -> None:
    doc = make_doc(spacy.blank("en").vocab, Group([sentence(), sentence()], ["\n\n", " "]), Random(0))
    assert [sent.text.strip() for sent in doc.sents] == ["It rose.", "It rose."]
    assert doc[3].head.text == "."


def test_wrapped_lines_keep_the_heads() -> None:
    class EveryTime(Random):
        def random(self) -> float:
            return 0.0

    plain = make_doc(spacy.blank("en").vocab, Group([sentence()], [" "]), Random(0))
    wrapped = make_doc(spacy.blank("en").vocab, Group([sentence()], [" "]), EveryTime(), wrap=True)
    assert wrapped.text.split() == plain.text.split()
    words = [token for token in wrapped if not token.is_space]
    assert [(t.text, t.dep_, t.head.text) for t in words] == [(t.text, t.dep_, t.head.text) for t in plain]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("\" `` punct go x x\ngo VB root - x x\n\" '' punct go x x", "“ go ”"),
        ("ca MD aux go x x\nn't RB advmod go x x\ngo VB root - x x", "ca n’t go"),
        ("go VB root - x x\n- HYPH punct go x x", "go -"),
    ],
    ids=["quotes", "apostrophe", "hyphens stay"],
)
def test_typographic_marks(rows: str, text: str) -> None:
    tree, _ = read_case(rows)
    set_typographic_marks(tree, Random(0))
    assert tree.text == text


def test_lemma_of_a_curly_contraction_stays() -> None:
    tree, _ = read_case("n't|not RB root - x x")
    set_typographic_marks(tree, Random(0))
    assert (tree.nodes[0].form, tree.nodes[0].lemma) == ("n’t", "not")


def test_headline_has_capitals_and_no_full_stop() -> None:
    tree, _ = read_case(
        "prices NNS nsubj rise x x\nof IN case oil x x\noil NN nmod prices x x\nrise VBP root - x x\n. . punct rise x x"
    )
    assert make_headline(tree).text == "Prices of Oil Rise"
    assert tree.text == "prices of oil rise ."
