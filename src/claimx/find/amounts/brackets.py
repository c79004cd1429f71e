"""Bracketed conversions: "RMB 30 billion (US$4.1 billion)" is one amount said twice."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.rates import rate_after
from claimx.measures.conversion import same_dimension
from claimx.rules.lexicon import words

LONGEST_RATE = 8
"""Atoms of "at today's exchange rate)"."""
_OPEN = frozenset({"(", "["})
_CLOSE = frozenset({")", "]"})


def conversions(page: Page, found: list[Amount]) -> list[tuple[Amount, tuple[Amount, ...]]]:
    """Each amount with the conversions that directly follow it in brackets."""
    out: list[tuple[Amount, tuple[Amount, ...]]] = []
    for amount in found:
        if out and _is_exchange_rate(page, out[-1][0], amount):
            unit = out.pop()[0].unit
            amount = amount._replace(unit=f"{amount.unit.partition('/')[0]}/{unit}", last=amount.last)
        if out and _converts(page, out[-1], amount):
            main, others = out[-1]
            out[-1] = (main, (*others, _at_the_rate_of(main, amount)))
        else:
            out.append((amount, ()))
    return [_rated(page, main, others) for main, others in out]


def _rated(page: Page, main: Amount, others: tuple[Amount, ...]) -> tuple[Amount, tuple[Amount, ...]]:
    """ "3 million euros ($3.82 million) a day": a rate behind the bracket goes for what stands before it too."""
    closed = others and "/" not in main.unit and page.word(others[-1].last) in _CLOSE
    rate = rate_after(page, others[-1].last + 1) if closed else None
    if rate is None:
        return main, others
    return main._replace(unit=f"{main.unit}/{rate[0]}"), tuple(
        other._replace(unit=f"{other.unit}/{rate[0]}") for other in others
    )


def _is_exchange_rate(page: Page, one: Amount, other: Amount) -> bool:
    """ "($1 = 0.8614 euros)": what one of a currency is in another."""
    money = one.kind == other.kind == "currency" and one.unit != other.unit
    return money and one.value == 1 and [page.word(at) for at in range(one.last, other.first)] == ["="]


def _at_the_rate_of(main: Amount, amount: Amount) -> Amount:
    """ "RMB 199 a month (US$27)": the rate is said once and goes for both."""
    _, slash, rate = main.unit.partition("/")
    if amount.kind != "currency" or not slash or "/" in amount.unit:
        return amount
    return amount._replace(unit=f"{amount.unit}/{rate}")


def _converts(page: Page, pair: tuple[Amount, tuple[Amount, ...]], amount: Amount) -> bool:
    main, others = pair
    before = others[-1] if others else main
    between = [page.word(index) for index in range(before.last, amount.head)]
    if others:
        inside = len(between) == 1 and between[0] in (",", ";", "/", "or")
    else:
        inside = (
            between[:1] != []
            and between[0] in _OPEN
            and all(word in words("amounts", "amounts.fillers") or word in ("or", "us", "=") for word in between[1:])
        )
    if not others and _apposed(between, main, amount, page):
        return True
    return inside and _closes(page, amount.last) and _same_thing(main, amount)


def _apposed(between: list[str], main: Amount, amount: Amount, page: Page) -> bool:
    """ "¥612 billion, or about $3.9 billion": the same money said again behind a comma."""
    said_again = between == [",", "or"] or (between in ([","], ["or"]) and amount.relation == "~")
    money = main.kind == amount.kind == "currency" and amount.head >= main.last
    return said_again and money and page.kind(amount.last) != "w" and _same_thing(main, amount)


def _closes(page: Page, index: int) -> bool:
    """Whether the bracket closes, goes on with a further conversion, or says by which rate it converts."""
    if page.word(index) in words("amounts", "amounts.converting"):
        return any(page.word(at) in _CLOSE for at in range(index, index + LONGEST_RATE))
    return page.word(index) in _CLOSE or page.word(index) in (",", ";", "/")


def _same_thing(one: Amount, other: Amount) -> bool:
    if one.unit == other.unit or not one.unit or not other.unit:
        return False
    if one.kind == "currency" and other.kind == "currency":
        return one.unit.partition("/")[2] == other.unit.partition("/")[2] or "/" not in other.unit
    return one.kind == other.kind == "physical" and same_dimension(one.unit, other.unit)
