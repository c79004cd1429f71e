"""NewsQuant's conventions, which are not claimx's: long unit names, noun phrases as units, durations and "one of the"
counted, vague plurals as ranges. They live here and nowhere in the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from benchmarks.newsquant_concepts import concept_words
from claimx.adapters.quantulum import known_units
from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import singular
from claimx.find.changes import change_of
from claimx.find.movers import verbs
from claimx.find.quantities import judged

if TYPE_CHECKING:
    from spacy.tokens import Doc

COUNTED_VETOES = frozenset({"", "duration", "anaphor", "pronoun"})
_MONEY = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan",
    "INR": "indian rupee", "KRW": "south korean won", "AUD": "australian dollar", "CAD": "canadian dollar",
    "HKD": "hong kong dollar", "SGD": "singapore dollar", "NZD": "new zealand dollar", "CHF": "swiss franc",
    "MYR": "malaysian ringgit", "SEK": "swedish krona", "ZAR": "south african rand", "BRL": "brazilian real",
    "MXN": "mexican peso", "RUB": "russian ruble", "THB": "thai baht", "ILS": "shekel", "DKK": "danish krone",
    "NOK": "norwegian krone", "TRY": "turkish lira", "BTC": "bitcoin", "TWD": "taiwan dollar",
    "NGN": "nigerian naira",
}  # fmt: skip
_OWN = {
    "%": "percentage", "percentage_point": "percentage point", "basis_point": "basis point", "mi": "mile",
    "nmi": "nautical mile", "min": "minute", "s": "second", "m2": "square metre", "ft2": "square foot",
    "km2": "square kilometre", "mi2": "square mile", "in2": "square inch", "m3": "cubic metre", "ft3": "cubic foot",
    "in3": "cubic inch", "°C": "celsius", "°F": "fahrenheit", "°": "degree", "km": "kilometre", "lb": "pound-mass",
    "kW*h": "kilowatt hour", "GW*h": "gigawatt hour", "MW*h": "megawatt hour", "TW*h": "terawatt hour",
    "mAh": "milliampere-hour", "L": "litre", "t": "metric ton", "mL": "millilitre", "year": "year", "ton": "ton",
    "gal": "gallon", "yd": "yard", "hp": "horsepower", "bhp": "brake horsepower", "lb*ft": "pound-foot",
    "acre": "acre", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "KB": "kilobyte", "MP": "megapixel",
    "rpm": "revolutions per minute", "kn": "knot", "ms": "millisecond", "mm": "millimetre", "ft": "foot",
    "in": "inch", "MMBtu": "mega british thermal unit", "x": "-", "W": "watt", "GW": "gigawatt", "mg": "milligram",
    "kg": "kilogram", "hour": "hour", "ppb": "parts-per-billion", "ppm": "parts-per-million",
    "frame/s": "frame per second",
}  # fmt: skip
_STOPS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "for",
        "on",
        "to",
        "at",
        "by",
        "its",
        "their",
        "his",
        "her",
        "'s",
        "’s",
        "this",
        "and",
        "our",
        "that",
        "with",
        "from",
        "which",
    }
)
_MINOR = {
    "cent": "cent",
    "cents": "cent",
    "¢": "cent",
    "c": "cent",
    "pence": "penny",
    "penny": "penny",
    "p": "point",
    "sen": "sen",
}


def predictions(doc: Doc) -> list[dict[str, Any]]:
    """What the scorer of NewsQuant reads, for one sentence: value, unit, change, concepts."""
    page = Page(doc.text, doc)
    found = counted(page)
    named = concept_words(page, [amount for amount, _ in found])
    return list(_with_ones(page, [one | {"concepts": about} for (_, one), about in zip(found, named, strict=True)]))


def counted(page: Page) -> list[tuple[Amount, dict[str, Any]]]:
    """The amounts that NewsQuant counts, with its value, unit and change of each."""
    previous: Amount | None = None
    found = []
    for amount in _journeys(page, judged(page)):
        if amount.unit == "rank" or amount.form == "multiple" or not _counts(page, amount):
            continue
        moved = change_of(page, amount, previous)
        direction = moved[0] if moved else None
        bounded = _like_main(page, amount, previous)
        previous = bounded._replace(direction=direction)
        unit, factor = unit_name(page, bounded)
        named = {"value": _value(bounded, factor), "unit": unit, "change": _change(page, bounded, direction)}
        found.append((bounded, named))
    return found


def _journeys(page: Page, found: list[Amount]) -> Iterator[Amount]:
    """NewsQuant takes "climbed from 21 mpg combined to 23" for a range of 21 to 23."""
    waiting: Amount | None = None
    for amount in found:
        start, waiting = waiting, amount
        if start is not None and _goes_to(page, start, amount):
            waiting, start = start._replace(low=start.value, high=amount.value, value=None, relation="range"), None
        if start is not None:
            yield start
    if waiting is not None:
        yield waiting


def _goes_to(page: Page, start: Amount, end: Amount) -> bool:
    if start.value is None or end.value is None or start.veto or end.veto or end.unit not in ("", start.unit):
        return False
    return page.word(start.head - 1) == "from" and page.word(end.head - 1) == "to" and end.head - start.last < 9


def _counts(page: Page, amount: Amount) -> bool:
    if amount.veto == "pronoun":
        return page.word(amount.last) != "of" and bool(amount.unit)
    return amount.veto in COUNTED_VETOES


def _with_ones(page: Page, found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """NewsQuant counts "one of the best speakers" as 1 of "good speaker"."""
    yield from found
    for index in range(len(page)):
        if (
            page.word(index) == "one"
            and page.word(index + 1) == "of"
            and page.word(index + 2) in ("the", "its", "their", "his", "her", "my", "our")
        ):
            yield {
                "value": 1,
                "unit": _phrase(page, index + 3, min(index + 9, len(page))),
                "change": "=",
                "concepts": ["-"],
            }


def _phrase(page: Page, first: int, last: int) -> str:
    words: list[str] = []
    for index in range(first, last):
        if not words and (
            page.word(index) in _STOPS or page.kind(index) == "n" or page.word(index) in ("most", "combined", "all")
        ):
            continue
        if page.kind(index) != "w" or page.word(index) in _STOPS - {"and"} or page.tag(index)[:1] == "V":
            break
        if page.word(index) != "and":
            words.append(_base(page, index))
        if page.tag(index) in ("NNS", "NNPS"):
            break
    return " ".join([*words[:-1], singular(words[-1])]) if words else "-"


def _base(page: Page, index: int) -> str:
    """A word as NewsQuant writes it: superlatives by their lemma."""
    token = page.token(index)
    return token.lemma_ if token is not None and page.tag(index) == "JJS" else page.at(index).text


def unit_name(page: Page, amount: Amount) -> tuple[str, float]:
    """NewsQuant's name of an amount's unit, and what our value is multiplied by to fit it."""
    parts = amount.unit.split("/")
    top, factor = _top(page, amount, parts[0])
    bottom = [
        _OWN.get(part) or _plain(part)
        for part in parts[1:]
        if part != "share" or "share" in page.text[page.at(amount.first).start : page.at(amount.last - 1).end]
    ]
    return " per ".join([top, *bottom]) or "-", factor


def _top(page: Page, amount: Amount, unit: str) -> tuple[str, float]:
    spoken = [page.word(index) for index in range(amount.first, amount.last)]
    if amount.kind == "currency":
        minor = next((_MINOR[word] for word in spoken[1:] if word in _MINOR), None)
        return (minor, 100) if minor and "$" not in spoken else (_MONEY.get(unit, unit), 1)
    if amount.unit in ("year", "month", "week", "day") and _is_age(page, amount):
        return f"{amount.unit} of age", 1
    if amount.form == "fraction":
        noun = (
            _phrase(page, amount.last + 1, min(amount.last + 7, len(page))) if page.word(amount.last) == "of" else "-"
        )
        return f"% {noun}", 1
    if amount.kind == "count" and amount.own_unit:
        return _counted(page, amount) or unit, 1
    return _OWN.get(unit) or _plain(unit) or "-", 1


def _is_age(page: Page, amount: Amount) -> bool:
    at = amount.last + page.hyphen(amount.last)
    return page.word(at) == "old" or (page.word(at) == "of" and page.word(at + 1) == "age")


def _counted(page: Page, amount: Amount) -> str:
    """The noun phrase of a count, its head singular: "different boss"."""
    words: list[str] = []
    for index in range(amount.number.last, amount.last):
        if page.word(index) in ("per", "a", "an", "/") or (
            words and page.tag(index) == "VBN" and page.word(index + 1) == "per"
        ):
            break
        if page.word(index) in ("-", "–") and words and page.hyphen(index):
            words[-1] += "-"
        elif page.kind(index) in "wn" and page.word(index) not in _STOPS | {"more", "other", "additional", "most"}:
            joined = bool(words) and words[-1].endswith("-")
            if not joined and page.tag(index) in ("VBN", "VBG"):
                continue
            words[-1:] = [words[-1] + page.at(index).text] if joined else [*words[-1:], _base(page, index)]
    if not words:
        return ""
    last = words[-1]
    kept = last if last.lower() == "people" else singular(last)
    return " ".join([*words[:-1], kept])


def _plain(symbol: str) -> str:
    """quantulum3's name of a symbol; a count noun stays."""
    return next((unit.name for unit in known_units() if symbol in unit.symbols and symbol not in ("a", "day")), symbol)


