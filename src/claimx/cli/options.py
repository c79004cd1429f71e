"""The options of ``claimx extract``, with their help and the checks of their values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import typer

from claimx.models.article import parse_published
from claimx.read.decoding import is_encoding
from claimx.read.forms import Form

KINDS = ("quantity", "event", "relation")
"""The kinds of claim."""


def _kinds(given: list[str] | None) -> list[str]:
    found = [kind.strip().lower() for listed in given or () for kind in listed.split(",")]
    for kind in found:
        if kind not in KINDS:
            raise typer.BadParameter(f"{kind!r} is none of quantity, event or relation")
    return found


def _date(raw: str) -> date | datetime:
    try:
        found = parse_published(raw)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if found is None:
        raise typer.BadParameter("an empty date")
    return found


def _encoding(name: str) -> str:
    if not is_encoding(name):
        raise typer.BadParameter(f"Python knows no text encoding {name!r}")
    return name


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE", show_default=False,
        help="Articles: .txt, .md, .html, .json or .jsonl files, folders of them, or - for standard input.",
    ),
]  # fmt: skip
Published = Annotated[
    date | None,
    typer.Option(
        parser=_date, metavar="DATE",
        help="When the articles appeared, such as 2026-02-17; only for articles that do not say it themselves. "
        "Words like “last week” are read against it.",
    ),
]  # fmt: skip
OutputForm = Annotated[
    Literal["text", "json", "jsonl"],
    typer.Option(
        "--format", "-f",
        help="text: a list to read, with kind, source and confidence of each claim. json: one array, an element an "
        "article. jsonl: a claim a line.",
    ),
]  # fmt: skip
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", show_default="all", callback=_kinds,
        help="Only claims of these kinds: quantity, event, relation, with commas between them.",
    ),
]  # fmt: skip
MinConfidence = Annotated[
    float, typer.Option(min=0, max=1, metavar="P", help="Only claims at least this sure, 0 to 1.")
]
Sort = Annotated[
    Literal["text", "worthiness"],
    typer.Option(help="text: as the article has them. worthiness: what deserves a check first, within each article."),
]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="List for each slot the words that filled it and the named rule that took them."),
]
Encoding = Annotated[
    str,
    typer.Option(callback=_encoding, metavar="NAME", help="The encoding of files that no byte order mark speaks for."),
]
InputFormat = Annotated[
    Form | None,
    typer.Option(
        show_default="told by suffix, or by how the input begins", help="What the files hold, whatever their names."
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|PATH", show_default="the bundled model",
        help="Another English spaCy pipeline with tagger, lemmatizer, parser and entities.",
    ),
]  # fmt: skip
Knowledge = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", show_default=False,
        help="A TOML file of names to know besides those that claimx knows (docs/entities.md).",
    ),
]  # fmt: skip
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")]
