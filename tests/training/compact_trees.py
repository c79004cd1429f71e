"""A compact notation for dependency trees in test cases.

One word per line: `form|lemma  tag  UD label  UD head  CLEAR label  CLEAR head`. Heads are named by their
form, the root's head is `-`; a second word with the same form is written `it~2`. The lemma is left out
where it is the lower-cased form.
"""

from dataclasses import dataclass

from training.treebanks.tree import ROOT, Node, Tree

_UPOS = {
    "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "WRB": "ADV",
    "IN": "ADP", "RP": "ADP", "CD": "NUM", "PRP": "PRON", "WP": "PRON", "WDT": "PRON", "EX": "PRON", "DT": "DET",
    "PDT": "DET", "CC": "CCONJ", "TO": "PART", "POS": "PART", "MD": "AUX", "UH": "INTJ", "$": "SYM", "SYM": "SYM",
    ",": "PUNCT", ".": "PUNCT", "``": "PUNCT", "''": "PUNCT",
}  # fmt: skip


@dataclass(frozen=True)
class Arc:
    """One word with its label and the name of its head."""

    word: str
    label: str
    head: str


def read_case(rows: str) -> tuple[Tree, list[Arc]]:
    """The UD tree of a case, and the arcs expected after its conversion."""
    fields = [row.split() for row in rows.strip().splitlines()]
    names = [row[0].partition("|")[0] for row in fields]
    nodes = [_node(names, index, row) for index, row in enumerate(fields)]
    expected = [Arc(name, row[4], row[5]) for name, row in zip(names, fields, strict=True)]
    return Tree(nodes), expected


def arcs(tree: Tree, names: list[str]) -> list[Arc]:
    return [Arc(names[node.index], node.label, "-" if node.head == ROOT else names[node.head]) for node in tree]


def _node(names: list[str], index: int, row: list[str]) -> Node:
    word, tag, label, head = row[:4]
    form, _, lemma = word.partition("|")
    form = form.partition("~")[0]
    auxiliary = label in ("cop", "aux", "aux:pass")
    return Node(
        index=index,
        form=form,
        lemma=lemma or form.lower(),
        upos="AUX" if auxiliary else _UPOS.get(tag, "VERB"),
        tag=tag,
        feats="",
        head=ROOT if head == "-" else names.index(head),
        label=label,
    )
