"""What an amount is measured by: "per minute", "/month", "a share", "annually", "per million tokens"."""

from __future__ import annotations

from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import counted, singular
from claimx.find.amounts.numbers import read_number
from claimx.find.amounts.units import named, symbol, unit_after
from claimx.rules.lexicon import mapping, words

_SIZES = {1e3: "thousand", 1e6: "million", 1e9: "billion"}
"""Denominators that a unit spells out: 0.15 ``USD/million token``."""


def rate_after(page: Page, index: int) -> tuple[str, int] | None:
    """The denominator of a rate and where it ends: " processed per minute", "/month", "-a-share", " annually"."""
    at = index
    if (
        page.kind(at) == "w"
        and page.word(at).endswith(("ed", "sold", "made"))
        and page.word(at + 1) in ("per", "a", "an", "every", "each")
    ):
        at += 1
    if page.word(at) == "of":
        return _rate_behind_of(page, at + 1)
    adverb = mapping("units", "rate_adverbs").get(page.word(at))
    if adverb and len(page.word(at)) > 5:
        return adverb, at + 1
    hyphened = page.hyphen(at)
    opener = page.word(at + hyphened)
    if opener == "/" and page.glued(at) and page.kind(at + 1) == "w":
        return _denominator(page, at + 1, any_noun=True)
    start = at + hyphened + 1 + page.hyphen(at + hyphened + 1)
    if opener == "per":
        return _denominator(page, start, any_noun=True)
    if (opener, page.word(at + 1)) == ("for", "every"):
        return _denominator(page, at + 2, any_noun=False)
    if opener in ("a", "an", "each", "every"):
        found = _denominator(page, start, any_noun=False)
        return found if found and page.word(found[1]) not in words("units", "rates.dating") else None
    return None


def _rate_behind_of(page: Page, index: int) -> tuple[str, int] | None:
    """ "2.4 billion gallons of jet fuel a year": the rate behind what is measured."""
    for at in range(index, index + 4):
        if page.kind(at) != "w":
            return None
        if page.word(at + 1) in ("a", "per", "an", "every"):
            return rate_after(page, at + 1)
    return None


def _denominator(page: Page, index: int, *, any_noun: bool) -> tuple[str, int] | None:
    word = singular(page.word(index))
    if any_noun and word in ("annum", "capita"):
        return mapping("units", "rate_adverbs")[word], index + 1
    if not any_noun and word not in words("units", "rates.after_article"):
        return None
    if any_noun and (number := read_number(page, index)) is not None and number.form in ("digits", "words"):
        return _denominator_with_number(page, number.value, number.last)
    measure = named(page, index) or symbol(page, index, False, True)
    if measure is not None and measure.kind == "physical":
        return measure.name, measure.last
    noun = counted(page, index) if any_noun else None
    if noun is not None:
        return noun.name, noun.last
    return (word, index + 1) if not any_noun or word else None


def _denominator_with_number(page: Page, value: float, index: int) -> tuple[str, int]:
    """ "per million input tokens" → ``million token``."""
    measure = unit_after(page, index)
    noun = None if measure else counted(page, index)
    name = measure.name if measure else noun.name if noun else ""
    last = measure.last if measure else noun.last if noun else index
    size = _SIZES.get(value, f"{value:g}")
    return f"{size} {name}".strip(), last
