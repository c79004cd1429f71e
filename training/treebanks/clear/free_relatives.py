"""Free relatives (`what they need`): UD heads them on the question word, CLEAR on the verb."""

from training.treebanks.tree import Node, Tree

_QUESTION_TAGS = frozenset({"WP", "WRB", "WDT"})
_PHRASE_OF_QUESTION = frozenset({"det", "amod", "compound", "nummod", "nmod", "nmod:poss", "fixed", "det:predet"})
_CLAUSE_LABELS = {
    "obj": "ccomp", "nsubj": "csubj", "nsubj:pass": "csubj:pass", "nsubj:outer": "csubj:outer",
    "xcomp": "ccomp", "obl:unmarked": "advcl", "iobj": "ccomp",
}  # fmt: skip


def head_free_relatives_on_the_verb(tree: Tree) -> None:
    """`what they need`: the verb takes the phrase's place, the question word its role in the clause."""
    for phrase in tree:
        if not _asks(tree, phrase):
            continue
        verb = tree.child(phrase, "acl:relcl", "advcl:relcl")
        if verb is not None and verb.index > phrase.index and not _has_own_relative(tree, verb):
            _promote(tree, phrase, verb)


def _asks(tree: Tree, phrase: Node) -> bool:
    """A question word, or a phrase that starts with one (`how much`, `which kinds`)."""
    if phrase.tag in _QUESTION_TAGS:
        return True
    return any(c.tag in _QUESTION_TAGS and c.index < phrase.index for c in tree.children(phrase, "det", "advmod"))


def _has_own_relative(tree: Tree, verb: Node) -> bool:
    """`those who ...` inside `what`: the clause brings its own pronoun, so it is an ordinary one."""
    return any(child.tag in _QUESTION_TAGS for child in tree.children(verb))


def _promote(tree: Tree, phrase: Node, verb: Node) -> None:
    stays = [c for c in tree.children(phrase) if c is not verb and _belongs_to_question(c, phrase, verb)]
    movers = [c for c in tree.children(phrase) if c is not verb and c not in stays]
    role_head, role = _role(tree, phrase, verb)
    tree.take_place(verb, phrase, role)
    tree.attach(phrase, role_head)
    verb.label = _clause_label(tree, verb.label, movers)
    for child in movers:
        tree.attach(child, verb)


def _belongs_to_question(child: Node, phrase: Node, verb: Node) -> bool:
    if child.index > verb.index:
        return False
    if child.label == "advmod":
        return child.tag in _QUESTION_TAGS or child.lower == "else"
    return child.label in _PHRASE_OF_QUESTION


def _role(tree: Tree, phrase: Node, verb: Node) -> tuple[Node, str]:
    """The head and label of the question phrase inside its clause."""
    if tree.child(verb, "nsubj", "nsubj:pass", "expl") is None and phrase.tag in ("WP", "WDT"):
        return verb, "nsubj:pass" if tree.child(verb, "aux:pass") else "nsubj"
    if verb.lemma == "be":
        return verb, "acomp" if phrase.upos == "ADJ" else "attr"
    if phrase.upos == "ADV" or phrase.tag == "WRB":
        return verb, "advmod"
    stranded = next((c for c in tree.children(verb, "obl") if c.tag == "IN" and not tree.children(c)), None)
    if stranded is not None:
        return stranded, "pobj"
    return _lowest_open_clause(tree, verb), "acomp" if phrase.upos == "ADJ" else "obj"


def _lowest_open_clause(tree: Tree, verb: Node) -> Node:
    """`what they want to do`: the question word is the object of `do`."""
    inner = next((c for c in tree.children(verb, "xcomp") if c.upos == "VERB"), None)
    return verb if inner is None else _lowest_open_clause(tree, inner)


def _clause_label(tree: Tree, label: str, movers: list[Node]) -> str:
    if label in ("obl", "nmod") and not any(child.label == "case" for child in movers):
        return "advcl"
    return _CLAUSE_LABELS.get(label, label)
