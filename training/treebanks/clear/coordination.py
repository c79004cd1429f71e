"""Coordination: from UD's bouquet on the first conjunct to CLEAR's chain."""

from training.treebanks.tree import Node, Tree

_SEPARATORS = frozenset({",", ";", ":", "-", "–", "—", "/", "&", "+"})


def chain_conjuncts(tree: Tree) -> None:
    """Each conjunct hangs on the one before it, with its conjunction and comma.

    UD:    apples <- conj - pears, apples <- conj - plums, and <- cc - plums.
    CLEAR: apples <- conj - pears <- conj - plums, and <- cc - pears.
    """
    for first in tree:
        previous = first
        for conjunct in tree.children(first, "conj"):
            if conjunct.index < first.index:
                continue
            tree.attach(conjunct, previous)
            _hand_back_links(tree, conjunct, previous)
            previous = conjunct


def _hand_back_links(tree: Tree, conjunct: Node, previous: Node) -> None:
    """The words that join two conjuncts belong to the left one."""
    left = [child for child in tree.children(conjunct) if child.index < conjunct.index]
    links = [child for child in left if child.label == "cc" or (child.label == "punct" and child.form in _SEPARATORS)]
    own_words = [child.index for child in left if child not in links]
    edge = min(own_words, default=conjunct.index)
    for link in links:
        if link.label == "cc" or link.index < edge:
            tree.attach(link, previous)
