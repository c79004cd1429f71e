"""The quantity stage: every case of tests/cases/quantities, and what entities, times and tags add."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx import Article, Entity, Equivalent, Mention, Quantity, Span
from claimx.adapters.quantulum import by_surface, by_symbol, known_units
from claimx.document import describe, offsets, write_entities, write_times
from claimx.find.quantities import find_quantities
from claimx.models import QuantityMention, Time
from claimx.models.printing import number
from tests.unit.cases import cases

BLANK = spacy.blank("en")
FILES = ("numbers", "ranges", "units", "rates", "vetoes", "changes", "statistics", "brackets")


def read(text: str) -> Doc:
    """A ``Doc`` with no annotation but its tokens."""
    doc = BLANK.make_doc(text)
    describe(doc, Article(text=text))
    return doc


def line(mention: QuantityMention) -> str:
    """One amount as the case files write it."""
    quantity, change = mention.quantity, mention.change
    sign = "" if quantity.relation in ("=", "range") else quantity.relation
    moved = f"{change.direction} {change.basis}" if change else ""
    others = [f"({value_of(other)} {other.unit.name})" for other in quantity.equivalents]
    parts = [
        sign + value_of(quantity),
        quantity.unit.name,
        "vague" if quantity.vague else "",
        moved,
        mention.statistic or "",
        *others,
    ]
    return " ".join(part for part in parts if part)


def value_of(amount: Quantity | Equivalent) -> str:
    if amount.low is not None and amount.high is not None:
        return f"{number(amount.low)}..{number(amount.high)}"
    return number(amount.value) if amount.value is not None else ""


def found(doc: Doc) -> list[str]:
    return [line(mention) for mention in find_quantities(doc)]


@pytest.mark.parametrize("case", [case for name in FILES for case in cases("quantities", name)])
def test_case(case: dict[str, Any]) -> None:
    assert found(read(case["text"])) == case["expect"], case["reason"]


def test_labels_are_unique_over_all_files() -> None:
    labels = [case.id for name in FILES for case in cases("quantities", name)]
    assert len(labels) == len(set(labels))


def test_a_span_covers_number_multiplier_unit_and_rate() -> None:
    text = "Doubao saw 63.3 billion tokens processed per minute at its peak."
    (mention,) = find_quantities(read(text))
    assert mention.quantity.span.text == "63.3 billion tokens processed per minute"
    assert text[mention.quantity.span.start : mention.quantity.span.end] == mention.quantity.span.text


def test_a_title_has_its_own_offsets() -> None:
    article = Article(title="Nvidia sells 5,000 chips", text="It sold 6,000 cards.")
    doc = BLANK.make_doc(f"{article.title}\n\n{article.text}")
    describe(doc, article, text_start=len(article.title or "") + 2)
    first, second = (mention.quantity.span for mention in find_quantities(doc))
    assert (first.field, first.text, first.start) == ("title", "5,000 chips", 13)
    assert (second.field, second.text, second.start) == ("text", "6,000 cards", 8)
    assert doc.text[slice(*offsets(doc, second))] == second.text


def test_a_number_inside_a_name_is_no_amount() -> None:
    text = "The film Ocean's 8 sold 300 tickets."
    doc = read(text)
    name = Span(start=9, end=18, text="Ocean's 8")
    write_entities(doc, [Entity(name="Ocean's 8", type="work", mentions=(Mention(span=name, kind="name"),))])
    assert found(doc) == ["300 ticket"]


def _time(text: str, words: str, kind: str) -> Time:
    start = text.index(words)
    span = Span(start=start, end=start + len(words), text=words)
    return Time.model_validate({"span": span.model_dump(), "type": kind, "value": "X", "start": "2025-01-01"})


def test_a_time_takes_its_numbers_away() -> None:
    text = "The 12th of May 2025 saw 12 launches."
    doc = read(text)
    write_times(doc, [_time(text, "The 12th of May 2025", "DATE")])
    assert found(doc) == ["12 launch"]


def test_a_duration_that_is_the_amount_stays() -> None:
    text = "It lasted 43 minutes."
    doc = read(text)
    write_times(doc, [_time(text, "43 minutes", "DURATION")])
    assert found(doc) == ["43 min"]


def test_the_time_a_change_is_against_is_its_baseline() -> None:
    text = "Revenue rose 35% from a year earlier."
    doc = read(text)
    write_times(doc, [_time(text, "a year earlier", "DATE")])
    (mention,) = find_quantities(doc)
    assert mention.change is not None
    assert mention.change.baseline is not None
    assert mention.change.baseline.span.text == "a year earlier"


def test_a_time_of_its_own_is_no_baseline() -> None:
    text = "Revenue rose 35% in 2025."
    doc = read(text)
    write_times(doc, [_time(text, "2025", "DATE")])
    (mention,) = find_quantities(doc)
    assert mention.change is not None
    assert mention.change.baseline is None


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        (["8.5", "billion", "searches", "ran", "."], ["CD", "CD", "VBZ", "VBD", "."], "8.5e9 search"),
        (
            ["It", "hired", "300", "highly", "skilled", "workers"],
            ["PRP", "VBD", "CD", "RB", "VBN", "NNS"],
            "300 worker up absolute",
        ),
        (["a", "737", "airliner"], ["DT", "CD", "NN"], None),
        (["a", "12", "member", "board"], ["DT", "CD", "NN", "NN"], None),
    ],
    ids=["plural-read-as-verb", "adverb-and-participle-skipped", "numeral-before-singular", "numeral-before-compound"],
)
def test_tags_find_the_counted_noun(words: list[str], tags: list[str], expected: str | None) -> None:
    doc = Doc(BLANK.vocab, words=words, tags=tags)
    describe(doc, Article(text=doc.text))
    assert found(doc) == ([expected] if expected else [])


def test_the_bundled_pipeline_reads_the_gala(nlp: Language) -> None:
    text = "ByteDance said there were 1.9 billion interactions across its AI services on the day."
    mentions = [QuantityMention.model_validate(row) for row in nlp(text).user_data["claimx"]["quantities"]]
    assert [line(mention) for mention in mentions] == ["1.9e9 interaction"]


def test_unit_data_is_read_with_prefixes() -> None:
    assert len(known_units()) > 390
    assert by_symbol()["GW"][0].dimension == "power"
    assert by_surface()["kilowatt"][0].symbols == ("kW",)
    assert {unit.name for unit in by_surface()["pound"]} == {"pound-mass", "pound sterling"}
