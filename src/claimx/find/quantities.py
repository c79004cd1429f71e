"""The quantity stage: every measured or counted amount of a ``Doc``, with unit, bound, change and statistic.

It reads characters, not tokens, so that ``US$2.5bn`` and ``63.3bn`` come out whole; tags, where the pipeline sets
them, find the noun that is counted. Names and times that earlier stages found take their numbers away from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from claimx import document
from claimx.find.amounts.ambiguity import alternatives
from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.brackets import conversions
from claimx.find.amounts.calendar import Dates, time_veto
from claimx.find.amounts.codes import glued_pairs
from claimx.find.amounts.context import dollars, settle
from claimx.find.amounts.ellipsis import Decide, likeliest
from claimx.find.amounts.names import links, name_veto
from claimx.find.amounts.ranks import ranks
from claimx.find.amounts.reading import read_amounts
from claimx.find.amounts.spread import bound, ranges
from claimx.find.changes import change_of
from claimx.find.concepts import with_concepts
from claimx.find.statistics import statistic_of
from claimx.models import (
    Alternative,
    Change,
    ClaimTime,
    Equivalent,
    QuantityMention,
    QuantityReading,
    Span,
    Time,
    Unit,
)
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

Place = Callable[[int, int], Span]
"""The article span of a stretch of characters of the text that is read."""
BASELINE_REACH = 60
"""Characters after a change within which its baseline's time may begin."""
_NAMED = frozenset({"company", "product", "organization", "person", "place", "event", "work", "other"})


def find_quantities(doc: Doc) -> list[QuantityMention]:
    """Every quantity of a ``Doc``, in text order. Needs no annotation; uses tags, entities and times where set."""
    page = Page(doc.text, doc)
    moved = _with_statistics(page, _with_changes(page, _claimable(page)))
    times = document.times(doc)
    whole = list(conversions(page, moved))
    found = [_mention(page, doc, amount, others, times) for amount, others in whole]
    return with_concepts(page, doc, [amount for amount, _ in whole], found)


def read_quantities(text: str, place: Place) -> list[QuantityReading]:
    """Every quantity of a text by its characters alone, in text order; ``place`` says where it stands in an article.

    What is written with a minus is negative, a fall too: nothing else would say so.
    """
    page = Page(text)
    return [_quantity(page, place, amount, others) for amount, others in conversions(page, _claimable(page))]


def _claimable(page: Page) -> list[Amount]:
    return [amount for amount in judged(page) if not amount.veto]


def judged(page: Page, decide: Decide = likeliest) -> list[Amount]:
    """Every amount of a page with its unit and bounds, and the reason why it is no claim where it is none."""
    found = _with_ranks(_apart(read_amounts(page)), ranks(page))
    dates, named = Dates(page), _named_stretches(page)
    found = [bound(page, amount) for amount in found]
    found = [_vetoed(page, amount, dates, named) for amount in found]
    found = glued_pairs(page, found)
    found = ranges(page, dollars(page, found))
    return settle(page, [amount if amount.veto else bound(page, amount) for amount in found], decide)


def _apart(found: list[Amount]) -> list[Amount]:
    """A letter that two amounts take is the sign of the second: "5A$6" is no 5 amperes."""
    out = found[:1]
    for amount in found[1:]:
        if amount.first < out[-1].last:
            number, sign = out[-1].number, -1 if out[-1].sign == "-" else 1
            out[-1] = out[-1]._replace(last=number.last, unit="", kind="none", value=sign * number.value)
        out.append(amount)
    return out


def _with_ranks(found: list[Amount], placed: list[Amount]) -> list[Amount]:
    """Ranks take the place of what else was read at their words."""
    taken = {index for rank in placed for index in range(rank.first, rank.last)}
    rest = [amount for amount in found if not taken.intersection(range(amount.number.first, amount.number.last))]
    return sorted([*rest, *placed], key=lambda amount: (amount.first, amount.last))


def _vetoed(page: Page, amount: Amount, dates: Dates, named: set[int]) -> Amount:
    veto = "" if amount.veto else _veto(page, amount, dates, named)
    return amount._replace(veto=veto) if veto else amount


