"""One door for every format: a path in, its articles out, and what could not be read said by name and place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import PurePath

from claimx.errors import ArticleError
from claimx.models import Article
from claimx.read import html, json, jsonl, markdown, text
from claimx.read.decoding import is_encoding
from claimx.read.forms import FORMS, SUFFIXES, Form, sniff, suffix
from claimx.read.sources import Source, find_files, open_source

READERS: dict[Form, Callable[[Source], Iterator[Article | ArticleError]]] = {
    "text": text.read, "markdown": markdown.read, "html": html.read, "json": json.read, "jsonl": jsonl.read,
}  # fmt: skip
"""What reads each form."""


def read_articles(
    path: str | PurePath,
    *,
    encoding: str | None = None,
    form: Form | None = None,
    on_error: Callable[[ArticleError], None] | None = None,
) -> Iterator[Article]:
    """The articles of one file, in file order; of a folder's files, sorted; of standard input where ``path`` is ``-``.

    The suffix decides the form (``.txt``, ``.md``, ``.html``, ``.json``, ``.jsonl``, each also
    with ``.gz`` behind it) unless ``form`` does; a file without a suffix
    and standard input are told by how they begin. ``encoding`` is for files that no byte order mark speaks for
    (UTF-8 unless given).
    An article that gives no id is called after its file (``stem``, or ``stem-3`` in a file of many).

    What cannot be read is handed to ``on_error`` and skipped, the rest of the file still read: one bad line of a
    ``.jsonl``, one bad article of a list.

    Raises:
        ArticleError: something could not be read and there is no ``on_error``; the message names file and place.
    """
    for found in _found(path, encoding or "utf-8", form):
        if isinstance(found, Article):
            yield found
        elif on_error is None:
            raise found
        else:
            on_error(found)


def _found(path: str | PurePath, encoding: str, form: Form | None) -> Iterator[Article | ArticleError]:
    try:
        if not is_encoding(encoding):
            raise ArticleError(f"{path}: Python knows no text encoding {encoding!r}")
        files = find_files(os.fspath(path))
    except ArticleError as error:
        yield error
        return
    for file in files:
        yield from _in_file(file, encoding, form)


def _in_file(path: str, encoding: str, form: Form | None) -> Iterator[Article | ArticleError]:
    try:
        with open_source(path, encoding) as source:
            yield from READERS[form or told_form(source, path)](source)
    except ArticleError as error:
        yield error


def told_form(source: Source, path: str) -> Form:
    """What a file holds: by its suffix; without one, by how it begins.

    Raises:
        ArticleError: the suffix is of files that are not read.
    """
    kind = suffix(path)
    if kind in FORMS:
        return FORMS[kind]
    if kind and source.stem:
        raise source.problem(f"cannot read {kind} files, only {SUFFIXES}; if it is plain text: --input-format text")
    return sniff(source.first_line())
