"""The checker: each fault in an annotation that is otherwise right, beside its harmless neighbour."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from tests.training.annotation.made_up import TEXT, annotation, draft, draft_with
from training.annotation.checks import faults
from training.annotation.numbers import numbers
from training.annotation.units import unit_fault

GROWTH, LEVEL, BOUGHT, PRICE, RIVALS = 1, 2, 3, 4, 5


class Case(NamedTuple):
    label: str
    draft: dict[str, Any]
    fault: str | None
    """Words that are in every fault expected; none where the annotation is right."""
    count: int = 1


CASES = [
    Case("the annotation as it is", draft(), None),
    Case(
        "an end before its start",
        draft_with(PRICE, time={"start": "2021-12-31", "end": "2021-01-01"}),
        "ends (2021-01-01) before",
    ),
    Case("an open end", draft_with(PRICE, time={"start": "2021-01-01", "end": None}), None),
    Case("a time of nothing", draft_with(PRICE, time={"start": None, "end": None}), "without start and end"),
    Case(
        "a year of another age",
        draft_with(PRICE, time={"start": "0202-01-01", "end": None}),
        "year 202 is hardly meant",
    ),
    Case("a unit by its long name", draft_with(GROWTH, unit="percent"), "written '%'"),
    Case("a plural unit", draft_with(RIVALS, unit="rivals"), "must be singular"),
    Case("a value with a slip", draft_with(LEVEL, value=4.3e9), "is not what '$4.2 billion' says"),
    Case("a value in another scale, of a number in letters", draft_with(RIVALS, value=3000), None),
    Case("a claim twice", draft(claims=[*draft()["claims"], draft()["claims"][0]]), "is there twice"),
    Case(
        "a name that is a description too",
        draft(entities=[draft()["entities"][0] | {"descriptions": ["Pulse"]}, *draft()["entities"][1:]]),
        "is a name and a pronoun or description",
    ),
    Case(
        "an exclusion inside a claim",
        draft(excluded=[*draft()["excluded"], {"t": "4.2", "why": "order"}]),
        "claimed and excluded",
    ),
    Case("a range without bounds", draft_with(LEVEL, relation="range"), "low and high with the relation 'range'"),
    Case(
        "bounds that cross",
        draft_with(LEVEL, relation="range", value=None, low=4.2e9, high=4.2e3),
        "not below its high",
    ),
    Case("a rank that is no statistic", draft_with(RIVALS, unit="rank"), "go together"),
    Case("an amount without a number", draft_with(RIVALS, anchor="rivals"), "no number in its anchor", 2),
    Case("no metric", draft_with(RIVALS, metric=[]), "no metric"),
    Case(
        "a short form where the name belongs",
        draft(entities=[{"name": "Lumora Inc.", "type": "company", "forms": ["Lumora"]}, *draft()["entities"][1:]]),
        "is a short form",
        7,
    ),
    Case(
        "a subject from nowhere",
        draft_with(RIVALS, subject=["Nimbus"]),
        "neither an entity's name nor words of the text",
    ),
    Case("a subject in the text's words", draft_with(RIVALS, subject=["rivals"]), None),
    Case("an answer twice", draft_with(RIVALS, subject=["rivals", "Rivals"]), "an answer is given twice"),
    Case("an event on two words", draft_with(BOUGHT, anchor="bought Pulse"), "one word"),
    Case("a predicate of another verb", draft_with(BOUGHT, predicate="sell"), "no lemma of 'bought'"),
    Case("a forgotten number", draft(excluded=[]), "neither claimed nor excluded"),
    Case(
        "a number both ways",
        draft(excluded=[*draft()["excluded"], {"t": "12%", "why": "order"}]),
        "claimed and excluded",
    ),
    Case(
        "half a word",
        draft(
            entities=[
                *draft()["entities"],
                {"name": "Rival", "type": "other", "forms": ["smaller"], "descriptions": [{"t": "rival"}]},
            ]
        ),
        "whole words",
    ),
    Case(
        "two names for one place",
        draft(entities=[*draft()["entities"], {"name": "Nine", "type": "other", "forms": ["9 has"]}]),
        "overlap",
    ),
    Case(
        "one name for two entities",
        draft(entities=[*draft()["entities"], {"name": "Pulse", "type": "product", "forms": ["smaller"]}]),
        "two entities are named",
    ),
    Case(
        "a pronoun for two",
        draft(
            entities=[
                *draft()["entities"],
                {
                    "name": "Sales",
                    "type": "other",
                    "forms": ["sales"],
                    "pronouns": [{"t": "its", "in": "that its sales"}],
                },
            ]
        ),
        "stands for two",
    ),
    Case("claims without their layer", draft(layers=["entities", "coreference"]), "without the claims layer"),
    Case("pronouns without their layer", draft(layers=["entities", "claims"]), "without the coreference layer"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_faults(case: Case) -> None:
    found = faults(annotation(case.draft), TEXT)
    if case.fault is None:
        assert found == []
    else:
        assert len(found) == case.count, found
        assert case.fault in found[0]


def test_offsets_are_checked_without_the_text() -> None:
    outside = annotation().model_copy(update={"length": 40})
    assert any("not inside the text's 40 characters" in fault for fault in faults(outside))


def test_another_text_is_the_only_fault_that_counts() -> None:
    assert faults(annotation(), TEXT + " More.") == ["the text is not the one that was annotated"]


@pytest.mark.parametrize(
    "unit", ["USD/share", "production line", "kW*h", "", "token/s", "A380", "lens", "ADS", "GPU", "bus", "series", "x"]
)
def test_good_units(unit: str) -> None:
    assert unit_fault(unit) is None


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("dollars", "'USD'"), ("users", "singular"), ("USD/months", "singular"), ("?", "neither a unit nor a noun"),
        ("kWh", "'kW*h'"), ("GPUs", "singular"), ("APIs", "singular"), ("networks", "singular"), ("menus", "singular"),
    ],
)  # fmt: skip
def test_bad_units(unit: str, said: str) -> None:
    assert said in (unit_fault(unit) or "")


@pytest.mark.parametrize(
    ("text", "open_numbers"),
    [
        ("Sales rose 12% to $4.2bn.", ["12", "4.2"]),
        ("It has two plants and half a dozen shops.", ["two", "half", "dozen"]),
        ("Profit doubled; a third of users left.", ["doubled", "third"]),
        ("The third phone came in the first quarter of 2024.", []),
        ("On 4 March 2025 and Oct. 12, at 10:30 p.m., in the 1990s.", []),
        ("GPT-4o, H100 and 5G, 24/7, the 21st century.", []),
        ("It paid A$5 and sold 2,008 of them.", ["5", "2,008"]),
        (
            "SEK50 million, INR500 and a top-10 place, sub-10 nm, 3½ years.",
            ["50", "million", "500", "10", "10", "3", "½"],
        ),
        ("Unfold the scaffold: a twofold or 20-fold gain.", ["twofold", "20"]),
        ("See https://example.org/2/3 and\n2. The second item", []),
    ],
)
def test_numbers_that_must_be_settled(text: str, open_numbers: list[str]) -> None:
    assert [text[slice(*number.span)] for number in numbers(text) if number.plain is None] == open_numbers
