"""One run of ``claimx batch`` on the command line: a bar while it runs, a summary when it ends."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from claimx.batch import Batch, Settings
from claimx.batch.manifest import ERRORS, Entry
from claimx.cli.messages import Messages
from claimx.cli.output import reason
from claimx.errors import ClaimxError

if TYPE_CHECKING:
    from rich.progress import Progress

ALL_WELL, SOME_FAILED, CANNOT_GO_ON, INTERRUPTED = 0, 1, 2, 130


@dataclass
class Tally:
    """What a run has done so far."""

    started: float = field(default_factory=time.monotonic)
    articles: int = 0
    claims: int = 0
    words: int = 0
    failed: int = 0
    earlier: int = 0

    def add(self, entry: Entry | None) -> None:
        """Count an entry; ``None`` is one of an earlier run."""
        if entry is None:
            self.earlier += 1
        elif entry.status == "failed":
            self.failed += 1
        else:
            self.articles += 1
            self.claims += entry.claims
            self.words += entry.words

    @property
    def seconds(self) -> float:
        """Since it began."""
        return max(time.monotonic() - self.started, 1e-9)

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / self.seconds

    def __str__(self) -> str:
        earlier = f" ({self.earlier:,} were done before)" if self.earlier else ""
        return (
            f"{self.articles:,} articles, {self.claims:,} claims, {self.words:,} words in {self.seconds:,.1f} s, "
            f"{self.speed:,.0f} words/s{earlier}"
        )


def run(settings: Settings, *, debug: bool = False) -> int:
    """Run to the end and say what went wrong; gives the exit code."""
    messages = Messages(debug=debug)
    tally = Tally()
    try:
        with _listed(settings) as listed, Batch(settings, listed) as batch:
            _work(batch, tally)
            failed = _summary(batch, tally, messages)
    except KeyboardInterrupt:
        messages.note(f"interrupted after {tally}; the same command carries on")
        return INTERRUPTED
    except ClaimxError as error:
        messages.error(str(error))
        return CANNOT_GO_ON
    except OSError as error:
        messages.error(f"{error.filename or settings.output}: {reason(error)}; the same command carries on")
        return CANNOT_GO_ON
    except Exception as error:  # the last resort: nobody sees a traceback unasked
        messages.internal("", error)
        return CANNOT_GO_ON
    return SOME_FAILED if failed else ALL_WELL


class _Lines:
    """The paths of a list, as often as they are asked for; kept in a file, since the list may be long."""

    def __init__(self, kept: IO[bytes]) -> None:
        self._kept = kept

    def __iter__(self) -> Iterator[str]:
        self._kept.seek(0)
        for line in self._kept:
            path = os.fsdecode(line.rstrip(b"\r\n"))
            if path:
                yield path


@contextmanager
def _listed(settings: Settings) -> Iterator[_Lines]:
    with tempfile.TemporaryFile() as kept:
        if "-" in settings.paths and sys.stdin is not None:
            kept.writelines(sys.stdin.buffer)
        yield _Lines(kept)


def _work(batch: Batch, tally: Tally) -> None:
    if not sys.stderr.isatty():
        for step in batch.steps():
            if step is not None:
                tally.add(step.entry)
        return
    total = sum(file.size for file in batch.inputs())
    with _bar() as bar:
        task = bar.add_task("", total=total, told="")
        for step in batch.steps():
            if step is not None:
                tally.add(step.entry)
                bar.update(task, completed=step.done, told=_told(tally))


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)


def _told(tally: Tally) -> str:
    return (
        f"{tally.articles + tally.earlier:,} articles · {tally.claims:,} claims · {tally.speed:,.0f} words/s · "
        f"{tally.failed:,} errors"
    )


def _summary(batch: Batch, tally: Tally, messages: Messages) -> int:
    """A line for each input that was odd or failed, then what was done; gives how many failed."""
    for entry in batch.manifest.remarks():
        messages.note(f"{entry.where}: {'; '.join(entry.notes)}")
    failed = 0
    for entry in batch.manifest.failures():
        messages.error(f"{entry.where}: {entry.reason}")
        failed += 1
    messages.note(f"{tally} → {batch.settings.output}")
    if failed:
        place = batch.settings.output / ERRORS
        messages.note(f"{failed:,} inputs failed, listed in {place}; --retry-errors tries them again")
    return failed
