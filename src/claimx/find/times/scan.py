"""From text to a line of tags, one character a word, on which the grammar is written. One pass, linear in any text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from claimx.find.times.words import TAGGED, Value, holidays, lexicon

UNKNOWN = "_"
_PUNCTUATION = {",": "comma", ".": "dot", "/": "slash", "(": "open", ")": "close", "%": "percent", "&": "and"}
_TAGS = (
    *TAGGED, "fall", "day", "year_unit", "quarter", "half", "second",
    "the", "that", "these", "a", "an", "of", "in", "on", "at", "to", "until", "from", "between", "and", "since",
    "by", "before",
    "after", "during", "over", "for", "within", "per", "about", "nearly", "every", "other", "fiscal", "calendar",
    "kind", "full",
    "period", "very", "this", "last", "latest", "past", "recent", "next", "coming", "previous", "following", "same",
    "ago",
    "earlier", "later", "date", "which", "its", "so", "far", "than", "more", "least", "holiday", "iso", "stamp",
    "clock", "decade_number",
    "short_year", "q", "h", "fy", "small", "year", "digits", "decimal", "nth", "ampm", "possessive", "dash",
    "wide_dash", "era", "ytd",
    "compared", "session", "future", "near", "being", "prefix",
    "comma", "dot", "slash", "open", "close", "percent", "money", "break",
)  # fmt: skip
CODE = {name: chr(0x4E00 + at) for at, name in enumerate(_TAGS)}
"""Tag name → its character. The characters mean nothing; they must only be plain ones in a regex."""

_LEX = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)\S+)
  | (?P<iso>(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}
        (?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-]))
  | (?P<stamp>(?:(?<![\w./-])|(?<=/[0-9]{4}-))[0-9]{1,2}(?:/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})|\.[0-9]{1,2}\.[12][0-9]{3}
        |-[A-Za-z]{3}-(?:[0-9]{4}|[0-9]{2}))(?![\w/]|-(?![0-9]{1,2}/)|\.[0-9]))
  | (?P<clock>(?<![\w.:,])[0-2]?[0-9](?::[0-5][0-9](?::[0-5][0-9])?(?![0-9:])|\.[0-5][0-9](?=\s?[ap]\.?m\b)))
  | (?P<decade>(?<!\w)[12][0-9]{2}0[’']?s\b|[’'‘][1-9]0s\b)
  | (?P<shortyear>[’'‘][0-9]{2}(?!\w))
  | (?P<possessive>(?<=\w)[’']s\b)
  | (?P<number>[0-9]+(?:[.,][0-9]+)*)(?P<glued>[^\W_]\w*)?
  | (?P<ampm>(?<![^\W\d_])[ap]\.m(?:\.|\b))
  | (?P<era>(?<![^\W\d_])B\.\s?C\.(?:\s?E\.)?)
  | (?P<compared>(?<!\w)(?:y(?:/|-?o-?)y|q(?:/|-?o-?)q|m(?:/|-o-)m|M[oO]M)(?!\w))
  | (?P<word>[^\W\d_]+)(?P<tail>[0-9]\w*)?
  | (?P<newline>\n\s*)
  | (?P<space>[^\S\n]+)
  | (?P<dash>[-‐‑–—−])
  | (?P<mark>[,./()%&]|[^\w\s,./()%&’'‘‐‑–—−-]+|.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PERIOD_WORD = re.compile(r"(?:([qh])([1-4]))?(?:(fy)((?:20)?[0-9]{2})|()(20[0-9]{2}))?\Z")
_PERIOD_NUMBER = re.compile(r"([1-4])([qh])((?:20)?[0-9]{2})?\Z")
_NTH = frozenset({"st", "nd", "rd", "th"})
_CASED = frozenset({"month", "weekday", "weekday_short"})
_LOWER_MONTHS = frozenset({
    "january", "february", "april", "june", "july", "september", "october", "november", "december",
})  # fmt: skip
FULL_MONTHS = _LOWER_MONTHS | {"march", "may", "august"}


class Token(NamedTuple):
    """A lexical unit: its tag's name, offsets into the text, lower-case text, and value."""

    tag: str
    start: int
    end: int
    text: str
    value: Value = 0


