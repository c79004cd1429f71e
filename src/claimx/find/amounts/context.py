"""What the surroundings say of an amount: share prices, index points, ages, whose dollar, units left out."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.elided import with_noun, with_rate
from claimx.find.amounts.ellipsis import Decide, filled, likeliest
from claimx.rules.lexicon import words

NEIGHBOURS = 10
"""Amounts before one whose units it may leave out."""
SMALL = 10_000
"""A price of one share is below this."""


def settle(page: Page, found: list[Amount], decide: Decide = likeliest) -> list[Amount]:
    """The amounts with units and bounds that only their surroundings tell; ``decide`` picks units left out."""
    out: list[Amount] = []
    for index, amount in enumerate(found):
        if amount.veto:
            out.append(amount)
            continue
        earlier = [other for other in out[-4:] if not other.veto and _same_sentence(page, other.first, amount.first)]
        amount = _age(page, _dangling(page, amount, found[index + 1 : index + 4]))
        amount = _shared_bound(page, amount, earlier)
        amount = _index_level(page, amount, earlier)
        amount = _percentage_points(page, amount, earlier)
        guess = _carried(page, amount, earlier, found[index + 1] if index + 1 < len(found) else None)
        guess = with_noun(page, guess, [other for other in out[-4:] if not other.veto])
        guess = with_rate(page, _share_price(page, guess, earlier), earlier)
        before, behind = out[-NEIGHBOURS:], found[index + 1 : index + 4]
        said = [other for other in before if not other.veto], [other for other in behind if not other.veto]
        out.append(filled(page, amount, guess, *said, decide))
    return out


def _same_sentence(page: Page, start: int, end: int) -> bool:
    for index in range(start, end):
        if page.kind(index) == "b" or (page.word(index) in ("!", "?", ";")):
            return False
        if (
            page.word(index) == "."
            and not page.glued(index)
            and page.capital(index + 1)
            and len(page.word(index - 1)) > 2
        ):
            return False
    return True


def _age(page: Page, amount: Amount) -> Amount:
    """ "Senard, 65, now": a number between commas behind a name, or one behind "aged", is an age."""
    if (
        amount.unit
        or amount.number.scale > 1
        or amount.value is None
        or not 0 < amount.value < 115
        or amount.form == "fraction"
    ):
        return amount
    said = page.word(amount.head - 1) in ("aged", "age") or (
        page.word(amount.head - 1) == "of" and page.word(amount.head - 2) == "age"
    )
    name = amount.first - 2
    framed = (
        page.word(amount.first - 1) == ","
        and page.word(amount.last) in (",", ".")
        and page.capital(name)
        and amount.value >= 16
    )
    framed = (
        framed
        and page.word(name) not in words("amounts", "calendar.months")
        and (page.capital(name - 1) or page.opens_sentence(name))
    )
    return amount._replace(unit="year", kind="physical") if said or framed else amount


def _dangling(page: Page, amount: Amount, following: list[Amount]) -> Amount:
    """ "four-, five- and six-cylinder engines": a hyphen with nothing behind it waits for the last one's noun."""
    at = amount.number.last
    if (coordinated := _coordinated(page, amount, following)) is not None:
        return coordinated
    if (
        amount.unit
        or page.word(at) != "-"
        or not page.glued(at - 1)
        or page.word(at + 1) not in (",", "and", "or", "to")
    ):
        return amount
    unit = next(((other.unit, other.kind) for other in following if other.unit), None)
    return amount._replace(unit=unit[0], kind=unit[1]) if unit else amount


def _coordinated(page: Page, amount: Amount, following: list[Amount]) -> Amount | None:
    """ "8B and 70B parameters", "four, six or eight cores": numbers of one size that a noun behind the last counts."""
    at, size = amount, amount.number.scale
    for other in following:
        link = [page.word(index) for index in range(at.last, other.first)]
        if at.unit or link not in (["and"], ["or"], [","], [",", "and"], [",", "or"]) or other.number.scale != size:
            return None
        if other.unit:
            shared = other.kind == "count" and other.own_unit and amount.form == other.form and link != [","]
            return amount._replace(unit=other.unit, kind=other.kind) if shared else None
        at = other
    return None


