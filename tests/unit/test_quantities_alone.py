"""``claimx.quantities`` and ``claimx.numbers``: amounts without claims, and the page that documents them."""

from __future__ import annotations

import contextlib
import io
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimx
from claimx.api import PART

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quantities.md"
HOSTILE = ["7" * 1_000_000, "(" * 50_000 + "5" + ")" * 50_000, "5 (" * 3_000, "\u0661\u200d" * 20_000]


def test_the_page_prints_what_it_shows() -> None:
    code, shown = re.findall(r"```(?:python)?\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[:2]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert printed.getvalue() == shown


def test_the_model_takes_the_numerals_of_times_away() -> None:
    (found,) = claimx.quantities("On 24 November 2025 it bought 300 chips.")
    assert (found.value, found.unit.name) == (300, "chip")


def test_offsets_hold_in_the_later_parts_of_a_long_text() -> None:
    text = "word " * (PART // 4) + "It ran 7 km."
    (found,) = claimx.numbers(text)
    assert found.span.start > PART
    assert text[found.span.start : found.span.end] == found.span.text == "7 km"


@pytest.mark.parametrize("read", [claimx.numbers, claimx.quantities])
@pytest.mark.parametrize("text", ["", " \n"])
def test_no_text_has_no_quantities(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text) == []


@pytest.mark.parametrize("text", HOSTILE, ids=["digits", "nested", "open", "unicode"])
def test_hostile_text_is_read_through(text: str) -> None:
    for found in claimx.numbers(text):
        assert text[found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize("unit", ["5 (", "9 ", "([", "one hundred ", "$5 ", "5% ", "5 to ", "of 5 ", "a ", "\n5 "])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    short, long = (_seconds(unit * (size // len(unit))) for size in (4_000, 16_000))
    assert long < 10 * short + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    claimx.numbers(text)
    return time.process_time() - start


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_readings_do_not_overlap_and_offsets_are_exact(text: str) -> None:
    end = 0
    for found in claimx.numbers(text):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= end
        end = found.span.end
