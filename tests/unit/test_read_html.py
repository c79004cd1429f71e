"""Web pages: the article without what is around it, tables and lists kept, metadata with it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("trafilatura", reason="trafilatura is not installed; pip install 'claimx[html]'")

from claimx import Article, ArticleError
from claimx.read import read_articles
from tests.conftest import ROOT

PROSE = "Corvane said on Tuesday that revenue rose 35% to $4.2 billion in the third quarter of 2025. "
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Corvane grows</title>
<meta property="article:published_time" content="2026-02-17T08:00:00Z"><meta name="author" content="Ann Lee">
<link rel="canonical" href="https://example.com/corvane"></head><body>
<nav><a href="/">Home</a> <a href="/about">About us</a></nav><article><h1>Corvane grows</h1>
<p>{PROSE}</p><p>{PROSE}</p><ul><li>It sold 3 million phones.</li><li>It hired 40 people.</li></ul>
<table><tr><th>Quarter</th><th>Revenue</th></tr><tr><td>Q1</td><td>$4 billion</td></tr></table>
<p>{PROSE}</p></article><footer>Copyright. All rights reserved.</footer></body></html>"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def page(content: str | bytes, name: str = "page.html") -> Article:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    (article,) = read_articles(name)
    return article


def test_the_article_with_its_metadata() -> None:
    article = page(PAGE)
    assert (article.id, article.title, article.published) == ("page", "Corvane grows", date(2026, 2, 17))
    assert (article.url, article.authors) == ("https://example.com/corvane", ("Ann Lee",))


def test_tables_and_lists_are_kept_and_menus_are_not() -> None:
    text = page(PAGE).text
    assert "- It sold 3 million phones." in text
    assert "| Q1 | $4 billion |" in text
    assert "About us" not in text
    assert not text.startswith("Corvane grows")


def test_the_same_page_gives_the_same_text() -> None:
    assert page(PAGE) == page(PAGE)


def test_an_encoding_that_a_page_names_is_its_encoding() -> None:
    assert "Corvané" in page(PAGE.replace("utf-8", "iso-8859-1").replace("Corvane", "Corvané").encode("cp1252")).text


def test_an_xml_declaration_is_no_obstacle() -> None:
    assert PROSE.strip() in page('<?xml version="1.0" encoding="utf-8"?>' + PAGE, "page.xhtml").text


def test_a_date_that_is_none_leaves_the_article() -> None:
    article = page(PAGE.replace("2026-02-17T08:00:00Z", "soon"))
    assert (article.published, PROSE.strip() in article.text) == (None, True)


@pytest.mark.parametrize("content", ["", "  \n", "<html></html>", "<script>alert(1)</script>" * 50])
def test_a_page_without_an_article_is_an_error(content: str) -> None:
    with pytest.raises(ArticleError, match=r"^page\.html: no article found in the page$"):
        page(content)


def test_nothing_is_said_but_the_error(capfd: pytest.CaptureFixture[str]) -> None:
    Path("page.html").write_text("One.")
    code = "from claimx.read import read_articles; print(list(read_articles('page.html', on_error=lambda error: None)))"
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, check=True)
    assert capfd.readouterr() == ("[]\n", "")


def test_ten_thousand_levels_are_an_error_or_an_article() -> None:
    with pytest.raises(ArticleError, match=r"^page\.html: "):
        page("<div>" * 10_000 + PROSE + "</div>" * 10_000)