def _shared_bound(page: Page, amount: Amount, earlier: list[Amount]) -> Amount:
    """ "up to 160GB or 40,000 songs": a bound goes for what "or" adds."""
    if (
        not earlier
        or amount.relation != "="
        or earlier[-1].relation not in (">", ">=", "<", "<=")
        or amount.low is not None
    ):
        return amount
    between = [page.word(index) for index in range(earlier[-1].last, amount.head)]
    return amount._replace(relation=earlier[-1].relation) if between in (["or"], [",", "or"]) else amount


def dollars(page: Page, found: list[Amount]) -> list[Amount]:
    """A bare $ is the one other dollar that the text writes out, if it begins with that and writes out no US dollar.

    A text that counts in its own dollar says so at its first amount; one whose first $ is bare counts in USD.
    """
    first = next(
        (amount for amount in found if amount.unit.split("/")[0] in _dollars() and _signed(page, amount)), None
    )
    if first is None or _bare(page, first):
        return found
    named = {amount.unit.split("/")[0] for amount in found if amount.kind == "currency" and not _bare(page, amount)}
    dollars = sorted(named & _dollars() - {"USD"})
    if len(dollars) != 1 or "USD" in named or "US$" in page.text:
        return found
    return [
        amount._replace(unit=amount.unit.replace("USD", dollars[0], 1))
        if amount.unit.startswith("USD") and not _bracketed(page, amount)
        else amount
        for amount in found
    ]


def _signed(page: Page, amount: Amount) -> bool:
    """Whether it is said with a dollar sign or word; of cents nobody says whose."""
    texts = [page.word(index) for index in range(amount.first, amount.last)]
    return any("$" in text or text.startswith("dollar") for text in texts) or not _bare(page, amount)


def _dollars() -> frozenset[str]:
    return frozenset(words("context", "context.dollars")) | {"USD"}


def _bare(page: Page, amount: Amount) -> bool:
    texts = {page.at(index).text for index in range(amount.first, amount.last)}
    return amount.unit.startswith("USD") and not texts & {"US", "USD", "U"}


def _bracketed(page: Page, amount: Amount) -> bool:
    return page.word(amount.first - 1) == "("


def _index_level(page: Page, amount: Amount, earlier: list[Amount]) -> Amount:
    """A bare number with decimals or thousands beside an index is its level in points."""
    if amount.unit or amount.number.scale > 1 or amount.form != "digits" or (amount.value or amount.low or 0) < 100:
        return amount
    if any(other.unit == "point" for other in earlier) and page.word(amount.first - 1) in ("to", "at", "from"):
        return amount._replace(unit="point", kind="count", own_unit=False)
    start, _ = _sentence(page, amount)
    near = {page.word(index) for index in range(max(start, amount.first - 30), amount.first)}
    marks = near & words("context", "context.indices") or near >= {"s", "&", "p"}
    return (
        amount._replace(unit="point", kind="count", own_unit=False)
        if marks and ("." in page.word(amount.number.first) or "," in page.word(amount.number.first))
        else amount
    )


def _carried(page: Page, amount: Amount, earlier: list[Amount], following: Amount | None) -> Amount:
    """A unit left out because a neighbour says it: "from 8 million users to 9 million", "2,200 more"."""
    if amount.unit or amount.form in ("fraction", "multiple"):
        return amount
    before = page.word(amount.head - 1)
    multiplied = before == "the" and page.word(amount.head - 2) in words("context", "context.multiplying")
    linked = multiplied or before in words("context", "context.linking") or page.word(amount.last) in ("more", "fewer")
    listed = before in (",", "and") and page.word(amount.last) in ("in", "at") and amount.form == "digits"
    linked = linked or (listed and bool(earlier) and earlier[-1].kind == "count")
    source = (
        next((other for other in reversed(earlier) if _lends(page, other, before, amount)), None) if linked else None
    )
    if source is not None and _comparable(source, amount):
        return amount._replace(unit=source.unit, kind=source.kind, own_unit=False)
    return _from_following(page, amount, following) if before == "from" and following is not None else amount


