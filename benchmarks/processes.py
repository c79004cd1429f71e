"""The memory of a run of several processes while it runs, as Linux counts it in /proc."""

from __future__ import annotations

import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

PAUSE = 0.2
"""Seconds between two looks."""

_WORKER = b"multiprocessing.spawn"
"""What the command line of a worker has and no other process of a run."""


class Look(NamedTuple):
    """How far the run was, and what its processes held then, in MB."""

    done: int
    parent: float
    workers: tuple[float, ...]
    whole: float
    """All of them together; what several share counts once."""


def watched(process: subprocess.Popen[str], progress: Callable[[], int]) -> Iterator[Look]:
    """Looks at a process and its workers until it ends."""
    while process.poll() is None:
        workers = [pid for pid in _children(process.pid) if _WORKER in _read(pid, "cmdline")]
        held = tuple(size for pid in workers if (size := _resident(pid)))
        yield Look(progress(), _resident(process.pid), held, sum(map(_share, [process.pid, *workers])))
        time.sleep(PAUSE)


def by_block(looks: Iterable[Look], size: int) -> dict[str, dict[str, float]]:
    """Looks by blocks of so many articles: medians of the parent and of its largest worker, and the most of the whole.

    A block is called after its last article. Looks at a run that has no worker yet are left out.
    """
    blocks: dict[int, list[Look]] = defaultdict(list)
    for look in looks:
        if look.workers:
            blocks[look.done // size].append(look)
    return {
        str((block + 1) * size): {
            "parent": round(median(look.parent for look in found), 1),
            "worker": round(median(max(look.workers) for look in found), 1),
            "whole": round(max(look.whole for look in found), 1),
        }
        for block, found in sorted(blocks.items())
    }


def _children(pid: int) -> Iterator[int]:
    return map(int, _read(pid, f"task/{pid}/children").split())


def _resident(pid: int) -> float:
    return _megabytes(_read(pid, "status"), b"VmRSS:")


def _share(pid: int) -> float:
    return _megabytes(_read(pid, "smaps_rollup"), b"Pss:")


def _megabytes(lines: bytes, name: bytes) -> float:
    return sum(int(line.split()[1]) for line in lines.splitlines() if line.startswith(name)) / 1024


def _read(pid: int, name: str) -> bytes:
    """A file of a process; nothing where it has just ended."""
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""
