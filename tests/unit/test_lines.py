"""Sentence boundaries that layout and punctuation decide."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from claimx.components import lines
from claimx.find.lines import find_boundaries
from tests.unit.cases import cases

BLANK = spacy.blank("en")


def decided(text: str) -> Doc:
    """A blank ``Doc`` with the decisions applied; what is left open counts as no start."""
    doc = BLANK(text)
    starts = {boundary.at for boundary in find_boundaries(doc) if boundary.starts}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.i in starts
    return doc


@pytest.mark.parametrize("case", cases("lines", "boundaries"))
def test_boundaries(case: dict[str, Any]) -> None:
    found = [sentence.text.strip() for sentence in decided(case["text"]).sents]
    assert [sentence for sentence in found if sentence] == case["sentences"]


def test_questions_are_left_to_the_parser() -> None:
    """ "Is it?" Smith asked / "Is it? Smith asked": only the parse can tell."""
    doc = BLANK("Is it? Smith asked.")
    assert all(boundary.at != 3 for boundary in find_boundaries(doc))


def test_component_sets_what_was_found() -> None:
    nlp = spacy.blank("en")
    stage = lines.create(nlp, "claimx_lines")
    doc = stage(nlp.make_doc("One line\nAnother line"))
    assert [sentence.text.strip() for sentence in doc.sents] == ["One line", "Another line"]
