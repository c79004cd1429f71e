"""What holds for the times of any text."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx import Article
from claimx.document import describe
from claimx.find.times import expressions, find_times, written_day
from claimx.models import Time

BLANK = spacy.blank("en")
_WORDS = """
May March 16 2025 2026 '82 1990s Q3 H1 FY2025 last next this that the a in of on by since until from to
between and day week
month quarter year years days two three few several ago earlier later before after Monday Friday night
morning early late mid
end start fiscal first second third ended , . - – ( ) / : 9:41 a.m. ET noon Christmas same period year-ago
over YoY time trading session event PT ( )
today now half
decade century every 12/25/2024 2/3/04 30 31 February gala Gala Spring Festival 's % $ 5,000 2.5 Black
weekend fortnight date
far so final winter summer dozen couple 0 99 9999 1000 100 Oct.
"""
PIECES = st.sampled_from([*_WORDS.split(), "\n"])
TEXTS = st.one_of(
    st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=80), st.lists(PIECES, max_size=15).map("".join)
)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?\Z")


def read(text: str, published: date | None) -> Doc:
    doc = BLANK.make_doc(text)
    describe(doc, Article(text=text, published=published))
    return doc


def times(text: str, published: date | None) -> list[Time]:
    return find_times(read(text, published))


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, published=st.one_of(st.none(), DAYS, st.dates(date(2000, 1, 1), date(2030, 1, 1))))
@example(text="in the last decade of 1000", published=date(1, 1, 1))
@example(text="two fortnights later, a fortnight ago", published=date(9999, 12, 31))
def test_spans_are_exact_and_intervals_well_formed(text: str, published: date | None) -> None:
    mentions = times(text, published)
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text != ""
        assert all(side is None or ISO.match(side) for side in (mention.start, mention.end))
        if mention.start and mention.end:
            assert mention.start <= mention.end
        assert (mention.policy is None) == (mention.start is None and mention.end is None)
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_the_timex3_view_has_exact_spans(text: str) -> None:
    for mention in expressions(read(text, date(2026, 2, 17))):
        assert text[mention.span.start : mention.span.end] == mention.span.text


RELATIVE = [
    "today",
    "yesterday morning",
    "on Monday",
    "last week",
    "this week",
    "three days ago",
    "a week ago",
    "last Friday",
    "over the past two weeks",
    "next Tuesday",
    "tonight",
    "in the next fortnight",
    "over the past ten days",
    "early this week",
    "this weekend",
    "a week from now",
]
ABSOLUTE = [
    "on Feb. 3, 2026",
    "in 2024",
    "in October 2025",
    "in Q4 2025",
    "from 2019 to 2021",
    "in the 1990s",
    "on 2026-02-16",
    "by 2030",
    "in late 2024",
    "on Christmas 2024",
    "9:41 a.m. on May 3, 2025",
    "in the 19th century",
    "in the week of April 10, 2018",
    "in 2020 or later",
    "at the end of 2024",
    "in the first nine months of 2025",
    "in the 2012–13 season",
    "in H1 2025",
    "between 2020 and 2024",
    "at 9:41 a.m. ET on May 3, 2025",
]


@settings(max_examples=120, deadline=None)
@given(phrase=st.sampled_from(RELATIVE), published=st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_relative_times_move_with_publication(phrase: str, published: date) -> None:
    week = timedelta(days=7)
    before, after = (times(f"It fell {phrase}.", day) for day in (published, published + week))
    assert len(before) == len(after) == 1
    for side in ("start", "end"):
        assert date.fromisoformat(getattr(after[0], side)) - date.fromisoformat(getattr(before[0], side)) == week


@settings(max_examples=120, deadline=None)
@given(phrase=st.sampled_from(ABSOLUTE), published=st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_absolute_times_do_not_move(phrase: str, published: date) -> None:
    assert times(f"It fell {phrase}.", published) == times(f"It fell {phrase}.", published + timedelta(days=7))


@settings(max_examples=60, deadline=None)
@given(phrase=st.sampled_from(RELATIVE))
def test_without_publication_relative_times_have_no_interval(phrase: str) -> None:
    assert [(mention.start, mention.end) for mention in times(f"It fell {phrase}.", None)] == [(None, None)]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "1-",
        "2012-",
        "the ",
        "May 1, ",
        "the last few ",
        "a year earlier ",
        "Monday's Gala ",
        "((",
        "'",
        "Q1",
        "one ",
        "1:00 ",
        "499-493 BC ",
        "the second of May of ",
        "year year ",
        "this period ",
        "1861-1863\n",
        "year on year ",
        "YoY ",
        "from a year earlier ",
        "1pm ET (",
        "the day after the Gala ",
        "the session ",
        "On Monday the Gala began; during the event ",
        "quarter ended Oct. 26 ",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        doc = Doc(BLANK.vocab, words=[text], spaces=[False])  # spaCy's own tokeniser is not what is measured
        describe(doc, Article(text=text, published=date(2026, 2, 17)))
        started = time.process_time()
        find_times(doc)
        return time.process_time() - started

    seconds(1000)
    assert seconds(80_000) < 10 * max(seconds(20_000), 0.05)


def test_the_head_of_a_text_is_read_in_bounded_time() -> None:
    for piece in ("By A | ", "March 3, 2025 ", "A, ", "Published ", "-- ", "2026-02-17\n", "A. "):
        started = time.process_time()
        written_day(piece * 50_000)
        assert time.process_time() - started < 1, piece
