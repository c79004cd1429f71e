"""What ``claimx export`` and ``claimx report`` share: results in, filtered; a new file or folder out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from claimx.cli.messages import Messages
from claimx.cli.output import OutputError, reason
from claimx.errors import ClaimxError
from claimx.export import Found
from claimx.export.results import read
from claimx.models import Claim
from claimx.read import read_articles
from claimx.read.ids import Apart

Results = Annotated[
    Path,
    typer.Argument(
        metavar="RESULTS", show_default=False,
        help="What extraction wrote: the output folder of claimx batch, a Parquet folder, or a .jsonl file of claims.",
    ),
]  # fmt: skip
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--articles", "-a", metavar="FILE", show_default=False,
        help="The articles of a .jsonl file of claims, as they were given to claimx extract; may be given often.",
    ),
]  # fmt: skip


class Wanted(NamedTuple):
    """What the command line asks for."""

    path: Path
    articles: list[str]
    kinds: frozenset[str] = frozenset()
    """Empty: all of them."""
    min_confidence: float = 0.0

    def results(self) -> Iterator[Found]:
        """The articles with the claims asked for."""
        articles = map(Apart(), chain.from_iterable(map(read_articles, self.articles)))
        found = read(self.path, articles)  # at once, so that nothing is written where there is nothing to read
        return ((article, [claim for claim in claims if self._takes(claim)]) for article, claims in found)

    def _takes(self, claim: Claim) -> bool:
        return claim.kind in (self.kinds or {claim.kind}) and claim.confidence >= self.min_confidence


def run(work: Callable[[], None], *, debug: bool) -> int:
    """Do the work; what goes wrong is a line on standard error and an exit code of 2, interrupted 130."""
    messages = Messages(debug=debug)
    try:
        work()
    except KeyboardInterrupt:
        messages.note("interrupted")
        return 130
    except BrokenPipeError:
        return 141
    except ClaimxError as error:
        messages.error(str(error))
    except OSError as error:
        messages.error(f"{error.filename}: {reason(error)}" if error.filename else reason(error))
    except Exception as error:  # the last resort: nobody sees a traceback unasked
        messages.internal("", error)
    return 2 if messages.failed else 0


def fill(path: Path, write: Callable[[Path], None], *, over: bool = False) -> None:
    """Write a file or folder beside its place and move it there when it is whole; ``over``: over a file that is there.

    Raises:
        OutputError: there is something already.
    """
    if path.exists() and not (over and path.is_file()):
        raise OutputError(f"{path}: is there already; claimx overwrites nothing here")
    unfinished = path.with_name(path.name + ".unfinished")
    _remove(unfinished)
    try:
        write(unfinished)
        os.replace(unfinished, path)
    finally:
        _remove(unfinished)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        with suppress(FileNotFoundError):
            path.unlink()
