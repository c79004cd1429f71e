"""Tickers in brackets behind a company's name: "Apple (AAPL.O)", "Nvidia (NASDAQ: NVDA)", "Baidu (9888.HK, BIDU.O)".

They are other names of the company and no names of their own where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.find.name_types import Name
    from claimx.rules.knowledge import Base

_REACH = 16
"""Tokens that a bracket may have."""
_PART = re.compile(r"[,;/]\s*")
_LISTED = re.compile(r"(?P<exchange>[A-Z][\w .&-]{1,24}?)\s*:\s*(?P<symbol>[A-Z0-9]{1,6}(?:\.[A-Z]{1,2})?)\Z")
_DOTTED = re.compile(r"(?P<symbol>[A-Z0-9]{1,6})\.(?P<suffix>[A-Z]{1,2})\Z")
_BARE = re.compile(r"[A-Z]{2,5}\Z")


class Ticker(NamedTuple):
    """A ticker's token range, its symbol without the exchange, and where the company's name begins."""

    start: int
    end: int
    symbol: str
    company: int


def find_tickers(doc: Doc, names: Iterable[Name], base: Base) -> Iterator[Ticker]:
    """The tickers in the brackets right behind companies' names."""
    for name in names:
        if name.type != "company" or name.end >= len(doc) or doc[name.end].text != "(":
            continue
        close = next((at for at in range(name.end + 1, min(name.end + _REACH, len(doc))) if doc[at].text == ")"), None)
        if close is not None:
            yield from _in_bracket(doc, name, close, base)


def with_tickers(doc: Doc, names: Iterable[Name], tickers: Sequence[Ticker]) -> Iterator[Name]:
    """Names without the tickers in brackets; elsewhere a ticker is a name of its company."""
    listed = {at for ticker in tickers for at in range(ticker.start, ticker.end)}
    symbols = {ticker.symbol: ticker.company for ticker in tickers}
    owners = {name.start: name for name in names}
    known = {at: owners[at].known or doc[at : owners[at].end].text for at in symbols.values()}
    for name in owners.values():
        company = symbols.get(doc[name.start : name.end].text)
        if name.start in known:
            yield name._replace(known=known[name.start])
        elif company is not None and name.start not in listed:
            yield name._replace(type="company", known=known[company])
        elif name.start not in listed:
            yield name


def _in_bracket(doc: Doc, name: Name, close: int, base: Base) -> Iterator[Ticker]:
    first = doc[name.end + 1].idx
    content = doc.text[first : doc[close].idx]
    at = 0
    for part in _PART.split(content):
        at = content.index(part, at)
        symbol = _symbol(doc, part.strip(), name, base)
        if symbol is not None:
            begin = first + at + part.rindex(symbol)
            span = doc.char_span(begin, first + at + len(part.rstrip()), alignment_mode="expand")
            if span is not None:
                yield Ticker(span.start, span.end, symbol, name.start)
        at += len(part)


def _symbol(doc: Doc, part: str, name: Name, base: Base) -> str | None:
    """The symbol that a part of a bracket gives, if it is a listing."""
    if (listed := _LISTED.match(part)) and listed["exchange"].split()[0] in words("entities", "words.exchanges"):
        return listed["symbol"]
    if (dotted := _DOTTED.match(part)) and dotted["suffix"] in words("entities", "words.exchange_codes"):
        return dotted["symbol"]
    return part if _BARE.match(part) and _is_own(doc, part, name, base) else None


def _is_own(doc: Doc, symbol: str, name: Name, base: Base) -> bool:
    """Whether a bare symbol is the company's ticker by what is known, and not its acronym."""
    entry, own = base.entries.get(symbol), base.entries.get(doc[name.start : name.end].text)
    if entry is not None and own is not None:
        return entry.name == own.name and symbol not in (own.name, doc[name.start : name.end].text)
    return False
