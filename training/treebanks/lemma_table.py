"""Lemmas that the treebanks agree on, by tag and lower-case word: irregular forms above all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from training.treebanks.tree import Tree

SEEN, AGREED = 2, 0.9
"""How often a word must be there with its tag, and how large the share of one lemma must be."""
_NAMES = frozenset({"NNP", "NNPS", "FW", "ADD", "LS", "CD", "GW", "XX", "NFP"})
"""Tags whose lemma is the word itself, or nobody's guess."""


def lemma_table(trees: Iterable[Tree]) -> dict[str, dict[str, str]]:
    """Tag to word to lemma, in alphabetical order."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for node in (node for tree in trees for node in tree):
        if node.tag not in _NAMES:
            counts[node.tag, node.lower][node.lemma] += 1
    table: dict[str, dict[str, str]] = {}
    for (tag, word), lemmas in sorted(counts.items()):
        (lemma, count), total = lemmas.most_common(1)[0], lemmas.total()
        if total >= SEEN and count >= AGREED * total:
            table.setdefault(tag, {})[word] = lemma
    return table
