"""Ranges and bounds: "10-15", "between 10 and 15 million", "up to", "more than", "or more"."""

from __future__ import annotations

from functools import cache
from typing import cast

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import HYPHENS, Page
from claimx.find.amounts.mixed import coins, finer_part
from claimx.find.movers import mover_at, moves_before
from claimx.models.amounts import Bound, UnitKind
from claimx.rules.lexicon import mapping, words

LONGEST_BOUND = 4
"""Words in the longest bounding phrase."""
OBJECT = 4
"""Words between a verb and the "from" of its levels: "raised its monthly fee from $4 to $9"."""
WIDEST = 100
"""Numbers around a hyphen that are further apart than this factor are no range."""


def ranges(page: Page, found: list[Amount]) -> list[Amount]:
    """The amounts with neighbours joined where they are the bounds of one range."""
    out: list[Amount] = []
    for amount in found:
        joined = _one(page, out[-1], amount) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(amount)
    return out


def _one(page: Page, before: Amount, amount: Amount) -> Amount | None:
    return coins(page, before, amount) or finer_part(page, before, amount) or _joined(page, before, amount)


def _joined(page: Page, low: Amount, high: Amount) -> Amount | None:
    if (
        low.veto
        or high.veto
        or low.low is not None
        or ("x" in (low.unit, high.unit) and low.unit not in ("", high.unit))
    ):
        return None
    if low.form in ("fraction", "vague", "multiple") or high.form in ("vague", "multiple"):
        return None
    if not _connected(page, low, high):
        return None
    return _range(page, low, high)


def _connected(page: Page, low: Amount, high: Amount) -> bool:
    """Whether only "-", "to", "or", or the "and" of a "between" stands between two amounts."""
    between = [page.word(index) for index in range(low.last, high.first)]
    openers = [page.word(index) for index in range(low.head - 2, low.first)]
    if len(between) == 1 and between[0] in HYPHENS:
        left, right = page.glued(low.last - 1), page.glued(low.last)
        return left == right and (left or between[0] != "-" or not low.unit)
    if not between and high.sign == "-" and page.word(high.first) in HYPHENS:
        return True
    if between == ["to"] or between == ["up", "to"]:
        return _reaches(page, low, high)
    if between == ["and"] or between == [",", "and"]:
        return "between" in openers
    return between == ["or"] and _next_to(low, high)


def _reaches(page: Page, low: Amount, high: Amount) -> bool:
    """Whether "A to B" is one range and not a change from A to B, or by A to B."""
    opener = page.word(low.head - 1)
    if opener == "from" and (moves_before(page, low.head - 1) or _shifts(page, low, high)):
        return False
    if opener == "by" and (low.kind == "currency" or (low.unit == "%" and not high.unit)):
        return False  # "by 40% to 14,000"
    directly = opener != "the" and moves_before(page, low.head)
    if directly and (low.kind == "currency" or bool(low.unit) != bool(high.unit)) and low.unit != "":
        return False
    if low.unit and high.unit and low.unit != high.unit and low.kind != "count":
        return high.unit.startswith(low.unit + "/")
    return not directly or (high.value or 0) <= 3 * (low.value or 0)


def _shifts(page: Page, low: Amount, high: Amount) -> bool:
    """Whether "from 60 MW to 480 MW" tells two levels: it says the unit twice, or something goes from A to B."""
    before = page.word(low.head - 2)
    if before in words("amounts", "amounts.shifting"):
        return True
    twice = bool(low.unit) and low.own_unit and low.unit == high.unit
    levels = low.kind == "currency" or high.kind == "count"
    if levels and any(mover_at(page, at) for at in range(low.head - 2, low.head - 2 - OBJECT, -1)):
        return before not in words("amounts", "amounts.ranging")
    return twice and before not in words("amounts", "amounts.ranging")


def _next_to(low: Amount, high: Amount) -> bool:
    """ "10 or 11 users", "two or three": neighbours with one unit between them."""
    if low.unit or low.value is None or high.value is None or low.value != int(low.value):
        return False
    return 0 < high.value / high.number.scale - low.value <= max(2, 0.5 * low.value)


def _range(page: Page, low: Amount, high: Amount) -> Amount | None:
    if low.value is None or high.value is None or high.low is not None:
        return None
    top = high.value
    if low.kind == "currency" and high.kind == "count":
        high = high._replace(unit="", kind="none", last=high.number.last)  # "$3-5 billion project"
    unit, kind = _common(low, high)
    if unit is None:
        return None
    bottom = low.value * _carried_scale(low, high, low.value, top)
    if _carries_cents(low, high, low.value, top):
        bottom = float(f"{low.value * 0.01:.12g}")  # "30-32c"
    if high.sign == "-" and high.head == low.last:
        top = -top
    if not bottom < top or (top > WIDEST * bottom > 0 and page.word(low.last) != "to"):
        return None
    number = low.number._replace(last=high.number.last, scale=max(low.number.scale, high.number.scale))
    return low._replace(
        last=high.last, number=number, value=None, low=bottom, high=top, relation="range", unit=unit, kind=kind
    )


