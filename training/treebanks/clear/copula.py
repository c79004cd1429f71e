"""The copula: UD heads `is happy` on the predicate, CLEAR on the verb."""

from training.treebanks.clear.words import words
from training.treebanks.tree import Node, Tree

_CLAUSE_LEVEL = frozenset(
    {
        "nsubj", "csubj", "expl", "aux", "mark", "cc", "discourse", "vocative", "parataxis",
        "dislocated", "advcl", "reparandum", "iobj", "dep",
    }
)  # fmt: skip
"""Relations of the clause, whatever its predicate."""

_CLAUSE_ADVERBS = words("clause_adverbs")
"""Adverbs that qualify the clause, not the degree of an adjective."""

_PHRASE_PREPOSITIONS = words("phrase_prepositions")
"""Prepositions that complete an adjective (`similar to`, `responsible for`)."""


def head_clauses_on_the_copula(tree: Tree) -> None:
    """The copula becomes the head; the predicate its attr, acomp, prep, advmod or clause.

    A predicate may have two copulas: in `the problem is that it is late`, the words before the first
    one belong to it, and the clause that the second one heads is its ccomp.
    """
    for predicate in tree:
        copulas = tree.children(predicate, "cop")
        if copulas:
            *outer, inner = copulas
            _promote(tree, inner, predicate, outer)
            for copula in reversed(outer):
                _promote_over_clause(tree, copula, predicate, inner)
                inner = copula


def _promote(tree: Tree, copula: Node, predicate: Node, outer: list[Node]) -> None:
    """Put a copula above its predicate; what belongs to an outer copula waits for its turn."""
    if _is_clause(tree, predicate) and not outer:
        movers = [c for c in tree.children(predicate) if _is_outside_clause(c, copula)]
        label = _clause_label(tree, predicate)
    else:
        movers = [c for c in tree.children(predicate) if _moves(tree, c, predicate, copula)]
        movers = _keep_neighbours_of_complements(tree, predicate, movers)
        label = predicate_label(tree, predicate)
    movers = [c for c in movers if not any(_is_outside_clause(c, other) for other in outer)]
    _relabel_complements(tree, predicate, movers)
    for child in movers:
        if child.label != "cop":
            tree.attach(child, copula)
    tree.take_place(copula, predicate, label)


def _promote_over_clause(tree: Tree, copula: Node, predicate: Node, inner: Node) -> None:
    """Put an outer copula above the clause that the inner one heads."""
    for child in [*tree.children(predicate), *tree.children(inner)]:
        if child.label != "cop" and child is not predicate and _is_outside_clause(child, copula):
            tree.attach(child, copula)
    copula.head, copula.label = inner.head, inner.label
    tree.attach(inner, copula, "ccomp")


def _is_clause(tree: Tree, predicate: Node) -> bool:
    outer_subject = tree.child(predicate, "nsubj:outer", "csubj:outer") is not None
    return outer_subject or (predicate.upos == "VERB" and predicate.tag != "VBN")


def _is_outside_clause(child: Node, copula: Node) -> bool:
    """Of a clausal predicate's words, those that belong to the copula around it."""
    adverb = child.label == "advmod" and child.index == copula.index + 1
    outer = child.index < copula.index or child.label in ("nsubj:outer", "csubj:outer")
    return adverb or outer or _is_final(child)


def _is_final(child: Node) -> bool:
    return child.label == "punct" and child.form in (".", "!", "?", "...", ";")


def _clause_label(tree: Tree, predicate: Node) -> str:
    infinitive = any(mark.tag == "TO" for mark in tree.children(predicate, "mark"))
    gerund = predicate.tag == "VBG"
    bare = tree.child(predicate, "nsubj", "nsubj:pass") is None
    return "xcomp" if (infinitive or gerund) and bare else "ccomp"


def predicate_label(tree: Tree, predicate: Node) -> str:
    """What a predicate is called below its verb; one with a preposition becomes a prep later."""
    if any(case.tag != "POS" for case in tree.children(predicate, "case")):
        return "obl"
    if predicate.tag == "VBN" or predicate.upos == "ADJ":
        return "acomp"
    return "advmod" if predicate.upos == "ADV" else "attr"


