"""Quotations in every typographic form."""

from __future__ import annotations

import pytest
import spacy

from claimx.find.attributions.quotes import find_quotes

BLANK = spacy.blank("en")

CASES = [
    pytest.param("“We are very pleased,” she said.", ["“We are very pleased,”"], id="curly double"),
    pytest.param('"We are very pleased," she said.', ['"We are very pleased,"'], id="straight double"),
    pytest.param("‘We are very pleased,’ she said.", ["‘We are very pleased,’"], id="curly single"),
    pytest.param("Nvidia’s and Apple’s shares", [], id="apostrophes are no quotes"),
    pytest.param("«We are very pleased», she said.", ["«We are very pleased»"], id="guillemets"),
    pytest.param("“We are pleased", [], id="never closed"),
    pytest.param("“We are\n\npleased” she said", [], id="not across paragraphs"),
    pytest.param("“It’s our best year,” he said", ["“It’s our best year,”"], id="apostrophe inside"),
]


@pytest.mark.parametrize(("text", "quoted"), CASES)
def test_quotes(text: str, quoted: list[str]) -> None:
    doc = BLANK(text)
    assert [doc[quote.start : quote.end].text for quote in find_quotes(doc)] == quoted


def test_a_short_quotation_is_no_speech() -> None:
    doc = BLANK("China’s “big tech” giants")
    assert [quote.is_speech for quote in find_quotes(doc)] == [False]
