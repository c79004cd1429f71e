"""Lemmas: those known by word and tag, and edit rules, what to cut from a word’s end and what to put there."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.encoder.inflections import base_form

KEEP = "0"
"""The edit that changes nothing."""
_NONE: Mapping[str, str] = {}
_OPEN = ("NNP", "NNPS", "CD")
"""Tags of words without end: a whole word learned there ("Boston", "1000") is no lemma of another one."""


def rule(word: str, lemma: str) -> str:
    """The edit that makes a lemma of a word: ``[L]cut+ending``, L for lower case; ``=lemma`` where little is shared."""
    lower = word.lower()
    for base, mark in ((word, ""), (lower, "L")):
        shared = _shared(base, lemma)
        if base == lemma:
            return f"{mark}{KEEP}"
        if shared >= 2 or (shared and len(base) <= 3):
            return f"{mark}{len(base) - shared}+{lemma[shared:]}"
    return f"={lemma}"


def _shared(left: str, right: str) -> int:
    pairs = enumerate(zip(left, right, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(left), len(right)))


def apply(edit: str, word: str) -> str:
    """The lemma that an edit makes of a word; the word itself where it would cut more than there is."""
    if edit.startswith("="):
        return edit[1:]
    base = word.lower() if edit.startswith("L") else word
    cut, _, ending = edit.removeprefix("L").partition("+")
    stays = len(base) - int(cut)
    return base[:stays] + ending if stays > 0 or (stays == 0 and ending) else word


def lemma(word: str, tag: str, edit: str, known: Mapping[str, Mapping[str, str]]) -> str:
    """The lemma of a word: the known one of its tag, else the base of its inflection, else what its edit makes."""
    found = known.get(tag, _NONE).get(word.lower()) or base_form(word, tag)
    if found:
        return found
    made = apply(edit, word)
    strange = edit.startswith("=") and tag in _OPEN and _bare(made) != _bare(word)
    return word if strange else made


def _bare(word: str) -> str:
    return word.casefold().replace(",", "")
