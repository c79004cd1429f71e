"""Which files a batch run reads: those of folders, globs and lists, always in the same order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path, PurePath
from typing import NamedTuple

from claimx.read.forms import FORMS, SUFFIXES, suffix, without_suffix
from claimx.read.sources import reason


class Input(NamedTuple):
    """A file to read, or what is one in name only: ``problem`` says why it cannot be read."""

    path: str
    name: str
    """What its articles are called after: the path below the folder that was given, without its suffix."""
    size: int = 0
    problem: str = ""


_Identity = tuple[int, int]


def find(paths: Iterable[str], output: Path) -> Iterator[Input]:
    """The files that paths stand for: in the order given, those of a folder sorted, its subfolders among them.

    Files of other suffixes and what begins with a dot are passed over, and ``output`` is never read. What cannot be
    read (a pipe, a folder without permission, a symbolic link that leads back) is given with its problem.
    """
    for path in paths:
        if os.path.isdir(path):
            yield from _given(path, output)
        elif not os.path.lexists(path) and glob.has_magic(path):
            yield from _matching(path, output)
        else:
            yield _file(path, PurePath(path).name)


def _given(folder: str, output: Path) -> Iterator[Input]:
    """What is in a folder that was asked for; that nothing is, is worth saying."""
    empty = True
    for file in _walk(folder, output):
        empty = False
        yield file
    if empty:
        yield Input(folder, folder, problem=f"the folder holds no {SUFFIXES} files")


def _matching(pattern: str, output: Path) -> Iterator[Input]:
    found = sorted(glob.iglob(pattern, recursive=True))
    if not found:
        yield Input(pattern, pattern, problem="nothing is there that it matches")
    root = _fixed(pattern)
    for path in found:
        if not os.path.isdir(path):
            yield _file(path, os.path.relpath(path, root))
        elif "**" not in pattern:  # with it, what is in the folder is matched itself
            yield from _walk(path, output, root)


def _fixed(pattern: str) -> str:
    """The folder that every path a glob matches is in."""
    plain = takewhile(lambda part: not glob.has_magic(part), PurePath(pattern).parts[:-1])
    return str(PurePath(*plain))


def _walk(folder: str, output: Path, root: str | None = None) -> Iterator[Input]:
    """A folder, depth first without recursion; what is in it is named below ``root``, the folder itself unless given.

    ``above`` are the folders that a symbolic link must not lead back to.
    """
    root = root or folder
    pending: list[tuple[str, frozenset[_Identity]]] = [(folder, frozenset())]
    while pending:
        path, above = pending.pop()
        if not os.path.isdir(path):
            if suffix(path) in FORMS:
                yield _file(path, os.path.relpath(path, root))
            continue
        try:
            below = _enter(path, above, output)
        except OSError as error:
            yield Input(path, os.path.relpath(path, root), problem=reason(error))
        else:
            pending += reversed(below)


def _enter(folder: str, above: frozenset[_Identity], output: Path) -> list[tuple[str, frozenset[_Identity]]]:
    """What is in a folder, sorted, each with the folders above it; nothing for the run's own output."""
    found = os.stat(folder)
    identity = found.st_dev, found.st_ino
    if identity in above:
        raise OSError(0, "a symbolic link to a folder that it is in")
    if output.exists() and os.path.samefile(folder, output):
        return []
    names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    return [(os.path.join(folder, name), above | {identity}) for name in names]


def _file(path: str, name: str) -> Input:
    called = os.fsencode(PurePath(without_suffix(name)).as_posix()).decode("utf-8", "replace")
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        return Input(path, called, problem=reason(error) if isinstance(error, OSError) else "not the name of a file")
    kind = _special(found.st_mode)
    return Input(path, called, problem=f"{kind}, not a file") if kind else Input(path, called, found.st_size)


def _special(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"
