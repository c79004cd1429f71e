"""Fixed expressions (`because of`, `as well as`): UD hangs all later words on the first."""

from training.treebanks.tree import Node, Tree

_LATER_IS_PCOMP = frozenset({"because of", "becuse of", "due to"})
"""The first word is the preposition and keeps the object; the second is its pcomp."""

_EARLIER_MODIFY_LAST = {
    "such as": ("amod",),
    "instead of": ("advmod",),
    "rather than": ("advmod",),
    "as well as": ("advmod", "advmod"),
    "as well": ("advmod",),
    "of course": ("advmod",),
    "each other": ("det",),
    "one another": ("det",),
    "let alone": ("dep",),
    "as such": ("advmod",),
}
"""The last word does the work of the phrase; the earlier ones modify it with these labels."""

_NUMBER_PHRASES = {
    "more than": ("amod", "quantmod"),
    "less than": ("amod", "quantmod"),
    "up to": ("quantmod", "quantmod"),
    "as many as": ("quantmod", "quantmod", "quantmod"),
    "as much as": ("quantmod", "quantmod", "quantmod"),
    "as few as": ("quantmod", "quantmod", "quantmod"),
}
"""Each word modifies the number by itself."""


def open_fixed_expressions(tree: Tree) -> None:
    """Give every word of a fixed expression the head and label that CLEAR gives it."""
    for first in tree:
        later = tree.children(first, "fixed")
        if later:
            _open(tree, first, later)


def _open(tree: Tree, first: Node, later: list[Node]) -> None:
    words = [first, *later]
    phrase = " ".join(word.lower for word in words)
    head = tree.head_of(first)
    if phrase in _LATER_IS_PCOMP:
        for word in later:
            word.label = "pcomp"
    elif phrase in _EARLIER_MODIFY_LAST:
        _head_on_last(tree, words, _EARLIER_MODIFY_LAST[phrase])
    elif head is None:
        for word in later:
            word.label = "dep"
    elif phrase in _NUMBER_PHRASES and (number := _number(tree, words, head)) is not None:
        _spread(tree, words, number, _NUMBER_PHRASES[phrase])
    else:
        _spread(tree, words, head, (first.label,) * len(words))


def _number(tree: Tree, words: list[Node], head: Node) -> Node | None:
    """The number that follows the phrase: its head, or the head's (`up to 90 percent`)."""
    if head.upos in ("NUM", "SYM") and head.index > words[0].index and head.form != "%":
        return head
    return next((n for n in tree.children(head, "nummod") if n.index > words[-1].index), None)


def _head_on_last(tree: Tree, words: list[Node], labels: tuple[str, ...]) -> None:
    *earlier, last = words
    for child in tree.children(words[0]):
        if child not in words:
            tree.attach(child, last)
    last.head, last.label = words[0].head, words[0].label
    for word, label in zip(earlier, labels, strict=True):
        tree.attach(word, last, label)


def _spread(tree: Tree, words: list[Node], head: Node, labels: tuple[str, ...]) -> None:
    """All words hang on the head of the phrase; prepositions are chained in a later step."""
    for word, label in zip(words, labels, strict=True):
        tree.attach(word, head, label)
