"""The time stage: every case of tests/cases/times, what a parse or entities add, and the parts by themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from claimx import Article, Entity, Mention, Span
from claimx.document import describe, write_entities
from claimx.errors import LexiconError
from claimx.find.times import arithmetic, expressions, find_times, words, written_day
from claimx.find.times.arithmetic import Period
from claimx.find.times.edtf import edtf
from claimx.find.times.timex import length, value
from claimx.models import Time
from tests.unit.cases import cases

BLANK = spacy.blank("en")
FILES = ("dates", "relative", "fiscal", "ranges", "focus", "clock", "news", "comparisons", "sessions", "vetoes")


def read(text: str, published: str | None = "2026-02-17", title: str | None = None) -> Doc:
    """A ``Doc`` without a parse, as the stage sees it in a pipeline."""
    article = Article(title=title, text=text, published=published)
    doc = BLANK.make_doc(f"{title}\n\n{text}" if title else text)
    describe(doc, article, text_start=len(title) + 2 if title else 0)
    return doc


def found(text: str, published: str | None = "2026-02-17") -> list[Time]:
    return find_times(read(text, published))


@pytest.mark.parametrize("case", [case for name in FILES for case in cases("times", name)])
def test_case(case: dict[str, Any]) -> None:
    mentions = found(case["text"], case.get("published"))
    assert [mention.span.text for mention in mentions] == [row["text"] for row in case["expect"]], case["reason"]
    for mention, row in zip(mentions, case["expect"], strict=True):
        said = {key: getattr(mention, key) or "" for key in row if key != "text"}
        assert said == {key: wanted for key, wanted in row.items() if key != "text"}, case["reason"]


def test_labels_are_unique_over_all_files() -> None:
    labels = [case.id for name in FILES for case in cases("times", name)]
    assert len(labels) == len(set(labels))


def parsed(words: list[str], heads: list[int], deps: list[str], tags: list[str]) -> Doc:
    """A ``Doc`` with a hand-made parse, published on 2008-11-18."""
    doc = Doc(BLANK.vocab, words=words, heads=heads, deps=deps, tags=tags)
    describe(doc, Article(text=doc.text, published="2008-11-18"))
    return doc


def test_the_verb_decides_a_bare_month_in_the_past() -> None:
    doc = parsed(
        ["It", "shrank", "in", "April"], [1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"], ["PRP", "VBD", "IN", "NNP"]
    )
    assert [(mention.start, mention.end) for mention in find_times(doc)] == [("2008-04-01", "2008-04-30")]


def test_the_verb_decides_a_bare_month_to_come() -> None:
    doc = parsed(
        ["It", "will", "shrink", "in", "September"],
        [2, 2, 2, 2, 3],
        ["nsubj", "aux", "ROOT", "prep", "pobj"],
        ["PRP", "MD", "VB", "IN", "NNP"],
    )
    assert [mention.start for mention in find_times(doc)] == ["2009-09-01"]


def test_a_tag_vetoes_a_modal_and_a_verb() -> None:
    doc = parsed(
        ["In", "May", "May", "march"], [1, 3, 3, 3], ["prep", "pobj", "aux", "ROOT"], ["IN", "NNP", "MD", "VB"]
    )
    assert [mention.span.start for mention in find_times(doc)] == [3]


def named(doc: Doc, name: str, kind: Any) -> None:
    """Let the entity stage have found a name."""
    start = doc.text.index(name)
    span = Span(start=start, end=start + len(name), text=name)
    write_entities(doc, [Entity(name=name, type=kind, mentions=(Mention(span=span, kind="name"),))])


def test_words_inside_a_name_are_no_times() -> None:
    doc = read("Altair 2030 was shown in 2025.")
    named(doc, "Altair 2030", "product")
    assert [mention.span.text for mention in find_times(doc)] == ["2025"]


def test_an_event_entity_gives_its_name() -> None:
    doc = read("It aired during Monday's Spring Festival Gala. It peaked on the night.")
    start = doc.text.index("Spring")
    span = Span(start=start, end=start + 20, text=doc.text[start : start + 20])
    event = Entity(name="CCTV Spring Festival Gala", type="event", mentions=(Mention(span=span, kind="name"),))
    write_entities(doc, [event])
    assert find_times(doc)[-1].event == "CCTV Spring Festival Gala"


def company(doc: Doc, *names: str) -> None:
    """Let the entity stage have found companies."""
    found = []
    for name in names:
        starts = [at for at in range(len(doc.text)) if doc.text.startswith(name, at)]
        spans = [Span(start=at, end=at + len(name), text=name) for at in starts]
        found.append(Entity(name=name, type="company", mentions=tuple(Mention(span=s, kind="name") for s in spans)))
    write_entities(doc, found)


def test_each_company_keeps_its_own_fiscal_calendar() -> None:
    doc = read(
        "Corvane said its fiscal first quarter ended Dec. 27 was good. Altair's fourth quarter was weak.\n\n"
        "Corvane expects growth in the second quarter. Altair said its second quarter was flat."
    )
    company(doc, "Corvane", "Altair")
    assert [(mention.end, mention.policy) for mention in find_times(doc)] == [
        ("2025-12-27", "fiscal"), ("2025-12-31", "latest"), ("2026-03-27", "fiscal"), ("2025-06-30", "latest"),
    ]  # fmt: skip


def test_a_name_that_is_a_period_is_a_time() -> None:
    doc = read("Sales rose in H2 2025 with the Altair 2030.")
    company(doc, "H2 2025", "Altair 2030")
    assert [mention.span.text for mention in find_times(doc)] == ["H2 2025"]


def test_a_name_inside_a_holiday_is_part_of_it() -> None:
    doc = read("Sales rose on Singles' Day.")
    company(doc, "Singles")
    assert [mention.start for mention in find_times(doc)] == ["2025-11-11"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("SAN FRANCISCO, Jan 26, 2026 (Newsbeam) - The firm grew.", "2026-01-26"),
        ("SANTA CLARA, Calif., Nov. 19, 2025 /Newsbeam/ -- Corvane grew.", "2025-11-19"),
        ("LONDON — March 3, 2026 — Corvane grew.", "2026-03-03"),
        ("A title\nPublished: 12 March 2025\n\nThe firm grew.", "2025-03-12"),
        ("A title\nBy Jane Doe | March 12, 2025 | 5 min read\n\nThe firm grew.", "2025-03-12"),
        ("2026-02-17\nThe firm grew.", "2026-02-17"),
        ("Friday, 14 March 2025, 10:30 GMT\nThe firm grew.", "2025-03-14"),
        ("Updated Feb. 3, 2026\nPublished Feb. 1, 2026\n", "2026-02-01"),
        ("By Jane Doe\nUpdated Feb. 3, 2026 at 9:41 a.m. ET\n\nIt fell.", "2026-02-03"),
    ],
)
def test_a_head_states_the_day_of_publication(head: str, day: str) -> None:
    assert str(written_day(head)) == day


@pytest.mark.parametrize(
    "head",
    [
        "BEIJING, Feb. 17 (Newsbeam) -- It grew.",
        "On March 3, 2026 - the firm said - it grew.",
        "The firm was founded on March 3, 2020.",
        "Corvane said on March 3, 2026: we grew.",
        "Founded March 3, 2020 (by three people) it grew.",
        "Posted on 31 February 2025\nIt grew.",
        "It\nis\na\nlong\nhead\nthis\nMarch 12, 2025\n",
    ],
)
def test_other_dates_of_a_head_are_not_the_day_of_publication(head: str) -> None:
    assert written_day(head) is None


def test_spans_in_a_title_and_in_the_text() -> None:
    doc = read("It rose on Monday.", title="Sales fell last week")
    assert [(m.span.field, m.span.start, m.span.text) for m in find_times(doc)] == [
        ("title", 11, "last week"),
        ("text", 11, "Monday"),
    ]


def test_timex3_counts_the_ends_of_a_range() -> None:
    doc = read("It grew from 2019 to 2021.")
    assert [mention.span.text for mention in expressions(doc)] == ["2019", "2021"]


@pytest.mark.parametrize(
    ("period", "modifier", "wanted"),
    [
        (arithmetic.on(date(2026, 2, 16)), None, "2026-02-16"),
        (arithmetic.on(date(2026, 2, 16), "night"), None, "2026-02-16"),
        (arithmetic.month(2025, 10), None, "2025-10"),
        (arithmetic.quarter(2025, 4), None, "2025-36"),
        (arithmetic.half(2025, 2), None, "2025-41"),
        (arithmetic.season(2025, "FA"), None, "2025-23"),
        (arithmetic.around(date(1995, 1, 1), "decade"), None, "199X"),
        (arithmetic.week(date(2026, 2, 17)), None, "2026-02-16/2026-02-22"),
        (Period(date(2019, 1, 1), None, "year"), None, "2019/.."),
        (Period(None, date(2030, 12, 31), "year"), None, "../2030"),
        (Period(None, date(2030, 5, 31), "month"), None, "../2030-05-31"),
        (Period(date(2025, 7, 27), date(2025, 10, 26), "quarter"), None, "2025-07-27/2025-10-26"),
        (arithmetic.part(arithmetic.year(2024), "END"), "END", "2024~"),
        (Period(None, None), None, None),
    ],
)
def test_edtf(period: Period, modifier: str | None, wanted: str | None) -> None:
    assert edtf(period, modifier) == wanted


@pytest.mark.parametrize(
    ("period", "wanted"),
    [
        (arithmetic.quarter(2025, 3), "2025-Q3"),
        (Period(date(2006, 10, 1), date(2006, 12, 30), "quarter"), "2006-Q4"),
        (arithmetic.weekend(date(2010, 1, 25)), "2010-W04-WE"),
        (arithmetic.around(date(2024, 12, 30), "week"), "2025-W01"),
        (arithmetic.around(date(2005, 1, 1), "century"), "20"),
    ],
)
def test_timex_value(period: Period, wanted: str) -> None:
    assert value(period) == wanted


def test_lengths() -> None:
    assert [length("year", "2"), length("decade", "X"), length("decade", "1.5"), length("minute", "43")] == [
        "P2Y", "PXY", "P15Y", "PT43M",
    ]  # fmt: skip


def test_whole_months_stay_whole() -> None:
    assert arithmetic.shift(arithmetic.month(2024, 2), "year", 1) == arithmetic.month(2025, 2)
    assert arithmetic.shift(arithmetic.quarter(2025, 2), "quarter", -1) == arithmetic.quarter(2025, 1)


def test_a_word_in_two_lists_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = {name: {} for name in (*words.TAGGED, *words.BY_VALUE)} | {"month": {"may": 5}, "word": {"may": "may"}}
    monkeypatch.setattr(words, "table", lambda name: lists)
    words.lexicon.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"times\.toml: 'may' stands in \[word\] and in \[month\]"):
            words.lexicon()
    finally:
        words.lexicon.cache_clear()
