"""The project's own tech-news sentences: ``[[text|LABEL:kind]]`` markup, read into spans that know their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.ner.labelled import MASK, Labelled, Span

OWN_SENTENCES = Path(__file__).with_name("own_sentences.txt")
_MARK = re.compile(r"\[\[(?P<text>[^|\]]+)\|(?P<label>[A-Z_]+|-)(?::(?P<kind>[a-z]+))?\]\]")


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence: plain text (no label) or a name with its label and kind."""

    text: str
    label: str = ""
    kind: str = ""


def parse_markup(line: str) -> list[Piece]:
    """Split a marked-up sentence into pieces."""
    pieces: list[Piece] = []
    position = 0
    for match in _MARK.finditer(line):
        if match.start() > position:
            pieces.append(Piece(line[position : match.start()]))
        pieces.append(Piece(match["text"], match["label"], match["kind"] or ""))
        position = match.end()
    if position < len(line):
        pieces.append(Piece(line[position:]))
    return pieces


def assemble(pieces: Iterable[Piece]) -> Labelled:
    """Join pieces into a labelled text; a ``-`` label becomes a mask."""
    text = ""
    spans: list[Span] = []
    masks: list[tuple[int, int]] = []
    for piece in pieces:
        start, text = len(text), text + piece.text
        if piece.label == MASK:
            masks.append((start, len(text)))
        elif piece.label:
            spans.append(Span(start, len(text), piece.label))
    return Labelled(text, tuple(spans), tuple(masks))


def load_own_sentences(path: Path = OWN_SENTENCES) -> list[list[Piece]]:
    """All sentences of the file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [parse_markup(line) for line in lines if line.strip() and not line.startswith("#")]
