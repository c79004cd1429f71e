"""A dependency tree that the conversion steps rewire in place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

ROOT = -1


@dataclass
class Node:
    """One word of the tree; `head` is the index of its head, or `ROOT`."""

    index: int
    form: str
    lemma: str
    upos: str
    tag: str
    feats: str
    head: int
    label: str
    space_after: bool = True

    @property
    def lower(self) -> str:
        return self.form.lower()

    @property
    def relation(self) -> str:
        """The label without its subtype: `nsubj` for `nsubj:pass`."""
        return self.label.partition(":")[0]


@dataclass
class Tree:
    """The words of one sentence, with the moves that every conversion step is made of."""

    nodes: list[Node] = field(default_factory=list)
    name: str = ""
    """The `sent_id` of the treebank, which starts with the name of the document."""
    opens_paragraph: bool = False
    opens_document: bool = False

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    @property
    def text(self) -> str:
        return "".join(node.form + " " * node.space_after for node in self).strip()

    def head_of(self, node: Node) -> Node | None:
        return None if node.head == ROOT else self.nodes[node.head]

    def children(self, node: Node, *labels: str) -> list[Node]:
        """The dependents of `node` in text order; with `labels`, those that carry one of them."""
        return [child for child in self.nodes if child.head == node.index and (not labels or child.label in labels)]

    def child(self, node: Node, *labels: str) -> Node | None:
        return next(iter(self.children(node, *labels)), None)

    def subtree(self, node: Node) -> list[Node]:
        """`node` and everything below it, in text order."""
        found = {node.index}
        frontier = [node]
        while frontier:
            below = [child for parent in frontier for child in self.children(parent)]
            frontier = [child for child in below if child.index not in found]
            found.update(child.index for child in frontier)
        return [self.nodes[index] for index in sorted(found)]

    def attach(self, node: Node, head: Node, label: str | None = None) -> None:
        node.head = head.index
        if label is not None:
            node.label = label

    def take_place(self, new: Node, old: Node, old_label: str) -> None:
        """`new`, a dependent of `old`, becomes the head of the phrase; `old` goes below it."""
        new.head, new.label = old.head, old.label
        self.attach(old, new, old_label)


def find_fault(tree: Tree) -> str | None:
    """What keeps the tree from being a single-rooted tree, or None if it is one."""
    roots = [node for node in tree if node.head == ROOT]
    if len(roots) != 1:
        return f"{len(roots)} roots"
    reached = len(tree.subtree(roots[0]))
    if reached != len(tree):
        return f"{len(tree) - reached} words cannot be reached from the root"
    return None
