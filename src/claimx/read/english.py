"""Whether a text is English: by its alphabet, then by its small words. No model, and names and numbers do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from claimx.rules.lexicon import table, words

SLICES = 8
SLICE = 4_000
"""A text longer than ``SLICES * SLICE`` characters is judged by that many slices, evenly spread."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_IDEOGRAPHS = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")


def is_english(text: str) -> bool:
    """Whether a text is English, or mostly so.

    True in doubt: for a headline, a table of figures, a text without letters. False where most letters are of other
    alphabets, where the small words of other languages outnumber the English ones, or where a long text has hardly
    any English ones.
    """
    sample = unicodedata.normalize("NFC", _ADDRESS.sub(" ", _sample(text)).replace("’", "'"))
    sample = sample.lower() if sample.isupper() else sample
    return _mostly_latin(sample) and _english_words(_WORD.findall(sample))


def _sample(text: str) -> str:
    if len(text) <= SLICES * SLICE:
        return text
    step = (len(text) - SLICE) // (SLICES - 1)
    return "\n".join(text[start : start + SLICE] for start in range(0, SLICES * step, step))


def _mostly_latin(text: str) -> bool:
    limits: dict[str, float] = table("english")["thresholds"]
    runs = "".join(_LETTERS.findall(text))
    ideographs = len(_IDEOGRAPHS.findall(runs))
    latin = sum(_is_latin(letter) for letter in runs)
    foreign = len(runs) - ideographs - latin + limits["letters_per_ideograph"] * ideographs
    return foreign <= limits["most_foreign_letters"] * (foreign + latin)


@cache
def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN"))


def _english_words(found: list[str]) -> bool:
    """Judge by the share of small words, English against others."""
    limits: dict[str, float] = table("english")["thresholds"]
    if len(found) < limits["few_words"]:
        return True
    small, others = words("english", "function_words.english"), words("english", "function_words.other")
    english = sum(word.lower() in small for word in found)
    other = [word for word in found if word in others]  # as written: with a capital it is part of a name (Los Angeles)
    if len(set(other)) >= limits["least_other_words"] and english < limits["least_ratio"] * len(other):
        return False
    return len(found) < limits["many_words"] or english >= limits["least_share"] * len(found)
