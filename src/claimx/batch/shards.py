"""Shards: files of so many articles and their claims, each under its final name only when it is whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from claimx.batch.settings import BatchError

KINDS = ("claims", "articles")
_OPEN = ".open"


class End(NamedTuple):
    """How far results reach: the last shard, its articles, and the sizes of its two files."""

    part: int = 0
    held: int = 0
    claims: int = 0
    articles: int = 0


class Appended:
    """A file that is only ever appended to, without buffers that could be lost or fail later."""

    def __init__(self, path: Path, size: int) -> None:
        """Open it, cut to ``size`` bytes: what stands behind them was never recorded.

        Raises:
            BatchError: it is shorter.
        """
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        if os.fstat(self._file).st_size < size:
            os.close(self._file)
            raise BatchError(f"{path}: shorter than the manifest says; the run cannot be carried on")
        os.ftruncate(self._file, size)
        os.lseek(self._file, size, os.SEEK_SET)
        self.size = size

    def write(self, data: bytes) -> None:
        """Append all of it, or nothing.

        Raises:
            OSError: the system takes no more.
        """
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError:
            os.ftruncate(self._file, self.size)
            os.lseek(self._file, self.size, os.SEEK_SET)
            raise
        self.size += len(data)

    def sync(self) -> None:
        """Have it on the disk."""
        os.fsync(self._file)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._file)


class Shards:
    """The shards of a run, the last of them open.

    Raises:
        BatchError: what is there does not fit ``end``.
        OSError: they cannot be written.
    """

    def __init__(self, folder: Path, size: int, end: End) -> None:
        self._folder = folder
        self._size = size
        self.end = end
        for kind in KINDS:
            (folder / kind).mkdir(exist_ok=True)
        self._files: dict[str, Appended] = {}
        if end.held and any(self._final(kind).is_file() for kind in KINDS):
            self._finish()  # a run ended here, or was cut while it did
        elif self.is_full:
            self.finish()

    def write(self, article: bytes, claims: bytes) -> End:
        """Append an article and its claims to the open shard. If it ``is_full`` then, ``finish`` it."""
        if not self._files:
            for kind in KINDS:
                size = self.end.claims if kind == "claims" else self.end.articles
                self._files[kind] = Appended(self._open(kind), size)
        self._files["claims"].write(claims)
        self._files["articles"].write(article)
        sizes = self._files["claims"].size, self._files["articles"].size
        self.end = End(self.end.part, self.end.held + 1, *sizes)
        return self.end

    @property
    def is_full(self) -> bool:
        """Whether the open shard has all the articles it should."""
        return self.end.held >= self._size

    def sync(self) -> None:
        """Have on the disk what was written."""
        for file in self._files.values():
            file.sync()

    def finish(self) -> None:
        """Give the open shard its final name, if it has anything in it. All of it must be in the manifest already."""
        for kind in KINDS:
            if self.end.held:  # those of an earlier run may not be open yet
                file = self._files.pop(kind, None) or Appended(self._open(kind), getattr(self.end, kind))
                file.sync()
                file.close()
            else:
                self._open(kind).unlink(missing_ok=True)
        if self.end.held:
            self._finish()

    def close(self) -> None:
        """Let go of the files; the open shard stays open for the next run."""
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _finish(self) -> None:
        for kind in KINDS:
            if self._open(kind).is_file():
                cut = Appended(self._open(kind), getattr(self.end, kind))
                cut.close()
                os.replace(self._open(kind), self._final(kind))
            sync_folder(self._folder / kind)
        self.end = End(self.end.part + 1)

    def _final(self, kind: str) -> Path:
        return self._folder / kind / f"part-{self.end.part:05}.jsonl"

    def _open(self, kind: str) -> Path:
        return self._final(kind).with_suffix(f".jsonl{_OPEN}")


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, lines: bytes) -> None:
    """A small file, written beside its place and moved there when it is on the disk."""
    beside = path.with_name(path.name + _OPEN)
    file = Appended(beside, 0)
    try:
        file.write(lines)
        file.sync()
    finally:
        file.close()
    os.replace(beside, path)
    sync_folder(path.parent)
