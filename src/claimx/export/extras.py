"""Packages that only some formats need: imported when a format is used, with an error that says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from claimx.errors import ExportError


def load(package: str, extra: str) -> Any:
    """The package, imported.

    Raises:
        ExportError: it is not installed; the message names the extra that brings it.
    """
    try:
        return import_module(package)
    except ImportError as error:
        raise ExportError(f"this format needs {package}: pip install 'claimx[{extra}]' ({error})") from None