def _carried_scale(low: Amount, high: Amount, bottom: float, top: float) -> float:
    """The multiplier that the lower bound leaves to the upper: "10 to 15 million"."""
    scale = high.number.scale
    if low.number.scale != 1 or scale <= 1 or bottom * scale > top:
        return 1.0
    shared = not low.unit or low.unit == high.unit or not high.own_unit or low.kind == "currency"
    return scale if shared else 1.0


def _carries_cents(low: Amount, high: Amount, bottom: float, top: float) -> bool:
    return (
        high.kind == "currency"
        and bool(high.unit)
        and not low.unit
        and high.number.scale == 1
        and 0 < top < 1 <= bottom
    )


def _common(low: Amount, high: Amount) -> tuple[str | None, UnitKind]:
    """The unit of a range: one bound's, or the longer of two that say the same ("$1.43 to $1.47 a share")."""
    if not low.unit or (low.unit == high.unit) or high.unit.startswith(low.unit + "/"):
        return high.unit, high.kind
    if not high.unit or low.unit.startswith(high.unit + "/"):
        return low.unit, low.kind
    if low.kind == "count" and high.kind == "count":
        return high.unit, high.kind
    return None, "none"


def bound(page: Page, amount: Amount) -> Amount:
    """The amount with the relation that the words around it make."""
    amount = _before(page, amount)
    if amount.low is not None:
        return amount
    if amount.relation in ("=", "~") and (sign := _after(page, amount)) is not None:
        return amount._replace(relation=sign)
    return amount


@cache
def _bounds() -> dict[tuple[str, ...], Bound]:
    return {tuple(phrase.split()): cast(Bound, sign) for phrase, sign in mapping("amounts", "bounds").items()}


@cache
def _bound_ends() -> frozenset[str]:
    """The last word of every bounding phrase: most amounts have none of them before them."""
    return frozenset(phrase[-1] for phrase in _bounds())


def _before(page: Page, amount: Amount) -> Amount:
    head, relation = amount.head, amount.relation
    if page.word(head - 1) in ("and", "from") and amount.low is not None:
        return amount._replace(head=head - 1)
    if page.word(head - 1) == "between":
        return amount._replace(head=head - 1) if amount.low is not None else amount
    for _ in range(3):
        found = _phrase_before(page, head)
        if found is None and page.word(head - 1) in words("amounts", "amounts.fillers"):
            found = _phrase_before(page, head - 1)
            if found is not None and found[1] in ("~",):
                found = None
        if found is None:
            break
        head = found[0]
        relation = _stronger(relation, found[1])
    if (
        relation in (">", "<")
        and page.word(head) in ("over", "under")
        and amount.kind == "physical"
        and _is_span_of_time(page, amount, head)
    ):
        return amount
    if relation == ">" and page.word(head - 1) == "no":
        relation, head = "<=", head - 1
    if amount.low is not None:
        return amount._replace(head=head)
    return amount._replace(head=head, relation=relation)


def _stronger(known: Bound, new: Bound) -> Bound:
    return known if new == "~" and known not in ("=",) else new


def _is_span_of_time(page: Page, amount: Amount, head: int) -> bool:
    """ "spent over three years" may bound, "spread $6 billion over three years" does not; after a noun it does not."""
    return (
        amount.unit in ("year", "month", "week", "day")
        and page.word(head) == "over"
        and page.kind(head - 1) == "w"
        and page.word(head - 1) not in ("for", "in", "took", "lasted", "of", "is", "was")
    )


def _phrase_before(page: Page, index: int) -> tuple[int, Bound] | None:
    if page.word(index - 1) not in _bound_ends():
        return None
    for count in range(LONGEST_BOUND, 0, -1):
        phrase = tuple(page.word(at) for at in range(index - count, index))
        sign = _bounds().get(phrase)
        if sign is not None and not (phrase == ("up", "to") and page.word(index - 3) == "from"):
            return index - count, sign
    return None


def _after(page: Page, amount: Amount) -> Bound | None:
    after = cast("dict[str, Bound]", mapping("amounts", "bounds_after"))
    for at in {amount.number.last: None, amount.last: None}:  # often one place
        word = page.word(at)
        if word in ("+", "plus") and (page.glued(at - 1) or page.hyphen(at - 1)):
            return after[word]
        if page.hyphen(at) and page.word(at + 1) in ("plus", "odd", "ish"):
            return after[page.word(at + 1)]
        pair = f"{word} {page.word(at + 1)}"
        if pair in after:
            return after[pair]
    return None
