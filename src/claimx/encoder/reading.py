"""A ``Doc`` read by the model, window by window."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimx.encoder.model import Model
from claimx.encoder.names import best_tags
from claimx.encoder.pieces import Word, gaps, window
from claimx.encoder.trees import trees

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_PIECES = 320
"""Pieces in a window. A text that has more is read in several, each from the last sentence that did not end."""
EMPTY_LINE = 3
Ints = NDArray[np.int64]


class Reading(NamedTuple):
    """What is said of each word: indices of labels; ``heads`` count words."""

    tags: Ints
    forms: Ints
    lemmas: Ints
    heads: Ints
    deps: Ints
    names: Ints


class _Words(NamedTuple):
    """A document's words as pieces. ``ends`` counts the pieces up to and with each word."""

    pieces: list[Word]
    gaps: list[int]
    ends: Ints
    starts: Ints
    """1 where a sentence must start, -1 where none may, 0 where the model decides."""


def words_of(doc: Doc) -> list[int]:
    """Indices of the tokens that are no white space."""
    return [token.i for token in doc if not token.is_space]


def read(doc: Doc, at_words: list[int], model: Model) -> Reading:
    """Read a document that has at least one word; ``at_words``: where its words are (``words_of``)."""
    words = _split(doc, at_words, model)
    parts: list[Reading] = []
    at, count = 0, len(words.pieces)
    while at < count:
        part = _read_window(words, at, _window_end(words, at), model)
        parts.append(part._replace(heads=part.heads + at))
        at += len(part.tags)
    tags, forms, lemmas, heads, deps, names = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Reading(tags, forms, lemmas, heads, deps, names)


def _split(doc: Doc, at_words: list[int], model: Model) -> _Words:
    texts = [token.text for token in doc]
    split = [model.pieces.word(texts[index]) for index in at_words]
    white = gaps(texts, (bool(token.whitespace_) for token in doc))
    starts = doc.to_array("SENT_START").astype(np.int64)[at_words]
    return _Words(split, white, np.cumsum([len(word.ids) for word in split]), starts)


def _window_end(words: _Words, at: int) -> int:
    """Where the window from a word ends: with the text, else at its last empty line, if that is past its middle."""
    before = int(words.ends[at - 1]) if at else 0
    end = max(at + 1, int(np.searchsorted(words.ends, before + MOST_PIECES, side="right")))
    if end < len(words.pieces):
        breaks = [index for index in range(at + 1 + (end - at) // 2, end + 1) if words.gaps[index] == EMPTY_LINE]
        if breaks:
            return breaks[-1]
    return end


def _read_window(words: _Words, at: int, end: int, model: Model) -> Reading:
    scores = model.run(window(words.pieces[at:end], words.gaps[at:end], model.pieces))
    forced = words.starts[at:end]
    starts = np.where(forced == 0, scores.starts.argmax(axis=1), forced > 0)
    starts[0] = 1
    kept = _kept(words, starts, at, end)
    sentences = np.cumsum(starts[:kept]) - 1
    heads = trees(scores.arcs[:kept, :kept], sentences)
    deps = model.label(scores, heads)
    borders = [*np.flatnonzero(starts[:kept]).tolist(), kept]
    names = [best_tags(scores.names[start:stop], model.labels.names) for start, stop in pairwise(borders)]
    joined = np.array(list(chain.from_iterable(names)))
    return Reading(scores.tags[:kept], scores.forms[:kept], scores.lemmas[:kept], heads, deps, joined)


def _kept(words: _Words, starts: Ints, at: int, end: int) -> int:
    """How many words of a window count: not its last sentence's, unless a text or paragraph ends with it."""
    if end == len(words.pieces) or words.gaps[end] == EMPTY_LINE:
        return end - at
    last = int(np.flatnonzero(starts)[-1])
    return last or end - at
