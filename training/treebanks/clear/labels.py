"""The last step: every label that is still Universal Dependencies gets its CLEAR name."""

from training.treebanks.clear.words import words
from training.treebanks.tree import ROOT, Node, Tree

CLEAR_LABELS = words("clear_labels")

_RENAMED = {
    "obj": "dobj",
    "iobj": "dative",
    "nsubj:pass": "nsubjpass",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubjpass",
    "csubj:outer": "csubj",
    "aux:pass": "auxpass",
    "acl:relcl": "relcl",
    "det:predet": "predet",
    "cc:preconj": "preconj",
    "compound:prt": "prt",
    "nmod:poss": "poss",
    "nmod:desc": "compound",
    "discourse": "intj",
    "vocative": "npadvmod",
    "reparandum": "meta",
    "dislocated": "dep",
    "orphan": "dep",
    "list": "dep",
    "goeswith": "dep",
    "flat": "compound",
    "fixed": "dep",
    "cop": "aux",
    "obl:agent": "npadvmod",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X"})


def rename_labels(tree: Tree) -> None:
    """Rename every label, looking at the words where one UD label covers several of CLEAR's."""
    named = [(node, clear_label(tree, node)) for node in tree]
    for node, label in named:
        node.label = label


def clear_label(tree: Tree, node: Node) -> str:
    head = tree.head_of(node)
    if node.head == ROOT or head is None:
        return "ROOT"
    if node.label == "iobj" and tree.child(head, "obj") is None:
        return "dobj"  # `told him`: a lone object is direct
    if node.label == "acl" and _has_relative_word(tree, node):
        return "relcl"
    chosen = _label_by_words(node, head)
    if chosen is not None:
        return chosen
    renamed = _RENAMED.get(node.label, node.relation)
    return renamed if renamed in CLEAR_LABELS else "dep"


def _label_by_words(node: Node, head: Node) -> str | None:
    match node.label:
        case "mark" if node.tag == "TO":
            return "aux"
        case "advmod" | "det" if _is_negation(node, head):
            return "neg"
        case "advcl:relcl":
            return "relcl" if head.upos in _NOMINAL else "advcl"
        case "obl" | "obl:unmarked" | "obl:tmod" | "obl:npmod":
            return _label_of_bare_oblique(node)
        case "nmod" | "nmod:unmarked" | "nmod:tmod" | "nmod:npmod":
            return _label_of_bare_nominal(node, head)
        case "case" if node.tag != "POS":
            return "punct" if node.upos in ("PUNCT", "SYM") else "prep"
        case "xcomp" if node.tag == "IN":
            return "prep"
        case _:
            return None


def _has_relative_word(tree: Tree, verb: Node) -> bool:
    return any(child.tag in ("WDT", "WP", "WRB") for child in tree.children(verb))


def _is_negation(node: Node, head: Node) -> bool:
    """`not`, `n't`, `never`, and the `no` of `no longer`; the determiner `no` stays det."""
    if node.label == "det":
        return False
    return node.lower in ("not", "n't", "n’t", "nt", "never") or (node.lower == "no" and head.upos == "ADV")


def _label_of_bare_oblique(node: Node) -> str:
    """An oblique without a preposition; a lone preposition lost its object (`pay for`)."""
    if node.tag == "IN":
        return "prep"
    return "advmod" if node.upos == "ADV" else "npadvmod"


def _label_of_bare_nominal(node: Node, head: Node) -> str:
    if node.upos == "NUM":
        return "nummod" if head.upos in ("PROPN", "NOUN") else "nmod"
    if node.upos == "PRON" and node.index > head.index:
        return "appos"
    return "nmod" if node.label == "nmod" or node.index < head.index else "npadvmod"
