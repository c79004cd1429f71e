"""A text cut into digits, words, signs and line breaks, whatever the tokeniser of the pipeline does.

``63.3bn``, ``US$2.5bn`` and ``tokens/min`` are one or two spaCy tokens and three or more atoms.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Set
from itertools import accumulate, compress
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FRACTIONS = r"\u00bc-\u00be\u2150-\u215e"
_PIECE = re.compile(
    r"(?:[A-Za-z]++(?![^\x00-\x7f])"  # a word of plain letters first: the whole set of letters is slow to test
    r"|[^\W\d_" + _FRACTIONS + "]+"
    r"|[0-9]{1,3}(?:,[0-9]{2,3}){0,8},[0-9]{3}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)*|(?<![\w.])\.[0-9]+"
    r"|\n|\S)[^\S\n]*"
)
"""An atom with the white space behind it: laid end to end, the pieces are the text from its first atom on."""
_LETTERS = re.compile(r"[^\W\d_" + _FRACTIONS + "]")
_FRACTION = re.compile(f"[{_FRACTIONS}]")
_WHOLELESS = re.compile(r"\.(?<![\w.]\.)[0-9]")
HYPHENS = frozenset("-‐‑‒–—−")
_NUMERIC = frozenset("nf")
_REACH = 256
"""Atoms beyond either end of a page that may be asked for; no rule looks further than a third of that."""


class Atom(NamedTuple):
    """A run of one kind: ``n`` digits, ``f`` a written fraction, ``w`` letters, ``b`` a line break, ``s`` a sign."""

    start: int
    end: int
    text: str
    lower: str
    kind: str


_NOTHING = Atom(-1, -1, "", "", "")


class _Kinds(dict[str, str]):
    """The kind of an atom by its first character; only ASCII is kept, so that no text can make it grow."""

    def __missing__(self, first: str) -> str:
        if _LETTERS.match(first):
            return "w"
        return "f" if _FRACTION.match(first) else "s"


_KINDS = _Kinds({"\n": "b", **dict.fromkeys("0123456789", "n")})
_KINDS.update({letter: _KINDS[letter] for letter in map(chr, range(33, 127))})


class Page:
    """A text as atoms, with what the pipeline knows of its words. Indices out of range give an empty atom.

    ``word``, ``written``, ``kind``, ``hyphen`` and ``tag`` are asked some hundred times an amount, so each is the
    look-up of a list or set itself and no method around it. The lists end in empty strings, which makes them answer
    beyond both ends: Python counts a negative index from the end.
    """

    __slots__ = (
        "_count",
        "_starts",
        "_tokens",
        "doc",
        "hyphen",
        "kind",
        "kinds",
        "lowers",
        "parsed",
        "tag",
        "tagged",
        "text",
        "word",
        "written",
    )

    def __init__(self, text: str, doc: Doc | None = None) -> None:
        self.text = text
        pieces, starts = _pieces(text)
        written = [piece.rstrip() or "\n" for piece in pieces]
        self._count = len(written)
        self._starts = starts
        self.lowers = list(map(str.lower, written))
        """The lower-case text of each atom."""
        beyond = [""] * _REACH
        self.written: Callable[[int], str] = (written + beyond).__getitem__
        """The text at an index."""
        self.word: Callable[[int], str] = (self.lowers + beyond).__getitem__
        """The lower-case text at an index."""
        self.kinds = _kinds(written, text)
        """The kind of each atom."""
        self.kind: Callable[[int], str] = (self.kinds + beyond).__getitem__
        """The kind of the atom at an index."""
        hyphens = self.where(HYPHENS - {"—"})  # a long dash parts clauses, whatever is glued to it
        self.hyphen: Callable[[int], bool] = {
            at for at in hyphens if self.glued(at - 1) and self.glued(at)
        }.__contains__
        """Whether the atom at an index is a hyphen glued to both of its neighbours."""
        self.doc = doc
        self.tagged = doc is not None and doc.has_annotation("TAG")
        self.parsed = doc is not None and doc.has_annotation("DEP")
        self._tokens: list[int] | None = None
        tags = self._tags(doc) if doc is not None and self.tagged else []
        self.tag: Callable[[int], str] = (tags + beyond).__getitem__ if tags else _no_tag
        """The Penn tag of the token in which the atom at an index starts; empty where the pipeline sets none."""

    def __len__(self) -> int:
        return self._count

    def where(self, wanted: Set[str]) -> list[int]:
        """The atoms whose lower-case text is one of some words, in order."""
        return list(compress(range(self._count), map(wanted.__contains__, self.lowers)))

    def numerals(self) -> list[int]:
        """The atoms that are digits or written fractions, in order."""
        return list(compress(range(self._count), map(_NUMERIC.__contains__, self.kinds)))

    def at(self, index: int) -> Atom:
        """The atom at an index."""
        if not 0 <= index < self._count:
            return _NOTHING
        start, written = self._starts[index], self.written(index)
        return Atom(start, start + len(written), written, self.lowers[index], self.kind(index))

    def start(self, index: int) -> int:
        """The character at which an atom of the page begins."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """The character behind an atom of the page."""
        return self._starts[index] + len(self.written(index))

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this atom and the next one."""
        starts = self._starts
        return 0 <= index < self._count - 1 and starts[index + 1] - starts[index] == len(self.written(index))

    def capital(self, index: int) -> bool:
        """Whether the atom is a word with a capital letter in it."""
        return self.kind(index) == "w" and self.written(index) != self.word(index)

    def opens_sentence(self, index: int) -> bool:
        """Whether an atom is the first word of its sentence or line, as far as punctuation tells."""
        before = index - 1
        while self.word(before) in ('"', "“", "'", "‘", "”", "(", "["):
            before -= 1
        return before < 0 or self.kind(before) == "b" or self.word(before) in (".", "!", "?", ":", ";", "•", "…")

    def token(self, index: int) -> Token | None:
        """The spaCy token in which an atom starts."""
        if self.doc is None or not len(self.doc) or not 0 <= index < self._count:
            return None
        if self._tokens is None:
            self._tokens = self._token_of_atoms(self.doc)
        return self.doc[self._tokens[index]]

    def words(self, first: int, last: int) -> Span:
        """The spaCy tokens in which the atoms from ``first`` up to ``last`` start."""
        start, end = self.token(first), self.token(last - 1)
        if start is None or end is None:
            raise IndexError(f"no tokens at atoms {first} to {last}")
        return start.doc[start.i : end.i + 1]

    def _token_of_atoms(self, doc: Doc) -> list[int]:
        """The index of the token in which each atom starts."""
        begins = [token.idx for token in doc]
        return [bisect_right(begins, start) - 1 for start in self._starts[: self._count]]

    def _tags(self, doc: Doc) -> list[str]:
        tags = [token.tag_ for token in doc]
        self._tokens = self._token_of_atoms(doc)
        return [tags[token] for token in self._tokens]


def _no_tag(index: int) -> str:
    return ""


def _pieces(text: str) -> tuple[list[str], list[int]]:
    """The pieces of a text and where each begins, with the text's end as one start more; linear in its length."""
    first = re.match(r"[^\S\n]*", text)
    start = first.end() if first else 0
    pieces = _PIECE.findall(text, start)
    return pieces, list(accumulate(map(len, pieces), initial=start))


def _kinds(written: list[str], text: str) -> list[str]:
    """The kind of each atom: its first character tells, but of a decimal without a whole (".5")."""
    kinds = list(map(_KINDS.__getitem__, map(itemgetter(0), written)))
    if _WHOLELESS.search(text):
        kinds = ["n" if atom[0] == "." and len(atom) > 1 else kind for atom, kind in zip(written, kinds, strict=True)]
    return kinds
