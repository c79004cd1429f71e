"""The corpus for the recogniser: names stay where they are, change together, and are never cut."""

from __future__ import annotations

from random import Random

import pytest

from claimx import Article
from tests.training.annotation.made_up import TEXT, annotation
from training.annotation.corpus import Document
from training.ner import annotated
from training.ner.annotated import labelled, paragraphs, swapped
from training.ner.labelled import Labelled, Span
from training.ner.name_pools import NamePools

DOCUMENT = Document(Article(text=TEXT), annotation())


def words(example: Labelled) -> list[tuple[str, str]]:
    return [(example.text[span.start : span.end], span.label) for span in example.spans]


def test_types_become_labels() -> None:
    assert words(labelled(DOCUMENT)) == [
        ("Lumora", "ORG"), ("Tempo", "PRODUCT"), ("Austin", "GPE"), ("Pulse", "ORG"), ("Tempo 9", "PRODUCT"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_other_names_stand_where_the_old_ones_stood(seed: int) -> None:
    example = swapped(DOCUMENT, NamePools(), Random(seed), rate=1.0)
    new = words(example)
    assert [label for _, label in new] == ["ORG", "PRODUCT", "GPE", "ORG", "PRODUCT"]
    assert new[2] == ("Austin", "GPE")
    assert example.text.endswith("has three rivals, and the three are smaller.")
    assert all(name and name == name.strip() for name, _ in new)


def test_no_name_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotated, "LONGEST", 20)
    example = Labelled(
        "Dr. Who Ltd. A fell. It rose again then.\nX Corp. Y did too.", (Span(0, 14, "ORG"), Span(41, 50, "ORG"))
    )
    parts = list(paragraphs(example))
    assert "".join(part.text for part in parts) == example.text
    assert [name for part in parts for name, _ in words(part)] == ["Dr. Who Ltd. A", "X Corp. Y"]


def test_short_articles_stay_whole() -> None:
    assert [part.text for part in paragraphs(Labelled("A b. C d. E f."))] == ["A b. C d. E f."]
