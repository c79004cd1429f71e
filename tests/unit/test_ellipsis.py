"""Units that a text leaves out: what is offered for them, and what the bundled ranker makes of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import claimx
from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.ellipsis import Described, Question, filled
from claimx.find.amounts.ellipsis.candidates import candidates, is_open
from claimx.find.amounts.numbers import Number


def bare(first: int, value: float) -> Amount:
    """A number without a unit at one atom."""
    return Amount(first, first + 1, Number(first, first + 1, value), value, head=first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Downloads by app in May:\n- ChatGPT: 466,000\n- Threads: 402,000", ["download", "download"]),
        ("The standard plan costs £11.99 a month, up from £9.99.", ["GBP/month", "GBP/month"]),
        ("The bug is rated 9.8 in the list.", [""]),
        ("It costs £11.99 a month. It spent £420 million on films.", ["GBP/month", "GBP"]),
    ],
    ids=["a heading", "a rate that goes on", "a mark", "a sum of another size"],
)
def test_what_is_left_out_is_filled_in(text: str, expected: list[str]) -> None:
    assert [found.unit.name for found in claimx.quantities(text)] == expected


def test_units_of_neighbours_come_nearest_first() -> None:
    page = Page("8 users paid 5 km and then 466 came")
    users = bare(0, 8)._replace(unit="user", kind="count")
    way = bare(3, 5)._replace(unit="km", kind="physical")
    amount = bare(7, 466)
    found = candidates(Question(page, amount, amount, (users, way), ()))
    assert [(one.source, one.unit) for one in found] == [("none", ""), ("earlier", "km"), ("earlier", "user")]


def test_a_part_of_a_count_is_not_offered_a_whole_one() -> None:
    page = Page("8 users and then 1.12 came")
    users = bare(0, 8)._replace(unit="user", kind="count")
    amount = bare(4, 1.12)
    assert [one.unit for one in candidates(Question(page, amount, amount, (users,), ()))] == [""]


def test_an_amount_with_a_unit_or_an_unknown_symbol_is_not_asked_about() -> None:
    page = Page("The charge was 2.5 F and 3 came")
    assert not is_open(page, bare(3, 2.5), bare(3, 2.5))
    assert is_open(page, bare(6, 3), bare(6, 3))
    assert not is_open(page, bare(6, 3)._replace(unit="km", kind="physical"), bare(6, 3))


def test_without_tags_the_rules_have_the_word() -> None:
    def never(question: Question, found: Sequence[Described]) -> Described | None:
        raise AssertionError

    amount = bare(0, 5)
    guess = amount._replace(unit="user", kind="count")
    assert filled(Page("5 came"), amount, guess, (), (), never) == guess
