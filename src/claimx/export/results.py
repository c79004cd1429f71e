"""Results read back: what extraction wrote, as articles with their claims, for a format or a report to be made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pydantic import ValidationError

from claimx.errors import ExportError
from claimx.export import Found, parquet
from claimx.models import CLAIM, Article, Claim


def read(path: Path, articles: Iterable[Article] = ()) -> Iterator[Found]:
    """The results at a path, streaming.

    A folder of ``articles/part-*.jsonl`` and ``claims/part-*.jsonl`` (a batch run's), a folder that
    ``claimx.export.parquet`` filled, or a JSON Lines file of claims. For the last, ``articles`` are the articles the
    claims were read in; one that is missing is given with its id alone and an empty text.

    Raises:
        ExportError: there is nothing there to read, or a line is no claim; the message names file and line.
    """
    if (path / "claims.parquet").is_file():
        return parquet.read(path)
    if (path / "claims").is_dir():
        return _folder(path)
    if path.is_file():
        return _file(path, articles)
    raise ExportError(f"{path}: neither a file of claims nor a folder of results")


def _folder(path: Path) -> Iterator[Found]:
    for part in sorted((path / "articles").glob("part-*.jsonl")):
        found: dict[str, list[Claim]] = defaultdict(list)
        claims = path / "claims" / part.name
        for claim in _claims(claims) if claims.is_file() else ():
            found[claim.article_id].append(claim)
        for article in _articles(part):
            yield article, found.pop(article.id, [])


def _file(path: Path, articles: Iterable[Article]) -> Iterator[Found]:
    known = {article.id: article for article in articles}
    for article_id, claims in groupby(_claims(path), key=attrgetter("article_id")):
        article = known.pop(article_id) if article_id in known else Article(id=article_id, text="")
        yield article, list(claims)
    yield from ((article, []) for article in known.values())


def _claims(path: Path) -> Iterator[Claim]:
    return (_parsed(path, number, line) for number, line in _lines(path))


def _parsed(path: Path, number: int, line: str) -> Claim:
    try:
        return CLAIM.validate_json(line)
    except ValidationError as error:
        raise ExportError(f"{path}: line {number}: not a claim: {_first(error)}") from None


def _articles(path: Path) -> Iterator[Article]:
    for number, line in _lines(path):
        try:
            yield Article.model_validate_json(line)
        except ValidationError as error:
            raise ExportError(f"{path}: line {number}: not an article: {_first(error)}") from None


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with open(path, encoding="utf-8", newline="\n") as file:
            yield from ((number, line) for number, line in enumerate(file, start=1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: {error}") from None


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}".removeprefix(": ")


def checked(results: Iterable[Found]) -> Iterator[Found]:
    """The same results, for a format that needs the articles' texts: every claim must fit its article.

    Raises:
        ExportError: an article's text is missing, or is not the one a claim was read in.
    """
    for article, claims in results:
        for claim in claims:
            _check(article, claim)
        yield article, claims


def _check(article: Article, claim: Claim) -> None:
    evidence = claim.evidence
    field = (article.title if evidence.field == "title" else article.text) or ""
    if not field:
        raise ExportError(f"article {article.id}: its {evidence.field} is needed here; give the files with --articles")
    if field[evidence.start : evidence.end] != evidence.text:
        raise ExportError(f"article {article.id}: this is not the {evidence.field} that claim {claim.id} was read in")
