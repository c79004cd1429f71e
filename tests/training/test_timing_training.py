"""``training/timing.py``: which candidate is right, and that the fit finds what decides."""

from __future__ import annotations

import claimx
from claimx.rules.ranker import ranker
from training import ranking, timing
from training.annotation.annotation import Event, Interval, Quantity
from training.weights import as_text, target

TEXT = "Apple sold 52 million phones in June. It cut 300 jobs."


def annotated(claims: list[Quantity | Event], extractor: claimx.Extractor) -> timing.Text:
    [doc] = extractor.docs(claimx.Article(text=TEXT, published="2026-02-17"))
    return timing.Text(timing.read_context(doc), tuple(claims))


def interval(start: str, end: str) -> Interval:
    return Interval.model_validate({"start": start, "end": end})


def test_right_is_the_candidate_with_the_annotated_days(extractor: claimx.Extractor) -> None:
    sold = Quantity(
        anchor=(11, 28), subject=["Apple"], value=52e6, unit="phone", time=interval("2025-06-01", "2025-06-30")
    )
    cut = Quantity(anchor=(45, 53), subject=["Apple"], value=300, unit="job")
    first, second = timing.choices(annotated([sold, cut], extractor))
    assert first.right == (False, True)
    assert second.right == (True, False)
    assert any(
        "not as in the sentence before" in fact or "unlike" in fact for fact in second.facts[0] + second.facts[1]
    )


def test_a_claim_that_is_not_found_teaches_nothing(extractor: claimx.Extractor) -> None:
    other = Quantity(anchor=(11, 28), subject=["Apple"], value=53e6, unit="phone")
    assert list(timing.choices(annotated([other], extractor))) == []


def test_an_event_is_a_choice_of_its_verb(extractor: claimx.Extractor) -> None:
    event = Event(anchor=(6, 10), subject=["Apple"], predicate="sell", time=interval("2025-06-01", "2025-06-30"))
    [choice] = timing.choices(annotated([event], extractor))
    assert (choice.kind, choice.right) == ("event", (False, True))


def test_the_fit_finds_the_fact_that_decides() -> None:
    near, far = ("sentence", "near"), ("sentence", "far")
    found = [timing.Choice((("none",), near, far), (False, True, False), "quantity")] * 5
    found += [timing.Choice((("none",), far), (True, False), "quantity")] * 5
    weights = timing.fit(found, 0.1)
    assert weights["near"] > 0 > weights["far"]
    assert timing.chosen_right(found, weights, "quantity") == 100
    assert weights == timing.fit(found, 0.1)


def test_rare_facts_get_no_weight() -> None:
    found = [timing.Choice((("none",), ("seldom",)), (False, True), "quantity")] * (ranking.LEAST - 1)
    assert timing.fit([*found, timing.Choice((("none",), ("x",)), (True, False), "event")], 0.1).keys() <= {"none"}


def test_what_is_written_is_what_is_read() -> None:
    weights = ranker("times").weights
    assert weights
    assert as_text(timing.COMMENT, weights) == target("times").read_text(encoding="utf-8")
