"""The answers to what an amount leaves out: units of its neighbours, plural nouns around it, the words of a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import singular, unit_noun
from claimx.models.amounts import UnitKind
from claimx.rules.lexicon import mapping, words

BACK, AHEAD = 45, 10
"""Atoms before and behind an amount in which nouns are looked for."""
REACH = 150
"""Atoms before an amount from which units are still offered."""
LISTED = 400
"""Atoms looked back for the line that introduces a list."""
MOST = 6
"""Answers of one source."""


class Question(NamedTuple):
    """An amount without a unit, or money without a rate, and what stands around it."""

    page: Page
    amount: Amount
    guess: Amount
    """The amount with the unit that the rules give it."""
    earlier: tuple[Amount, ...]
    """Amounts before it, their units settled, in text order."""
    following: tuple[Amount, ...]
    """Amounts behind it, with the units they say themselves."""

    @property
    def money(self) -> bool:
        """Whether what is asked is the rate of a sum of money."""
        return self.amount.kind == "currency"


class Candidate(NamedTuple):
    """A unit that may have been meant."""

    unit: str
    kind: UnitKind
    source: str
    """Where it is from: none, earlier, following, noun, ahead, heading, period, age."""
    at: int
    """The atom where it is said; the amount's own where nothing says it."""
    place: int = 0
    """How many of its source are nearer."""
    other: Amount | None = None
    """The amount whose unit it is."""


def is_open(page: Page, amount: Amount, guess: Amount) -> bool:
    """Whether an amount leaves a unit or a rate out that no rule is sure of.

    A letter behind it is a symbol, if an unknown one ("2.5 F"); the first of "from 4.8 to 4.7%" has the second's unit.
    """
    if page.kind(amount.last) == "w" and len(page.word(amount.last)) == 1 and page.word(amount.last) not in ("a", "i"):
        return False
    if guess.unit != amount.unit and page.word(amount.head - 1) == "from" and page.word(amount.last) in ("to", "and"):
        return False
    if not amount.unit and page.word(amount.last) == "(" and page.kind(amount.last + 1) == "s":
        return False  # "1.4 billion ($1.8bn)": money that has lost its sign
    if amount.form in ("fraction", "multiple") or (amount.value is None and amount.low is None):
        return False
    return not amount.unit or (amount.kind == "currency" and "/" not in amount.unit)


def candidates(question: Question) -> list[Candidate]:
    """Every answer on offer, that nothing is meant being the first; only that one where the surroundings offer none."""
    amount = question.amount
    nothing = Candidate(amount.unit, amount.kind, "none", amount.first)
    found = list(_rates(question)) if question.money else [one for one in _units(question) if _fits(one, question)]
    if question.guess.unit not in ("", amount.unit) and all(one.unit != question.guess.unit for one in found):
        found.append(Candidate(question.guess.unit, question.guess.kind, "rule", amount.first))
    return [nothing, *found] if found else [nothing]


def _fits(one: Candidate, question: Question) -> bool:
    """Whether a unit can be the amount's: money has a multiplier; counts are whole or told in parts."""
    amount = question.amount
    if one.kind == "currency":
        return amount.number.scale > 1 or one.unit == question.guess.unit
    if one.kind == "count" and amount.number.scale > 1 and _is_paid(question):
        return False
    whole = (amount.value or 0) % 1 == 0
    return whole or one.kind != "count" or (one.other is not None and (one.other.value or 0) % 1 != 0)


def _is_paid(question: Question) -> bool:
    """ "Has spent several hundred million": money without its sign."""
    page, first = question.page, question.amount.first
    return any(page.word(at) in words("context", "context.paying") for at in range(first - 1, first - 4, -1))


def points_back(question: Question) -> bool:
    """Whether words behind the number say that what it counts was named before: "1.2 million of them"."""
    page, last = question.page, question.amount.last
    return page.word(last) == "of" and page.word(last + 1) in words("context", "context.pointing_back")


