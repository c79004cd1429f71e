"""What holds for any text: spans, bounds, determinism."""

from __future__ import annotations

import math

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import claimx
from claimx import Article
from claimx.document import describe
from claimx.find.amounts.atoms import Page
from claimx.find.quantities import find_quantities

BLANK = spacy.blank("en")
WORDS = st.sampled_from(
    [
        "1", "2.5", "1,000", "5-10", "between", "and", "to", "from", "by", "half", "a", "million", "dozens", "of", "$",
        "US$", "€", "%", "percent", "users", "rose", "fell", "(", ")", "/", "-", "per", "month", "km", "miles", "one",
        "in", "five", "no", "No.", "third", "largest", "twice", "as", "up", "the", "x", "bn", "63.3bn", "H100", ",",
        ".", "\n", "two-thirds", "Apple", "17", "shares", "at", "cents", "years", "ago",
    ]
)  # fmt: skip
SPACED = st.lists(WORDS, max_size=25).map(" ".join)
GLUED = st.lists(WORDS, max_size=12).map("".join)
TEXTS = st.one_of(st.text(max_size=200), SPACED, GLUED)


def read(text: str) -> Doc:
    doc = BLANK.make_doc(text)
    describe(doc, Article(text=text))
    return doc


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_amount_is_well_formed(text: str) -> None:
    doc = read(text)
    previous = -1
    for mention in find_quantities(doc):
        quantity = mention.quantity
        assert doc.text[quantity.span.start : quantity.span.end] == quantity.span.text != ""
        assert quantity.span.start >= previous
        previous = quantity.span.start
        assert (quantity.value is None) == (quantity.low is not None and quantity.high is not None)
        assert (quantity.relation == "range") == (quantity.low is not None)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low < quantity.high
        assert quantity.value is None or math.isfinite(quantity.value)
        assert bool(quantity.unit.name) == (quantity.unit.kind != "none") or quantity.unit.name == "rank"


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_without_a_doc_the_same_is_read(text: str) -> None:
    assert claimx.numbers(text) == [mention.alone() for mention in find_quantities(read(text))]


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_atoms_of_a_page_are_its_text(text: str) -> None:
    page, end = Page(text), 0
    for index in range(len(page)):
        atom = page.at(index)
        assert text[atom.start : atom.end] == atom.text != ""
        assert text[end : atom.start].strip() == ""
        assert "\n" not in text[end : atom.start]
        assert page.glued(index - 1) == (index > 0 and end == atom.start)
        assert (atom.kind == "b") == (atom.text == "\n")
        assert (atom.kind == "n") == (atom.text[-1] in "0123456789")
        end = atom.end
    assert text[end:].strip() == ""


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_twice_the_same(text: str) -> None:
    assert find_quantities(read(text)) == find_quantities(read(text))


@given(st.integers(min_value=2, max_value=10**12))
@settings(max_examples=60, deadline=None)
def test_a_grouped_count_reads_back(value: int) -> None:
    (mention,) = find_quantities(read(f"It sold about {value:,} phones."))
    assert mention.quantity.value == value
    assert mention.quantity.unit.name == "phone"
