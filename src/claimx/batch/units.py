"""Files split into units: the bytes of one article each, unread. What the bytes mean is for a worker to find out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from claimx.batch.inputs import Input
from claimx.errors import ArticleError
from claimx.read import Form
from claimx.read.articles import told_form
from claimx.read.json import split
from claimx.read.sources import Source, open_source


class Unit(NamedTuple):
    """One article to read, or one that cannot be: ``problem`` says why."""

    input: str
    place: str
    """Where in the file, such as ``line 3``; empty for all of it."""
    form: Form
    data: bytes
    article_id: str
    """What the article is called if it gives no id itself, or if ``rename``."""
    rename: bool = False
    problem: str = ""

    @property
    def sha256(self) -> str:
        """The content's hash; empty where it could not be read."""
        return "" if self.problem else hashlib.sha256(self.data).hexdigest()

    def failed(self, problem: str) -> Unit:
        """The same unit as one that cannot be read."""
        return self._replace(data=b"", problem=problem)


def units(file: Input, encoding: str) -> Iterator[Unit]:
    """The units of a file, in order; the file is read as they are asked for, a line at a time where it has lines."""
    whole = Unit(printable(file.path), "", "text", b"", file.name)
    if file.problem:
        yield whole.failed(file.problem)
        return
    try:
        with open_source(file.path, encoding) as source:
            yield from _SPLIT.get(form := told_form(source, file.path), _whole)(whole._replace(form=form), source)
    except ArticleError as error:
        yield whole.failed(without_name(error, file.path))


def printable(path: str) -> str:
    """A path as JSON can hold it: one that is no text has its odd bytes replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def without_name(error: Exception, name: str) -> str:
    """What went wrong, without the file's name in front."""
    return str(error).removeprefix(f"{name}: ")


def _whole(unit: Unit, source: Source) -> Iterator[Unit]:
    yield unit._replace(data=source.data())


def _elements(unit: Unit, source: Source) -> Iterator[Unit]:
    number, text = 0, source.text()
    several = text.lstrip(" \t\n\r").startswith("[")
    try:
        for number, element in enumerate(split(text), start=1):
            yield _part(unit, element, f"article {number}" if several else "", number)
    except ValueError as error:
        place = f"article {number + 1}" if number else ""
        yield unit._replace(place=place).failed(str(error))


def _lines(unit: Unit, source: Source) -> Iterator[Unit]:
    found = False
    for number, line in enumerate(source.lines(), start=1):
        if isinstance(line, ArticleError):
            yield unit._replace(place=f"line {number}").failed(without_name(line, source.name))
        elif line.strip():
            yield _part(unit, line, f"line {number}", number)
        else:
            continue
        found = True
    if not found:
        yield unit.failed("no articles")


def _part(unit: Unit, text: str, place: str, number: int) -> Unit:
    called = f"{unit.article_id}-{number}" if place else unit.article_id
    return unit._replace(form="json", place=place, data=text.encode("utf-8", "replace"), article_id=called)


_SPLIT = {"json": _elements, "jsonl": _lines}