def _units(question: Question) -> Iterator[Candidate]:
    amount, page = question.amount, question.page
    near = [other for other in reversed(question.earlier) if amount.first - other.last <= REACH]
    yield from _of_amounts(near, "earlier")
    yield from _of_amounts([other for other in question.following if other.first - amount.last <= BACK], "following")
    yield from _nouns(page, range(amount.head - 1, max(amount.head - BACK, -1), -1), "noun")
    behind = amount.last + 2 if page.word(amount.last) == "in" else amount.last  # "63.3bn in sales" counts no sales
    yield from _nouns(page, range(behind, min(amount.last + AHEAD, len(page))), "ahead")
    yield from _nouns(page, _heading(page, amount.first), "heading")
    if not points_back(question) and 5 <= (amount.value or amount.low or 0) <= 110 and amount.number.scale == 1:
        yield Candidate("year", "physical", "age", amount.first)


def _of_amounts(amounts: Sequence[Amount], source: str) -> Iterator[Candidate]:
    seen: set[str] = set()
    for other in amounts:
        if other.unit in seen or other.unit in ("", "rank", "x") or len(seen) == MOST:
            continue
        yield Candidate(other.unit, other.kind, source, other.first, len(seen), other)
        seen.add(other.unit)


def _nouns(page: Page, indices: Sequence[int], source: str) -> Iterator[Candidate]:
    """Plural nouns at some atoms, and singulars that name a count ("headcount"), in the order of the atoms."""
    seen: set[str] = set()
    for at in indices:
        if page.kind(at) != "w" or len(seen) == MOST:
            continue
        counts = mapping("units", "counting").get(page.word(at))
        if counts is None and page.tag(at) != "NNS":
            continue
        unit = counts or unit_noun(page, at)
        if unit not in seen and not _measures(page, at):
            yield Candidate(unit, "count", source, at, len(seen))
            seen.add(unit)


def _measures(page: Page, at: int) -> bool:
    """Whether a noun is the name of a time or of money, which a number without it does not count."""
    noun = singular(page.word(at))
    return noun in mapping("units", "duration") or noun in mapping("units", "currency.names")


def _heading(page: Page, index: int) -> Sequence[int]:
    """The atoms of the line that introduces the list in which an atom stands, last first."""
    start = _line_start(page, index)
    if not _is_item(page, start):
        return ()
    first = start
    while first > 0 and index - first < LISTED:
        end = first - 1
        first = _line_start(page, end - 1) if page.kind(end - 1) != "b" else end
        if first < end and not _is_item(page, first):
            return range(end - 1, max(first, end - BACK) - 1, -1)
    return ()


def _line_start(page: Page, index: int) -> int:
    at = index
    while at > 0 and index - at < LISTED and page.kind(at - 1) != "b":
        at -= 1
    return at


def _is_item(page: Page, start: int) -> bool:
    """Whether a line is an item of a list: it begins with a mark, or it is short and says "name: amount"."""
    if page.word(start) in words("context", "context.bullets") or (
        page.kind(start) == "n" and page.word(start + 1) in (".", ")")
    ):
        return True
    return any(page.word(at) == ":" for at in range(start, start + 6))


def _rates(question: Question) -> Iterator[Candidate]:
    amount = question.amount
    near = [other for other in reversed(question.earlier) if "/" in other.unit]
    ahead = [other for other in question.following if "/" in other.unit]
    for source, amounts in (("earlier", near), ("following", ahead)):
        seen: set[str] = set()
        for other in amounts:
            rate = other.unit.partition("/")[2]
            if other.kind == "currency" and rate not in seen and len(seen) < MOST:
                yield Candidate(f"{amount.unit}/{rate}", "currency", source, other.first, len(seen), other)
                seen.add(rate)
    yield from _periods(question)


def _periods(question: Question) -> Iterator[Candidate]:
    """Rates by words of the sentence or the line above: "annual revenue of", "revenue per user", "a monthly fee"."""
    page, amount = question.page, question.amount
    seen: set[str] = set()
    for at in range(min(amount.last + AHEAD, len(page) - 1), max(amount.first - BACK, -1), -1):
        rate = mapping("units", "periodic").get(page.word(at))
        if rate is None and page.word(at) in ("per", "each", "every", "a", "an"):
            noun = singular(page.word(at + 1))
            rate = (
                noun
                if (page.word(at) == "per" and noun != "cent") or noun in words("units", "rates.after_article")
                else None
            )
        if rate is not None and rate not in seen and len(seen) < MOST and not amount.first <= at < amount.last:
            yield Candidate(f"{amount.unit}/{rate}", "currency", "period", at, len(seen))
            seen.add(rate)
