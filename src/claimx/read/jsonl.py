"""JSON Lines: an article object a line, read as they come."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.errors import ArticleError
from claimx.models import Article
from claimx.read.json import from_value, parse
from claimx.read.sources import Source


def read(source: Source) -> Iterator[Article | ArticleError]:
    """The articles of the lines, blank ones passed over; a bad line is an error in its place.

    Raises:
        ArticleError: there is no line with anything on it.
    """
    empty = True
    for number, line in enumerate(source.lines(), start=1):
        if isinstance(line, str) and not line.strip():
            continue
        empty = False
        yield _article(source, number, line)
    if empty:
        raise source.problem("no articles")


def _article(source: Source, number: int, line: str | ArticleError) -> Article | ArticleError:
    if isinstance(line, ArticleError):
        return source.problem(f"line {number}: {str(line).removeprefix(f'{source.name}: ')}")
    try:
        return from_value(parse(line, one_line=True), source.stem and f"{source.stem}-{number}")
    except ValueError as error:
        return source.problem(f"line {number}: {error}")
