"""Units before and after a number: money, ratios, durations, physical units, and the rate they are measured by."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimx.adapters.quantulum import by_surface, by_symbol
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import singular
from claimx.models.amounts import UnitKind
from claimx.rules.lexicon import mapping, words

LONGEST_NAME = 4
"""Words in the longest unit name."""
LONGEST_QUOTATION = 60
"""Atoms looked back for the mark that opens a quotation."""
_QUOTES = {'"': '"', "”": "“"}
"""Marks that close a quotation or mean inches, by the mark that opens it."""
_OWN_DIMENSIONS = frozenset({"currency", "time", "dimensionless"})
_NEAR_SHARES = 12
"""Atoms before a price in pence in which a word for shares is looked for."""


class Measure(NamedTuple):
    """A unit that ends before ``atoms[last]``. ``factor`` turns hundredths into the unit (cents: 0.01 USD)."""

    name: str
    kind: UnitKind
    last: int
    factor: float = 1


class Sign(NamedTuple):
    """A currency that stands before its number, from ``atoms[first]``."""

    code: str
    first: int


@cache
def _surfaces() -> dict[str, tuple[str, UnitKind, float]]:
    """Unit names, lower case and singular; the overlay wins over quantulum3."""
    found: dict[str, tuple[str, UnitKind, float]] = {}
    skipped = words("units", "skip.list")
    for surface, units in by_surface().items():
        kept = [unit for unit in units if unit.name not in skipped and unit.dimension not in _OWN_DIMENSIONS]
        if kept:
            found[surface] = (
                kept[0].symbols[0] if kept[0].symbols else kept[0].name.replace(" ", "_"),
                "physical",
                1.0,
            )
    for key, kind in (
        ("physical", "physical"),
        ("duration", "physical"),
        ("ratio", "ratio"),
        ("currency.names", "currency"),
    ):
        found.update({surface: (name, kind, 1.0) for surface, name in mapping("units", key).items()})  # type: ignore[misc]
    for surface, code in mapping("units", "currency.minor").items():
        if len(surface) > 2:
            found[surface] = (code, "currency", 0.01)
    return found


@cache
def _openers() -> frozenset[str]:
    """The first word of every unit name: what follows most numbers is none of them."""
    return frozenset(surface.partition(" ")[0] for surface in _surfaces())


@cache
def _symbols() -> dict[str, str]:
    """Symbols of two letters and more, case as written."""
    skipped = words("units", "skip.list")
    found = {}
    for symbol, units in by_symbol().items():
        unit = units[0]
        if len(symbol) > 1 and symbol.isalpha() and unit.name not in skipped and unit.dimension not in _OWN_DIMENSIONS:
            found[symbol] = unit.symbols[0]
    for plain in (
        "ac",
        "in",
        "au",
        "AU",
        "ua",
        "UA",
        "sb",
        "st",
        "kat",
        "deg",
        "cal",
        "Cal",
        "gal",
        "rad",
        "den",
        "amp",
        "pt",
        "ips",
    ):
        found.pop(plain, None)
    found.update(mapping("units", "symbols"))
    return found


def money_before(page: Page, index: int) -> Sign | None:
    """The currency written before a number: "$", "US$", "$US", "HK$", "€", "RMB ", "Rs."."""
    at = index - 1
    if page.word(at) in ("-", "−", "~") and page.glued(at) and page.glued(at - 1):
        at -= 1
    if page.word(at) == "." and page.word(at - 1) == "rs":
        at -= 1
    if page.word(at) in ("=", "ps") and (ascii_sign := _ascii_sign(page, at, index)) is not None:
        return ascii_sign
    sign = mapping("units", "currency.signs").get(page.written(at))
    if sign is not None:
        return _whose(page, at, sign)
    dollar = mapping("units", "currency.dollars").get(page.written(at))
    if dollar and page.word(at - 1) == "$" and page.glued(at - 1):
        return Sign(dollar, at - 1)
    code = mapping("units", "currency.codes").get(page.written(at))
    if code and page.start(index) - page.end(at) <= 1 + (at < index - 1):
        return Sign(code, at)
    return None


def _ascii_sign(page: Page, at: int, index: int) -> Sign | None:
    """Signs that a conversion to ASCII has spelled out: "PS2.7m" was £2.7m, "Y=590 billion" was ¥590 billion."""
    if not page.glued(index - 1) or at != index - 1:
        return None
    if page.written(at) == "=" and page.written(at - 1) == "Y" and page.glued(at - 1):
        return Sign("JPY", at - 1)
    long = (
        "," in page.word(index)
        or "." in page.word(index)
        or page.word(index + 1) in ("m", "bn", "k", "million", "billion")
    )
    return Sign("GBP", at) if page.written(at) == "PS" and long else None


def _whose(page: Page, at: int, sign: str) -> Sign:
    """Whose dollar or yen the sign is, by the letters before it."""
    before = page.written(at - 1)
    if before == "." and page.word(at - 2) == "s" and page.word(at - 4) == "u" and sign == "USD":
        return Sign("USD", at - 4)
    if sign == "USD" and before in words("units", "currency.apart"):
        return Sign(mapping("units", "currency.dollars")[before.upper()], at - 1)
    if sign == "USD" and (page.glued(at - 1) or (len(before) > 1 or before == "C")):
        code = mapping("units", "currency.dollars").get(before) or mapping("units", "currency.codes").get(
            before.upper()
        )
        return Sign(code, at - 1) if code else Sign(sign, at)
    if sign == "JPY" and before in ("CN", "RMB", "CNY"):
        return Sign("CNY", at - 1)
    code = mapping("units", "currency.codes").get(before)
    return Sign(sign, at - 1) if code == sign else Sign(sign, at)


def money_after(page: Page, index: int, code: str) -> Measure | None:
    """What a signed amount says once more, or more exactly, behind: "$3 billion dollars", "$31 US", "$20 Canadian"."""
    said = named(page, index)
    if said is not None and said.kind == "currency" and said.factor == 1:
        plain = said.name == "USD" and page.word(said.last - 1).startswith("dollar") and said.last == index + 1
        return said._replace(name=code if plain else said.name)
    if [page.word(index + step) for step in range(3)] == ["u", ".", "s"]:
        return Measure("USD", "currency", index + 3 + (page.word(index + 3) == "." and page.kind(index + 4) == "w"))
    text = page.written(index)
    whose = mapping("units", "currency.dollars").get(text) if len(text) > 1 else None
    whose = whose or {"canadian": "CAD", "australian": "AUD"}.get(text.lower())
    if code == "USD" and whose and not page.capital(index + 1):
        return Measure(whose, "currency", index + 1)
    known = mapping("units", "currency.codes").get(text)
    return Measure(known, "currency", index + 1) if known and len(text) == 3 else None


def unit_after(page: Page, index: int, *, bare: bool = True) -> Measure | None:
    """The unit written after a number: "%", " percentage points", "GB", "-inch", " million" being read already.

    ``bare``: the number had no multiplier ("5 million m" is no length).
    """
    glued = page.glued(index - 1)
    at = index + page.hyphen(index)
    if (
        page.written(at) in ("US", "UK")
        and (standard := named(page, at + 1)) is not None
        and standard.kind == "physical"
    ):
        return standard
    return named(page, at) or _signed(page, index) or symbol(page, at, glued or at > index, bare)


def named(page: Page, index: int) -> Measure | None:
    """The longest unit name that begins at an atom."""
    first = page.word(index)
    if first not in _openers() and singular(first) not in _openers():
        return None
    surfaces = _surfaces()
    parts: list[str] = []
    ends: list[int] = []
    at = index
    while len(parts) < LONGEST_NAME and (page.kind(at) == "w" or page.written(at) in ("%", "°")):
        parts.append(page.word(at))
        ends.append(at + 1)
        at += 2 if page.hyphen(at + 1) or (page.word(at + 1) == "." and page.glued(at) and at + 1 - index < 4) else 1
    for count in range(len(parts), 0, -1):
        if count == 1 and len(parts[0]) == 1:
            continue
        for words_of_name in (
            parts[:count],
            [*parts[: count - 1], singular(parts[count - 1])],
            [singular(part) for part in parts[:count]],
        ):
            known = surfaces.get(" ".join(words_of_name))
            if known is not None:
                return Measure(known[0], known[1], ends[count - 1], known[2])
    return None


def _signed(page: Page, index: int) -> Measure | None:
    """A currency or ratio sign after the number: "20€", "5%", "30¢", "15 USD"."""
    text = page.written(index)
    if text in ("%", "٪") or (text == "pc" and page.glued(index - 1)):
        return Measure("%", "ratio", index + 1)
    codes = mapping("units", "currency.codes")
    if text in codes and page.kind(index) == "w":
        return Measure(codes[text], "currency", index + 1)
    if text[:1] in ("M", "m") and text[1:] in codes and len(text) == 4:
        return Measure(codes[text[1:]], "currency", index + 1, 1e6)  # MEUR, mSEK
    minor = mapping("units", "currency.minor").get(text)
    if text == "p" and page.word(index - 1) in words("units", "currency.lines") and not _is_of_shares(page, index):
        return None  # "at 1080p": lines of a picture, not pence
    if minor and (page.glued(index - 1) or text == "p") and (text == "¢" or _alone(page, index + 1)):
        return Measure(minor, "currency", index + 1, 0.01)
    sign = mapping("units", "currency.signs").get(text)
    if sign and not (page.glued(index) and page.kind(index + 1) == "n"):
        return Measure(sign, "currency", index + 1)
    return None


def _is_of_shares(page: Page, index: int) -> bool:
    """Whether shares or pounds stand not far before a price."""
    near = {page.word(at) for at in range(index - _NEAR_SHARES, index)}
    return not near.isdisjoint(words("units", "currency.shares"))


def _alone(page: Page, index: int) -> bool:
    """Whether a single letter before an atom can be a unit: no noun, no "p.m." follows."""
    following = page.word(index)
    dotted = following == "." and page.kind(index + 1) == "w" and page.glued(index)
    return following in (",", ".", "/", "a", "per", ";", ")", "to", "from", "at", "on", "-", "") and not dotted


def _is_temperature(page: Page, index: int) -> bool:
    """Whether a numeral before a glued C can be degrees: two digits or more, not part of a name ("Nexus 55C")."""
    return page.kind(index) == "n" and len(page.word(index)) > 1 and not page.capital(index - 1)


def _closes_quotation(page: Page, index: int) -> bool:
    """Whether a quotation mark that could mean inches ends a quotation: "fewer than 25" of them."""
    for at in range(index - 1, max(index - LONGEST_QUOTATION, -1), -1):
        if page.kind(at) == "b":
            return False
        if page.at(at).text in ('"', "“", "”"):
            return page.at(at).text == _QUOTES[page.at(index).text] and not page.glued(at - 1)
    return False


def symbol(page: Page, index: int, glued: bool, bare: bool) -> Measure | None:
    text = page.written(index)
    if not text:
        return None
    if text in _QUOTES and _closes_quotation(page, index):
        return None
    name = _symbols().get(text.replace("\u03bc", "\u00b5"))
    if name is None and bare and (glued or text in words("units", "spaced.list")):
        name = mapping("units", "symbols_glued").get(text)
        if name is not None and not glued and page.kind(index + 1) == "w" and page.glued(index):
            return None
    if name is None and glued and text == "C" and _is_temperature(page, index - 1):
        name = "°C"
    if name is None:
        return None
    last = index + 1
    if page.word(last) in ("2", "3") and page.glued(index) and name in ("m", "km", "cm", "mm", "ft", "mi"):
        return Measure(name + page.word(last), "physical", last + 1)
    if page.word(last) == "/" and page.glued(last) and page.word(last + 1) in ("s", "h", "sec", "hr"):
        return Measure(f"{name}/{'hour' if page.word(last + 1)[0] == 'h' else 's'}", "physical", last + 2)
    return Measure(name, "physical", last)
