"""``benchmarks/phrases.py``: the table of the page of quantities says what claimx reads."""

from __future__ import annotations

import re

import pytest

from benchmarks import phrases

ROW = re.compile(r"^\| `(.+?)` \| (.*?) \| (.*?) \|$", re.MULTILINE)
_, _, SHOWN = phrases.PAGE.read_text(encoding="utf-8").partition("<!-- phrases -->")
TABLE = {phrase: ours for phrase, ours, _ in ROW.findall(SHOWN)}
PHRASES = [phrase for group in phrases.groups().values() for phrase in group]


def test_the_page_has_every_phrase_once() -> None:
    assert list(TABLE) == PHRASES


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_page_says_what_claimx_reads(phrase: str) -> None:
    assert TABLE[phrase] == phrases.by_claimx(phrase), "run python benchmarks/phrases.py --write"


def test_a_table_has_a_line_a_phrase_and_a_head_a_class() -> None:
    rows = [phrases.Row("A", "5 km", "5 km", "–"), phrases.Row("B", "6 km", "6 km", "6 metre")]
    assert phrases.table(rows).split("\n") == [
        "", "| A | claimx | quantulum3’s parser |", "|---|---|---|", "| `5 km` | 5 km | – |",
        "", "| B | claimx | quantulum3’s parser |", "|---|---|---|", "| `6 km` | 6 km | 6 metre |", "", "",
    ]  # fmt: skip


def test_a_reading_shows_bound_range_equivalents_and_alternatives() -> None:
    assert phrases.by_claimx("about 5-7 km (3-4 miles)") == "5-7 km = 3-4 mi"
    assert phrases.by_claimx("dozens of lawsuits over 30 pounds") == ">=12 lawsuit vague; >30 lb (or 30 GBP)"
    assert phrases.by_claimx("nothing") == "–"
