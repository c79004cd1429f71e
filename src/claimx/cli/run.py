"""One run of ``claimx extract``: read, extract, write, article by article, and never a traceback."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import cached_property, partial
from pathlib import PurePath
from typing import Literal, NamedTuple

import claimx
from claimx.cli.messages import Messages
from claimx.cli.output import Output, OutputError
from claimx.errors import ArticleError, ClaimxError, ClaimxWarning
from claimx.export import Found, Writer, json, jsonl, table
from claimx.models import Article, Claim
from claimx.read import Form, find_files, read_articles
from claimx.read.ids import Apart
from claimx.read.sources import STANDARD_INPUT

Format = Literal["text", "json", "jsonl"]
Order = Literal["text", "worthiness"]

READ_ALL, NOT_ALL_READ, CANNOT_RUN, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

_ONE_ARTICLE = {".txt", ".text", ".md", ".markdown"}
"""Suffixes of files that hold one article each; of others nobody knows before they are read."""


class Job(NamedTuple):
    """What the command line asks for."""

    files: list[str]
    published: date | None = None
    form: Format = "text"
    output: str | None = None
    kinds: frozenset[str] = frozenset()
    """Empty: all of them."""
    min_confidence: float = 0.0
    encoding: str = "utf-8"
    input_format: Form | None = None
    model: str | None = None
    knowledge: str | None = None
    explain: bool = False
    sort: Order = "text"
    debug: bool = False


def run(job: Job) -> int:
    """Run a job to its end and say what went wrong; gives the exit code."""
    messages = Messages(debug=job.debug)
    try:
        _write_all(job, messages)
    except KeyboardInterrupt:
        messages.note("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    except ClaimxError as error:  # no article is at fault: the output, the model, a word list
        messages.error(str(error))
        return CANNOT_RUN
    except Exception as error:  # the last resort: nobody sees a traceback unasked
        messages.internal("", error)
    return NOT_ALL_READ if messages.failed else READ_ALL


def _write_all(job: Job, messages: Messages) -> None:
    if job.output and any(_same_file(path, job.output) for path in job.files):
        raise OutputError(f"{job.output}: is read and cannot be written in the same run")
    with Output(job.output) as output, closing(Run(job, messages).results(quiet=output.is_terminal)) as results:
        until = UntilInterrupted(results)
        for piece in _writer(job.form, output, explain=job.explain)(until):
            output.write(piece)
        if until.interrupted:
            raise KeyboardInterrupt


class UntilInterrupted:
    """Results that end where the user interrupts them, so that what is written of them is ended as it should be."""

    def __init__(self, results: Iterable[Found]) -> None:
        self._results = results
        self.interrupted = False

    def __iter__(self) -> Iterator[Found]:
        try:
            yield from self._results
        except KeyboardInterrupt:
            self.interrupted = True


def _writer(form: Format, output: Output, *, explain: bool) -> Writer:
    if form == "json":
        return partial(json.write, explain=explain)
    if form == "jsonl":
        return partial(jsonl.write, explain=explain)
    width = shutil.get_terminal_size().columns if output.is_terminal else None
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return partial(table.write, width=width, color=output.is_terminal and not plain, explain=explain)


def _same_file(path: str, output: str) -> bool:
    try:
        return os.path.samefile(path, output)
    except OSError:
        return False


def _called(path: str) -> str:
    return "standard input" if path == STANDARD_INPUT else path


class Run:
    """A job under way."""

    def __init__(self, job: Job, messages: Messages) -> None:
        self.job = job
        self.messages = messages
        self._apart = Apart()

    @cached_property
    def extractor(self) -> claimx.Extractor:
        """Loaded when there is a first article, so that a mistyped file name is told at once."""
        return claimx.load(self.job.model, knowledge=self.job.knowledge)

    def results(self, *, quiet: bool) -> Generator[Found, None, None]:
        """Each article that can be read, with its claims; ``quiet`` shows no progress (claims on the screen are it)."""
        files = self.files()
        total = len(files) if all(PurePath(file).suffix.lower() in _ONE_ARTICLE for file in files) else None
        with self.messages.progress(total, wanted=not quiet) as advance:
            for path in files:
                for article in self.articles(path):
                    found = self.claims(path, article)
                    if found is not None:
                        yield article, found
                    advance()

    def files(self) -> list[str]:
        """The files to read, those of folders among them."""
        found: list[str] = []
        for path in self.job.files:
            try:
                found += find_files(path)
            except ArticleError as error:
                self.problem(error)
        return found

    def articles(self, path: str) -> Iterator[Article]:
        """The articles of one file, dated by the command line where they give no date themselves."""
        job = self.job
        if path == STANDARD_INPUT and sys.stdin is not None and sys.stdin.isatty():
            self.messages.note("reading from the terminal; end with Ctrl-D")
        try:
            for article in read_articles(path, encoding=job.encoding, form=job.input_format, on_error=self.problem):
                undated = article.published is None
                yield self._apart(article.model_copy(update={"published": job.published}) if undated else article)
        except Exception as error:  # the other files go on
            self.messages.internal(f" in {path}", error)

    def problem(self, error: ClaimxError) -> None:
        """Say what could not be read; the others go on."""
        self.messages.error(str(error))

    def claims(self, path: str, article: Article) -> list[Claim] | None:
        """The claims of an article that were asked for; ``None`` if they could not be had."""
        extractor = self.extractor
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", ClaimxWarning)
            try:
                found = extractor.extract(article)
            except ArticleError as error:
                self.messages.error(f"{_called(path)}: {error}")
                return None
            except ClaimxError:  # no other article would fare better
                raise
            except Exception as error:
                self.messages.internal(f" in article {article.id} ({_called(path)})", error)
                return None
        for warning in caught:
            self.messages.note(f"{_called(path)}: {warning.message}")
        wanted = [claim for claim in found if self.wanted(claim)]
        return sorted(wanted, key=lambda claim: -claim.worthiness) if self.job.sort == "worthiness" else wanted

    def wanted(self, claim: Claim) -> bool:
        """Whether a claim is of the kinds and the confidence asked for."""
        return claim.kind in (self.job.kinds or {claim.kind}) and claim.confidence >= self.job.min_confidence
