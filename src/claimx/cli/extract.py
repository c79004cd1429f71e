"""``claimx extract``: articles in, claims out."""

from __future__ import annotations

import typer

from claimx.cli import options as opt


def extract(
    files: opt.Files,
    published: opt.Published = None,
    form: opt.OutputForm = "text",
    output: opt.Output = None,
    kind: opt.Kinds = None,
    min_confidence: opt.MinConfidence = 0.0,
    explain: opt.Explain = False,
    sort: opt.Sort = "text",
    encoding: opt.Encoding = "utf-8",
    input_format: opt.InputFormat = None,
    model: opt.Model = None,
    knowledge: opt.Knowledge = None,
    debug: opt.Debug = False,
) -> None:
    """List the claims of articles.

    A .txt file is all text. A .md file may begin with YAML front matter (title, published, url, site, authors, id).
    Of an .html file the article in the page is read (pip install 'claimx[html]'). A .json file holds an article object
    with these fields and "text", or a list of such objects; a .jsonl file one a line. Each may be compressed (.gz).

    \b
    Examples:
      claimx extract article.txt --published 2026-02-17
      claimx extract articles/ --format jsonl > claims.jsonl
      claimx extract *.md --kind quantity,event --min-confidence 0.8
      claimx extract feed.jsonl --format json --output claims.json
      claimx extract - < article.json

    Claims go to standard output, messages to standard error. The exit code is 0 if everything was read, 1 if
    something was not (the rest still is), 2 if the command cannot be run as given, 130 when interrupted.
    """
    from claimx.cli.run import Job, run  # not before the options are known to be good

    job = Job(
        files=files, published=published, form=form, output=output, kinds=frozenset(kind or ()),
        min_confidence=min_confidence, explain=explain, sort=sort, encoding=encoding, input_format=input_format,
        model=model, knowledge=knowledge, debug=debug,
    )  # fmt: skip
    raise typer.Exit(run(job))
