"""Markdown with YAML front matter. The article's text is the body, as it is written, without blank lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimx.models import Article
from claimx.read import fields
from claimx.read.decoding import universal_newlines
from claimx.read.sources import Source

MAX_FRONT = 65_536
"""Characters within which front matter must end; prose between two rules is no reason to parse a book as YAML."""

_OPENED = re.compile(r"---[ \t]*\n")
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_KEY = re.compile(r"\s*[\w-]+[ \t]*:(?:\s|\Z)")
_NOTHING = ("null", "Null", "NULL", "~")


def read(source: Source) -> Iterator[Article]:
    """The one article of a Markdown file. Without a title in front, a first ``# heading`` is it and leaves the text.

    Raises:
        ArticleError: it is not text, has no body, or its front matter is broken (the message says at which line).
    """
    text = universal_newlines(source.text())
    try:
        front, body = _split(text)
        yield fields.article(_with_body(front, body.strip()), source.stem)
    except ValueError as error:
        raise source.problem(str(error)) from error


def _split(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and the rest. A rule (``---``) over plain prose is no front matter."""
    opened = _OPENED.match(text)
    if not opened:
        return {}, text
    start = opened.end()
    closed = _CLOSED.search(text, start, start + MAX_FRONT)
    if not _KEY.match(text, start):
        blank = closed and not text[start : closed.start()].strip()
        return {}, text[closed.end() :] if closed and blank else text
    if not closed:
        raise ValueError("the front matter has no closing --- line")
    return _front_matter(text[start : closed.start()]), text[closed.end() :]


def _front_matter(text: str) -> dict[str, Any]:
    """Every scalar as its text: YAML's own types would turn ``language: no`` to false and dates to UTC."""
    import yaml

    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # builds strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        raise ValueError(_misfit(error)) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"the front matter is not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(found, dict):
        raise ValueError("the front matter is not a list of 'key: value' lines")
    return {key: None if value in _NOTHING else value for key, value in found.items()}


def _misfit(error: Any) -> str:
    line = error.problem_mark.line + 2 if error.problem_mark else 1  # marks count from 0, after the opening ---
    return f"front matter, line {line}: not YAML: {error.problem}; a value with ': ' in it needs quotes"


def _with_body(front: dict[str, Any], body: str) -> dict[str, Any]:
    """The front matter with the body as its text and, where it has no title, the body's first heading as that."""
    known = fields.normalised(front)
    if not any(known.get(name) for name in fields.NAMES["title"]):
        title, body = _heading(body)
        known["title"] = title
    return {**{key: value for key, value in known.items() if key not in fields.NAMES["text"]}, "text": body}


def _heading(body: str) -> tuple[str | None, str]:
    line, _, rest = body.partition("\n")
    if not line.startswith(("# ", "#\t")):
        return None, body
    title = line[1:].strip()
    bare = title.rstrip("#")  # "# Heading #" closes its heading; "# Why C#" does not
    title = bare.rstrip() if bare.endswith((" ", "\t")) else title
    return (title, rest.strip()) if title.strip("#") else (None, body)
