"""Read CoNLL-U files into trees whose text and spaces are those of the source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.treebanks.tree import Node, Tree

_COLUMNS = 10


class ConlluError(ValueError):
    """A line that is not CoNLL-U."""


@dataclass
class _Block:
    """The lines of one sentence, sorted by what they are."""

    comments: list[str] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)
    contracted: dict[int, bool] = field(default_factory=dict)
    """For each word inside a multiword token: whether a space follows it."""


def read_trees(path: Path) -> Iterator[Tree]:
    """All sentences of a file, as trees with Universal Dependencies labels."""
    with path.open(encoding="utf-8") as lines:
        yield from parse_trees(lines)


def parse_trees(lines: Iterable[str]) -> Iterator[Tree]:
    for block in _blocks(lines):
        yield _tree(block)


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    block = _Block()
    for line in (raw.rstrip("\n") for raw in lines):
        if line.startswith("#"):
            block.comments.append(line)
        elif line:
            _add_row(block, line)
        elif block.words:
            yield block
            block = _Block()
    if block.words:
        yield block


def _add_row(block: _Block, line: str) -> None:
    row = line.split("\t")
    if len(row) != _COLUMNS:
        raise ConlluError(f"expected {_COLUMNS} columns, found {len(row)}: {line!r}")
    number = row[0]
    if "." in number:  # an empty node of the enhanced graph
        return
    if "-" in number:
        first, last = (int(part) for part in number.split("-"))
        block.contracted.update(dict.fromkeys(range(first, last), False))
        block.contracted[last] = _space_after(row)
    else:
        block.words.append(row)


def _space_after(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9].split("|")


def _tree(block: _Block) -> Tree:
    """Sentence starts of paragraphs and documents come from the `newpar`, `newdoc` comments."""
    nodes = [
        Node(
            index=index,
            form=row[1],
            lemma=row[2],
            upos=row[3],
            tag=row[4],
            feats="" if row[5] == "_" else row[5],
            head=int(row[6]) - 1,
            label=row[7],
            space_after=block.contracted.get(index + 1, _space_after(row)),
        )
        for index, row in enumerate(block.words)
    ]
    comments = dict(_comment(line) for line in block.comments)
    opens_document = "newdoc" in comments
    return Tree(
        nodes=nodes,
        name=comments.get("sent_id", ""),
        opens_document=opens_document,
        opens_paragraph=opens_document or "newpar" in comments,
    )


def _comment(line: str) -> tuple[str, str]:
    """`# newdoc id = x` is kept as newdoc; all others by their whole name."""
    name, _, value = line.lstrip("# ").partition("=")
    return name.split(" id ")[0].strip(), value.strip()
