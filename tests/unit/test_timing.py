"""When claims hold: through the bundled pipeline, and the choice by itself."""

from __future__ import annotations

from typing import Any

import pytest

import claimx
from claimx.claims import timing
from claimx.claims.context import read_context
from claimx.claims.time_anchor import Anchor
from tests.unit.cases import cases


@pytest.mark.parametrize("case", cases("claims", "times"))
def test_intervals(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    found = extractor.extract(case["text"], published=case["published"])
    times = [claim.time for claim in found if claim.kind == "quantity"]
    assert [f"{time.start}/{time.end}" if time else "" for time in times] == case["times"], case["reason"]


def candidates(extractor: claimx.Extractor, text: str) -> list[timing.Candidate]:
    """The candidates of the first amount of a text."""
    [doc] = extractor.docs(claimx.Article(text=text, published="2026-02-17"))
    context = read_context(doc)
    return timing.candidates(Anchor(context.amounts[0].words, context))


def test_none_is_always_a_candidate_and_times_say_how_far_they_are(extractor: claimx.Extractor) -> None:
    text = "Sales fell in 2023.\n\nProfit rose in May. Apple sold 52 million phones in June."
    found = candidates(extractor, text)
    assert [(c.when.words.text if c.when else None, c.zone) for c in found] == [
        (None, None), ("June", "sentence"), ("May", "paragraph"), ("2023", "article"),
    ]  # fmt: skip


def test_a_time_from_beyond_the_paragraph_is_marked(extractor: claimx.Extractor) -> None:
    found = candidates(extractor, "Sales fell in 2023.\n\nApple sold 52 million phones.")
    slots = [timing.slot(candidate) for candidate in found]
    assert [(slot.span.text, slot.inferred) for slot in slots if slot] == [("2023", True)]


def test_a_choice_has_its_chance(extractor: claimx.Extractor) -> None:
    [doc] = extractor.docs(claimx.Article(text="Apple sold 52 million phones in June.", published="2026-02-17"))
    [chosen] = timing.quantity_times(read_context(doc))
    assert chosen.time is not None
    assert chosen.time.span.text == "June"
    assert 0.5 < chosen.chance <= 1


def test_year_on_year_is_what_a_change_is_measured_against(extractor: claimx.Extractor) -> None:
    text = "Shipments fell 8% year-over-year to 25 million units in Q3 2025."
    change, level = (c for c in extractor.extract(text, published="2026-02-17") if c.kind == "quantity")
    baseline = change.change.baseline if change.change else None
    assert isinstance(baseline, claimx.ClaimTime)
    assert (baseline.start, baseline.end) == ("2024-07-01", "2024-09-30")
    assert [claim.time.start for claim in (change, level) if claim.time] == ["2025-07-01", "2025-07-01"]
    assert "year-over-year" in change.statement
    assert "2024" not in change.statement


def test_a_year_on_year_rise_keeps_its_words(extractor: claimx.Extractor) -> None:
    found = extractor.extract("Corvane reported a 14% year-on-year increase in Q3 2025 sales.", published="2026-02-17")
    assert not any("compared with" in (claim.statement or "") for claim in found)


@pytest.mark.parametrize(
    ("text", "is_market"),
    [
        ("The Nasdaq index fell on Wednesday. It finished at 2279.64.", True),
        ("The mayor spoke on Wednesday. It finished at 2279.64.", False),
        ("The Nasdaq index fell on Wednesday. It has 100 members.", False),
        ("The Nasdaq index fell in 2023. It finished at 2279.64.", False),
    ],
)
def test_a_market_report_is_about_its_trading_day(extractor: claimx.Extractor, text: str, *, is_market: bool) -> None:
    facts = {fact for candidate in candidates(extractor, text) for fact in candidate.facts}
    assert ("paragraph, day of an exchange" in facts) is is_market