def _lends(page: Page, other: Amount, before: str, amount: Amount) -> bool:
    """Whether an amount's unit goes for a bare number behind it; a percentage only from "from 12% to 15"."""
    if other.unit == "%":
        return before == "to" and page.word(other.head - 1) == "from" and amount.number.scale == 1
    return bool(other.unit) and other.kind != "ratio" and other.unit != "rank"


def _from_following(page: Page, amount: Amount, following: Amount) -> Amount:
    """ "from 24.2 to 33-35 billion euros": unit and multiplier stand with the second amount."""
    if following.veto or _link(page, amount, following) not in ("to", "and"):
        return amount
    shares = amount.number.scale == 1 and (amount.value or 0) < 1000 and following.number.scale > 1
    value = amount.value * following.number.scale if shares and amount.value is not None else amount.value
    lent = amount._replace(unit=following.unit, kind=following.kind, value=value, own_unit=False)
    return lent if _comparable(following, lent) else amount


def _link(page: Page, left: Amount, right: Amount) -> str:
    between = [page.word(index) for index in range(left.last, right.first)]
    return between[0] if len(between) == 1 else ""


def _comparable(one: Amount, other: Amount) -> bool:
    """Whether two numbers can be of one kind: within a factor of a thousand."""
    left, right = abs(one.value or one.high or 0), abs(other.value or other.high or 0)
    return bool(one.unit) and left > 0 and right > 0 and 1e-3 < left / right < 1e3


def _percentage_points(page: Page, amount: Amount, earlier: list[Amount]) -> Amount:
    """ "its share is 31%, down two points": points of a ratio are percentage points."""
    value = abs(amount.value if amount.value is not None else amount.high or 0)
    ratio = earlier and earlier[-1].unit in ("%", "percentage_point")
    if amount.unit != "point" or not ratio or value >= 100 or page.hyphen(amount.number.last):
        return amount
    start, end = _sentence(page, amount)
    if words("context", "context.indices").intersection(page.word(index) for index in range(start, end)):
        return amount
    return amount._replace(unit="percentage_point", kind="ratio")


def _share_price(page: Page, amount: Amount, earlier: list[Amount]) -> Amount:
    """Small money beside "a share", or in a sentence where shares or a company close, rise or fall by it."""
    value = amount.value if amount.value is not None else amount.high or 0
    if amount.kind != "currency" or "/" in amount.unit or amount.number.scale > 1 or not 0 < abs(value) < SMALL:
        return amount
    start, end = _sentence(page, amount)
    sentence = [page.word(index) for index in range(start, end)]
    said = any(other.unit.endswith("/share") for other in earlier)
    if said or _per_share_before(page, amount, start) or _shares_move(page, amount, start, sentence):
        return amount._replace(unit=f"{amount.unit}/share", own_rate=False)
    return amount


def _sentence(page: Page, amount: Amount) -> tuple[int, int]:
    start, end = amount.first, amount.last
    while start > 0 and amount.first - start < 60 and _same_sentence(page, start - 1, start + 1):
        start -= 1
    while end < len(page) and end - amount.last < 40 and _same_sentence(page, end - 1, end + 1):
        end += 1
    return start, end


def _per_share_before(page: Page, amount: Amount, start: int) -> bool:
    """ "earnings per share of $1.20", "EPS of 31 cents"."""
    window = [page.word(index) for index in range(max(start, amount.first - 8), amount.first)]
    return "eps" in window or any(window[at : at + 2] == ["per", "share"] for at in range(len(window)))


def _shares_move(page: Page, amount: Amount, start: int, sentence: list[str]) -> bool:
    """ "shares rose $1.32 to $24.17", "the chipmaker fell nearly $3", "closed at $35.18"."""
    before = {page.word(index) for index in range(start, amount.first)}
    moved = bool(before & words("context", "context.trading"))
    if not moved or before & words("context", "context.goods"):
        return False
    if before & {"share", "shares", "stock", "stocks"}:
        return True
    window = [page.word(index) for index in range(max(start, amount.head - 3), amount.head)]
    return (
        bool(set(window) & words("context", "context.trading_alone"))
        and "by" not in window
        and bool(set(sentence) & words("context", "context.market"))
    )
