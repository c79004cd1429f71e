"""One amount at a time: a number with the currency before it and the unit, noun and rate after it."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import Counted, counted, is_plural
from claimx.find.amounts.numbers import Number, read_number, scan, values
from claimx.find.amounts.proportions import multiple, of_unit, one_in, part, score
from claimx.find.amounts.rates import rate_after
from claimx.find.amounts.units import Measure, money_after, money_before, unit_after
from claimx.models.amounts import UnitKind
from claimx.rules.lexicon import mapping, words

_ENDS = frozenset({".", ";", ":", ")", "]", "}", "\n", "!", "?", ""})
"""Signs behind which no unit or noun of a number can stand."""


def read_amounts(page: Page) -> list[Amount]:
    """Every amount of a page, singly: ranges, bounds and vetoes come later."""
    return scan(page, read_amount)


def read_amount(page: Page, index: int) -> Amount | None:
    """The amount whose number begins at an atom, or ``None``."""
    sign = money_before(page, index)
    number = read_number(page, index, money=sign is not None)
    if number is None:
        return None
    if number.form == "multiple":
        return multiple(page, number)
    if sign is None and (mark := score(page, number)) is not None:
        return mark
    if number.form == "fraction":
        half = part(page, number)
        return _rated(page, half) if half is not None and half.unit != "x" else half
    if (share := one_in(page, number)) is not None:
        return share
    first = sign.first if sign else index
    start, minus = _sign(page, first)
    if sign is not None and page.word(index - 1) in ("-", "−"):
        minus = "-"  # $-50.8bn
    amount = Amount(start, number.last, number, -number.value if minus == "-" else number.value, head=start, sign=minus)
    if sign is not None:
        again = money_after(page, number.last + page.hyphen(number.last), sign.code)
        amount = amount._replace(
            unit=again.name if again else sign.code, kind="currency", last=again.last if again else amount.last
        )
        return _rated(page, _late_multiplier(page, amount))
    return _measured(page, amount)


def _late_multiplier(page: Page, amount: Amount) -> Amount:
    """ "75 USD million", "$40 US billion": the multiplier behind the currency."""
    factor = values("magnitudes").get(page.word(amount.last), 1.0)
    if factor <= 100 or amount.number.scale > 1:
        return amount
    number = amount.number._replace(scale=factor, value=amount.number.value * factor)
    return amount._replace(value=(amount.value or 0) * factor, number=number, last=amount.last + 1)


def _sign(page: Page, index: int) -> tuple[int, str]:
    """Where the amount begins with its sign, and the sign."""
    before = page.word(index - 1)
    if before == "minus":
        return index - 1, "-"
    if page.hyphen(index - 1) and page.word(index - 2) == "minus":
        return index - 2, "-"
    apart = not page.glued(index - 2) or page.word(index - 2) in ("(", "[", "=")
    if before in ("-", "−", "–", "+") and page.glued(index - 1) and apart:
        return index - 1, "+" if before == "+" else "-"
    return index, ""


def _measured(page: Page, amount: Amount) -> Amount | None:
    """An amount with no currency before it: a unit, else a multiple, else a counted noun."""
    number = amount.number
    if page.word(number.last) in _ENDS:
        return _times(page, amount) or amount  # most bare numbers: nothing is there to be read
    last = number.last + _closing(page, number.last)
    found = unit_after(page, last, bare=number.scale == 1) or _pounds(page, last, number)
    if found is not None:
        value = float(f"{(amount.value or 0) * found.factor:.12g}")
        amount = amount._replace(value=value, unit=found.name, kind=found.kind, last=found.last)
        return _rated(page, _late_multiplier(page, amount) if found.kind == "currency" else amount)
    if (times := _times(page, amount)) is not None:
        return times
    return _counted(page, amount)


def _closing(page: Page, index: int) -> int:
    """One past a closing quotation mark glued to a number; 0 else."""
    return 0 if page.word(index) != "*" else 1


def _rated(page: Page, amount: Amount) -> Amount:
    rate = rate_after(page, amount.last)
    if rate is None or ("/" in amount.unit and amount.kind == "physical" and page.word(amount.last) != "per"):
        return amount
    name, last = rate
    if page.word(last) in ("per", "a") and (second := rate_after(page, last)) is not None:
        name, last = f"{name}/{second[0]}", second[1]
    return amount._replace(
        unit=f"{amount.unit}/{name}" if amount.unit else amount.unit, last=last if amount.unit else amount.last
    )


def _pounds(page: Page, index: int, number: Number) -> Measure | None:
    """Pounds are money from a million on, or where the text writes £; else weight."""
    at = index + page.hyphen(index)
    if page.word(at) not in ("pound", "pounds"):
        return None
    money = number.scale >= 1e5 or ("£" in page.text and page.word(at + 1) != "of")
    return Measure("GBP", "currency", at + 1) if money else Measure("lb", "physical", at + 1)


def _times(page: Page, amount: Amount) -> Amount | None:
    """ "10x", "three times as many", "5-fold", "by a factor of five"; and "downloaded 767m times" as a count."""
    at = amount.last + page.hyphen(amount.last)
    word, glued = page.word(at), page.glued(amount.last - 1)
    if (word == "x" and (glued or page.kind(at + 1) != "n")) or word == "fold" or (word == "×" and glued):
        return amount._replace(unit="x", kind="ratio", last=at + 1)
    if page.word(amount.first - 1) == "of" and page.word(amount.first - 2) == "factor":
        return amount._replace(unit="x", kind="ratio", head=amount.first - 3)
    if word not in ("times", "time") or at != amount.last:
        return None
    whose = page.capital(at + 1) and page.word(at + 2) in ("'", "’")  # "10 times OpenAI's best"
    if (whose or page.word(at + 1) in words("numbers", "numbers.comparing")) and amount.number.scale == 1:
        return amount._replace(unit="x", kind="ratio", last=at + 1)
    verb = next(
        (noun for step in range(1, 8) if (noun := mapping("units", "verb_nouns").get(page.word(amount.first - step)))),
        "time",
    )
    return _rated(page, amount._replace(unit=verb, kind="count", last=at + 1))


def _counted(page: Page, amount: Amount) -> Amount | None:
    number = amount.number
    if (suffixed := _suffixed(page, amount)) is not None:
        return suffixed
    start, hyphened = _noun_start(page, number.last)
    if number.form == "vague" and page.word(start) == "of":
        measure = unit_after(page, start + 1)
        if measure is not None:
            return _rated(page, amount._replace(unit=measure.name, kind=measure.kind, last=measure.last))
        start += 1 + (page.word(start + 1) in ("the", "its", "their"))
    noun = counted(page, start, hyphened=hyphened) or _behind_measure(page, start)
    if noun is None:
        return _partitive(page, amount)
    if noun.name == "one":
        return amount._replace(last=noun.last)  # "12.5 million daily ones"
    implied = mapping("units", "implied").get(noun.name)
    if implied and number.scale >= 1000 and page.kind(number.last - 1) == "w" and len(page.word(number.last - 1)) == 1:
        return amount._replace(unit=implied, kind="count", last=noun.last)
    duration = mapping("units", "duration").get(noun.name)
    kind: UnitKind = "physical" if duration else "count"
    if _measures_inside(page, number.last + 1, noun.last):
        return amount._replace(unit=noun.name, kind=kind)
    return _rated(page, amount._replace(unit=duration or noun.name, kind=kind, last=noun.last))


def _behind_measure(page: Page, index: int) -> Counted | None:
    """The noun of a count that stands before another amount: "two 180 MVA transformers"."""
    measure = unit_after(page, index + 1) if page.kind(index) == "n" and not page.glued(index - 1) else None
    noun = counted(page, measure.last) if measure is not None and measure.kind == "physical" else None
    return noun if noun is not None and is_plural(page.at(noun.last - 1).text) else None


def _measures_inside(page: Page, index: int, last: int) -> bool:
    """ "two 180 MVA transformers": between a count and its noun stands an amount of its own."""
    inner = (at for at in range(index - 1, last - 1) if page.kind(at) == "n" and not page.glued(at - 1))
    return any(unit_after(page, at + 1) is not None for at in inner)


def _suffixed(page: Page, amount: Amount) -> Amount | None:
    """Ordinals ("3rd") and plural numerals ("the 1990s") are no amounts; "5,700 737s" counts 737s."""
    last = amount.number.last
    suffix = page.word(last)
    if suffix in ("s", "st", "nd", "rd", "th") and page.glued(last - 1) and amount.form == "digits":
        return amount._replace(veto="name" if suffix == "s" else "ordinal", last=last + 1)
    plural = page.word(last + 1) == "s" and page.glued(last) and page.kind(last) == "n"
    if plural and not page.glued(last - 1):
        return amount._replace(unit=suffix, kind="count", last=last + 2)
    return None


def _noun_start(page: Page, index: int) -> tuple[int, bool]:
    """Where the noun of a count begins, and whether a hyphen ties it to the number; past "-plus", "-odd" and "+"."""
    hyphened = page.hyphen(index)
    start = index + hyphened
    if hyphened and page.word(start) in ("plus", "odd", "ish", "some"):
        return start + 1, False
    if page.word(start) == "+" and page.glued(start - 1):
        return start + 1, False
    return start, hyphened


def _partitive(page: Page, amount: Amount) -> Amount:
    """ "17 of the company's 75 production lines": the unit is the noun behind "of", the span ends with the number."""
    if page.word(amount.last) != "of":
        return amount
    if (amount.value or 0) < 1 and (measured := of_unit(page, amount)) is not None:
        return measured
    at, seen = amount.last + 1, 0
    while seen < 6 and (
        page.word(at) in ("the", "its", "their", "these", "those", "all", "our", "his", "her")
        or page.word(at + 1) in ("'", "’")
    ):
        at += 3 if page.word(at + 1) in ("'", "’") else 1
        seen += 1
    inner = read_number(page, at)
    noun = counted(page, inner.last if inner else at)
    return amount._replace(unit=noun.name, kind="count") if noun and is_plural(page.at(noun.last - 1).text) else amount
