"""``benchmarks/parsing.py``: a line a treebank, and one for the news in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks import parsing


def row(number: int, form: str, tag: str, head: int, label: str) -> str:
    return "\t".join([str(number), form, form.lower(), "X", tag, "_", str(head), label, "_", "_"])


def sentence(name: str) -> str:
    words = [("Shares", "NNS", 2, "nsubj"), ("rose", "VBD", 0, "root"), (".", ".", 2, "punct")]
    return "\n".join([f"# sent_id = {name}", *(row(n, *word) for n, word in enumerate(words, 1)), "", ""])


@Language.component("made_up_parser")
def made_up_parser(doc: Doc) -> Doc:
    """Reads "Shares rose ." right, but for the tag of the noun."""
    for start in range(0, len(doc) - 2, 3):
        noun, verb, stop = doc[start], doc[start + 1], doc[start + 2]
        noun.tag_, verb.tag_, stop.tag_ = "NN", "VBD", "."
        for token, label in ((noun, "nsubj"), (verb, "ROOT"), (stop, "punct")):
            token.head, token.dep_, token.lemma_ = verb, label, token.lower_
    return doc


@pytest.fixture
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("made_up_parser")
    return pipeline


def test_news_among_others_has_its_own_line(nlp: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.conllu"
    path.write_text(sentence("GUM_news_one-1") + sentence("GUM_bio_two-1"), encoding="utf-8")
    parsing.main([str(path)], nlp)
    whole, news = capsys.readouterr().out.splitlines()
    assert whole.startswith("some ")
    assert news.startswith("some (news) ")


def test_figures_are_in_per_cent(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "some.conllu"
    path.write_text(sentence("a-1"), encoding="utf-8")
    scored = parsing.figures(parsing.score_treebank(nlp, parsing.trees_of(path)))
    assert (scored["uas"], scored["las"], scored["tags"]) == (100.0, 100.0, 66.7)


def test_what_follows_the_parse_is_not_run(nlp: Language) -> None:
    nlp.add_pipe("sentencizer", name="claimx")
    assert parsing.syntax_only(nlp).pipe_names == ["made_up_parser"]


def test_the_model_alone_has_nothing_of_ours(nlp: Language) -> None:
    nlp.add_pipe("sentencizer", name="claimx_lines", first=True)
    assert parsing.model_only(nlp).pipe_names == ["made_up_parser"]
