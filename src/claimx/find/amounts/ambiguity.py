"""The readings of an amount that lost: "pounds" as money where they are weight, "7B" as bytes where it is billions.

Which reading wins is decided where units and multipliers are read and by what surrounds them; here the words of the
amount are looked up once more, for what else they may mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import singular
from claimx.find.amounts.numbers import values
from claimx.find.amounts.units import named
from claimx.measures.sizes import known
from claimx.models.amounts import UnitKind
from claimx.rules.lexicon import mapping, table


def alternatives(page: Page, amount: Amount) -> list[Amount]:
    """An amount as its words could be read too, each reading once, the likeliest first."""
    found: list[Amount] = []
    if any(page.word(index) in _ambiguous() for index in range(amount.first, amount.last)):
        found += [*_other_letters(page, amount), *_other_units(page, amount)]
    if not amount.own_rate:
        found.append(amount._replace(unit=amount.unit.partition("/")[0]))  # a price that nothing ties to a share
    return found


@cache
def _ambiguous() -> frozenset[str]:
    """Every word that may have another reading, in lower case: most amounts have none of them."""
    found = {word.lower() for words in table("ambiguity").values() for word in words}
    return frozenset(found | {f"{word}s" for word in found})


def _other_letters(page: Page, amount: Amount) -> Iterator[Amount]:
    """ "7B", "30m", "128K": a letter glued to digits is a multiplier or a unit. Behind money it is a multiplier."""
    if amount.kind == "currency":
        return
    letters = {page.at(index).text for index in range(amount.number.first + 1, amount.last) if _glued(page, index)}
    meanings = table("ambiguity")["letters"].get(letters.pop()) if len(letters) == 1 else None
    if meanings is None:
        return
    factor, symbols, unit = values("magnitudes")[meanings[0]], meanings[1:], amount.unit.partition("/")[0]
    if amount.number.scale == factor:
        amount = _times(amount, 1 / factor)
    elif amount.number.scale == 1 and unit in symbols:
        yield _times(amount, factor)._replace(unit="", kind="none")
    else:
        return
    for symbol in symbols:
        if symbol != unit:
            yield amount._replace(unit=symbol, kind=_kind(symbol))


def _glued(page: Page, index: int) -> bool:
    return page.kind(index) == "w" and page.kind(index - 1) == "n" and page.glued(index - 1)


def _times(amount: Amount, factor: float) -> Amount:
    value, low, high = (_scaled(number, factor) for number in (amount.value, amount.low, amount.high))
    return amount._replace(value=value, low=low, high=high)


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else float(f"{value * factor:.15g}")


def _other_units(page: Page, amount: Amount) -> Iterator[Amount]:
    """ "pounds", "¥", "tons": the other units that a word or sign may mean, at the same rate."""
    unit, slash, rate = amount.unit.partition("/")
    for reading in _meanings(page, amount) if amount.own_unit and unit else ():
        if reading != unit:
            yield amount._replace(unit=f"{reading}{slash}{rate}", kind=_kind(reading))


def _kind(unit: str) -> UnitKind:
    if unit in mapping("units", "ratio").values():
        return "ratio"
    if known(unit):
        return "physical"
    return "currency" if unit.isupper() else "count"


def _meanings(page: Page, amount: Amount) -> list[str]:
    """What the whole name of an amount's unit may mean; nothing where it is one word of a longer name."""
    units: dict[str, list[str]] = table("ambiguity")["units"]
    before = amount.number.first - 1
    if amount.first <= before:
        alone = amount.first == before and not any(page.capital(at) for at in range(amount.number.last, amount.last))
        return units.get(page.at(before).text, []) if alone else []
    at = amount.number.last + page.hyphen(amount.number.last)
    if at >= amount.last:
        return []
    meanings = units.get(page.at(at).text) or units.get(singular(page.word(at)), [])
    longer = named(page, at) if meanings else None
    return meanings if longer is None or longer.last == at + 1 else []
