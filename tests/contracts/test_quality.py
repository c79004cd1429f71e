"""Imports point down only, as pyproject.toml has it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_import_contracts_hold() -> None:
    beside = Path(sys.executable).with_name("lint-imports")
    program = str(beside) if beside.is_file() else shutil.which("lint-imports")
    if not program:
        pytest.skip("import-linter is not installed; pip install '.[test]'")
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("not run in the source tree")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout
