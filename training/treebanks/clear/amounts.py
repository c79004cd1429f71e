"""Amounts: currency, ranges and the words that qualify a number."""

from training.treebanks.clear.words import words
from training.treebanks.tree import Node, Tree

_MAGNITUDES = words("magnitudes")


def is_currency(node: Node) -> bool:
    return node.tag == "$" or node.form.endswith(("$", "€", "£", "¥")) or node.form in ("USD", "EUR")


def head_money_on_the_number(tree: Tree) -> None:
    """`$5 billion`: UD heads it on `$`, CLEAR on billion, with `$` as quantmod and 5 as compound.

    Without a magnitude (`$20`) the number is the head and `$` its nmod.
    """
    for sign in [node for node in tree if is_currency(node)]:
        number = next(
            (c for c in tree.children(sign, "nummod", "compound") if c.upos == "NUM" and c.index > sign.index),
            None,
        )
        if number is None:
            continue
        for child in tree.children(sign):
            if child is not number:
                tree.attach(child, number)
        large = number.lower in _MAGNITUDES or tree.child(number, "compound") is not None
        tree.take_place(number, sign, "quantmod" if large else "nmod")
        if number.label == "compound":
            number.label = "nummod"


def head_ranges_on_the_last_number(tree: Tree) -> None:
    """`25-27`: UD heads the range on 25 with a nominal 27, CLEAR on 27 with 25 as quantmod."""
    for last in [node for node in tree if node.upos == "NUM"]:
        dash = next((c for c in tree.children(last, "case") if c.tag in ("SYM", "HYPH")), None)
        first = tree.head_of(last)
        if dash is None or first is None or first.upos != "NUM" or first.index > last.index:
            continue
        for child in tree.children(first):
            if child is not last:
                tree.attach(child, last)
        tree.attach(dash, last, "punct")
        tree.take_place(last, first, "quantmod")


def qualify_numbers(tree: Tree) -> None:
    """Words before a number that say how near it is: `over` 5 is quantmod, `about` 5 advmod.

    Prepositions become quantmod; adverbs keep advmod; `than` and `to` of `more than`, `up to` are
    made quantmod where the fixed expressions are taken apart.
    """
    for number in [node for node in tree if node.upos == "NUM"]:
        for child in tree.children(number, "advmod", "case"):
            if child.tag == "IN" and child.index < number.index and _is_modifier(number, child):
                child.label = "quantmod"


def _is_modifier(number: Node, child: Node) -> bool:
    return child.label == "advmod" or number.relation in ("nummod", "nsubj", "obj")
