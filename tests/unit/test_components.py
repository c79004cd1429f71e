"""claimx as spaCy components."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from claimx import document

TEXT = "OpenAI said in October that it processed 6 billion tokens per minute through its API."
STAGES = ("claimx_entities", "claimx_times", "claimx_quantities", "claimx_sources", "claimx_claims")


def test_every_stage_is_a_factory_of_its_own() -> None:
    nlp = spacy.blank("en")
    assert all(nlp.has_factory(name) for name in ("claimx", "claimx_lines", *STAGES))


def test_stages_one_by_one_give_what_the_whole_gives(nlp: Language) -> None:
    apart = spacy.blank("en", vocab=nlp.vocab)
    for name in ("claimx_lines", *[name for name in nlp.pipe_names if not name.startswith("claimx")]):
        apart.add_pipe(name, source=nlp) if not name.startswith("claimx") else apart.add_pipe(name)
    for name in STAGES:
        apart.add_pipe(name)
    assert [str(claim) for claim in apart(TEXT)._.claims] == [str(claim) for claim in nlp(TEXT)._.claims]


def test_what_is_found_survives_bytes_and_docbin(nlp: Language) -> None:
    doc = nlp(TEXT)
    claims = doc._.claims
    assert claims
    assert document.claims(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == claims
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [again] = DocBin(store_user_data=True).from_bytes(kept).get_docs(nlp.vocab)
    assert document.claims(again) == claims


def test_worker_processes_give_the_same(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "Apple cut 500 jobs.", TEXT], n_process=2, batch_size=1))
    assert [[str(claim) for claim in doc._.claims] for doc in docs] == [
        [str(claim) for claim in nlp(text)._.claims] for text in (TEXT, "Apple cut 500 jobs.", TEXT)
    ]


def test_noun_chunks_and_sentences_work_on_the_bundled_model(nlp: Language) -> None:
    doc = nlp("The chipmaker opened a new factory in Dresden. Its rival followed.")
    assert [chunk.text for chunk in doc.noun_chunks] == ["The chipmaker", "a new factory", "Dresden", "Its rival"]
    assert [len(list(doc.sents))] == [2]
