"""Variants of the own sentences, and of CORE's, with other names of the same kind in the same places."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from training.ner.labelled import Labelled, Span
from training.ner.name_pools import NamePools, without_article
from training.ner.own_sentences import Piece, assemble


def substitute(pieces: Sequence[Piece], pools: NamePools, rng: Random, rate: float = 0.8) -> list[Piece]:
    """Swap names at the given rate; a name met twice in the sentence changes the same way both times."""
    drawn: dict[Piece, str] = {}
    swapped: list[Piece] = []
    for place, piece in enumerate(pieces):
        if not piece.label:
            swapped.append(piece)
            continue
        if piece not in drawn:
            name = pools.draw(rng, piece.label, piece.kind) if rng.random() < rate else None
            drawn[piece] = name if name is not None else piece.text
        name = drawn[piece]
        if place and pieces[place - 1].text.lower().endswith("the "):
            name = without_article(name)
        swapped.append(Piece(name, piece.label, piece.kind))
    return swapped


def variants(sentences: Sequence[Sequence[Piece]], pools: NamePools, copies: int, seed: int) -> list[Labelled]:
    """Every sentence as written once, then ``copies`` times with other names, in a fixed order."""
    rng = Random(seed)
    texts = [assemble(pieces) for pieces in sentences]
    for _ in range(copies):
        texts.extend(assemble(substitute(pieces, pools, rng)) for pieces in sentences)
    return texts


def replace_spans(example: Labelled, label: str, pools: NamePools, rng: Random, rate: float) -> Labelled:
    """Swap the names of one label for companies, moving every later offset along."""
    text, position = "", 0
    spans: list[Span] = []
    moves: list[tuple[int, int]] = [(0, 0)]
    for span in sorted(example.spans):
        text += example.text[position : span.start]
        old = example.text[span.start : span.end]
        new = pools.company(rng) if span.label == label and rng.random() < rate else old
        spans.append(Span(len(text), len(text) + len(new), span.label))
        text += new
        position = span.end
        moves.append((span.end, len(text) - span.end))
    text += example.text[position:]

    def moved(offset: int) -> int:
        return offset + [shift for start, shift in moves if start <= offset][-1]

    masks = tuple((moved(start), moved(end - 1) + 1) for start, end in example.masks)
    return Labelled(text, tuple(spans), masks)
