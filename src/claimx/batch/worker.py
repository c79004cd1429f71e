"""What a worker process does: a unit in, its article and claims out as lines, until nobody asks any more."""

from __future__ import annotations

import io
import os
import signal
import threading
import warnings
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NamedTuple

from claimx.batch.settings import Settings
from claimx.batch.units import Unit, without_name
from claimx.errors import ArticleError, ClaimxError, ClaimxWarning
from claimx.models import Article
from claimx.read.articles import READERS
from claimx.read.json import from_value, parse
from claimx.read.sources import Source

if TYPE_CHECKING:
    from claimx.api import Extractor


class Outcome(NamedTuple):
    """What came of a unit: an article with its claims as JSON lines, or the reason why there is none."""

    article_id: str = ""
    article: bytes = b""
    claims: bytes = b""
    found: int = 0
    words: int = 0
    notes: tuple[str, ...] = ()
    reason: str = ""


class Started(NamedTuple):
    """What a worker says first: that it can read, or why it cannot."""

    problem: str = ""


def work(connection: Connection, settings: Settings) -> None:
    """The life of a worker: load, say so, then a unit after the other until the connection closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the parent sees to it
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        extractor = _load(settings)
    except ClaimxError as error:
        connection.send(Started(str(error)))
        return
    connection.send(Started())
    try:
        while True:
            connection.send(outcome(connection.recv(), extractor, settings))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _leave_with_parent() -> None:
    """End with the parent, even in the middle of an article that takes for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load(settings: Settings) -> Extractor:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a core a worker
    import claimx

    return claimx.load(settings.model, knowledge=settings.knowledge)


def outcome(unit: Unit, extractor: Extractor, settings: Settings) -> Outcome:
    """Read and extract; whatever goes wrong is the outcome."""
    try:
        return _done(article(unit, settings), extractor)
    except ArticleError as error:
        return Outcome(reason=without_name(error, unit.input))
    except (Exception, RecursionError, MemoryError) as error:
        return Outcome(reason=f"internal error: {type(error).__name__}: {error}")


def article(unit: Unit, settings: Settings) -> Article:
    """The article of a unit, dated by the settings where it gives no date.

    Raises:
        ArticleError: it cannot be read.
    """
    found = _of_json(unit) if unit.form == "json" else _of_file(unit, settings.encoding)
    changes = {"id": unit.article_id} if unit.rename else {}
    dated = {"published": settings.published} if found.published is None and settings.published else {}
    return found.model_copy(update=changes | dated)


def _of_json(unit: Unit) -> Article:
    try:
        return from_value(parse(unit.data.decode(), one_line=bool(unit.place)), unit.article_id)
    except ValueError as error:
        raise ArticleError(str(error)) from error


def _of_file(unit: Unit, encoding: str) -> Article:
    found = next(READERS[unit.form](Source(unit.input, unit.article_id, io.BytesIO(unit.data), encoding)))
    if isinstance(found, ArticleError):
        raise found
    return found


def _done(article: Article, extractor: Extractor) -> Outcome:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", ClaimxWarning)
        claims = extractor.extract(article)
    return Outcome(
        article.id,
        article.model_dump_json().encode() + b"\n",
        b"".join(claim.model_dump_json().encode() + b"\n" for claim in claims),
        len(claims),
        len(article.text.split()) + len((article.title or "").split()),
        tuple(str(warning.message).removeprefix(f"article {article.id}: ") for warning in caught),
    )
