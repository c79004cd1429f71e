"""Where articles come from: the files a path stands for, and their bytes as text."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO

from claimx.errors import ArticleError
from claimx.read.decoding import decode, splits_at_newlines
from claimx.read.forms import FORMS, SUFFIXES

STANDARD_INPUT = "-"
MAX_BYTES = 256 * 2**20
"""The most that is read at once: a whole file, or a line of a ``.jsonl``. An endless stream ends here."""

_OPEN_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


class Source:
    """An opened file, with what messages call it and what its articles are called after.

    ``stem`` is empty for pipes: an article from there takes its id from its content.
    """

    def __init__(self, name: str, stem: str, stream: BinaryIO, encoding: str = "utf-8") -> None:
        self.name = name
        self.stem = stem
        self.encoding = encoding
        self._stream = stream
        self._head = b""

    def problem(self, what: str) -> ArticleError:
        """An error about this source."""
        return ArticleError(f"{self.name}: {what}")

    def first_line(self) -> bytes:
        """Up to the end of the first line that is not blank, without taking it away."""
        while not self._head.strip():
            line = self._stream.readline(MAX_BYTES)
            if not line:
                break
            self._head += line
        return self._head

    def text(self) -> str:
        """The whole of it, decoded.

        Raises:
            ArticleError: it is larger than ``MAX_BYTES``, or not text.
        """
        data = self._head + self._stream.read(MAX_BYTES - len(self._head) + 1)
        if len(data) > MAX_BYTES:
            raise self.problem(f"larger than {MAX_BYTES // 2**20} MB; split it, or make it a .jsonl")
        return self._decode(data)

    def lines(self) -> Iterator[str | ArticleError]:
        """Line after line, decoded, without keeping them; a line that is not text is an error in its place."""
        if not splits_at_newlines(self.first_line(), self.encoding):
            yield from self.text().split("\n")
            return
        yield from map(self._line, self._head.removesuffix(b"\n").split(b"\n"))
        while line := self._stream.readline(MAX_BYTES):
            yield self._line(line.removesuffix(b"\n"))

    def _line(self, data: bytes) -> str | ArticleError:
        try:
            return self._decode(data)
        except ArticleError as error:
            return error

    def _decode(self, data: bytes) -> str:
        try:
            return decode(data, self.encoding)
        except ValueError as error:
            raise self.problem(str(error)) from error


def find_files(path: str) -> list[str]:
    """The files a command-line argument stands for: itself, or what a folder holds (not its subfolders), sorted.

    Raises:
        ArticleError: the folder cannot be listed, or holds nothing that can be read.
    """
    if path == STANDARD_INPUT or not Path(path).is_dir():
        return [path]
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        raise ArticleError(f"{path}: {_reason(error)}") from error
    files = [os.path.join(path, name) for name in names if not name.startswith(".")]
    files = [file for file in files if Path(file).suffix.lower() in FORMS and not _is_special(file)]
    if not files:
        raise ArticleError(f"{path}: the folder holds no {SUFFIXES} files")
    return files


def _is_special(file: str) -> bool:
    """Whether something in a folder is no file to read: a subfolder, a pipe. A broken link is, so that it is missed."""
    return Path(file).exists() and not Path(file).is_file()


@contextmanager
def open_source(path: str | PurePath, encoding: str) -> Iterator[Source]:
    """Open a file for reading; ``-`` is standard input.

    Raises:
        ArticleError: it is not there, may not be read, or is no ordinary file.
    """
    name = os.fspath(path)
    try:
        if name == STANDARD_INPUT:
            name = "standard input"
            yield Source(name, "", _standard_input(), encoding)
        else:
            with _open(name) as stream:
                yield Source(name, _stem(name), stream, encoding)
    except OSError as error:
        raise ArticleError(f"{name}: {_reason(error)}") from error


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ArticleError("standard input: it is closed")
    return sys.stdin.buffer


def _open(name: str) -> BinaryIO:
    """Open what can be read to its end: a file, a pipe, a stream the shell has opened. A device may have no end."""
    mode = os.stat(name).st_mode
    if stat.S_ISDIR(mode):
        raise ArticleError(f"{name}: a folder, not a file")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or name.startswith(_OPEN_STREAMS)):
        raise ArticleError(f"{name}: a device, not a file; to read it all the same: claimx extract - < {name}")
    return open(name, "rb")


def _stem(name: str) -> str:
    """What the articles of a file are called after. A file name may hold bytes that are no text; an id may not."""
    return "" if name.startswith(_OPEN_STREAMS) else os.fsencode(PurePath(name).stem).decode("utf-8", "replace")


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]
