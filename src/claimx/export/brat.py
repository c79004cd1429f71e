"""brat standoff: a folder with a ``.txt`` and an ``.ann`` an article, and the ``annotation.conf`` that brat needs.

The text is the title, a blank line, then the article's text. ``T`` lines are the words of slots, ``R`` lines lead from
a claim's anchor to its slots, ``A`` lines give modality and negation, ``#`` lines the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from claimx.export import Found
from claimx.export.names import file_stem
from claimx.export.slots import Slot, SlotName, anchor, slots
from claimx.models import Article, Claim, Span
from claimx.models.claims import Modality

_LABELS: tuple[str, ...] = get_args(SlotName)
_ANCHORS = ("quantity", "predicate", "relation")
_GAP = "\n\n"
_LINE_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def write(results: Iterable[Found], folder: Path) -> None:
    """Fill a new folder, two files an article."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(configuration(), encoding="utf-8")
    for article, claims in results:
        stem = file_stem(article)
        for suffix, content in ((".txt", text(article)), (".ann", standoff(article, claims))):
            with open(folder / (stem + suffix), "w", encoding="utf-8", newline="") as file:
                file.write(content)


def text(article: Article) -> str:
    """What the annotations' offsets count characters of. A carriage return, which readers join or drop, is a space."""
    return (_head(article) + article.text).replace("\r", " ")


def _head(article: Article) -> str:
    return article.title + _GAP if article.title else ""


def standoff(article: Article, claims: list[Claim]) -> str:
    """The ``.ann`` file of an article."""
    return "".join(line + "\n" for line in _Standoff(len(_head(article))).lines(claims))


class _Standoff:
    """The lines of one file, with the numbers brat gives them."""

    def __init__(self, shift: int) -> None:
        self.shift = shift
        self.words: dict[tuple[str, Span], str] = {}
        self.counts = {"T": 0, "R": 0, "A": 0, "#": 0}

    def lines(self, claims: list[Claim]) -> Iterator[str]:
        for claim in claims:
            # An anchor is one claim's own, even where two claims share its words: its attributes are that claim's.
            head, words = self._line(anchor(claim))
            yield words
            for slot in list(slots(claim))[1:]:
                tail, new = self._shared(slot)
                yield from new
                yield f"{self._next('R')}\t{slot.name} Arg1:{head} Arg2:{tail}"
            yield f"{self._next('A')}\tModality {head} {claim.modality}"
            if claim.negated:
                yield f"{self._next('A')}\tNegated {head}"
            yield f"{self._next('#')}\tAnnotatorNotes {head}\t{_one_line(claim.statement)}"

    def _shared(self, slot: Slot) -> tuple[str, list[str]]:
        key = (slot.name, slot.span)
        if key in self.words:
            return self.words[key], []
        name, line = self._line(slot)
        self.words[key] = name
        return name, [line]

    def _line(self, slot: Slot) -> tuple[str, str]:
        name = self._next("T")
        start = slot.span.start + (self.shift if slot.span.field == "text" else 0)
        parts = list(_fragments(slot.span.text))
        offsets = ";".join(f"{start + begin} {start + end}" for begin, end in parts)
        return name, f"{name}\t{slot.name} {offsets}\t{' '.join(slot.span.text[begin:end] for begin, end in parts)}"

    def _next(self, letter: str) -> str:
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"


def _fragments(words: str) -> Iterator[tuple[int, int]]:
    """The stretches between line breaks: an annotation of brat may not hold any."""
    start = 0
    for gap in _LINE_BREAKS.finditer(words):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(words):
        yield start, len(words)


def _one_line(sentence: str) -> str:
    return " ".join(sentence.split())


def configuration() -> str:
    """The ``annotation.conf`` that names every type, relation and attribute used."""
    anchors = "|".join(_ANCHORS)
    relations = "\n".join(f"{label}\tArg1:{anchors}, Arg2:{label}" for label in _LABELS if label not in _ANCHORS)
    return (
        f"[entities]\n{chr(10).join(_LABELS)}\n\n[relations]\n{relations}\n\n[events]\n\n[attributes]\n"
        f"Modality\tArg:{anchors}, Value:{'|'.join(get_args(Modality))}\nNegated\tArg:{anchors}\n"
    )
