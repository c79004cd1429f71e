"""Plain text: the whole file is the article's text."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.models import Article
from claimx.read.decoding import universal_newlines
from claimx.read.sources import Source


def read(source: Source) -> Iterator[Article]:
    """The one article of a text file; offsets count in what ``Path.read_text`` gives.

    Raises:
        ArticleError: it is not text, or blank.
    """
    text = universal_newlines(source.text())
    if not text.strip():
        raise source.problem("no text")
    yield Article(id=source.stem, text=text)
