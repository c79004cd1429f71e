"""From drafts to offsets, and what is said of drafts that cannot be placed."""

from __future__ import annotations

import pytest

from tests.training.annotation.made_up import TEXT, annotation, draft, draft_with
from training.annotation.annotation import Annotation, dumps
from training.annotation.drafts import DraftError


def words(spans: list[tuple[int, int]]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def test_every_span_is_where_its_words_are() -> None:
    made = annotation()
    assert [words(entity.mentions) for entity in made.entities] == [
        ["Lumora"],
        ["Tempo"],
        ["Tempo 9"],
        ["Pulse"],
        ["Austin"],
    ]
    assert words(made.entities[0].pronouns) == ["its"]
    assert words([claim.anchor for claim in made.claims]) == [
        "maker of Tempo", "12%", "$4.2 billion", "bought", "$480 million", "three rivals",
    ]  # fmt: skip
    assert [TEXT[slice(*item.span)] for item in made.excluded] == ["three"]


def test_a_form_is_left_out_where_it_names_something_else() -> None:
    spared = draft(
        entities=[
            {"name": "Tempo", "type": "product", "forms": ["Tempo"], "except": [{"t": "Tempo", "in": "maker of Tempo"}]}
        ]
    )
    assert annotation(spared | {"claims": [], "excluded": []}).entities[0].mentions == [
        (TEXT.index("Tempo 9"), TEXT.index("Tempo 9") + 5)
    ]


def test_stored_annotations_read_back_as_they_were() -> None:
    made = annotation()
    assert Annotation.model_validate_json(dumps(made)) == made


def test_the_gold_form_is_that_of_the_specification() -> None:
    gold = annotation().gold(TEXT, "A title")
    assert list(gold) == ["id", "title", "published", "url", "text", "entities", "claims"]
    assert gold["entities"][0] == {"name": "Lumora", "type": "company", "mentions": [[0, 6]]}
    growth = next(claim for claim in gold["claims"] if claim.get("unit") == "%")
    assert growth["change"] == {"direction": "up", "basis": "relative"}
    assert growth["time"] is None
    assert growth["negated"] is False


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (draft_with(1, anchor="13%"), "is not in the text"),
        (draft_with(1, anchor="Tempo"), "stands 2 times"),
        (draft_with(1, anchor={"t": "13%", "in": "rose 12%"}), "is not inside"),
        (draft_with(1, anchor=[3, 5]), "a span is words"),
        (draft_with(1, modality="certain"), "modality"),
        (draft_with(1, units="%"), "Extra inputs are not permitted"),
        (draft_with(0, relation="friend_of"), "relation"),
        (
            draft(entities=[{"name": "Nimbus", "type": "company", "forms": ["Nimbus"]}]),
            "its form 'Nimbus' is not in the text",
        ),
        (draft(excluded=[{"t": "12%", "why": "because"}]), "why"),
    ],
)
def test_faults_of_a_draft_are_all_said(changed: dict[str, object], said: str) -> None:
    with pytest.raises(DraftError) as raised:
        annotation(changed)
    assert said in str(raised.value)


def test_several_faults_are_said_at_once() -> None:
    changed = draft_with(1, modality="certain")
    changed["claims"][2]["anchor"] = "13%"
    changed["excluded"] = ["three", {"t": "fourteen", "why": "order"}]
    with pytest.raises(DraftError) as raised:
        annotation(changed)
    assert len(raised.value.faults) == 4
    for said in ("modality", "'13%' is not in the text", "must be an object", "'fourteen' is not in the text"):
        assert said in str(raised.value)


@pytest.mark.parametrize("changed", [["no", "draft"], {"claims": "none"}, {"entities": [7]}])
def test_what_is_no_draft_is_refused(changed: object) -> None:
    with pytest.raises(DraftError, match="must be"):
        annotation(changed)  # type: ignore[arg-type]
