"""``claimx export``: results in, another format out."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli import options as opt
from claimx.cli.results import Articles, Results, Wanted


class Format(StrEnum):
    """The formats, by the modules of ``claimx.export`` that write them."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"
    DUCKDB = "duckdb"
    SCHEMA_ORG = "schema-org"
    AVERITEC = "averitec"
    CLAIM_REVIEW = "claim-review"
    WEB_ANNOTATION = "web-annotation"
    LABEL_STUDIO = "label-studio"
    BRAT = "brat"
    DOCBIN = "docbin"


_STORES = {Format.PARQUET, Format.DUCKDB, Format.BRAT, Format.DOCBIN}
_NEED_TEXT = {Format.WEB_ANNOTATION, Format.LABEL_STUDIO, Format.BRAT, Format.DOCBIN}

Form = Annotated[Format, typer.Option("--format", "-f", show_default=False, help="What to write.")]


def export(
    results: Results,
    form: Form,
    output: opt.Output = None,
    articles: Articles = None,
    kind: opt.Kinds = None,
    min_confidence: opt.MinConfidence = 0.0,
    debug: opt.Debug = False,
) -> None:
    """Write results in another format.

    csv, json, jsonl, schema-org, averitec, claim-review, web-annotation and label-studio are text, to standard output
    or a file. duckdb and docbin are a file, parquet and brat a folder: they need --output, a path where nothing is yet.
    What a format cannot hold is said in docs/formats.md.

    \b
    Examples:
      claimx export out/ --format parquet --output tables/
      claimx export out/ --format duckdb --output claims.duckdb
      claimx export claims.jsonl --articles articles/ --format csv > claims.csv
      claimx export out/ --format averitec --kind quantity --min-confidence 0.8

    The exit code is 0 if everything was written, 2 if not, 130 when interrupted.
    """
    from claimx.cli.results import run  # not before the options are known to be good

    wanted = Wanted(results, articles or [], frozenset(kind or ()), min_confidence)
    if form in _STORES and not output:
        raise typer.BadParameter(f"{form.value} is no text: say where to write it", param_hint="--output")
    raise typer.Exit(run(lambda: _write(wanted, form, output), debug=debug))


def _write(wanted: Wanted, form: Format, output: str | None) -> None:
    from claimx.cli.output import Output
    from claimx.cli.results import fill
    from claimx.export.results import checked

    module = import_module(f"claimx.export.{form.value.replace('-', '_')}")
    found = checked(wanted.results()) if form in _NEED_TEXT else wanted.results()
    if form in _STORES:
        fill(Path(str(output)), lambda path: module.write(found, path))
        return
    with Output(output) as out:
        for piece in module.write(found):
            out.write(piece)
