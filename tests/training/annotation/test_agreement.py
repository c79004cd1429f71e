"""Agreement: whole with oneself, less with every difference, and never in doubt about which slot."""

from __future__ import annotations

import pytest

from tests.training.annotation.made_up import annotation, draft, draft_with
from training.annotation.agreement import agreement
from training.folders import scorer


@pytest.fixture(autouse=True)
def _scorers(shared: object) -> None:
    """The scorers lie in the shared data."""


def figures(second: dict[str, object]) -> dict[str, float]:
    return agreement([(annotation(), annotation(second))], scorer("score_claims"), scorer("score_entities"))


def test_whoever_says_the_same_agrees() -> None:
    assert set(figures(draft()).values()) == {100.0}


@pytest.mark.parametrize(
    ("second", "figure", "share"),
    [
        (draft_with(1, unit="percentage_point"), "slot unit", 75.0),
        (draft_with(1, source=None), "slot source", 75.0),
        (draft_with(4, subject=["Pulse", "Lumora"]), "strict claims, F1", 100.0),
        (draft_with(4, subject=["Pulse"]), "strict claims, F1", 87.5),
        (draft_with(3, predicate="buy", anchor="has"), "events, F1", 0.0),
        (draft(entities=draft()["entities"][1:]), "pronouns and descriptions, F1", 0.0),
    ],
)
def test_a_difference_shows_in_its_figure(second: dict[str, object], figure: str, share: float) -> None:
    assert figures(second)[figure] == pytest.approx(share, abs=0.1)
