"""Words as the encoder reads them: word pieces without case, and beside each piece the shape that case had.

The vocabulary is uncased. What case says ("Apple", "apple") enters as a second input, ``shapes``, and what white space
says as a third, ``gaps``; both are embedded and added to the pieces' embeddings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimx.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHAPES = 16
"""How many shapes there may be: seven kinds, on a word's first piece or on a later one."""
GAPS = 4
"""White space before a word: none, a blank, a line break, an empty line."""
Ints = NDArray[np.int64]
MOST_IN_WORD = 12
"""A word is read by so many pieces; what is longer (a URL, a hash) says no more."""
MOST_CACHED = 16_000
"""Words that are remembered: some hundred articles' worth, so that memory does not grow with what is read."""
_SPECIAL = ("[UNK]", "[CLS]", "[SEP]")


class Word(NamedTuple):
    """One word's pieces: ids in the vocabulary, and shapes."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]


class Pieces:
    """Splits words into pieces, remembering those it has seen."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._seen: dict[str, Word] = {}
        special = [tokenizer.token_to_id(name) for name in _SPECIAL]
        if None in special:
            raise ModelError(f"the model's tokenizer lacks one of {', '.join(_SPECIAL)}")
        self.unknown, self.first, self.last = (number or 0 for number in special)

    @classmethod
    def from_file(cls, path: Path) -> Pieces:
        """From a ``tokenizer.json``."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def word(self, text: str) -> Word:
        """The pieces of one word."""
        found = self._seen.get(text)
        if found is None:
            if len(self._seen) >= MOST_CACHED:
                self._seen.clear()
            found = self._seen[text] = self._split(text)
        return found

    def _split(self, text: str) -> Word:
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        ids = encoded.ids[:MOST_IN_WORD] or [self.unknown]
        offsets = encoded.offsets[:MOST_IN_WORD] or [(0, len(text))]
        shapes = [shape(text[start:end], later=index > 0) for index, (start, end) in enumerate(offsets)]
        return Word(tuple(ids), tuple(shapes))


def shape(piece: str, *, later: bool) -> int:
    """The shape of a piece as a number below ``SHAPES``."""
    letters = [char for char in piece if char.isalpha()]
    if not letters:
        kind = 6 if any(char.isdigit() for char in piece) else 0
    elif not any(char.isupper() for char in letters):
        kind = 1
    elif len(letters) == 1:
        kind = 2
    elif all(char.isupper() for char in letters):
        kind = 3
    elif letters[0].isupper() and not any(char.isupper() for char in letters[1:]):
        kind = 4
    else:
        kind = 5
    return kind + 8 * later


class Window(NamedTuple):
    """Pieces with their shapes and the white space before them, and each word's first piece: what the network reads."""

    ids: Ints
    shapes: Ints
    gaps: Ints
    firsts: Ints


def window(words: Sequence[Word], white: Sequence[int], pieces: Pieces) -> Window:
    """Words, with the white space before each, between the marks of beginning and end."""
    counts = [len(word.ids) for word in words]
    firsts = np.cumsum([1, *counts[:-1]])
    before = np.zeros(sum(counts) + 2, dtype=np.int64)
    before[firsts] = white
    ids = [pieces.first, *(piece for word in words for piece in word.ids), pieces.last]
    shapes = [0, *(shape for word in words for shape in word.shapes), 0]
    return Window(np.array(ids), np.array(shapes), before, firsts)


def gaps(words: Sequence[str], spaces: Iterable[bool]) -> list[int]:
    """White space before each word, the runs of white space among the words taken into account."""
    found, before = [], 2
    for word, space in zip(words, spaces, strict=True):
        if word.isspace():
            before = max(before, 1, min(3, 1 + word.count("\n")))
            continue
        found.append(before)
        before = int(space)
    return found
