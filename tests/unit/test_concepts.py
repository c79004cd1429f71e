"""What amounts are about: every case of tests/cases/quantities/concepts.toml, and what holds for any parse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import claimx
from benchmarks.newsquant_concepts import named
from claimx import QuantityClaim
from claimx.find.amounts.atoms import Page
from claimx.find.concept_rules import RULES, noun_beside
from claimx.find.concepts import concepts, measured
from claimx.find.quantities import find_quantities, judged
from tests.growth import grows_linearly
from tests.unit.cases import cases

BLANK = spacy.blank("en")
LABELS = st.sampled_from(["nsubj", "dobj", "pobj", "prep", "nummod", "compound", "conj", "appos", "relcl", "ROOT"])
TAGS = st.sampled_from([("NOUN", "NN"), ("PROPN", "NNP"), ("VERB", "VBD"), ("NUM", "CD"), ("ADP", "IN"), ("ADJ", "JJ")])
FORMS = st.sampled_from(["sales", "Meta", "rose", "3", "km", "of", "new", "$", "5%", "(", ",", "million", "users"])
WORD = st.tuples(FORMS, TAGS, LABELS, st.integers(min_value=0, max_value=30))


def line(found: claimx.QuantityReading) -> str:
    return f"{found.span.text}: {', '.join(words.text for words in found.concept)}"


@pytest.mark.parametrize("case", cases("quantities", "concepts"))
def test_case(case: dict[str, Any]) -> None:
    assert [line(found) for found in claimx.quantities(case["text"])] == case["expect"], case["reason"]


def test_every_rule_has_a_case_for_it_and_one_against_it() -> None:
    labels = {case.values[0]["label"].partition(":")[0] for case in cases("quantities", "concepts")}
    names = {rule.__name__ for rule in (*RULES, noun_beside)}
    assert names | {f"not {name}" for name in names} <= labels


def test_without_a_parse_there_is_no_concept() -> None:
    assert [found.concept for found in claimx.numbers("Sales jumped 90% to $7.2bn.")] == [(), ()]


def test_a_claim_carries_the_quantity_alone(extractor: claimx.Extractor) -> None:
    (claim,) = (one for one in extractor.extract("Apple's revenue rose 12%.") if isinstance(one, QuantityClaim))
    assert "concept" not in claim.model_dump()["quantity"]


def test_spans_of_a_title_are_those_of_the_title(extractor: claimx.Extractor) -> None:
    article = claimx.Article(title="Apple's revenue rose 12%", text="Its shares fell 3%.")
    (doc,) = extractor.docs(article)
    spans = [span for found in find_quantities(doc) for span in found.quantity.concept]
    assert {span.field for span in spans} == {"title", "text"}
    assert all(getattr(article, span.field)[span.start : span.end] == span.text for span in spans)


@given(st.lists(WORD, min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_spans_are_exact_and_apart_from_the_amount_on_any_tree(
    words: list[tuple[str, tuple[str, str], str, int]],
) -> None:
    doc = parsed(words)
    for mention in find_quantities(doc):
        own, previous = mention.quantity.span, -1
        for span in mention.quantity.concept:
            assert doc.text[span.start : span.end] == span.text != ""
            assert span.start > previous
            assert span.end <= own.start or own.end <= span.start
            previous = span.end


def parsed(words: list[tuple[str, tuple[str, str], str, int]]) -> Doc:
    """A ``Doc`` with a tree: each word hangs on an earlier one, or on the first."""
    forms, tags, labels, heads = zip(*words, strict=True)
    return Doc(
        BLANK.vocab,
        words=list(forms),
        pos=[pos for pos, _ in tags],
        tags=[tag for _, tag in tags],
        deps=["ROOT", *labels[1:]],
        heads=[max(0, min(head, at - 1)) for at, head in enumerate(heads)],
    )


VERB, NOUN, AMOUNT = ("rose", ("VERB", "VBD")), ("sales", ("NOUN", "NN")), ("5%", ("NUM", "CD"))
ROWS = {
    "under one verb": [(*VERB, "ROOT"), (*AMOUNT, "dobj"), (*NOUN, "dobj"), (",", ("PUNCT", ","), "punct")],
    "under one noun": [(*NOUN, "ROOT"), (*AMOUNT, "nummod"), (*NOUN, "compound")],
    "each under the one before": [(*NOUN, "ROOT"), (*NOUN, "conj"), (*AMOUNT, "appos"), ("of", ("ADP", "IN"), "prep")],
}


@pytest.mark.parametrize("shape", ROWS)
def test_one_sentence_of_amounts_takes_linear_time(shape: str) -> None:
    assert grows_linearly(lambda count: concepts_of(shape, count), 100)


def concepts_of(shape: str, count: int) -> Callable[[], object]:
    """The concepts of that many amounts under one word, or in a chain."""
    top, *row = ROWS[shape]
    words = [top, *row * count]
    chained = shape.startswith("each")
    page = Page((doc := parsed([(*word, at - 1 if chained else 0) for at, word in enumerate(words)])).text, doc)
    asked, taken = measured(page, judged(page))
    assert len(asked) == count
    return lambda: concepts(asked, taken)


def test_words_are_written_whole_and_once() -> None:
    doc = BLANK.make_doc("Intel's e-commerce sales of Intel, the sales.")
    assert named(doc.text, doc) == ["Intel", "e-commerce", "sales"]
