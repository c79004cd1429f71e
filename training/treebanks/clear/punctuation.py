"""Punctuation: marks around a phrase belong to the phrase above, and cross no arc."""

from training.treebanks.tree import ROOT, Node, Tree


def hang_outer_marks_on_the_phrase_above(tree: Tree) -> None:
    """`Acme, the maker, rose`: UD hangs the commas on maker, CLEAR on Acme.

    So no noun chunk starts with a comma, a quote or a bracket. Marks of a conjunct are left to the
    step that chains conjuncts.
    """
    for mark in [node for node in tree if node.label == "punct"]:
        phrase = tree.head_of(mark)
        if phrase is None or phrase.head == ROOT or phrase.label == "conj":
            continue
        words = [node.index for node in tree.subtree(phrase) if node is phrase or node.label != "punct"]
        if not words[0] < mark.index < words[-1]:
            tree.attach(mark, tree.nodes[phrase.head])


def uncross_punctuation(tree: Tree) -> None:
    """A mark whose head was moved away climbs to the first word above that covers what lies between."""
    for mark in [node for node in tree if node.label == "punct"]:
        head = tree.head_of(mark)
        while head is not None and head.head != ROOT and not _covers_between(tree, head, mark):
            head = tree.head_of(head)
        if head is not None:
            tree.attach(mark, head)


def _covers_between(tree: Tree, head: Node, mark: Node) -> bool:
    low, high = sorted((head.index, mark.index))
    return all(_is_below(tree, tree.nodes[index], head) for index in range(low + 1, high))


def _is_below(tree: Tree, node: Node | None, head: Node) -> bool:
    while node is not None and node is not head:
        node = tree.head_of(node)
    return node is head
