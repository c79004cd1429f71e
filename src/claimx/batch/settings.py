"""What a batch run is asked for, and the part of it that decides what comes out."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

import claimx
from claimx.errors import ClaimxError


class BatchError(ClaimxError):
    """A batch run cannot go on: its folder, its settings or its workers do not let it."""


@dataclass(frozen=True)
class Settings:
    """What to read and where to write it.

    ``paths`` are files, folders (with their subfolders), globs, or ``-`` for a list of these on standard input, one a
    line. ``timeout`` is in seconds for each article.
    """

    paths: tuple[str, ...]
    output: Path
    workers: int = 0
    """Processes that read; 0 for one a core."""
    timeout: float = 120.0
    model: str | None = None
    knowledge: str | None = None
    """A file of names to know besides those that claimx knows."""
    published: date | None = None
    encoding: str = "utf-8"
    shard: int = 500
    """Articles in a shard."""
    retry_errors: bool = False

    def __post_init__(self) -> None:
        if not self.workers:
            object.__setattr__(self, "workers", _cores())

    @cached_property
    def configuration(self) -> dict[str, str | int]:
        """What decides the results, besides the inputs."""
        return {
            "claimx": claimx.__version__,
            "files": _digest_of_package(),
            "model": _model(self.model),
            "knowledge": _digest(Path(self.knowledge)) if self.knowledge else "",
            "published": str(self.published or ""),
            "encoding": self.encoding,
            "html": _version("trafilatura"),
            "shard": self.shard,
        }

    @cached_property
    def digest(self) -> str:
        """16 hex digits that are others where the configuration is another."""
        return hashlib.sha256(json.dumps(self.configuration, sort_keys=True).encode()).hexdigest()[:16]


def _cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _digest_of_package() -> str:
    """What claimx's own code, word lists and model are: a version alone does not tell in development."""
    found = hashlib.sha256()
    root = Path(str(files("claimx")))
    for path in sorted(_sources(root)):
        found.update(os.fsencode(path.relative_to(root)) + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def _sources(root: Path) -> Iterator[Path]:
    kinds = {".py", ".toml", ".onnx", ".json", ".cfg"}
    ours = ("cli", "batch", "distributed", "export")  # what they do changes no claim
    for path in root.rglob("*"):
        if path.suffix in kinds and path.relative_to(root).parts[0] not in ours:
            yield path


def _model(name: str | None) -> str:
    """A name and, as far as it can be told without loading it, which one of that name it is."""
    if name is None:
        return "bundled"
    meta = Path(name) / "meta.json"
    if meta.is_file():
        return f"{Path(name).name} {_digest(meta)}"
    return f"{name} {_version(name.replace('_', '-'))}".strip()


def _digest(path: Path) -> str:
    """What a file holds; what is wrong with one that cannot be read, the worker says that reads it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        return ""
