"""Claims of single sentences, through the bundled pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import claimx
from claimx.claims.context import Context, read_context
from claimx.claims.predicates import predicates
from tests.unit.cases import cases

if TYPE_CHECKING:
    from spacy.tokens import Token


@pytest.mark.parametrize("case", cases("claims", "claims"))
def test_lines(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    printed = [str(claim) for claim in extractor.extract(case["text"], published=case.get("published"))]
    assert set(case["lines"]) <= set(printed)
    assert not [line for line in printed for word in case.get("never", ()) if word in line]


@pytest.mark.parametrize("case", cases("claims", "roles"))
def test_roles(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    found = {
        line
        for doc in extractor.docs(claimx.Article(text=case["text"]))
        for context in [read_context(doc)]
        for verb, roles in predicates(context)
        for line in [f"{_name(roles.doer, context)} {verb.lemma_} {_name(roles.object, context)}"]
    }
    assert set(case.get("roles", ())) <= found
    assert not set(case.get("never", ())) & found


def _name(token: Token | None, context: Context) -> str:
    return context.reference(token).name if token is not None else "-"


@pytest.mark.parametrize("case", cases("claims", "metrics"))
def test_metrics(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    claims = [claim for claim in extractor.extract(case["text"]) if isinstance(claim, claimx.QuantityClaim)]
    assert [f"{claim.quantity.span.text}: {claim.metric}" for claim in claims] == case["expect"], case["reason"]


@pytest.mark.parametrize("case", cases("claims", "statements"))
def test_statements(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    said = [claim.statement for claim in extractor.extract(case["text"], published=case.get("published"))]
    assert set(case["statements"]) <= set(said)
    assert not [statement for statement in said for word in case.get("never", ()) if word in statement]


def test_a_source_is_kept_with_its_cue(extractor: claimx.Extractor) -> None:
    claim = _quantity(extractor, "Sensor Tower said Instagram was downloaded 767 million times in 2023.")
    assert claim.source is not None
    assert (claim.source.name, claim.source.cue) == ("Sensor Tower", "said")


def test_the_articles_own_voice_has_no_source(extractor: claimx.Extractor) -> None:
    assert _quantity(extractor, "Apple sold 52 million phones in 2023.").source is None


def test_a_denial_is_negated(extractor: claimx.Extractor) -> None:
    assert _quantity(extractor, "Meta did not cut 500 jobs in 2023.").negated
    assert not _quantity(extractor, "Meta cut 500 jobs in 2023.").negated


def test_the_statement_stands_alone(extractor: claimx.Extractor) -> None:
    claim = _quantity(extractor, "Tim Cook reported his results on Monday. He sold 52 million phones in 2025.")
    assert claim.statement == "Tim Cook sold 52 million phones in 2025."


def _quantity(extractor: claimx.Extractor, text: str) -> claimx.QuantityClaim:
    found = [claim for claim in extractor.extract(text, published="2026-02-17") if claim.kind == "quantity"]
    assert len(found) == 1
    claim = found[0]
    assert isinstance(claim, claimx.QuantityClaim)
    return claim


@pytest.mark.parametrize("case", cases("claims", "ends"))
def test_a_text_may_end_anywhere(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    text = case["text"]
    for end in range(len(text) + 1):
        for claim in extractor.extract(text[:end], published="2026-02-17"):
            assert claim.evidence.text in text


def test_a_consequential_figure_is_worth_a_check_before_an_event(extractor: claimx.Extractor) -> None:
    found = extractor.extract("IDC said Apple revenue rose 5% in 2025. Intel opened a shop in Dublin.")
    worth = {claim.kind: claim.worthiness for claim in found}
    assert worth["quantity"] > worth["event"]
    [figure] = [claim for claim in found if claim.kind == "quantity"]
    why = {given.rule for given in figure.reasons if given.slot == "worthiness"}
    assert {"numeric", "attributed", "comparative", "consequential metric", "named subject"} <= why


def test_a_pronoun_stays_behind_its_name_in_a_statement(extractor: claimx.Extractor) -> None:
    claim = _quantity(extractor, "Apple raised its revenue forecast to $52 billion.")
    said = "Apple raised its revenue forecast to $52 billion."
    assert claim.statement == f"According to an article of 17 February 2026, {said}"


def test_a_statement_is_the_sentence_where_the_clause_lacks_the_subject(extractor: claimx.Extractor) -> None:
    claim = _quantity(extractor, "Apple opened a campus in Austin, which employs 5,000 people.")
    assert "The figure" not in claim.statement
    assert "5,000 people" in claim.statement


def test_every_slot_that_is_filled_is_explained(extractor: claimx.Extractor) -> None:
    text = "IDC said Apple's revenue in China could rise 5% in 2026, excluding services."
    claim = _quantity(extractor, text)
    why = {given.slot: given for given in claim.reasons}
    told = {slot: given.span.text for slot, given in why.items() if given.span is not None}
    assert told["unit"] == "5%"
    assert (told["change"], told["modality"], told["place"]) == ("rise", "could", "China")
    assert (told["time"], told["source"]) == ("2026", "IDC")
    assert told["qualifiers"] == "excluding services"
    assert all(text[given.span.start : given.span.end] == given.span.text for given in claim.reasons if given.span)


def test_what_is_plainly_asserted_has_no_reason_for_modality(extractor: claimx.Extractor) -> None:
    claim = _quantity(extractor, "Apple sold 52 million phones in 2023.")
    assert not {"modality", "negated", "place", "source", "change"} & {given.slot for given in claim.reasons}


def test_a_negation_names_its_word(extractor: claimx.Extractor) -> None:
    claim = _quantity(extractor, "Meta did not cut 500 jobs in 2023.")
    [given] = [given for given in claim.reasons if given.slot == "negated"]
    assert given.span is not None
    assert given.span.text == "not"


def test_a_record_is_explained_by_its_word(extractor: claimx.Extractor) -> None:
    claim = _quantity(extractor, "Apple reported a record $94 billion of revenue.")
    assert ("statistic", "record") in {(given.slot, given.span.text) for given in claim.reasons if given.span}


def test_a_role_in_apposition_is_not_planned_with_its_clause(extractor: claimx.Extractor) -> None:
    found = extractor.extract("Tim Cook, the chief executive of Apple, will buy Orvane.")
    assert {claim.modality for claim in found if claim.kind == "relation"} == {"asserted"}


def test_a_title_that_is_no_sentence_is_a_headline_in_its_statement(extractor: claimx.Extractor) -> None:
    article = claimx.Article(
        title="The week in chips: 500 jobs at Intel", text="Intel makes chips.", published="2026-02-17"
    )
    said = {claim.statement for claim in extractor.extract(article) if claim.evidence.field == "title"}
    assert said == {"An article of 17 February 2026 is headed “The week in chips: 500 jobs at Intel”."}


def test_a_quotation_is_of_its_article(extractor: claimx.Extractor) -> None:
    text = "“This was our best year ever,” said Tim Cook. “We sold 52 million phones.”"
    article = claimx.Article(title="Apple’s year", text=text, published="2026-02-17")
    said = [claim.statement for claim in extractor.extract(article) if claim.kind == "quantity"]
    assert said == [
        "The article “Apple’s year” of 17 February 2026 quotes Tim Cook as saying: “We sold 52 million phones.”"
    ]