def _veto(page: Page, amount: Amount, dates: Dates, named: set[int]) -> str:
    if amount.unit == "rank":
        return ""
    if _in_name(page, amount, named):
        return "name"
    return name_veto(page, amount) or time_veto(page, amount, dates)


def _in_name(page: Page, amount: Amount, named: set[int]) -> bool:
    """Whether a numeral lies in a name that the entity stage found, or in a link."""
    return page.start(amount.number.first) in named and amount.kind != "currency" and amount.unit != "%"


def _named_stretches(page: Page) -> set[int]:
    covered = {at for start, end in links(page.text) for at in range(start, end)}
    if page.doc is None:
        return covered
    for entity in document.entities(page.doc):
        if entity.type not in _NAMED:
            continue
        for mention in entity.mentions:
            if mention.kind == "name":
                start, end = document.offsets(page.doc, mention.span)
                covered.update(range(start, end))
    return covered


def _with_changes(page: Page, found: list[Amount]) -> list[Amount]:
    out: list[Amount] = []
    for amount in found:
        change = change_of(page, amount, out[-1] if out else None)
        out.append(amount if change is None else amount._replace(direction=change[0], basis=change[1]))
    return out


def _with_statistics(page: Page, found: list[Amount]) -> list[Amount]:
    following = [*found[1:], None]
    return [
        amount._replace(statistic=statistic_of(page, amount, after))
        for amount, after in zip(found, following, strict=False)
    ]


def _mention(
    page: Page, doc: Doc, amount: Amount, others: tuple[Amount, ...], times: tuple[Time, ...]
) -> QuantityMention:
    if amount.direction == "down" and amount.value is not None and amount.sign == "-":
        amount = amount._replace(value=abs(amount.value))
    quantity = _quantity(page, partial(document.span, doc), amount, others)
    return QuantityMention(quantity=quantity, change=_change(page, doc, amount, times), statistic=amount.statistic)


def _quantity(page: Page, place: Place, amount: Amount, others: tuple[Amount, ...]) -> QuantityReading:
    return QuantityReading(
        span=_span(page, place, amount),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        relation=">=" if amount.form == "vague" and amount.low is None else amount.relation,
        vague=amount.form == "vague",
        unit=Unit(name=amount.unit, kind=amount.kind),
        equivalents=tuple(_equivalent(page, place, other) for other in others),
        alternatives=tuple(_alternative(other) for other in alternatives(page, amount)),
    )


def _equivalent(page: Page, place: Place, amount: Amount) -> Equivalent:
    unit = Unit(name=amount.unit, kind=amount.kind)
    return Equivalent(span=_span(page, place, amount), value=amount.value, low=amount.low, high=amount.high, unit=unit)


def _alternative(amount: Amount) -> Alternative:
    unit = Unit(name=amount.unit, kind=amount.kind)
    return Alternative(value=amount.value, low=amount.low, high=amount.high, unit=unit)


def _span(page: Page, place: Place, amount: Amount) -> Span:
    return place(page.start(amount.first), page.end(amount.last - 1))


def _change(page: Page, doc: Doc, amount: Amount, times: tuple[Time, ...]) -> Change | None:
    if amount.direction is None or amount.basis is None:
        return None
    return Change(direction=amount.direction, basis=amount.basis, baseline=_baseline(page, doc, amount, times))


def _baseline(page: Page, doc: Doc, amount: Amount, times: tuple[Time, ...]) -> ClaimTime | None:
    """The time a change is against, where it is plainly stated: "up 5% from a year earlier"."""
    end = page.end(amount.last - 1)
    for time in times:
        start = document.offsets(doc, time.span)[0]
        if end <= start <= end + BASELINE_REACH:
            between = page.text[end:start].split()
            plain = (
                between
                and between[0].lower().strip(",") in words("changes", "changes.comparing")
                and "." not in between[-1]
            )
            return time.slot() if plain and len(between) <= 4 else None
    return None
