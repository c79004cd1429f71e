"""``claimx.quantities`` and ``claimx.numbers``: amounts without claims, and the page that documents them."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import claimx
from claimx.api import PART

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quantities.md"


SHOWN = re.compile(r"^```python(?: needs=\"(\w+)\")?\n(.*?)^```\n\n```\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("package", "code", "shown"), SHOWN.findall(PAGE.read_text(encoding="utf-8")))
def test_the_page_prints_what_it_shows(package: str, code: str, shown: str) -> None:
    if package:
        pytest.importorskip(package)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {"claimx": claimx})
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


@pytest.mark.parametrize("read", [claimx.numbers, claimx.quantities])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales fell -3.5% in May.", -3.5),
        ("It posted minus 3.5% growth.", -3.5),
        ("It lost -$5 million.", -5e6),
        ("It posted $-50.8bn.", -50.8e9),
        ("Sales fell 3.5% in May.", 3.5),
        ("Sales fell twenty-five percent.", 25),
    ],
)
def test_a_minus_is_kept_where_nothing_else_says_that_it_is_a_fall(read, text: str, value: float) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(text)
    assert found.value == value
