"""Entities and what refers to them, through the bundled pipeline."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

import claimx
from claimx import document
from tests.unit.cases import cases


@pytest.mark.parametrize(
    "case", [case for stage in ("entities", "types", "tickers", "owners", "sets") for case in cases("entities", stage)]
)
def test_entities(case: dict[str, Any], nlp: Language) -> None:
    found = document.entities(nlp(case["text"]))
    assert [f"{entity.name}: {entity.type}" for entity in found] == case["entities"]
    if "references" in case:
        referring = [
            (mention.span.text, entity.name)
            for entity in found
            for mention in entity.mentions
            if mention.kind != "name"
        ]
        assert [f"{text}: {name}" for text, name in referring] == case["references"]


@pytest.mark.parametrize(("first", "shortened"), [("Bastion", True), ("February", False), ("Monday", False)])
def test_a_month_or_weekday_is_no_short_form(first: str, shortened: bool, extractor: claimx.Extractor) -> None:
    found = extractor.entities(f"{first} Labs Inc. hired 40 people. Many people left {first} then.")
    texts = [mention.span.text for entity in found for mention in entity.mentions]
    assert (first in texts) is shortened
