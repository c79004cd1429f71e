"""Web pages: the article of a page, without its menus and advertisements, as trafilatura finds it.

Tables and lists are kept. Offsets count in the text that is found, not in the page, so that text is kept with the
claims.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from claimx.errors import ArticleError
from claimx.models import Article
from claimx.models.article import parse_published
from claimx.read import fields
from claimx.read.decoding import is_encoding
from claimx.read.sources import Source

for _name in ("trafilatura", "htmldate"):  # what they make of a page is told by what is made of it, not on the terminal
    logging.getLogger(_name).addHandler(logging.NullHandler())

_HEAD = 2_048
"""Bytes of a page within which it must name its encoding (HTML asks for 1,024)."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_AS_BROWSERS_READ = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")


def read(source: Source) -> Iterator[Article]:
    """The one article of a page, with the title, date, address, site and authors that the page gives.

    A page is in the encoding that its byte order mark or its ``<meta charset>`` names, else in the one asked for.

    Raises:
        ArticleError: trafilatura is not installed, or the page is not text or holds no article.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise source.problem(f"to read web pages: pip install 'claimx[html]' ({error.name} is missing)") from None
    source.encoding = _declared(source.head(_HEAD)) or source.encoding
    page = _XML_HEAD.sub("", source.text())
    found = _article(trafilatura, page, source) if page.strip() else None
    if found is None:
        raise source.problem("no article found in the page")
    try:
        yield fields.article(found, source.stem)
    except ValueError as error:
        raise source.problem(str(error)) from error


def _declared(head: bytes) -> str | None:
    found = _CHARSET.search(head)
    name = found[1].decode("ascii").lower() if found else ""
    name = _AS_BROWSERS_READ.get(name, name)
    return name if name and not name.startswith("utf-16") and is_encoding(name) else None


def _article(trafilatura: Any, page: str, source: Source) -> dict[str, Any] | None:
    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_tables=True, include_comments=False, deduplicate=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except RecursionError:
        raise source.problem("nested too deeply") from None
    except ArticleError:
        raise
    except Exception as error:  # whatever a parser makes of what is no page
        raise source.problem(f"not readable as a page: {type(error).__name__}") from error
    if found is None or not (found.text or "").strip():
        return None
    text = found.text.removeprefix(f"{found.title}\n")  # the headline of a page is its title, not said twice
    return {
        "title": found.title, "text": text, "published": _date(found.date), "url": found.url,
        "site": found.sitename, "authors": (found.author or "").split("; "), "language": found.language,
    }  # fmt: skip


def _date(raw: str | None) -> str | None:
    """A page's date, unless nobody can read it: the article is worth more than its date."""
    try:
        return raw if raw and parse_published(raw) else None
    except ValueError:
        return None
