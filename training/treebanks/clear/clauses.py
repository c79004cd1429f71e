"""Clauses: reported speech, existentials, extraposition, raised subjects, open complements."""

from training.treebanks.clear.words import words
from training.treebanks.tree import Node, Tree

_SPEECH_VERBS = words("speech_verbs")
_RAISING_VERBS = words("raising_verbs")
_NAMING_VERBS = words("naming_verbs")


def head_reports_on_the_speech_verb(tree: Tree) -> None:
    """`"It works," he said`: UD may make `said` a parataxis of the quote; in CLEAR it governs it.

    A report in the middle stays parataxis if the quote's subject precedes and its verb follows
    (`The phone, he said, works`); once the verb is past, the rest of the quote goes to the report.
    """
    for report in [node for node in tree if node.label == "parataxis"]:
        quote = tree.head_of(report)
        if quote is None or not _is_report(tree, report):
            continue
        rest = [child for child in tree.children(quote) if child is not report]
        before = [child for child in rest if child.index < report.index]
        after = [child for child in rest if child.index > report.index]
        if quote.index < report.index:
            _govern(tree, report, quote, after)
        elif not before or all(child.label == "punct" for child in before):
            _govern(tree, report, quote, before)


def _is_report(tree: Tree, verb: Node) -> bool:
    spoken = verb.lemma in _SPEECH_VERBS and verb.upos == "VERB"
    return spoken and tree.child(verb, "nsubj") is not None and tree.child(verb, "ccomp", "xcomp", "mark") is None


def _govern(tree: Tree, report: Node, quote: Node, handed_over: list[Node]) -> None:
    for child in handed_over:
        clausal = child.relation in ("parataxis", "conj")
        tree.attach(child, report, "ccomp" if clausal else child.label)
    tree.take_place(report, quote, "ccomp")


def mark_existentials(tree: Tree) -> None:
    """`There is a way`: UD's subject is CLEAR's attr; `there` stays expl."""
    for verb in [node for node in tree if node.lemma == "be" and node.label != "cop"]:
        there = next((e for e in tree.children(verb, "expl") if e.lower == "there"), None)
        if there is not None:
            for subject in tree.children(verb, "nsubj"):
                subject.label = "attr"


def mark_extraposed_subjects(tree: Tree) -> None:
    """`It is hard to say`: CLEAR's subject is `it`, and the clause a complement."""
    for it in tree:
        head = tree.head_of(it)
        if it.label != "expl" or it.lower == "there" or head is None:
            continue
        it.label = "nsubj" if it.index < head.index else "obj"
        for clause in tree.children(head, "csubj", "csubj:pass"):
            if clause.index > head.index:
                clause.label = "xcomp:extraposed" if _is_bare_infinitive(tree, clause) else "ccomp:extraposed"


def _is_bare_infinitive(tree: Tree, clause: Node) -> bool:
    infinitive = any(mark.tag == "TO" for mark in tree.children(clause, "mark"))
    return infinitive and tree.child(clause, "nsubj", "nsubj:pass") is None


def settle_open_complements(tree: Tree) -> None:
    """UD's xcomp is, by verb and by what it is, CLEAR's xcomp, acomp, attr, oprd or ccomp."""
    for complement in tree:
        verb = tree.head_of(complement)
        if complement.label == "xcomp" and verb is not None:
            _settle(tree, complement, verb)


def mark_given_names(tree: Tree) -> None:
    """`a startup called Acme`: the name is no object but an oprd."""
    for verb in [node for node in tree if node.tag == "VBN" and node.lemma in _NAMING_VERBS]:
        if verb.label == "acl":
            for name in tree.children(verb, "obj"):
                name.label = "oprd"


def _settle(tree: Tree, complement: Node, verb: Node) -> None:
    obj = next((o for o in tree.children(verb, "obj", "iobj") if o.index < complement.index), None)
    raised = obj if verb.lemma in _RAISING_VERBS and verb.index < complement.index else None
    verbal = complement.upos in ("VERB", "AUX") or complement.tag == "TO"
    if raised is not None and (verbal or complement.upos == "ADJ"):
        _raise_subject(tree, raised, complement)
    elif verbal:
        return
    elif complement.upos == "ADV":
        complement.label = "advmod"
    elif obj is not None or verb.lemma in _NAMING_VERBS or tree.child(verb, "nsubj:pass", "aux:pass"):
        complement.label = "oprd"
    else:
        complement.label = "acomp" if complement.upos == "ADJ" else "attr"


def _raise_subject(tree: Tree, subject: Node, complement: Node) -> None:
    """`lets users run it`: CLEAR makes `users` the subject of the ccomp `run`."""
    passive = tree.child(complement, "aux:pass") is not None
    tree.attach(subject, complement, "nsubj:pass" if passive else "nsubj")
    complement.label = "ccomp"