class Line(NamedTuple):
    """A text as tokens, and as a string of as many tag characters."""

    text: str
    tokens: tuple[Token, ...]
    tags: str
    starts: tuple[int, ...]

    def token_at(self, offset: int) -> int:
        """The token that covers or precedes an offset."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def tag(self, index: int) -> str:
        """The tag's name of a token; empty beyond the ends and for unknown words."""
        if not 0 <= index < len(self.tokens) or self.tags[index] == UNKNOWN:
            return ""
        return self.tokens[index].tag

    def word(self, index: int) -> str:
        """The lower-case text of a token; empty beyond the ends."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""


def scan(text: str, blocked: Callable[[Token], bool] = lambda token: False) -> Line:
    """Tokens and tags of a text. A ``blocked`` token (part of a name, a verb) counts as an unknown word."""
    tokens: list[Token] = []
    tags: list[str] = []
    for token in _tokens(text):
        tags.append(UNKNOWN if token.tag == UNKNOWN or blocked(token) else CODE[token.tag])
        tokens.append(token)
    return Line(text, tuple(tokens), "".join(tags), tuple(token.start for token in tokens))


def _tokens(text: str) -> Iterator[Token]:
    resume = 0
    for found in _LEX.finditer(text):
        kind = found.lastgroup
        if kind == "space" or found.start() < resume:
            continue
        for token in _READERS[kind or "mark"](text, found):
            yield token
            resume = token.end


Found = re.Match[str]


def _word(text: str, found: Found) -> Iterator[Token]:
    start, end = found.span()
    lower = found[0].lower()
    if lower in holidays() and (after := _holiday_end(text, start, lower)):
        yield Token("holiday", start, after, text[start:after].lower())
        return
    entry = lexicon().get(lower)
    if entry is None or (entry.tag in _CASED and not _named(found[0], lower)):
        yield _short_word(text, start, end, lower)
        return
    yield Token(entry.tag, start, end, lower, entry.value)


def _named(word: str, lower: str) -> bool:
    """Months and weekdays are names: "may" and "march" are words; "october" is one only in careless text."""
    return word[0].isupper() or lower in _LOWER_MONTHS or (len(lower) > 5 and lower.endswith("day"))


def _short_word(text: str, start: int, end: int, lower: str) -> Token:
    if lower in ("am", "pm"):
        return Token("ampm", start, end, lower, lower[0])
    if lower in ("bc", "bce") and text[start:end].isupper():
        return Token("era", start, end, lower)
    if lower in ("fy", "ytd"):
        return Token(lower, start, end, lower)
    return Token(UNKNOWN, start, end, lower)


def _holiday_end(text: str, start: int, first: str) -> int:
    """The end of the longest holiday name that starts here, or 0. It must begin with a capital."""
    if not text[start].isupper():
        return 0
    for name in holidays()[first]:
        end = start + len(name)
        if text[start:end].lower() == name and not text[end : end + 1].isalnum():
            return end
    return 0


def _word_with_digits(text: str, found: Found) -> Iterator[Token]:
    """ "Q3", "H1", "FY25", "Q3FY26"; any other mixture is a name or a version."""
    start, end = found.span()
    lower = found[0].lower()
    parts = _PERIOD_WORD.match(lower)
    digits = parts and (parts[4] or parts[6])
    if not parts or (parts[1] == "h" and parts[2] in "34") or (parts[1] and not found[0][0].isupper()):
        yield Token(UNKNOWN, start, end, lower)
        return
    split = start + 2 if parts[1] else start
    if parts[1]:
        yield Token(parts[1], start, split, lower[:2], int(parts[2]))
    if digits:
        yield Token("fy" if parts[3] else "short_year", split, end, lower[split - start :], _full_year(digits))


def _number(text: str, found: Found) -> Iterator[Token]:
    start, end = found.span()
    digits = found["number"]
    yield Token(
        _number_tag(text, start, digits),
        start,
        end,
        digits,
        int(digits) if len(digits) < 10 and digits.isdigit() else digits,
    )


def _number_tag(text: str, start: int, digits: str) -> str:
    if text[max(start - 1, 0) : start] in ("$", "€", "£", "¥", "₹", "₩"):
        return "money"
    if not digits.isdigit():
        return "decimal"
    if len(digits) <= 2:
        return "small" if int(digits) <= 31 else "digits"
    if len(digits) == 4 and "1000" <= digits < "2200":
        return "year"
    return "digits" if len(digits) < 7 else UNKNOWN


def _glued(text: str, found: Found) -> Iterator[Token]:
    """A number with letters on it: "16th", "5pm", "90s", "3Q25"; else a name or an amount ("16GB")."""
    start, end = found.span()
    digits, letters = found["number"], found["glued"].lower()
    split = found.end("number")
    lower = found[0].lower()
    quarter = _PERIOD_NUMBER.match(lower)
    if quarter and not (quarter[2] == "h" and (quarter[1] in "34" or not quarter[3])):
        split = start + 2
        yield Token(quarter[2], start, split, lower[:2], int(quarter[1]))
        if quarter[3]:
            yield Token("short_year", split, end, quarter[3], _full_year(quarter[3]))
    elif letters in _NTH and len(digits) <= 3 and digits.isdigit():
        yield Token("nth", start, end, lower, int(digits))
    elif letters in ("am", "pm", "a", "p") and len(digits) <= 2 and letters != "a":
        yield Token("small", start, split, digits, int(digits))
        yield Token("ampm", split, end, letters, letters[0])
    elif letters == "s" and len(digits) == 2 and digits[1] == "0" and digits > "10":
        yield Token("decade_number", start, end, lower, 1900 + int(digits))
    else:
        yield Token(UNKNOWN, start, end, lower)


def _full_year(digits: str) -> int:
    """The year of two digits: up to 2049, else of the last century."""
    year = int(digits)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _decade(text: str, found: Found) -> Iterator[Token]:
    digits = "".join(mark for mark in found[0] if mark.isdecimal())
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    yield Token("decade_number", found.start(), found.end(), found[0], year)


def _short_year(text: str, found: Found) -> Iterator[Token]:
    yield Token("short_year", found.start(), found.end(), found[0], _full_year(found[0][1:]))


def _newline(text: str, found: Found) -> Iterator[Token]:
    """A line break ends an expression, unless the line only wraps: the next goes on with a small letter or digit."""
    before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
    wraps = found[0].count("\n") == 1 and before not in ".!?:" and (after.islower() or after.isdecimal())
    if not wraps:
        yield Token("break", found.start(), found.end(), "\n")


def _dash(text: str, found: Found) -> Iterator[Token]:
    start, end = found.span()
    spaced = text[start - 1 : start].isspace() and text[end : end + 1].isspace()
    yield Token("wide_dash" if spaced else "dash", start, end, found[0])


def _mark(text: str, found: Found) -> Iterator[Token]:
    yield Token(_PUNCTUATION.get(found[0], UNKNOWN), found.start(), found.end(), found[0])


def _ampm(text: str, found: Found) -> Iterator[Token]:
    yield Token("ampm", found.start(), found.end(), found[0].lower(), found[0][0].lower())


def _compared(text: str, found: Found) -> Iterator[Token]:
    """ "YoY", "q/q": the unit is the value. "Mom" is somebody's."""
    lower = found[0].lower()
    tag = UNKNOWN if lower == "mom" and not found[0].endswith("M") else "compared"
    yield Token(tag, found.start(), found.end(), lower, {"y": "year", "q": "quarter", "m": "month"}[lower[0]])


def _plain(tag: str) -> Callable[[str, Found], Iterator[Token]]:
    def read(text: str, found: Found) -> Iterator[Token]:
        yield Token(tag, found.start(), found.end(), found[0].lower(), found[0])

    return read


_READERS: dict[str, Callable[[str, Found], Iterator[Token]]] = {
    "link": _plain(UNKNOWN), "iso": _plain("iso"), "stamp": _plain("stamp"), "clock": _plain("clock"),
    "decade": _decade, "shortyear": _short_year, "possessive": _plain("possessive"), "number": _number, "glued": _glued,
    "ampm": _ampm, "era": _plain("era"), "compared": _compared, "word": _word, "tail": _word_with_digits,
    "newline": _newline,
    "dash": _dash, "mark": _mark,
}  # fmt: skip
