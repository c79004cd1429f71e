"""What every reader ends in: a text, its named spans, and the stretches nobody can vouch for.

A corpus that never annotates products says nothing about "iPhone": neither that it is a product nor that it is not
a name. Such stretches are *masked*, so that training learns nothing from them, instead of learning a falsehood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LABELS: tuple[str, ...] = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE",
)  # fmt: skip

MASK = "-"
OUTSIDE = ""


class Span(NamedTuple):
    """A named stretch; offsets count characters, or tokens where the holder says so."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Labelled:
    """A text with character spans, and character stretches whose label is unknown."""

    text: str
    spans: tuple[Span, ...] = ()
    masks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class TokenLabelled:
    """The same before it is put into running text: offsets count tokens."""

    tokens: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    masked: frozenset[int] = frozenset()
    spaces: tuple[bool, ...] | None = None


_COMPOUND_TAIL = re.compile(r"-[a-z]{3,}$")
_NO_SPACE_BEFORE = {".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll",
                    "'d", "'m", "''", "”", "’", "...", "…"}  # fmt: skip
_NO_SPACE_AFTER = {"(", "[", "{", "$", "£", "€", "``", "“", "‘", "#"}


def running_spaces(tokens: Sequence[str]) -> tuple[bool, ...]:
    """For each token, whether a space follows it in ordinary typography.

    The corpora store tokens only; the pipeline reads articles, so its training text has to look like one.
    """
    spaces: list[bool] = []
    open_quote = False
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        space = following is not None and following not in _NO_SPACE_BEFORE and token not in _NO_SPACE_AFTER
        if token == '"':
            open_quote = not open_quote
            if open_quote:
                space = False
        if following == '"' and open_quote:
            space = False
        if following == "'" and token.endswith("s"):
            space = False
        spaces.append(space)
    return tuple(spaces)


def _name_end(text: str, start: int, end: int) -> int:
    """Where the name ends in "Beijing-based", which the corpora keep as one token and spaCy as three."""
    tail = _COMPOUND_TAIL.search(text, start, end)
    return tail.start() if tail is not None and tail.start() > start and text[start].isupper() else end


def to_running_text(sentence: TokenLabelled) -> Labelled:
    """Join the tokens into text and move the token offsets to character offsets."""
    spaces = sentence.spaces if sentence.spaces is not None else running_spaces(sentence.tokens)
    starts: list[int] = []
    ends: list[int] = []
    pieces: list[str] = []
    position = 0
    for token, space in zip(sentence.tokens, spaces, strict=True):
        starts.append(position)
        ends.append(position + len(token))
        pieces.append(token + (" " if space else ""))
        position += len(pieces[-1])
    text = "".join(pieces).rstrip(" ")
    spans = tuple(
        Span(starts[s.start], _name_end(text, starts[s.start], ends[s.end - 1]), s.label) for s in sentence.spans
    )
    masks = tuple((starts[index], ends[index]) for index in sorted(sentence.masked))
    return Labelled(text, spans, masks)


def join(parts: Iterable[Labelled], separator: str) -> Labelled:
    """Several examples as one text, so that the model meets sentences with something before and after them."""
    pieces: list[str] = []
    spans: list[Span] = []
    masks: list[tuple[int, int]] = []
    offset = 0
    for part in parts:
        if pieces:
            pieces.append(separator)
            offset += len(separator)
        pieces.append(part.text)
        spans.extend(Span(s.start + offset, s.end + offset, s.label) for s in part.spans)
        masks.extend((start + offset, end + offset) for start, end in part.masks)
        offset += len(part.text)
    return Labelled("".join(pieces), tuple(spans), tuple(masks))
