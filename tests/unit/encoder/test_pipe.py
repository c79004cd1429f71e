"""The encoder in its pipeline: everything is said, of any text, the same each time."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.components.encoder import EncoderPipe
from claimx.encoder import reading
from claimx.errors import ModelError

SENTENCE = "Nvidia, which sells chips, said on Monday that sales rose 12% in China. "


@pytest.fixture(scope="module")
def bare(nlp: Language) -> Language:
    """The bundled pipeline without claimx's own components."""
    alone = spacy.blank("en", vocab=nlp.vocab)
    alone.add_pipe("encoder", source=nlp)
    return alone


def said(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_) for t in doc
    ]


def test_everything_is_said(bare: Language) -> None:
    doc = bare(SENTENCE.strip())
    for layer in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(layer), layer
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Nvidia", "ORG"), ("China", "GPE")]
    assert [token.lemma_ for token in doc if token.pos_ == "VERB"] == ["sell", "say", "rise"]
    assert [token.head.text for token in doc if token.dep_ == "nsubj"] == ["said", "sells", "rose"]


@given(st.text(alphabet="aA1 .,\n\t’“€中\u200b\xa0-", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_into_trees(bare: Language, text: str) -> None:
    doc = bare(text)
    assert doc.text == text
    assert all(entity.text for entity in doc.ents)
    for sentence in doc.sents:
        assert [token.dep_ == "ROOT" for token in sentence] == [token.head == token for token in sentence]
        assert sum(token.head == token for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


@pytest.mark.parametrize("text", ["New\nYork", "New  York", "New\xa0York"])
def test_a_name_may_have_white_space_in_it(bare: Language, text: str) -> None:
    assert [entity.text for entity in bare(f"She lives in {text} now.").ents] == [text]


def test_another_vocabulary_learns_the_words(bare: Language) -> None:
    other = spacy.blank("en")
    other.add_pipe("encoder", source=bare)
    doc = other("Nvidia bought Zorblax in Lisbon.")
    assert [token.lemma_ for token in doc][:3] == ["Nvidia", "buy", "Zorblax"]


def test_it_goes_through_bytes(bare: Language) -> None:
    other = spacy.blank("en")
    other.add_pipe("claimx_encoder", name="encoder")
    assert said(other.from_bytes(bare.to_bytes())(SENTENCE)) == said(bare(SENTENCE))


def test_it_is_saved_over_itself(bare: Language, tmp_path: Path) -> None:
    bare.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    again.to_disk(tmp_path / "saved")
    assert said(spacy.load(tmp_path / "saved")(SENTENCE)) == said(bare(SENTENCE))


def test_a_broken_model_is_named(bare: Language, tmp_path: Path) -> None:
    bare.to_disk(tmp_path / "saved")
    (tmp_path / "saved" / "encoder" / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelError, match="incomplete or broken"):
        spacy.load(tmp_path / "saved")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_white_space_alone_names_nothing(bare: Language, text: str) -> None:
    assert not bare(text).ents


def test_a_long_text_is_read_without_loss(bare: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = SENTENCE * 30
    whole = said(bare(text))
    monkeypatch.setattr(reading, "MOST_PIECES", 90)
    parts = bare(text)
    assert len(list(parts.sents)) == 30
    alike = sum(left[1:6] == right[1:6] for left, right in zip(whole, said(parts), strict=True))
    assert alike > 0.9 * len(whole)  # a window sees less around it, and may now and then say something else


def test_a_sentence_longer_than_a_window_is_read_to_its_end(bare: Language) -> None:
    doc = bare("Apple sells " + "phones, " * 900 + "and tablets.")
    assert doc.has_annotation("DEP")
    assert doc[-2].tag_.startswith("NN")


def test_what_stands_beside_a_text_changes_nothing(bare: Language) -> None:
    alone = said(bare(SENTENCE.strip()))
    beside = [said(doc) for doc in bare.pipe(["Short.", SENTENCE.strip(), SENTENCE * 40])]
    assert beside[1] == alone


def test_sentence_starts_that_were_set_stay(bare: Language) -> None:
    doc = bare.make_doc("Apple sells phones and it makes chips.")
    doc[4].is_sent_start = True
    doc = bare(doc)
    assert [sentence.text for sentence in doc.sents] == ["Apple sells phones and", "it makes chips."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I ate an apple while the meta tags loaded.", []),
        ("Apple and Meta sued the regulator.", ["Apple", "Meta"]),
        ("MICROSOFT BUYS CHIPS FROM NVIDIA IN TAIWAN", ["MICROSOFT", "NVIDIA", "TAIWAN"]),
    ],
)
def test_case_tells_names_from_words(bare: Language, text: str, names: list[str]) -> None:
    assert [entity.text for entity in bare(text).ents] == names


def test_it_is_saved_and_loaded(bare: Language, tmp_path: Path) -> None:
    bare.to_disk(tmp_path / "saved")
    assert said(spacy.load(tmp_path / "saved")(SENTENCE)) == said(bare(SENTENCE))


def test_a_worker_gets_it_by_pickle(bare: Language) -> None:
    pipe = pickle.loads(pickle.dumps(bare.get_pipe("encoder")))
    doc = pipe(Doc(pipe.vocab, words=["Nvidia", "sells", "chips", "."]))
    assert [token.tag_ for token in doc] == ["NNP", "VBZ", "NNS", "."]


def test_threads_do_not_change_what_is_said(bare: Language, tmp_path: Path) -> None:
    bare.to_disk(tmp_path / "saved")
    two = spacy.load(tmp_path / "saved", config={"components": {"encoder": {"threads": 2}}})
    assert said(two(SENTENCE * 10)) == said(bare(SENTENCE * 10))


def test_without_a_model_it_says_so() -> None:
    with pytest.raises(ModelError, match="no model"):
        _ = EncoderPipe(spacy.blank("en").vocab).encoder
