"""Every number of a text, so that an annotator forgets none. Plain on purpose, and nothing that claimx itself uses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.annotation.annotation import Offsets, Reason

_WORDS = Path(__file__).with_name("words.toml")
_TABLES = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
_TABLE: dict[str, list[str]] = _TABLES["numbers"] | {"currencies": _TABLES["units"]["currencies"]}


def _any(table: str) -> str:
    return "|".join(sorted(_TABLE[table], key=lambda word: (-len(word), word)))


_LETTERS = (
    rf"(?:{_any('below_hundred')}|{_any('larger')}|(?:\d+|{_any('below_hundred')})-?fold)\b"
    rf"|(?:{_any('before_of')})(?= of (?!19|20))"
)
_NUMBER = re.compile(rf"\d(?:[\d,.]*\d)?|[½⅓⅔¼¾⅛]|\b(?:{_LETTERS})", re.IGNORECASE)
_IN_ANCHOR = re.compile(rf"{_NUMBER.pattern}|\b(?:{_any('in_anchors')})\b", re.IGNORECASE)
_SPELLED = re.compile(rf"\b(?:one|{_any('below_hundred')})\b|[½⅓⅔¼¾⅛]", re.IGNORECASE)

_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*\d{1,2}(?:st|nd|rd|th)?)?"
_MONTH = rf"(?:{_any('months')})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_PLAIN: dict[Reason, list[str]] = {
    "identifier": [r"https?://\S+|www\.\S+|&#\d+;"],
    "date": [
        rf"\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}/\d{{1,2}}/(?:\d\d)?\d\d\b",
        rf"\b{_DAY}(?: of)? {_MONTH}(?:,? \d{{4}})?",
        rf"\b{_MONTH} {_DAY}(?:,? \d{{4}})?\b",
        rf"(?<![\d,.$€£¥₹]){_YEAR}(?:s|[-–/]\d\d(?:\d\d)?)?(?![\d,]*\d|\s?%|\.\d| percent| per cent)\b",
        r"\b(?:Q[1-4]|[1-4]Q|H[12]|FY)\s?['’]?(?:20)?\d\d\b|\b(?:Q[1-4]|H[12])\b|[’']\d\ds?\b",
    ],
    "clock": [r"\b\d{1,2}(?:[:.]\d\d)?\s?[AaPp]\.?\s?[Mm]\b\.?|\b\d{1,2}:\d\d(?::\d\d)?\b"],
    "order": [r"\b\d+(?:st|nd|rd|th)\b", r"(?m:^)\s*\d{1,2}[.)](?= )"],
    "name": [
        rf"\b(?!(?:{_any('prefixes')}|{_any('currencies')})\.?\d)(?:[^\W\d_]\w*\d|\w*[A-Z]\w*-\d)[\w.]*(?<!\.)",
        r"\b[2-6][DG]\b|\b24/7\b",
    ],
}
_SHAPES = [(why, re.compile(pattern)) for why, patterns in _PLAIN.items() for pattern in patterns]


class Number(NamedTuple):
    """A number expression, and the reason why it cannot be a claim where that shows from its shape."""

    span: Offsets
    plain: Reason | None


def numbers(text: str) -> Iterator[Number]:
    """Digits and number words of a text, left to right."""
    shaped = [(match.span(), why) for why, shape in _SHAPES for match in shape.finditer(text)]
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        reasons = (why for (left, right), why in shaped if left < end and start < right)
        yield Number((start, end), next(reasons, None))


def has_number(words: str) -> bool:
    """Whether there is anything in an anchor that can be an amount or a rank."""
    return _IN_ANCHOR.search(words) is not None


def spelled(words: str) -> bool:
    """Whether a number below a hundred is written in letters, which digits beside it then do not say."""
    return _SPELLED.search(words) is not None
