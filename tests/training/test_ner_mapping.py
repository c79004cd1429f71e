"""What each set's labels become, what is masked because the set does not say, and that substitution keeps offsets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

import pytest

from training.ner import gum, mappings, readers, silver
from training.ner.augmentation import curly_quotes, grouped, headline_case, recase
from training.ner.labelled import LABELS, Labelled, Span, TokenLabelled, to_running_text
from training.ner.masking import mask_unknown_names
from training.ner.name_pools import NamePools, clean_company, make_product, short_company
from training.ner.own_sentences import assemble, load_own_sentences, parse_markup
from training.ner.places import is_country, is_people, place_label
from training.ner.substitution import replace_spans, substitute, variants

PLAIN = frozenset(["the", "we", "a", "in", "it", "shares", "new", "sales"])


class LabelCase(NamedTuple):
    decide: Callable[[Sequence[str], str], str]
    name: str
    label: str
    expected: str
    reason: str


LABEL_CASES = [
    LabelCase(mappings.decide_coarse, "China", "ORG", "GPE", "UNER calls an acting country an organisation"),
    LabelCase(mappings.decide_coarse, "Canon", "ORG", "ORG", "a company stays one"),
    LabelCase(mappings.decide_coarse, "Kurds", "ORG", "NORP", "a people is no organisation"),
    LabelCase(mappings.decide_coarse, "Twitter", "ORG", "-", "the service or its owner: unknown"),
    LabelCase(mappings.decide_coarse, "@jack", "PER", "-", "handles do not occur in articles"),
    LabelCase(mappings.decide_coarse, "Ada Lovelace", "PER", "PERSON", "people are people"),
    LabelCase(mappings.decide_coarse, "Rhine River", "LOC", "LOC", "a head word tells natural places"),
    LabelCase(mappings.decide_coarse, "Tampa", "LOC", "GPE", "towns are the most common places"),
    LabelCase(mappings.decide_coarse, "Japanese", "MISC", "NORP", "Wikigold's MISC, certain by list"),
    LabelCase(mappings.decide_coarse, "Dark Side", "MISC", "-", "Wikigold's MISC may be anything"),
    LabelCase(mappings.decide_wnut, "Nintendo", "corporation", "ORG", "companies"),
    LabelCase(mappings.decide_wnut, "youtube", "corporation", "-", "a service by its owner's label"),
    LabelCase(mappings.decide_wnut, "ps3", "product", "PRODUCT", "tweets write products in lower case"),
    LabelCase(mappings.decide_wnut, "Inception", "creative-work", "WORK_OF_ART", "films"),
    LabelCase(mappings.decide_wnut, "Empire State Building", "location", "FAC", "built places by head word"),
    LabelCase(mappings.decide_crossner, "recommender system", "product", "", "CrossNER marks common nouns too"),
    LabelCase(mappings.decide_crossner, "iPad", "product", "PRODUCT", "a capital inside makes it a name"),
    LabelCase(mappings.decide_crossner, "Python", "programlang", "PRODUCT", "languages for programs are software"),
    LabelCase(mappings.decide_crossner, "machine learning", "field", "", "a field is no name of our kinds"),
    LabelCase(mappings.decide_crossner, "LSTM", "algorithm", "-", "an algorithm may be a named model"),
    LabelCase(mappings.decide_crossner, "AAAI", "conference", "-", "the meeting or the association"),
    LabelCase(mappings.decide_crossner, "Conference on Learning", "conference", "EVENT", "a meeting by its own word"),
    LabelCase(mappings.decide_crossner, "Green Party", "politicalparty", "ORG", "parties are organisations"),
    LabelCase(mappings.decide_crossner, "Nobel Prize", "award", "-", "OntoNotes wavers over prizes"),
    LabelCase(mappings.decide_gmb, "British", "gpe", "NORP", "GMB's gpe is mostly peoples"),
    LabelCase(mappings.decide_gmb, "Jordan", "gpe", "GPE", "and sometimes the state"),
    LabelCase(mappings.decide_gmb, "Mr.", "per", "", "a title alone is no name"),
    LabelCase(mappings.decide_gmb, "U.N.", "geo", "ORG", "the United Nations are no place"),
    LabelCase(mappings.decide_gmb, "Monday", "tim", "", "times are read by grammars"),
    LabelCase(mappings.decide_gmb, "Nobel", "art", "-", "GMB's art is noise"),
    LabelCase(mappings.decide_gmb, "Asia", "geo", "LOC", "continents have no government"),
]


@pytest.mark.parametrize("case", LABEL_CASES, ids=lambda c: f"{c.name}-{c.label}")
def test_label_mapping(case: LabelCase) -> None:
    assert case.decide(case.name.split(), case.label) == case.expected, case.reason


class MaskCase(NamedTuple):
    text: str
    spans: tuple[Span, ...]
    masked: str
    certain: tuple[Span, ...]
    reason: str


MASK_CASES = [
    MaskCase("We sold Windows 7 to Dell .", (Span(5, 6, "ORG"),), "Windows 7", (), "an unlabelled product, number too"),
    MaskCase("Shares of Dell fell .", (Span(2, 3, "ORG"),), "", (), "a plain first word is no name"),
    MaskCase("Zune sales fell .", (), "Zune", (), "an unknown first word may be one"),
    MaskCase("It rose on Monday in May .", (), "", (), "the calendar is no name"),
    MaskCase("Gears of War sold well .", (), "Gears of War", (), "little words inside a name"),
    MaskCase("The German company grew .", (), "", (Span(1, 2, "NORP"),), "a lone nationality is certain"),
    MaskCase("The German Grand Prix ended .", (), "German Grand Prix", (), "but not inside a longer name"),
    MaskCase("He spoke English there .", (), "English", (), "people or language: unknown"),
    MaskCase("The new laptop is thin .", (), "", (), "small words stay outside"),
]


@pytest.mark.parametrize("case", MASK_CASES, ids=lambda c: c.text)
def test_unannotated_names_are_masked(case: MaskCase) -> None:
    tokens = tuple(case.text.split())
    result = mask_unknown_names(TokenLabelled(tokens, case.spans), PLAIN | {"he"})
    assert " ".join(tokens[i] for i in sorted(result.masked)) == case.masked, case.reason
    assert set(result.spans) == {*case.spans, *case.certain}, case.reason


def test_proper_nouns_narrow_the_mask() -> None:
    tagged = TokenLabelled(("Our", "Favorite", "Zune", "Clips"))
    assert mask_unknown_names(tagged, PLAIN, only={2}).masked == {2}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("I-ORG I-ORG O", [Span(0, 2, "ORG")]),
        ("I-ORG B-ORG O", [Span(0, 1, "ORG"), Span(1, 2, "ORG")]),
        ("B-PER I-PER B-LOC", [Span(0, 2, "PER"), Span(2, 3, "LOC")]),
        ("O I-PER I-LOC", [Span(1, 2, "PER"), Span(2, 3, "LOC")]),
    ],
)
def test_both_flavours_of_bio(tags: str, expected: list[Span]) -> None:
    assert mappings.bio_spans(tags.split()) == expected


def test_titles_stay_outside_the_name() -> None:
    mapped = mappings.map_sentence(["President", "Bush", "spoke"], ["B-per", "I-per", "O"], mappings.decide_gmb)
    assert mapped.spans == (Span(1, 2, "PERSON"),)


def test_directions_stay_outside_the_place() -> None:
    mapped = mappings.map_sentence(["southern", "Sudan", "fell"], ["B-geo", "I-geo", "O"], mappings.decide_gmb)
    assert mapped.spans == (Span(1, 2, "GPE"),)


def test_core_masks_all_but_the_related_companies() -> None:
    words = ["Dubway's", "clients", "include", "HBO", "and", "iTunes"]
    tokens, ranges = readers.split_possessive(words, [(0, 0), (3, 3)])
    sentence = readers.core_sentence(tokens, ranges, PLAIN)
    assert [" ".join(sentence.tokens[s.start : s.end]) for s in sentence.spans] == ["Dubway", "HBO"]
    assert {sentence.tokens[i] for i in sentence.masked} == {"and", "iTunes"}, "little words between names too"


@pytest.mark.parametrize(
    ("mention", "is_name", "reason"),
    [
        ("Premier Oil plc", True, "a legal form may be in lower case"),
        ("The company", False, "a description"),
        ("British", False, "a nationality"),
        ("iOS", False, "a known product"),
        ("Wolf chain", False, "a description ends in a common noun"),
    ],
)
def test_core_mentions_that_are_company_names(mention: str, is_name: bool, reason: str) -> None:
    assert readers.is_company_name(mention.split(), {"iOS"}) is is_name, reason


def test_columns_and_iob2_are_read() -> None:
    sentences = readers.read_columns(["Dell\tB-ORG", "fell\tO", "", "It\tO"])
    assert [s.tokens for s in sentences] == [["Dell", "fell"], ["It"]]
    [sentence] = readers.read_iob2(["# sent_id = x-1", "1\tCall\tO\t-\t-", "2\tCanon\tB-ORG\t-\t-"])
    assert sentence == readers.Tagged("x-1", ["Call", "Canon"], ["O", "B-ORG"])


GUM_ROWS = """
1	The	the	DET	DT	_	2	det	_	Entity=(1-organization-new-nnnnn-cf1-2-coref
2	University	University	PROPN	NNP	_	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Zug	Zug	PROPN	NNP	_	2	nmod	_	Entity=(2-place-new-nnnnn-cf2-1-sgl-Zug)1)
5	bought	buy	VERB	VBD	_	0	root	_	_
6	the	the	DET	DT	_	8	det	_	Entity=(3-object-new-nnnnn-cf3-3-sgl
7	cheap	cheap	ADJ	JJ	_	8	amod	_	_
8	telescope	telescope	NOUN	NN	_	5	obj	_	Entity=3)
9	in	in	ADP	IN	_	10	case	_	_
10	2019	2019	NUM	CD	_	5	obl	_	Entity=(4-time-new-nnnnn-cf4-1-sgl)|SpaceAfter=No
11	.	.	PUNCT	.	_	5	punct	_	_
"""


def test_gum_keeps_outermost_names_and_no_common_nouns() -> None:
    [example] = gum.read_gum(GUM_ROWS.splitlines())
    assert example.text == "The University of Zug bought the cheap telescope in 2019."
    assert [(example.text[s.start : s.end], s.label) for s in example.spans] == [("University of Zug", "ORG")]
    assert example.masks == ()


@pytest.mark.parametrize(
    ("name", "label"),
    [("U.S.", "GPE"), ("United Arab Emirates", "GPE"), ("the Netherlands", "GPE"), ("Silicon Valley", "LOC"),
     ("Lake Geneva", "LOC"), ("Heathrow Airport", "FAC"), ("Wuhan", "GPE")],
)  # fmt: skip
def test_places(name: str, label: str) -> None:
    assert place_label(name) == label


def test_states_and_peoples() -> None:
    assert is_country("United Arab Emirates")
    assert not is_country("Dell")
    assert is_people("Chinese")
    assert is_people("Americans")
    assert not is_people("China")


def test_running_text_moves_offsets() -> None:
    sentence = TokenLabelled(("(", "Dell", ")", "'s", "price", ":", "$", "5"), (Span(1, 2, "ORG"),), frozenset({4}))
    example = to_running_text(sentence)
    assert example.text == "(Dell)'s price: $5"
    assert [example.text[s.start : s.end] for s in example.spans] == ["Dell"]
    assert [example.text[a:b] for a, b in example.masks] == ["price"]


def test_markup() -> None:
    pieces = parse_markup("[[Zentrix|ORG:company]]'s [[Project Fir|-]] uses [[X-2|PRODUCT:chip]].")
    example = assemble(pieces)
    assert example.text == "Zentrix's Project Fir uses X-2."
    assert [(example.text[s.start : s.end], s.label) for s in example.spans] == [("Zentrix", "ORG"), ("X-2", "PRODUCT")]
    assert [example.text[a:b] for a, b in example.masks] == ["Project Fir"]


def test_own_sentences_are_many_and_well_formed() -> None:
    sentences = load_own_sentences()
    assert len(sentences) >= 300
    for pieces in sentences:
        text = assemble(pieces).text
        assert "[[" not in text, text
        assert "]]" not in text, text
        assert all(piece.label in {*LABELS, "", "-"} for piece in pieces), text
        assert all(piece.text == piece.text.strip() for piece in pieces if piece.label), text


def test_substitution_keeps_offsets_right() -> None:
    pools = NamePools(["Agilent Technologies Inc."])
    for pieces in load_own_sentences():
        swapped = substitute(pieces, pools, Random(5), rate=1.0)
        example = assemble(swapped)
        names = [example.text[s.start : s.end] for s in example.spans]
        assert names == [piece.text for piece in swapped if piece.label not in {"", "-"}]
        assert [p.text for p in swapped if not p.label] == [p.text for p in pieces if not p.label]


def test_a_repeated_name_changes_the_same_way() -> None:
    pieces = parse_markup("[[Dell|ORG:company]] said [[Dell|ORG:company]] and [[Acme Pro|PRODUCT:fixed]] grew.")
    swapped = substitute(pieces, NamePools(), Random(1), rate=1.0)
    assert swapped[0].text == swapped[2].text
    assert swapped[4].text == "Acme Pro"


def test_variants_are_the_same_in_every_run() -> None:
    sentences = load_own_sentences()[:20]
    assert variants(sentences, NamePools(), 3, seed=9) == variants(sentences, NamePools(), 3, seed=9)
    assert len(variants(sentences, NamePools(), 3, seed=9)) == 80


def test_replacing_spans_moves_later_spans_and_masks() -> None:
    spans = (Span(0, 4, "ORG"), Span(22, 24, "ORG"), Span(28, 32, "GPE"))
    example = Labelled("Dell bought Zune from Bo in Rome.", spans, ((12, 16),))
    changed = replace_spans(example, "ORG", NamePools(), Random(3), rate=1.0)
    assert changed.text[slice(*changed.masks[0])] == "Zune"
    assert changed.text[changed.spans[2].start : changed.spans[2].end] == "Rome"
    assert f"{changed.text[: changed.spans[0].end]} bought Zune from " in changed.text


@pytest.mark.parametrize(
    ("listed", "clean", "short"),
    [
        ("Agilent Technologies Inc. Common Stock", "Agilent Technologies Inc.", "Agilent Technologies"),
        ("Alcoa Corporation Common Stock ", "Alcoa Corporation", "Alcoa"),
        ("Zillow Group Inc. Class A Common Stock", "Zillow Group Inc.", "Zillow Group"),
        ("BlackBerry Limited Common Stock", "BlackBerry Limited", "BlackBerry"),
    ],
)
def test_listed_names_lose_their_kind_of_share(listed: str, clean: str, short: str) -> None:
    assert clean_company(listed) == clean
    assert short_company(clean) == short


@pytest.mark.parametrize("kind", ["model", "app", "device", "chip", "game", "vehicle", "system"])
def test_made_products_are_names(kind: str) -> None:
    rng = Random(11)
    for _ in range(200):
        name = make_product(rng, kind)
        assert name
        assert name == name.strip()
        assert "|" not in name


def test_gazetteer_silver_labels_certain_names_and_masks_the_rest() -> None:
    gazetteer = {"Advanced Micro Devices": "ORG", "Alpine Linux": "PRODUCT", "Cisco": "ORG"}
    labelled = silver.label_sentence("In Rome, Advanced Micro Devices ran Alpine Linux on a Zorb 3.", gazetteer, PLAIN)
    assert labelled is not None
    assert [(labelled.text[s.start : s.end], s.label) for s in labelled.spans] == [
        ("Advanced Micro Devices", "ORG"),
        ("Alpine Linux", "PRODUCT"),
    ]
    assert [labelled.text[a:b] for a, b in labelled.masks] == ["Rome", "Zorb", "3"]
    assert silver.label_sentence("The Cisco Kid rode in.", gazetteer, PLAIN) is None, "part of a longer name"


def test_ambiguous_gazetteer_names_are_refused() -> None:
    assert not silver.unambiguous("Target", {"target"})
    assert not silver.unambiguous("Chile", set())
    assert silver.unambiguous("Nvidia", set())


def test_typography_keeps_labels_in_place() -> None:
    example = Labelled('"Dell\'s new "X-2" sells," he said.', (Span(1, 5, "ORG"), Span(13, 16, "PRODUCT")))
    for changed in (curly_quotes(example), headline_case(example), recase(example, upper=True)):
        assert [changed.text[s.start : s.end].lower() for s in changed.spans] == ["dell", "x-2"]
    assert curly_quotes(example).text == "“Dell’s new “X-2” sells,” he said."


def test_grouping_keeps_names() -> None:
    examples = [Labelled(f"Dell{n} fell.", (Span(0, 5, "ORG"),), ((6, 10),)) for n in range(9)]
    texts = grouped(examples, Random(2))
    assert [t.text[s.start : s.end] for t in texts for s in t.spans] == [f"Dell{n}" for n in range(9)]
    assert all(t.text[a:b] == "fell" for t in texts for a, b in t.masks)


@pytest.mark.parametrize(
    ("token", "name"),
    [("Beijing-based", "Beijing"), ("Dell-led", "Dell"), ("Rolls-Royce", "Rolls-Royce"), ("al-Arabia", "al-Arabia")],
)
def test_names_end_before_the_compound(token: str, name: str) -> None:
    example = to_running_text(TokenLabelled((token, "grew"), (Span(0, 1, "ORG"),)))
    assert [example.text[s.start : s.end] for s in example.spans] == [name]
