"""The number grammar by itself: characters in, values out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import is_plural, singular
from claimx.find.amounts.numbers import read_number, scan
from claimx.find.amounts.numerals import Number
from tests.growth import grows_linearly

VALUES = {
    63.3e9: ["63.3bn", "63.3 billion", "63.3 bln"],
    1_200_000: ["1.2m", "1.2 million", "1,200,000", "1 200 000", "12 lakh", "one million two hundred thousand"],
    2_500_000: ["2.5M", "two and a half million", "two-and-a-half million", "2½ million"],
    500_000: ["half a million", "half-million", "five hundred thousand", "500k"],
    250_000: ["a quarter of a million", "a quarter million"],
    125: ["one hundred and twenty-five", "a hundred and twenty-five", "125"],
    24: ["two dozen", "twenty-four"],
    0.75: ["three-quarters", "three quarters", "3/4", "¾"],
    7.75: ["7 3/4", "7¾"],
}
NOT_ONE_NUMBER = ["", "and", "a", "the", "1.2.3", "H", "hundredth", "point", "-"]


def only(text: str) -> Number:
    (number,) = scan(Page(text), read_number)
    return number


@pytest.mark.parametrize(("text", "value"), [(text, value) for value, texts in VALUES.items() for text in texts])
def test_value(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("text", NOT_ONE_NUMBER)
def test_no_number(text: str) -> None:
    assert scan(Page(text), read_number) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [("dozens of", "vague"), ("several hundred", "vague"), ("multi-billion", "vague"), ("tripled", "multiple"),
     ("twofold", "multiple"), ("two-thirds", "fraction"), ("half", "fraction"), ("seven", "words"), ("7", "digits")],
)  # fmt: skip
def test_form(text: str, form: str) -> None:
    assert only(text).form == form


def test_values_carry_no_binary_dust() -> None:
    assert only("63.3 billion").value == 63_300_000_000.0
    assert only("0.07 trillion").value == 70_000_000_000.0


def test_numbers_do_not_overlap() -> None:
    page = Page("From two hundred and five to three million, a dozen, 20 000, 7 3/4 and one in five.")
    spans = [(number.first, number.last) for number in scan(page, read_number)]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_atoms_cut_glued_units() -> None:
    page = Page("US$2.5bn 63.3bn 1.5T tokens/min")
    assert [page.at(index).text for index in range(len(page))] == [
        "US", "$", "2.5", "bn", "63.3", "bn", "1.5", "T", "tokens", "/", "min",
    ]  # fmt: skip


def test_beyond_a_page_there_is_nothing() -> None:
    page = Page("a half")
    assert [page.word(index) for index in range(-2, 4)] == ["", "", "a", "half", "", ""]
    assert [page.kind(index) for index in (-1, 2)] == ["", ""]
    assert page.at(2).text == ""
    assert not page.glued(1)
    assert not page.hyphen(2)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("5", "n"), (".5", "n"), ("¾", "f"), ("naïve", "w"), ("é", "w"), ("²", "w"), ("%", "s"), ("٣", "s"), (".", "s")],
)
def test_kind_of_an_atom(text: str, kind: str) -> None:
    assert [Page(text).kind(index) for index in range(len(Page(text)))] == [kind]


@pytest.mark.parametrize(
    ("text", "begins"),
    [("a third", True), ("a-third", True), ("a dozen", True), ("a few hundred", True), ("a phone", False),
     ("an hour", False)],
)  # fmt: skip
def test_an_article_begins_a_number_only_before_one(text: str, begins: bool) -> None:
    asked: list[int] = []
    scan(Page(text), lambda _, index: asked.append(index))
    assert (0 in asked) == begins


@pytest.mark.parametrize(
    ("plural", "one"),
    [("companies", "company"), ("people", "person"), ("viruses", "virus"), ("boxes", "box"), ("classes", "class"),
     ("PCs", "PC"), ("fishermen", "fisherman"), ("cookies", "cookie"), ("series", "series"), ("status", "status"),
     ("GPUs", "GPU"), ("gas", "gas")],
)  # fmt: skip
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_plural() -> None:
    assert is_plural("users")
    assert not is_plural("model")


@pytest.mark.parametrize("unit", ["1", "1,11,", "one and a ", "two-", "1/2/", "tens of ", "5-", "a hundred and "])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit))
        return lambda: scan(Page(text), read_number)

    assert grows_linearly(reading, 5_000)
