"""spaCy documents as arrays: what the encoder reads and what it should say; ``UNKNOWN`` where a set does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from claimx.encoder.lemmas import rule
from claimx.encoder.model import Labels
from claimx.encoder.pieces import Pieces, gaps, window

UNKNOWN = -100
"""A target that is not annotated: it teaches nothing."""
LONGEST = 384
"""Pieces in an example, at most; longer documents are cut at a sentence's end."""
RARE = 3
"""Lemma rules and forms seen less often are not learned."""
Ints = NDArray[np.int64]


class Example(NamedTuple):
    """One stretch of text: ``ids``, ``shapes``, ``gaps`` of pieces; each word's first piece, and its targets."""

    ids: Ints
    shapes: Ints
    gaps: Ints
    firsts: Ints
    tags: Ints
    forms: Ints
    lemmas: Ints
    heads: Ints
    deps: Ints
    starts: Ints
    sentences: Ints
    names: Ints


def form(token: Token) -> str:
    """Part of speech and morphology as one label."""
    return f"{token.pos_}|{token.morph}"


def labels_of(parsed: Iterable[Doc], named: Iterable[Doc]) -> Labels:
    """The inventories that training data call for; ``forms`` and ``lemmas`` without the rare ones."""
    tags, forms, lemmas, deps, kinds = Counter[str](), Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for token in (token for doc in parsed for token in doc if not token.is_space):
        tags[token.tag_] += 1
        forms[form(token)] += 1
        lemmas[rule(token.text, token.lemma_)] += 1
        deps[token.dep_] += 1
    for doc in named:
        kinds.update(span.label_ for span in doc.ents)
    names = ("O", *(f"{place}-{kind}" for kind in sorted(kinds) for place in "BIES"))
    return Labels(tuple(sorted(tags)), _common(forms), _common(lemmas), tuple(sorted(deps)), names)


def _common(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(label for label, count in sorted(counts.items()) if count >= RARE)


def example(doc: Doc, pieces: Pieces, labels: Labels) -> Example | None:
    """A document as arrays; nothing where it has no words."""
    words = [token for token in doc if not token.is_space]
    if not words:
        return None
    split = [pieces.word(token.text) for token in words]
    kept = _kept(words, [len(word.ids) for word in split])
    white = gaps([token.text for token in doc], (bool(token.whitespace_) for token in doc))
    read = window(split[:kept], white[:kept], pieces)
    parse = _parse(words[:kept], labels) if doc.has_annotation("DEP") else [np.full(kept, UNKNOWN)] * 7
    tags, forms, lemmas, heads, deps, starts, sentences = parse
    return Example(*read, tags, forms, lemmas, heads, deps, starts, sentences, _names(words, labels)[:kept])


def _kept(words: list[Token], counts: list[int]) -> int:
    """How many words fit; those of whole sentences where the document has sentences."""
    ends = np.cumsum(counts)
    if ends[-1] + 2 <= LONGEST:
        return len(words)
    fits = int(np.searchsorted(ends, LONGEST - 2, side="right"))
    starts = [index for index in range(1, fits + 1) if words[index].is_sent_start]
    return starts[-1] if starts else fits


def _parse(words: list[Token], labels: Labels) -> list[Ints]:
    at = {token.i: index for index, token in enumerate(words)}
    index_of = [{label: index for index, label in enumerate(group)} for group in labels[:4]]
    tags, forms, lemmas, deps = index_of
    starts = np.array([int(token.is_sent_start or index == 0) for index, token in enumerate(words)])
    return [
        np.array([tags.get(token.tag_, UNKNOWN) for token in words]),
        np.array([forms.get(form(token), UNKNOWN) for token in words]),
        np.array([lemmas.get(rule(token.text, token.lemma_), UNKNOWN) for token in words]),
        np.array([at.get(token.head.i, UNKNOWN) for token in words]),
        np.array([deps.get(token.dep_, UNKNOWN) for token in words]),
        starts,
        np.cumsum(starts),
    ]


def _names(words: list[Token], labels: Labels) -> Ints:
    index_of = {label: index for index, label in enumerate(labels.names)}
    found = [UNKNOWN if token.ent_iob == 0 else index_of["O"] for token in words]
    for index, token in enumerate(words):
        if token.ent_iob in (1, 3):
            begins = token.ent_iob == 3
            ends = index + 1 == len(words) or words[index + 1].ent_iob != 1
            place = "S" if begins and ends else "B" if begins else "E" if ends else "I"
            found[index] = index_of.get(f"{place}-{token.ent_type_}", UNKNOWN)
    return np.array(found)


def batches(examples: list[Example], size: int, order: np.random.Generator) -> Iterator[list[Example]]:
    """Batches of about ``size`` pieces, of examples of like length, in random order."""
    noisy = [len(example.ids) * order.uniform(0.85, 1.15) for example in examples]
    lots: list[list[Example]] = [[]]
    longest = 0
    for index in np.argsort(noisy, kind="stable"):
        longest = max(longest, len(examples[index].ids))
        if lots[-1] and longest * (len(lots[-1]) + 1) > size:
            lots.append([])
            longest = len(examples[index].ids)
        lots[-1].append(examples[index])
    for index in order.permutation(len(lots)):
        yield lots[index]
