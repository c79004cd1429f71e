"""The readings of an amount that lost, and that claims do not carry them."""

from __future__ import annotations

from typing import Any

import pytest

import claimx
from claimx import Alternative, Quantity, QuantityReading
from claimx.models.printing import number
from claimx.rules.lexicon import table
from tests.unit.cases import cases


def line(reading: QuantityReading) -> str:
    return " ".join([said(reading), *(f"[{said(other)}]" for other in reading.alternatives)])


def said(amount: Quantity | Alternative) -> str:
    if amount.low is not None and amount.high is not None:
        return f"{number(amount.low)}..{number(amount.high)} {amount.unit.name}".strip()
    return f"{number(amount.value or 0)} {amount.unit.name}".strip()


@pytest.mark.parametrize("case", cases("quantities", "alternatives"))
def test_case(case: dict[str, Any]) -> None:
    assert [line(reading) for reading in claimx.numbers(case["text"])] == case["expect"], case["reason"]


def test_the_model_reads_them_too() -> None:
    (reading,) = claimx.quantities("The company trained a 7B-parameter model.")
    assert line(reading) == "7e9 parameter [7 B]"


def test_a_claim_carries_the_quantity_alone() -> None:
    claims = claimx.extract("Apple paid £5 million for Acme. Apple sold 30 million pounds of phones.")
    found = [claim.quantity for claim in claims if isinstance(claim, claimx.QuantityClaim)]
    assert found
    assert all(type(quantity) is Quantity for quantity in found)


@pytest.mark.parametrize("letter", sorted(table("ambiguity")["letters"]))
def test_letters_are_those_that_numbers_read(letter: str) -> None:
    (multiplier, *_) = table("ambiguity")["letters"][letter]
    assert table("numbers")["letters"][letter] == table("numbers")["magnitudes"][multiplier]
