"""Names from tags, lemmas from rules, pieces and shapes from words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.encoder.inflections import base_form
from claimx.encoder.lemmas import apply, lemma, rule
from claimx.encoder.names import best_tags
from claimx.encoder.pieces import SHAPES, gaps, shape

LABELS = ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG", "B-PERSON", "I-PERSON", "E-PERSON", "S-PERSON")


def scores(*wanted: str) -> np.ndarray:
    return np.array([[5.0 if label == best else 0.0 for label in LABELS] for best in wanted], dtype=np.float32)


def tags(*wanted: str) -> list[str]:
    return [LABELS[index] for index in best_tags(scores(*wanted), LABELS)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["O", "B-ORG", "E-ORG", "S-PERSON"], ["O", "B-ORG", "E-ORG", "S-PERSON"]),
        (["B-ORG", "I-ORG", "E-ORG"], ["B-ORG", "I-ORG", "E-ORG"]),
    ],
)
def test_well_formed_tags_stay(wanted: list[str], found: list[str]) -> None:
    assert tags(*wanted) == found


@given(st.lists(st.sampled_from(LABELS), min_size=1, max_size=8))
def test_tags_are_always_well_formed(wanted: list[str]) -> None:
    inside = ""
    for tag in tags(*wanted):
        place, _, kind = tag.partition("-")
        assert (place in "IE") == bool(inside)
        assert not inside or kind == inside
        inside = kind if place in "BI" else ""
    assert not inside


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("units", "unit"), ("companies", "company"), ("Said", "say"), ("was", "be"), ("bought", "buy"),
        ("Nvidia", "Nvidia"),
        ("iPhones", "iPhone"), ("n’t", "not"), ("The", "the"), ("running", "run"), ("a", "a"), ("", ""),
    ],
)  # fmt: skip
def test_a_rule_gives_back_its_lemma(word: str, made: str) -> None:
    assert apply(rule(word, made), word) == made


@pytest.mark.parametrize(
    ("edit", "word"), [("9+", "cat"), ("3+y", "is"), ("5+x", "abc"), ("L9+", "CAT"), ("3+", "cat")]
)
def test_an_edit_that_cuts_more_than_there_is_leaves_the_word(edit: str, word: str) -> None:
    assert apply(edit, word) == word


@pytest.mark.parametrize(
    ("word", "tag", "edit", "made"),
    [
        ("Sold", "VBD", "0", "sell"),
        ("sold", "NN", "0", "sold"),
        ("Zorblax", "NNP", "=Boston", "Zorblax"),
        ("BOSTON", "NNP", "=Boston", "Boston"),
        ("2,000", "CD", "=1000", "2,000"),
        ("1,000", "CD", "=1000", "1000"),
        ("geese", "NNS", "=goose", "goose"),
    ],
)
def test_known_lemmas_go_first_and_names_keep_their_letters(word: str, tag: str, edit: str, made: str) -> None:
    assert lemma(word, tag, edit, {"VBD": {"sold": "sell"}}) == made


@pytest.mark.parametrize(
    ("word", "tag", "base", "reason"),
    [
        ("sued", "VBD", "sue", "a silent e comes back"),
        ("launched", "VBD", "launch", "no e where there was none"),
        ("slipped", "VBN", "slip", "a doubled letter goes"),
        ("rolled", "VBD", "roll", "a letter double in the verb stays"),
        ("agreed", "VBD", "agree", "only one e is the ending's"),
        ("carried", "VBD", "carry", "y comes back"),
        ("merging", "VBG", "merge", "the same before -ing"),
        ("rebranded", "VBD", "rebrand", "a known verb behind a prefix"),
        ("shrank", "VBD", "shrink", "irregular"),
        ("focuses", "VBZ", "focus", "-es behind a hissing sound"),
        ("batteries", "NNS", "battery", "y comes back"),
        ("movies", "NNS", "movie", "a noun in -ie"),
        ("watches", "NNS", "watch", "-es behind a hissing sound"),
        ("caches", "NNS", "cache", "a noun in -che"),
        ("shelves", "NNS", "shelf", "irregular"),
        ("series", "NNS", "series", "no plural of a noun in -y"),
        ("zorbled", "VBD", None, "no verb that is known"),
        ("GPUs", "NNS", None, "capitals are left to the edit"),
        ("xed", "VBD", None, "too short to be an inflection"),
        ("used", "JJ", None, "an adjective is no inflection"),
    ],
)
def test_inflections_lead_back_to_their_base(word: str, tag: str, base: str | None, reason: str) -> None:
    assert base_form(word, tag) == base, reason


@given(st.text(max_size=12), st.sampled_from(["VBD", "VBN", "VBG", "VBZ", "NNS", "NN"]))
def test_a_base_form_is_a_word_or_nothing(word: str, tag: str) -> None:
    found = base_form(word, tag)
    assert found is None or found.isalpha()


@given(st.text(max_size=12), st.text(max_size=12))
def test_rules_are_total(word: str, made: str) -> None:
    assert apply(rule(word, made), word) == made


def test_shapes_tell_case_apart() -> None:
    words = ["apple", "Apple", "APPLE", "aPPle", "A", "2024", "—"]
    shapes = {shape(word, later=later) for word in words for later in (False, True)}
    assert len(shapes) == 2 * len(words)
    assert max(shapes) < SHAPES


def test_gaps_tell_white_space_apart() -> None:
    words = ["Apple", "’s", "chip", "\n", "It", "\n\n", "sells"]
    assert gaps(words, [False, True, False, False, False, False, False]) == [2, 0, 1, 2, 3]
