"""Folders of articles, and runs over them in this process or in one that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimx.batch import Batch, Settings
from claimx.batch.manifest import Entry
from tests.conftest import ROOT

TEXTS = (
    "Corvane said on Tuesday that revenue rose 35% to $4.2 billion in the third quarter of 2025.",
    "Doubao processed 63.3 billion tokens per minute on gala night, according to ByteDance.",
    "TikTok-owner ByteDance reported a profit of $5 billion last year.",
)

Run = Callable[..., list[Entry]]
Command = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run() -> Run:
    """Run a batch here; gives what it saw to."""

    def run_(*paths: str, output: str = "out", workers: int = 1, **options: object) -> list[Entry]:
        settings = Settings(paths, Path(output), workers=workers, **options)  # type: ignore[arg-type]
        with Batch(settings) as batch:
            return [step.entry for step in batch.steps() if step and step.entry]

    return run_


@pytest.fixture
def command() -> Command:
    """Start ``claimx batch`` as a process of its own."""

    def command_(*arguments: str, **options: object) -> subprocess.Popen[str]:
        path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        return subprocess.Popen(
            [sys.executable, "-m", "claimx", "batch", *arguments],
            env={**os.environ, "PYTHONPATH": path}, stderr=subprocess.PIPE, text=True, **options,  # type: ignore[call-overload]
        )  # fmt: skip

    return command_


def articles(folder: str, count: int) -> None:
    """Write so many articles into subfolders, three each."""
    for number in range(count):
        path = Path(folder, f"{number // 3:02}", f"{number % 3}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXTS[number % 3]} It sold {number + 2} million phones in 2024.")


def contents(folder: str) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()
    }
