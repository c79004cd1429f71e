"""What is said on standard error: a line for each thing that went wrong, and how far a long run has come."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from claimx.export.plain import one_line


class Messages:
    """Says what went wrong and remembers that something did."""

    def __init__(self, *, debug: bool = False) -> None:
        self.debug = debug
        self.failed = False

    def note(self, text: str) -> None:
        """A line that is about no failure."""
        print(f"claimx: {one_line(text)}", file=sys.stderr, flush=True)

    def error(self, text: str) -> None:
        """A line about something that could not be done."""
        self.failed = True
        self.note(text)

    def internal(self, where: str, error: Exception) -> None:
        """A line about a failure that is claimx's own fault; the traceback only where it is asked for."""
        hint = "" if self.debug else " (--debug shows where)"
        self.error(f"internal error{where}: {type(error).__name__}: {error}{hint}")
        if self.debug:
            traceback.print_exception(error, file=sys.stderr)

    @contextmanager
    def progress(self, total: int | None, *, wanted: bool) -> Iterator[Callable[[], None]]:
        """A bar while the block runs, if standard error is a terminal; gives what to call after each article.

        ``total`` is the number of articles, ``None`` where nobody knows it yet.
        """
        if not wanted or total == 1 or not sys.stderr.isatty():
            yield lambda: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("articles read"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
            task = bar.add_task("", total=total)
            yield lambda: bar.advance(task)
