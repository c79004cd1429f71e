"""The program: its commands and what is said of all of them."""

from __future__ import annotations

from typing import Annotated

import typer

from claimx.cli.batch import batch
from claimx.cli.export import export
from claimx.cli.extract import extract
from claimx.cli.report import report
from claimx.cli.schema import schema

app = typer.Typer(
    name="claimx",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help and usage errors as plain lines, the same in a terminal and in a log
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract)
app.command()(export)
app.command()(report)
app.command()(batch)
app.command()(schema)


def _show_version(wanted: bool) -> None:
    if wanted:
        from claimx import __version__

        typer.echo(f"claimx {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Reads tech news and returns what it claims: who, how much of what, when, who says so, and how sure they are.

    \b
    claimx extract article.txt --published 2026-02-17
    claimx extract articles/*.md --format jsonl > claims.jsonl
    claimx export claims.jsonl --format csv > claims.csv
    claimx report claims.jsonl --articles articles/ -o report.html
    claimx batch news/ --output out
    """
