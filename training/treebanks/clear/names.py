"""Names and dates: UD heads them on the left or on the day, CLEAR on the last name and the month."""

from training.treebanks.clear.words import words
from training.treebanks.tree import Node, Tree

_MONTHS = words("months")
_DAY_HALVES = words("day_halves")


def head_names_on_the_right(tree: Tree) -> None:
    """`Barack Obama`: UD heads the flat name on Barack, CLEAR on Obama with Barack as compound.

    Numbers never head a name: `Windows 10` is headed on Windows, with 10 as nummod.
    """
    for first in tree:
        later = [] if first.label == "flat" else _later_parts(tree, first)
        if later:
            _head_on_last_word(tree, [first, *later])


def _head_on_last_word(tree: Tree, parts: list[Node]) -> None:
    first = parts[0]
    words = [part for part in parts if part.tag not in ("CD", "LS")]
    last = words[-1] if words else parts[-1]
    for child in tree.children(first):
        inside = child.label == "punct" and first.index < child.index < last.index
        if child not in parts and not inside:
            tree.attach(child, last)
    last.head, last.label = first.head, first.label
    for part in parts:
        if part is not last:
            tree.attach(part, last, "compound" if part in words or not words else "nummod")


def _later_parts(tree: Tree, first: Node) -> list[Node]:
    """The words that continue a name, whether they form a bouquet or a chain."""
    parts = [child for child in tree.children(first, "flat", "nmod:desc") if child.index > first.index]
    deeper = [part for child in parts for part in _later_parts(tree, child)]
    return sorted([*parts, *deeper], key=lambda node: node.index)


def head_dates_on_the_month(tree: Tree) -> None:
    """`July 19, 1982`: UD heads it on 19, CLEAR on July with both numbers as nummod."""
    for day in [node for node in tree if node.tag == "CD"]:
        month = next((c for c in tree.children(day, "compound", "nmod:unmarked") if is_month(c)), None)
        if month is None:
            continue
        for child in tree.children(day):
            if child is not month:
                tree.attach(child, month)
        tree.take_place(month, day, "nummod")
    _number_the_months(tree)


def _number_the_months(tree: Tree) -> None:
    for year in [node for node in tree if node.tag == "CD"]:
        month = tree.head_of(year)
        if month is not None and is_month(month) and year.label in ("nmod:unmarked", "compound", "flat"):
            year.label = "nummod"


def is_month(node: Node) -> bool:
    return node.tag == "NNP" and node.lower.rstrip(".") in _MONTHS


def head_clock_times_on_the_half(tree: Tree) -> None:
    """`10 a.m.`: UD heads it on 10, CLEAR on a.m. with 10 as nummod."""
    for hour in [node for node in tree if node.tag == "CD"]:
        halves = tree.children(hour, "nmod:unmarked", "nmod", "flat", "compound")
        half = next((c for c in halves if c.lower in _DAY_HALVES and c.index > hour.index), None)
        if half is None:
            continue
        for child in tree.children(hour):
            if child is not half and (child.label != "punct" or child.index > half.index):
                tree.attach(child, half)
        tree.take_place(half, hour, "nummod")
