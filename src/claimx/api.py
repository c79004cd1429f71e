"""The whole flow on one screen: article → ``Doc`` → mentions → claims."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimx import document
from claimx.document import claims, describe
from claimx.errors import ArticleError, LanguageWarning
from claimx.find.quantities import read_quantities
from claimx.find.times import written_day
from claimx.language import pipeline
from claimx.models import Article, Claim, Entity, QuantityReading, Span, Time
from claimx.read.english import is_english

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PART = 50_000
"""Characters read at a time. A longer text is read in parts of at most this size, so memory stays bounded."""

_NO_PROSE = re.compile(r"(?<!\S)\S{1000,}")
_TITLE_GAP = "\n\n"
_PART_ENDS = (re.compile(r"\n\s*"), re.compile(r"(?<=[.!?])[”\"’']?\s+"), re.compile(r"\s+"))


class Extractor:
    """Reads articles with one pipeline. Make it once with ``claimx.load()`` and use it for many articles."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def extract(self, article: Article | str, *, published: str | date | None = None) -> list[Claim]:
        """The claims of an article, in text order.

        A text in another language gives a ``LanguageWarning`` and no claims.

        Raises:
            ArticleError: ``published`` is not a date.
        """
        article = as_article(article, published)
        if not is_english(article.text):
            warnings.warn(
                f"article {article.id}: the text is not English; no claims made", LanguageWarning, stacklevel=2
            )
            return []
        found: list[Claim] = []
        with self.nlp.memory_zone():
            for doc in self.docs(article):
                found += claims(doc)
        return found

    def times(self, article: Article | str, *, published: str | date | None = None) -> list[Time]:
        """The time expressions of an article, in text order.

        Raises:
            ArticleError: ``published`` is not a date.
        """
        with self.nlp.memory_zone():
            return [time for doc in self.docs(as_article(article, published)) for time in document.times(doc)]

    def entities(self, article: Article | str) -> list[Entity]:
        """The entities that an article names, in order of first mention; of a long text, part by part."""
        with self.nlp.memory_zone():
            return [entity for doc in self.docs(as_article(article)) for entity in document.entities(doc)]

    def extract_many(
        self, articles: Iterable[Article], *, on_error: Callable[[Article, Exception], None] | None = None
    ) -> Iterator[tuple[Article, list[Claim]]]:
        """Article by article, each with its claims: streaming, in order, in constant memory.

        An article that fails is handed to ``on_error`` and skipped; without ``on_error`` the run stops.

        Raises:
            ArticleError: an article failed and there is no ``on_error``; the message names it.
        """
        for article in articles:
            try:
                found = self.extract(article)
            except Exception as error:  # one bad article must not cost the others
                if on_error is None:
                    raise ArticleError(f"article {article.id}: {error}") from error
                on_error(article, error)
                continue
            yield article, found

    def docs(self, article: Article) -> Iterator[Doc]:
        """The analysed ``Doc`` of an article; several, one a part, for a text longer than ``PART`` characters."""
        title = article.title + _TITLE_GAP if article.title else ""
        written = None if article.published_day else written_day(article.text)
        for start, end in parts(article.text):
            head = title if start == 0 else ""
            doc = self.nlp.make_doc(head + article.text[start:end])
            describe(doc, article, text_start=len(head) - start, written=written)
            yield self.nlp(doc)


def load(model: str | Path | Language | None = None, *, knowledge: str | Path | bool | None = None) -> Extractor:
    """An extractor: on the bundled model, or any English spaCy pipeline by name, path or as a ``Language``.

    ``knowledge``: the path of a file of names to add to the bundled knowledge base (docs/entities.md says how it is
    written), or ``False`` for no knowledge base at all.

    Raises:
        ModelError: there is no such model, or it lacks what claimx needs.
        LexiconError: the file of names cannot be read or is malformed; the message names file and line.
    """
    return Extractor(pipeline(model, knowledge))


def extract(article: Article | str, *, published: str | date | None = None) -> list[Claim]:
    """The claims of one article, with the bundled model (loaded on the first call and kept).

    >>> for claim in extract("OpenAI said it processed 6 billion tokens per minute.", published="2026-02-17"):
    ...     print(claim)

    Raises:
        ArticleError: ``published`` is not a date.
    """
    return _default().extract(article, published=published)


def quantities(text: str) -> list[QuantityReading]:
    """The quantities of an English text, in text order, read with the bundled model (loaded on the first call).

    Tags, names and times decide what is counted and which numerals are no amounts.

    >>> [(found.value, found.unit.name) for found in quantities("It sold 2.5m phones for $300 each.")]
    [(2500000.0, 'phone'), (300.0, 'USD')]
    """
    article = as_article(text)
    extractor = _default()
    with extractor.nlp.memory_zone():
        return [found.alone() for doc in extractor.docs(article) for found in document.quantities(doc)]


def numbers(text: str) -> list[QuantityReading]:
    """The quantities of an English text by the number grammar alone, without a model: for much text.

    Names and times are not known, so that it is less exact about what is no amount and about what is counted.
    """
    readable = as_article(text).text
    found: list[QuantityReading] = []
    for start, end in parts(readable):
        found += read_quantities(readable[start:end], partial(_placed, readable, start))
    return found


def _placed(text: str, part: int, start: int, end: int) -> Span:
    """The span of characters of a part of a text that begins at ``part``."""
    return Span(start=part + start, end=part + end, text=text[part + start : part + end])


def times(article: Article | str, *, published: str | date | None = None) -> list[Time]:
    """The time expressions of one article, in text order, with the bundled model; in the title they come first.

    Without ``published`` relative times have no interval. See docs/times.md.

    >>> times("Sales rose last October.", published="2026-02-17")[0].edtf
    '2025-10'

    Raises:
        ArticleError: ``published`` is not a date.
    """
    return _default().times(article, published=published)


def entities(article: Article | str) -> list[Entity]:
    """The entities that one article names, with the bundled model (loaded on the first call and kept).

    >>> for entity in entities("OpenAI said ChatGPT has 800 million users."):
    ...     print(entity.type, entity.name, entity.reasons)
    """
    return _default().entities(article)


@cache
def _default() -> Extractor:
    return load()


def as_article(article: Article | str, published: str | date | datetime | None = None) -> Article:
    """An article from a text or an article; ``published`` fills the date where the article has none.

    Raises:
        ArticleError: ``published`` is not a date.
    """
    known = article.published if isinstance(article, Article) else None
    if isinstance(article, Article) and (known or not published):
        return article
    fields = article.model_dump() if isinstance(article, Article) else {"text": article}
    try:
        return Article.model_validate({**fields, "published": published})
    except ValidationError as error:
        problem = error.errors()[0]
        raise ArticleError(
            f"{'.'.join(map(str, problem['loc']))}: {problem['msg'].removeprefix('Value error, ')}"
        ) from None


def parts(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text to read: at most ``PART`` characters, cut at a line, sentence or word end.

    What has no space in 1,000 characters is no prose, and takes a tokeniser quadratic time: it is passed over.
    """
    start = 0
    for run in _NO_PROSE.finditer(text):
        yield from _cut(text, start, run.start())
        start = run.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while stop - start > PART:
        end = _last_end(text, start, start + PART)
        yield start, end
        start = end
    if start < stop:
        yield start, stop


def _last_end(text: str, start: int, limit: int) -> int:
    half = start + (limit - start) // 2  # no part much smaller than it could be
    for pattern in _PART_ENDS:
        ends = [match.end() for match in pattern.finditer(text, half, limit)]
        if ends:
            return ends[-1]
    return limit
