"""A text cut into digits, words, signs and line breaks, whatever the tokeniser of the pipeline does.

``63.3bn``, ``US$2.5bn`` and ``tokens/min`` are one or two spaCy tokens and three or more atoms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ATOM = re.compile(
    r"(?P<n>[0-9]{1,3}(?:,[0-9]{2,3}){0,8},[0-9]{3}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)*|(?<![\w.])\.[0-9]+)"
    r"|(?P<f>[\u00bc-\u00be\u2150-\u215e])"
    r"|(?P<w>[^\W\d_\u00bc-\u00be\u2150-\u215e]+)"
    r"|(?P<b>\n)"
    r"|(?P<s>\S)"
)
HYPHENS = frozenset("-‐‑‒–—−")


class Atom(NamedTuple):
    """A run of one kind: ``n`` digits, ``f`` a written fraction, ``w`` letters, ``b`` a line break, ``s`` a sign."""

    start: int
    end: int
    text: str
    lower: str
    kind: str


_NOTHING = Atom(-1, -1, "", "", "")


def atoms(text: str) -> list[Atom]:
    """The atoms of a text, in order; linear in its length."""
    found = []
    for match in _ATOM.finditer(text):
        raw = match.group()
        found.append(Atom(match.start(), match.end(), raw, raw.lower(), match.lastgroup or "s"))
    return found


class Page:
    """A text as atoms, with what the pipeline knows of its words. Indices out of range give an empty atom."""

    __slots__ = ("_tokens", "atoms", "doc", "parsed", "tagged", "text")

    def __init__(self, text: str, doc: Doc | None = None) -> None:
        self.text = text
        self.atoms = atoms(text)
        self.doc = doc
        self.tagged = doc is not None and doc.has_annotation("TAG")
        self.parsed = doc is not None and doc.has_annotation("DEP")
        self._tokens: list[int] | None = None

    def __len__(self) -> int:
        return len(self.atoms)

    def at(self, index: int) -> Atom:
        """The atom at an index."""
        return self.atoms[index] if 0 <= index < len(self.atoms) else _NOTHING

    def word(self, index: int) -> str:
        """The lower-case text at an index; empty beyond the ends."""
        return self.atoms[index].lower if 0 <= index < len(self.atoms) else ""

    def kind(self, index: int) -> str:
        """The kind of the atom at an index."""
        return self.atoms[index].kind if 0 <= index < len(self.atoms) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this atom and the next one."""
        if not 0 <= index < len(self.atoms) - 1:
            return False
        return self.atoms[index].end == self.atoms[index + 1].start

    def hyphen(self, index: int) -> bool:
        """Whether the atom is a hyphen glued to both of its neighbours."""
        return self.word(index) in HYPHENS and self.glued(index - 1) and self.glued(index)

    def capital(self, index: int) -> bool:
        """Whether the atom is a word with a capital letter in it."""
        atom = self.at(index)
        return atom.kind == "w" and atom.text != atom.lower

    def opens_sentence(self, index: int) -> bool:
        """Whether an atom is the first word of its sentence or line, as far as punctuation tells."""
        before = index - 1
        while self.word(before) in ('"', "“", "'", "‘", "”", "(", "["):
            before -= 1
        return before < 0 or self.kind(before) == "b" or self.word(before) in (".", "!", "?", ":", ";", "•", "…")

    def token(self, index: int) -> Token | None:
        """The spaCy token in which an atom starts."""
        if self.doc is None or not 0 <= index < len(self.atoms):
            return None
        if self._tokens is None:
            self._tokens = _token_of_atoms(self.atoms, self.doc)
        found = self._tokens[index]
        return self.doc[found] if found >= 0 else None

    def words(self, first: int, last: int) -> Span:
        """The spaCy tokens in which the atoms from ``first`` up to ``last`` start."""
        start, end = self.token(first), self.token(last - 1)
        if start is None or end is None:
            raise IndexError(f"no tokens at atoms {first} to {last}")
        return start.doc[start.i : end.i + 1]

    def tag(self, index: int) -> str:
        """The Penn tag of the token in which an atom starts; empty where the pipeline sets none."""
        token = self.token(index) if self.tagged else None
        return token.tag_ if token is not None else ""


def _token_of_atoms(found: list[Atom], doc: Doc) -> list[int]:
    indices = []
    current = 0
    for atom in found:
        while current + 1 < len(doc) and doc[current + 1].idx <= atom.start:
            current += 1
        indices.append(current if len(doc) else -1)
    return indices
