"""``benchmarks/speed.py``: what it reads, whose turn it is, and what it makes of the times."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks import speed
from claimx import Article, Extractor

ARTICLES = [Article(id=str(n), title="A title", text="one two three") for n in range(25)]


def write_set(folder: Path, name: str, lengths: list[int]) -> None:
    rows = [{"id": f"{name} {n}", "title": "T", "published": "2020-01-02", "text": "word " * n} for n in lengths]
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_the_sample_alternates_between_medium_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    write_set(tmp_path / "articles", "digitalgov", [299, 300, 400])
    write_set(tmp_path / "articles", "wikinews-economy", [500, 501, 350, 360])
    monkeypatch.setenv("CLAIMX_DATA", str(tmp_path))
    assert [article.id for article in speed.sample(4)] == [
        "digitalgov 300", "wikinews-economy 500", "digitalgov 400", "wikinews-economy 350",
    ]  # fmt: skip


def test_words_count_title_and_text() -> None:
    assert speed.words(ARTICLES[:2]) == 10


def test_readers_take_turns_and_read_everything() -> None:
    order: list[tuple[str, str]] = []
    readers = {name: lambda article, name=name: order.append((name, article.id)) for name in ("a", "b")}
    taken = speed.seconds(readers, ARTICLES, rounds=2)
    assert {name: len(spent) for name, spent in taken.items()} == {"a": 2, "b": 2}
    assert [name for name, _ in order[:40:10]] == ["a", "b", "a", "b"]
    assert [number for name, number in order if name == "a"] == [article.id for article in ARTICLES] * 2


def test_rates_are_words_a_second_and_a_share() -> None:
    assert speed._rates(1000, [2.0, 4.0, 2.0], [1.0, 1.0, 1.0]) == {
        "words per second": 500,
        "share of bare spaCy": 50.0,
    }


@Language.component("made_up_stage")
def made_up_stage(doc: Doc) -> Doc:
    """Stands for a component of claimx, which bare spaCy must not run."""
    raise AssertionError("this component is claimx's")


def test_bare_spacy_leaves_our_components_out_and_puts_them_back() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("made_up_stage", name="claimx_lines")
    nlp.add_pipe("sentencizer")
    speed.bare_spacy(Extractor(nlp))(ARTICLES[0])
    assert nlp.pipe_names == ["claimx_lines", "sentencizer"]


def test_times_are_read_by_grammar_and_search_and_compared() -> None:
    article = Article(id="1", title="A title", text="It fell on Feb. 3, 2026.", published="2026-02-17")
    for read in (speed.grammar_alone([article]), speed.search_dates()):
        assert read(article)
    assert speed._times_rates(1000, {"grammar": [1.0, 2.0, 1.0], "search_dates": [8.0, 8.0, 10.0]}) == {
        "grammar": {"characters per second": 1000, "times as fast": 8.0},
        "search_dates": {"characters per second": 125, "times as fast": 1.0},
    }
