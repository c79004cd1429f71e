"""Word lists: commented TOML files under ``claimx/data``, read once and checked, with errors that name file and key."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from claimx.errors import LexiconError


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``claimx/data/<name>.toml``. Callers must not change what they get.

    Raises:
        LexiconError: there is no such file, or it is not TOML.
    """
    path = files("claimx").joinpath("data", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"claimx has no word list {name}.toml") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml: {error}") from error


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of words (``table.list`` or ``table.sub.list``) as a set.

    Raises:
        LexiconError: the key is missing, or is not a list of strings.
    """
    found: Any = table(name)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise LexiconError(f"{name}.toml: {key} must be a list of strings")
    return frozenset(found)


@cache
def mapping(name: str, key: str) -> dict[str, str]:
    """A table of strings (``[key]``: ``word = "value"``) as a dict. Callers must not change what they get.

    Raises:
        LexiconError: the key is missing, or is not a table of strings.
    """
    found: Any = table(name)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise LexiconError(f"{name}.toml: {key} must be a table of strings")
    return found
