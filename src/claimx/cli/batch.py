"""``claimx batch``: folders of articles in, shards of claims out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli import options as opt

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="FOLDER", show_default=False,
        help="Folders with their subfolders, files, globs, or - for a list of these on standard input, one a line.",
    ),
]  # fmt: skip
Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="OUT", show_default=False, help="The folder for results; made if need be."),
]
Workers = Annotated[int, typer.Option(min=0, metavar="N", show_default="the cores", help="Processes that read.")]
Timeout = Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="The longest an article may take.")]
Shard = Annotated[int, typer.Option(min=1, metavar="N", help="Articles in each file of results.")]
Retry = Annotated[bool, typer.Option("--retry-errors", help="Try again what failed in an earlier run.")]


def batch(
    paths: Paths,
    output: Output,
    workers: Workers = 0,
    timeout: Timeout = 120.0,
    retry_errors: Retry = False,
    published: opt.Published = None,
    encoding: opt.Encoding = "utf-8",
    model: opt.Model = None,
    knowledge: opt.Knowledge = None,
    shard: Shard = 500,
    debug: opt.Debug = False,
) -> None:
    """Read folders of articles on every core, and lose nothing.

    It reads .txt, .md, .html (pip install 'claimx[html]'), .json and .jsonl, each also compressed (.gz), in sorted
    order. Results are claims/part-*.jsonl and articles/part-*.jsonl in the output folder. Cut at any moment and
    started again, it carries on. What failed is in errors.jsonl with the reason.

    \b
    Examples:
      claimx batch news/ --output out
      claimx batch "news/2026-*/**/*.html" feed.jsonl.gz -o out --workers 8
      find news -name "*.txt" | claimx batch - -o out

    The exit code is 0 if all went well, 1 if something in the folder failed (the rest is there), 2 if the run could
    not go on, 130 when interrupted.
    """
    from claimx.batch import Settings
    from claimx.cli.batch_run import run

    settings = Settings(
        tuple(paths), output, workers=workers, timeout=timeout, model=model, knowledge=knowledge,
        published=published, encoding=encoding, shard=shard, retry_errors=retry_errors,
    )  # fmt: skip
    raise typer.Exit(run(settings, debug=debug))