def _value(amount: Amount, factor: float) -> float | list[float]:
    if amount.form == "vague" and amount.value is not None and amount.number.scale >= 100:
        return [amount.value, amount.value * 10]
    if amount.low is not None and amount.high is not None:
        return [amount.low * factor, amount.high * factor]
    return float(f"{(amount.value or 0) * factor:.12g}")


def _like_main(page: Page, amount: Amount, main: Amount | None) -> Amount:
    """A bracketed conversion has the bound of what it converts."""
    if (
        main is None
        or page.word(amount.head - 1) not in ("(", "/")
        or amount.head - main.last > 1
        or amount.relation != "="
    ):
        return amount
    return amount._replace(relation=main.relation if main.relation != "range" else "=")


def _change(page: Page, amount: Amount, direction: str | None) -> str:
    """A bound says more than a direction there; a direction counts where it stands before the amount."""
    if page.word(amount.head - 1) in ("averaged", "averaging", "averages"):
        return "~"
    bound = {">=": ">", "<=": "<", "range": "="}.get(amount.relation, amount.relation)
    if bound != "=":
        return bound
    before = any(
        page.word(index) in verbs() or page.word(index) in ("up", "down") or page.word(index - 1) == "of"
        for index in range(amount.head - 2, amount.head)
    )
    return direction if direction in ("up", "down") and (before or amount.sign) else "="