def _moves(tree: Tree, child: Node, predicate: Node, copula: Node) -> bool:
    """Whether a dependent of a nominal or adjectival predicate belongs to the whole clause."""
    if child.index < copula.index and child.relation not in ("conj", "case", "cop"):
        return True
    if child.label == "punct":
        return not _inside(tree, child, predicate)
    if predicate.upos in ("ADJ", "ADV"):
        return _moves_from_adjective(tree, child, predicate)
    if child.label == "advmod":
        return predicate.upos != "NUM" or child.lower in _CLAUSE_ADVERBS
    if child.relation == "conj":
        return _is_own_clause(tree, child)
    if child.label == "advcl:relcl":  # a cleft: `it is society that decides`
        return False
    return child.relation in _CLAUSE_LEVEL or child.relation in ("obl", "obj", "ccomp", "xcomp", "cop")


def _keep_neighbours_of_complements(tree: Tree, predicate: Node, movers: list[Node]) -> list[Node]:
    """What stands between a predicate and its last complement stays: `better in June than now`."""
    staying = [c.index for c in tree.children(predicate) if c not in movers]
    edge = max([predicate.index, *staying])
    return [c for c in movers if c.relation == "nsubj" or not predicate.index < c.index < edge]


def _moves_from_adjective(tree: Tree, child: Node, predicate: Node) -> bool:
    after = child.index > predicate.index
    if child.label == "advmod":
        if after:
            return child.lower not in ("enough", "ago")
        return child.lower in _CLAUSE_ADVERBS or child.index + 1 != predicate.index
    if child.label == "obl":
        case = tree.child(child, "case")
        return case is None or case.lower not in _PHRASE_PREPOSITIONS or not after
    if child.label == "obl:unmarked":
        return after
    if child.label == "advcl":
        return not (after and _completes_adjective(tree, child))
    if child.relation == "conj":
        return _is_own_clause(tree, child)
    return child.relation in _CLAUSE_LEVEL or child.label == "cop" or child.label.endswith(":extraposed")


def _completes_adjective(tree: Tree, clause: Node) -> bool:
    """`ready to go`, `glad that it works`, `bigger than we thought`, `good at hiding`."""
    marks = tree.children(clause, "mark")
    return any(
        mark.tag == "TO" or mark.lower in ("that", "than", "as") or mark.lower in _PHRASE_PREPOSITIONS for mark in marks
    )


def _is_own_clause(tree: Tree, conjunct: Node) -> bool:
    """A conjunct with a verb or subject of its own coordinates with the clause."""
    if tree.child(conjunct, "cop", "nsubj", "nsubj:pass", "expl", "csubj") is not None:
        return True
    return (conjunct.upos in ("VERB", "AUX") and conjunct.tag != "VBN") or (
        conjunct.tag == "VBN" and tree.child(conjunct, "aux:pass", "aux") is not None
    )


def _inside(tree: Tree, mark: Node, predicate: Node) -> bool:
    """Whether a punctuation mark stands within the predicate phrase."""
    stays = [
        node.index
        for child in tree.children(predicate)
        if child.relation in ("det", "amod", "compound", "nmod", "appos", "acl", "conj", "case", "nummod", "flat")
        for node in tree.subtree(child)
    ]
    return min([predicate.index, *stays]) < mark.index < max([predicate.index, *stays])


def _relabel_complements(tree: Tree, predicate: Node, movers: list[Node]) -> None:
    """Clauses that stay with an adjective are its complements, not adverbials."""
    if predicate.upos != "ADJ":
        return
    for clause in tree.children(predicate, "advcl"):
        marks = {mark.lower for mark in tree.children(clause, "mark")}
        if clause in movers or clause.index < predicate.index:
            continue
        if "that" in marks:
            clause.label = "ccomp"
        elif "to" in marks:
            clause.label = "xcomp"
