"""Prepositions: UD makes them case markers of their object, CLEAR heads of the phrase."""

from itertools import pairwise

from training.treebanks.clear.words import words
from training.treebanks.tree import Node, Tree

_NOT_PREPOSITIONS = frozenset({"POS", "SYM", "HYPH", ","})
_PHRASE_LABELS_KEPT = frozenset(
    {"conj", "root", "appos", "parataxis", "list", "orphan", "reparandum", "dep", "dislocated", "vocative"}
    | {"nsubj", "csubj", "obj", "ccomp", "amod", "compound", "nummod", "advcl:relcl", "acl:relcl"}
)
_SUBORDINATORS = words("subordinators")
_DATIVE_VERBS = words("dative_verbs")


def part_journeys(tree: Tree) -> None:
    """`from 5 to 10`: UD hangs `10` on `5`; in CLEAR both phrases hang on the verb or noun."""
    for start in tree:
        head = tree.head_of(start)
        if head is None or start.relation not in ("obl", "nmod") or not _has_case(tree, start, "from"):
            continue
        for end in tree.children(start, "nmod"):
            if _has_case(tree, end, "to", "until", "till", "through") and head.index < start.index:
                tree.attach(end, head, start.label)


def _has_case(tree: Tree, nominal: Node, *prepositions: str) -> bool:
    return [case.lower for case in tree.children(nominal, "case")] in [[p] for p in prepositions]


def head_phrases_on_the_preposition(tree: Tree) -> None:
    """`in Paris`: the preposition takes the phrase's place, Paris becomes its pobj."""
    for nominal in tree:
        cases = [c for c in tree.children(nominal, "case") if c.tag not in _NOT_PREPOSITIONS]
        if not cases:
            continue
        if _is_at_least(nominal, cases):
            cases[0].label = nominal.label = "advmod"
        else:
            _promote(tree, nominal, cases, object_label(nominal))


def head_gerunds_on_the_preposition(tree: Tree) -> None:
    """`by selling it`, `about how it works`: the preposition heads, the clause is its pcomp."""
    for verb in tree:
        marks = [m for m in tree.children(verb, "mark") if _is_preposition_of_clause(tree, m, verb)]
        if marks:
            _promote(tree, verb, marks, "pcomp")


def _promote(tree: Tree, phrase: Node, prepositions: list[Node], label: str) -> None:
    """Several prepositions form a chain: `from` <- `behind` <- pobj."""
    first = prepositions[0]
    leftward = first.index < phrase.index
    movers = _words_of_the_whole_phrase(tree, phrase, first) if leftward else []
    old_label = phrase.label
    tree.take_place(first, phrase, label)
    first.label = _preposition_label(tree, first, old_label)
    for outer, inner in pairwise(prepositions):
        tree.attach(inner, outer, "prep")
    tree.attach(phrase, prepositions[-1])
    for child in movers:
        tree.attach(child, first)


def _words_of_the_whole_phrase(tree: Tree, phrase: Node, first: Node) -> list[Node]:
    """What precedes the preposition modifies it, as do conjuncts with a preposition of their own."""
    before = [c for c in tree.children(phrase) if c.index < first.index]
    conjuncts = [c for c in tree.children(phrase, "conj") if any(p.tag == "IN" for p in tree.children(c, "case"))]
    return [*before, *conjuncts]


def object_label(nominal: Node) -> str:
    """Nouns are pobj, adverbs (`from here`) and clauses pcomp, bare adjectives (`in general`) amod."""
    if nominal.upos in ("ADV", "VERB", "AUX"):
        return "pcomp"
    return "amod" if nominal.tag == "JJ" else "pobj"


def _preposition_label(tree: Tree, preposition: Node, old_label: str) -> str:
    if old_label == "obl:agent" and preposition.lower == "by":
        return "agent"
    if old_label in _PHRASE_LABELS_KEPT or old_label.partition(":")[0] in ("conj", "nsubj"):
        return old_label
    return "dative" if _marks_recipient(tree, preposition, old_label) else "prep"


def _marks_recipient(tree: Tree, preposition: Node, old_label: str) -> bool:
    """`sold the unit to Sony`: CLEAR calls the phrase with the recipient a dative."""
    verb = tree.head_of(preposition)
    return (
        old_label == "obl"
        and preposition.lower == "to"
        and verb is not None
        and verb.lemma in _DATIVE_VERBS
        and tree.child(verb, "obj", "nsubj:pass") is not None
    )


def _is_at_least(nominal: Node, cases: list[Node]) -> bool:
    """`at least 20`: CLEAR reads the pair as an adverb."""
    return nominal.lower in ("least", "most") and [case.lower for case in cases] == ["at"]


def _is_preposition_of_clause(tree: Tree, mark: Node, verb: Node) -> bool:
    if mark.tag not in ("IN", "TO", "VBG") or mark.lower in _SUBORDINATORS or mark.index > verb.index:
        return False
    if mark.tag == "TO" and verb.tag == "VB":
        return False
    return _is_gerund(tree, verb) or _is_question(tree, mark, verb)


def _is_gerund(tree: Tree, verb: Node) -> bool:
    if tree.child(verb, "mark") is not None and any(m.tag == "TO" for m in tree.children(verb, "mark")):
        return verb.tag == "VBG"
    verbs = [*tree.children(verb, "aux", "aux:pass"), verb]
    return verbs[0].tag == "VBG"


def _is_question(tree: Tree, mark: Node, verb: Node) -> bool:
    """`about how it works`: a question word right after the preposition."""
    after = [node for node in tree.subtree(verb) if node.index > mark.index]
    return bool(after) and after[0].tag in ("WRB", "WP", "WDT", "WP$")
