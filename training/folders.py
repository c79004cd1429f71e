"""Where training and benchmarks find their data and the scorers, and leave their results."""

from __future__ import annotations

import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "training" / "work"
"""Results and logs of the training; git ignores it."""


class MissingDataError(SystemExit):
    """Data are not where they are expected; the message says what to set."""


def shared_folder() -> Path:
    """The project's shared folder: ``$CLAIMX_SHARED``, or ``shared`` beside the project."""
    return Path(os.environ.get("CLAIMX_SHARED", ROOT.parent / "shared"))


def data_path() -> Path:
    """Where the public data should be, there or not: ``$CLAIMX_DATA``, or ``data`` in the shared folder."""
    return Path(os.environ.get("CLAIMX_DATA", shared_folder() / "data"))


def data_folder() -> Path:
    """Treebanks, quantities, times, names and raw articles.

    Raises:
        MissingDataError: there is no such folder.
    """
    return _existing(data_path(), "CLAIMX_DATA", "the data sets")


def treebank_folder() -> Path:
    """The treebanks.

    Raises:
        MissingDataError: they are not there.
    """
    return _existing(data_folder() / "treebanks", "CLAIMX_DATA", "the treebanks")


def meantime_folder() -> Path:
    """MEANTIME, measured on and kept out of training.

    Raises:
        MissingDataError: it is not there.
    """
    return _existing(data_folder() / "meantime", "CLAIMX_DATA", "MEANTIME")


def gold_folder() -> Path:
    """The articles annotated by hand, which lie beside the data; measured on and kept out of training.

    Raises:
        MissingDataError: there is no such folder.
    """
    return _existing(data_folder().parent / "gold", "CLAIMX_DATA", "the annotated articles (gold, beside the data)")


def scorer(name: str) -> ModuleType:
    """A scoring program as a module, from ``$CLAIMX_EVAL`` or ``eval`` in the shared folder; never copied.

    Raises:
        MissingDataError: it is not there.
    """
    folder = Path(os.environ.get("CLAIMX_EVAL", shared_folder() / "eval"))
    return _module(_existing(folder / f"{name}.py", "CLAIMX_EVAL", "the scorer"))


@cache
def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"claimx_eval_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise MissingDataError(f"{path} cannot be loaded as a Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def _existing(path: Path, variable: str, what: str) -> Path:
    if not path.exists():
        raise MissingDataError(f"{what}: nothing at {path}. Set {variable} to the folder that has it.")
    return path
