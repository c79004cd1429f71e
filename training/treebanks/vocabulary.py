"""Put words of today's tech news in the place of treebank words of the same part of speech.

The treebanks' own words stay in most places; the grammar, and so the tree, is never touched.
"""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from training.treebanks.tree import Node, Tree

NOUN_SHARE = 0.15
VERB_SHARE = 0.15
NAME_SHARE = 0.25
LAST_NAME_SHARE = 0.08
MASS_SHARE = 0.3
_COUNTING = frozenset({"this", "that", "each", "every", "one", "another"})
_SUBSTITUTED = frozenset({"nsubj", "dobj", "poss", "pobj", "compound", "nsubjpass", "conj"})
_VERB_TAGS = ("VB", "VBZ", "VBD", "VBN", "VBG")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))


def modernise(tree: Tree, random: Random) -> None:
    """Replace some nouns, transitive verbs and names of a converted tree, in place."""
    for node in tree:
        if node.tag in ("NN", "NNS") and random.random() < NOUN_SHARE:
            _replace_noun(tree, node, random)
        elif node.tag == "NNP" and node.form[0].isupper():
            _replace_name(tree, node, random)
        elif node.tag in _VERB_TAGS and _takes_object(tree, node) and random.random() < VERB_SHARE:
            _replace_verb(node, random)


def _replace_noun(tree: Tree, node: Node, random: Random) -> None:
    if node.form.lower() in _words()["kept"] or _is_joined(tree, node) or not node.form.isalpha():
        return
    before = tree.nodes[node.index - 1].form.lower() if node.index else ""
    if before in ("an", "a") and node.tag == "NN":
        singular, plural = _fitting(before, random)
    elif node.tag == "NN" and before not in _COUNTING and random.random() < MASS_SHARE:
        singular = plural = random.choice(_words()["mass_nouns"])
    else:
        singular, plural = random.choice(_words()["nouns"]).split()
    _put(node, singular if node.tag == "NN" else plural, singular)


def _fitting(article: str, random: Random) -> tuple[str, str]:
    """A countable noun that goes with the article."""
    vowel = article == "an"
    pairs = [pair.split() for pair in _words()["nouns"]]
    singular, plural = random.choice([pair for pair in pairs if (pair[0][0].lower() in "aeio") == vowel])
    return singular, plural


def _replace_name(tree: Tree, node: Node, random: Random) -> None:
    """A name of one word by another; the last word of a longer name by a word that ends such names."""
    if _is_joined(tree, node) or not node.form.isalpha():
        return
    alone = not any(other.tag == "NNP" for other in _neighbours(tree, node))
    if alone and node.label in _SUBSTITUTED and random.random() < NAME_SHARE:
        _put(node, random.choice(_words()["names"]), None)
    elif not alone and node.label != "compound" and random.random() < LAST_NAME_SHARE:
        _put(node, random.choice(_words()["last_names"]), None)


def _replace_verb(node: Node, random: Random) -> None:
    forms = random.choice(_words()["verbs"]).split()
    form = forms[_VERB_TAGS.index(node.tag)]
    node.form = form.capitalize() if node.form[0].isupper() else form
    node.lemma = forms[0]


def _put(node: Node, form: str, lemma: str | None) -> None:
    """A sentence's first word keeps its capital."""
    if lemma is not None and node.index == 0 and node.form[0].isupper():
        form = form[0].upper() + form[1:]
    node.form = form
    node.lemma = lemma if lemma is not None else form


def _takes_object(tree: Tree, node: Node) -> bool:
    labels = {child.label for child in tree.children(node)}
    return "dobj" in labels and not labels & {"prt", "dative", "ccomp", "xcomp"} and node.form.isalpha()


def _is_joined(tree: Tree, node: Node) -> bool:
    """Whether a word touches the next or the one before it ("re-designs", "e-mail")."""
    before = tree.nodes[node.index - 1] if node.index else None
    after = tree.nodes[node.index + 1] if node.index + 1 < len(tree) else None
    hyphen = (before is not None and before.form == "-") or (after is not None and after.form == "-")
    return hyphen or (before is not None and not before.space_after and before.form.isalnum())


def _neighbours(tree: Tree, node: Node) -> list[Node]:
    return [tree.nodes[at] for at in (node.index - 1, node.index + 1) if 0 <= at < len(tree)]
