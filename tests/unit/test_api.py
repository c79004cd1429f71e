"""The library's front door."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

import claimx
from claimx import api

TEXT = "OpenAI said in October that it processed 6 billion tokens per minute through its API."


def test_offsets_are_those_of_the_article(extractor: claimx.Extractor) -> None:
    title = "OpenAI processed 6 billion tokens per minute"
    article = claimx.Article(title=title, text=TEXT, published=date(2026, 2, 17))
    for claim in extractor.extract(article):
        field = article.title if claim.evidence.field == "title" else article.text
        assert field is not None
        assert field[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_no_span_runs_over_the_end_of_the_title(extractor: claimx.Extractor) -> None:
    article = claimx.Article(title="Oil prices rise 5% before Katrina", text=TEXT, published=date(2005, 8, 29))
    claims = [claim for claim in extractor.extract(article) if claim.evidence.field == "title"]
    assert claims
    for claim in claims:
        for span in (claim.evidence, *claim.qualifiers):
            assert (article.title or "")[span.start : span.end] == span.text


def test_an_articles_own_date_wins() -> None:
    article = claimx.Article(text="x", published=date(2026, 2, 17))
    assert api.as_article(article, "2020-01-01").published == date(2026, 2, 17)
    assert api.as_article("x", "2020-01-01").published == date(2020, 1, 1)


def test_a_bad_date_is_an_error_and_never_today(extractor: claimx.Extractor) -> None:
    with pytest.raises(claimx.ArticleError, match="YYYY-MM-DD"):
        extractor.extract(TEXT, published="03/04/2026")


def test_another_language_is_a_warning_and_no_claims(extractor: claimx.Extractor) -> None:
    spanish = "La empresa anunció el lunes que sus ingresos crecieron un 35% hasta los 4.200 millones de dólares."
    with pytest.warns(claimx.LanguageWarning, match="not English"):
        assert extractor.extract(spanish) == []


@pytest.mark.parametrize("text", ["", " \n\n ", "\0\0", "“”", "1 2 3", "\ud800 rose 5%"])
def test_odd_text_gives_a_sound_result(text: str, extractor: claimx.Extractor) -> None:
    assert isinstance(extractor.extract(claimx.Article(text=text)), list)


def test_one_bad_article_costs_only_itself(extractor: claimx.Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    good = [claimx.Article(id=name, text=TEXT) for name in ("first", "last")]
    bad = claimx.Article(id="bad", text=TEXT)
    read = extractor.extract

    def failing(article: claimx.Article) -> list[claimx.Claim]:
        if article.id == "bad":
            raise ValueError("boom")
        return read(article)

    monkeypatch.setattr(extractor, "extract", failing)
    errors: list[str] = []

    def note(article: claimx.Article, error: Exception) -> None:
        errors.append(f"{article.id}: {error}")

    done = extractor.extract_many([good[0], bad, good[1]], on_error=note)
    assert [article.id for article, _ in done] == ["first", "last"]
    assert errors == ["bad: boom"]
    with pytest.raises(claimx.ArticleError, match="bad"):
        list(extractor.extract_many([bad]))


def test_articles_are_read_as_they_are_asked_for(extractor: claimx.Extractor) -> None:
    def endless():  # type: ignore[no-untyped-def]
        while True:
            yield claimx.Article(text=TEXT)

    stream = extractor.extract_many(endless())
    assert next(stream)[1]


def test_a_long_text_is_read_in_parts_that_cover_it() -> None:
    text = ("Revenue rose 5%. " * 20 + "\n") * 400
    cuts = list(api.parts(text))
    assert len(cuts) > 1
    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(end - start <= api.PART for start, end in cuts)


def test_what_is_no_prose_is_passed_over() -> None:
    text = "Revenue rose 5%. " + "(" * 300_000 + " Profit fell 2%."
    assert [text[start:end] for start, end in api.parts(text)] == ["Revenue rose 5%. ", " Profit fell 2%."]


def test_offsets_in_later_parts_are_those_of_the_whole_text(
    extractor: claimx.Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PART", 200)
    article = claimx.Article(text=(TEXT + "\n") * 6, published=date(2026, 2, 17))
    claims = extractor.extract(article)
    assert {claim.evidence.start for claim in claims if claim.kind == "quantity"} == {86 * n for n in range(6)}
    assert all(article.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text for claim in claims)


def test_a_pipeline_without_a_parser_says_what_is_missing() -> None:
    extractor = claimx.load(spacy.blank("en"))
    with pytest.raises(claimx.ModelError, match=r"claimx needs .*DEP"):
        extractor.extract(TEXT)


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(claimx.ModelError, match="no_such_model"):
        claimx.load("no_such_model")
