"""Make treebank sentences look like articles: typographic marks, headlines, line breaks.

The treebanks have ASCII quotes and neat sentences; articles have curly quotes, em dashes, headlines
without a full stop, paragraphs, and the words of today. Everything here draws from a given random generator.
"""

from copy import deepcopy
from random import Random

from training.treebanks.tree import Node, Tree
from training.treebanks.vocabulary import modernise

CURLY_SHARE = 0.5
MODERN_SHARE = 0.7
HEADLINE_SHARE = 0.05
OTHER_CASE_SHARE = 0.03
LONGEST_HEADLINE = 18
_DASHES = frozenset({"-", "--", "---", "–", "—"})


def set_typographic_marks(tree: Tree, random: Random) -> None:
    """Curly quotes and apostrophes, and real dashes; the same style within a sentence."""
    dash = random.choice(["–", "—", "—"])
    tight = random.random() < 0.4
    inside = False
    for node in tree:
        if node.form == '"' or node.form in ("``", "''"):
            inside = node.tag == "``" or (node.tag != "''" and not inside)
            node.form = node.lemma = "“" if inside else "”"
        elif "'" in node.form or node.form == "`":
            _curl(node)
        elif node.form in _DASHES and node.tag in (":", "NFP", ",") and node.index:
            _set_dash(tree, node, dash, tight)


def _curl(node: Node) -> None:
    quoting = node.form in ("'", "`") and (node.tag == "``" or node.form == "`")
    node.form = node.form.replace("`", "'").replace("'", "‘" if quoting else "’")
    if node.upos == "PUNCT":
        node.lemma = node.form


def _set_dash(tree: Tree, node: Node, dash: str, tight: bool) -> None:
    node.form = node.lemma = dash
    node.space_after = not tight
    tree.nodes[node.index - 1].space_after = not tight


def make_headline(tree: Tree) -> Tree:
    """Title Case, and no full stop."""
    headline = deepcopy(tree)
    last = headline.nodes[-1]
    droppable = last.form == "." and not headline.children(last) and len(headline) > 1
    if droppable:
        headline.nodes.pop()
    for node in headline:
        if node.index == 0 or node.tag[:2] in ("NN", "JJ", "VB", "RB", "PR", "CD", "MD"):
            starts_word = node.index == 0 or headline.nodes[node.index - 1].space_after
            if starts_word:
                node.form = node.form[0].upper() + node.form[1:]
    return headline


def change_case(tree: Tree, random: Random) -> None:
    """All capitals or all lower case, as some headlines and captions have it."""
    upper = random.random() < 0.5
    for node in tree:
        node.form = node.form.upper() if upper else node.form.lower()


def add_noise(tree: Tree, random: Random) -> Tree:
    """A changed copy of the tree; most copies differ only in some words and in their quotes and dashes."""
    noisy = deepcopy(tree)
    if random.random() < MODERN_SHARE:
        modernise(noisy, random)
    if random.random() < CURLY_SHARE:
        set_typographic_marks(noisy, random)
    draw = random.random()
    if draw < HEADLINE_SHARE and len(noisy) <= LONGEST_HEADLINE:
        noisy = make_headline(noisy)
    elif draw < HEADLINE_SHARE + OTHER_CASE_SHARE:
        change_case(noisy, random)
    return noisy
