"""Where articles come from: the files a path stands for, and their bytes as text."""

from __future__ import annotations

import gzip
import os
import select
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from claimx.errors import ArticleError
from claimx.read.decoding import decode, splits_at_newlines
from claimx.read.forms import COMPRESSED, FORMS, SUFFIXES, suffix, without_suffix

STANDARD_INPUT = "-"
MAX_BYTES = 256 * 2**20
"""The most that is read at once: a whole file, or a line of a ``.jsonl``. An endless stream ends here."""

PATIENCE = 10.0
"""Seconds that a named pipe is waited for until somebody begins to write to it."""

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

    def head(self, size: int) -> bytes:
        """At most so many bytes from the start (fewer only where there are no more), without taking them away."""
        if len(self._head) < size:
            self._head += self._stream.read(size - len(self._head))
        return self._head[:size]

    def text(self) -> str:
        """The whole of it, decoded.

        Raises:
            ArticleError: it is larger than ``MAX_BYTES``, or not text.
        """
        return self._decode(self.data())

    def data(self) -> bytes:
        """The whole of it as it is.

        Raises:
            ArticleError: it is larger than ``MAX_BYTES``.
        """
        data = self._head + self._stream.read(MAX_BYTES - len(self._head) + 1)
        if len(data) > MAX_BYTES:
            raise self.problem(f"larger than {MAX_BYTES // 2**20} MB; split it, or make it a .jsonl")
        return data

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
        raise ArticleError(f"{path}: {reason(error)}") from error
    files = [os.path.join(path, name) for name in names if not name.startswith(".")]
    files = [file for file in files if suffix(file) in FORMS and not _is_special(file)]
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
            with _open(name) as stream, _unpacked(name, stream) as content:
                yield Source(name, stem(name), content, encoding)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ArticleError(f"{name}: not whole gzip data") from error
    except OSError as error:
        raise ArticleError(f"{name}: {reason(error)}") from error


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
    return _open_pipe(name) if stat.S_ISFIFO(mode) and not name.startswith(_OPEN_STREAMS) else open(name, "rb")


def _open_pipe(name: str) -> BinaryIO:
    """Open a named pipe when somebody writes to it: opening one that nobody does would never come back."""
    descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    if not select.select([descriptor], [], [], PATIENCE)[0]:
        os.close(descriptor)
        raise ArticleError(f"{name}: a named pipe that nobody has written to for {PATIENCE:g} seconds")
    os.set_blocking(descriptor, True)
    return open(descriptor, "rb")


def _unpacked(name: str, stream: BinaryIO) -> BinaryIO:
    packed = PurePath(name).suffix.lower() == COMPRESSED
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb")) if packed else stream


def stem(name: str) -> str:
    """What the articles of a file are called after. A file name may hold bytes that are no text; an id may not."""
    plain = without_suffix(PurePath(name).name)
    return "" if name.startswith(_OPEN_STREAMS) else os.fsencode(plain).decode("utf-8", "replace")


def reason(error: OSError) -> str:
    """Why the system refused, in its own words."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
