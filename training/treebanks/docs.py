"""Join converted sentences to paragraphs and write them as spaCy documents."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.treebanks.noise import add_noise
from training.treebanks.tree import ROOT, Node, Tree

LONGEST_GROUP = 12
BREAK_SHARE = 0.06
"""Share of sentence ends inside a paragraph that get a line break all the same."""
DOUBLE_SPACE_SHARE = 0.03
WRAP_SHARE = 0.002
"""Share of words after which a line is wrapped."""
_DOUBLE = "  "
"""The first of two blanks belongs to the word before, the second is a token."""


class Group(NamedTuple):
    """Consecutive sentences, and the white space that ends each of them."""

    trees: list[Tree]
    gaps: list[str]


def group_sentences(trees: Iterable[Tree], random: Random, *, noise: bool) -> Iterator[Group]:
    """Runs of 1 to 12 sentences of one document, so that the parser learns where sentences end."""
    group = Group([], [])
    size = random.randint(1, LONGEST_GROUP)
    for tree in trees:
        if group.trees and (tree.opens_document or len(group.trees) >= size):
            yield group
            group, size = Group([], []), random.randint(1, LONGEST_GROUP)
        if group.trees and tree.opens_paragraph:
            group.gaps[-1] = random.choice(["\n\n", "\n\n", "\n"])
        group.trees.append(add_noise(tree, random) if noise else tree)
        group.gaps.append(_gap_after(group.trees[-1], random) if noise else " ")
    if group.trees:
        yield group


def _gap_after(tree: Tree, random: Random) -> str:
    draw = random.random()
    if draw < BREAK_SHARE or tree.nodes[-1].form[-1].isalnum():  # headlines stand on their own
        return random.choice(["\n\n", "\n"])
    return _DOUBLE if draw < BREAK_SHARE + DOUBLE_SPACE_SHARE else " "


class _Row(NamedTuple):
    """One token of a document, its head given as a position in the document."""

    node: Node
    form: str
    space: bool
    head: int


def make_doc(vocab: Vocab, group: Group, random: Random, *, wrap: bool = False) -> Doc:
    """White space longer than a blank becomes a SPACE token, as in spaCy's tokeniser."""
    rows: list[_Row] = []
    for tree, gap in zip(group.trees, group.gaps, strict=True):
        _add_sentence(rows, tree, gap, random if wrap else None)
    if rows[-1].node.tag == "_SP":
        rows.pop()
    return Doc(
        vocab,
        words=[row.form for row in rows],
        spaces=[row.space for row in rows],
        tags=[row.node.tag for row in rows],
        pos=[row.node.upos for row in rows],
        morphs=[row.node.feats for row in rows],
        lemmas=[row.node.lemma for row in rows],
        heads=[row.head for row in rows],
        deps=[row.node.label for row in rows],
    )


def _add_sentence(rows: list[_Row], tree: Tree, gap: str, wrapping: Random | None) -> None:
    breaks = _line_breaks(tree, gap, wrapping)
    positions: list[int] = []
    position = len(rows)
    for node in tree:
        positions.append(position)
        position += 2 if node.index in breaks else 1
    last = tree.nodes[-1]
    for node in tree:
        own = positions[node.index]
        white = breaks.get(node.index)
        blank = (node is last or node.space_after) and white in (None, _DOUBLE)
        rows.append(_Row(node, node.form, blank, own if node.head == ROOT else positions[node.head]))
        if white is not None:
            rows.append(_space_row(white, own))


def _line_breaks(tree: Tree, gap: str, wrapping: Random | None) -> dict[int, str]:
    """The words that white space other than a blank follows."""
    *words, last = tree.nodes
    breaks = {last.index: gap} if gap != " " else {}
    if wrapping is not None:
        spaced = [node.index for node in words if node.space_after]
        breaks |= {index: "\n" for index in spaced if wrapping.random() < WRAP_SHARE}
    return breaks


def _space_row(white: str, head: int) -> _Row:
    """A white-space token; it hangs on the word before it, as spaCy's own pipelines have it."""
    form = " " if white == _DOUBLE else white
    node = Node(0, form, form, "SPACE", "_SP", "", head, "dep")
    return _Row(node, form, False, head)
