"""``claimx report``: results in, a page to look at out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli import options as opt
from claimx.cli.results import Articles, Results, Wanted

Page = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", show_default=False, help="The page to write.")]
Title = Annotated[str, typer.Option(help="What stands at its head.")]


def report(
    results: Results,
    output: Page,
    articles: Articles = None,
    title: Title = "Claims",
    kind: opt.Kinds = None,
    min_confidence: opt.MinConfidence = 0.0,
    debug: opt.Debug = False,
) -> None:
    """Write one self-contained page: articles with their claims, a table of all claims, figures by entity.

    The page needs no network and no server: open it in a browser, or send it to somebody.

    \b
    Examples:
      claimx report out/ -o report.html
      claimx report claims.jsonl --articles articles/ -o report.html --title "Chip earnings"

    The exit code is 0 if the page was written, 2 if not, 130 when interrupted.
    """
    from claimx.cli.results import fill, run
    from claimx.export.results import checked
    from claimx.report import page

    wanted = Wanted(results, articles or [], frozenset(kind or ()), min_confidence)

    def write() -> None:
        content = page(checked(wanted.results()), title=title)
        fill(output, lambda path: _save(path, content), over=True)

    raise typer.Exit(run(write, debug=debug))


def _save(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
