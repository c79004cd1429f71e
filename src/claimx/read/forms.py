"""What a file's content is: by its suffix, or by how it begins."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Form = Literal["text", "markdown", "html", "json", "jsonl"]
"""What a file's content is."""

FORMS: dict[str, Form] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
"""File name suffixes that are read, with the form each stands for."""

SUFFIXES = ".txt, .md, .html, .json or .jsonl"
"""The suffixes as messages list them."""

COMPRESSED = ".gz"
"""After any of them: the same, compressed."""

_OBJECT = re.compile(rb"\s*\{\s*(?:[\"}]|\Z)")
_LIST = re.compile(rb"\s*\[\s*(?:[\]{]|\Z)")
_MARKS_AND_NULS = re.compile(rb"[\x00\xef\xbb\xbf\xff\xfe]+")


def suffix(name: str) -> str:
    """The suffix that tells what a file holds, in small letters: that before ``.gz`` in a compressed one's name."""
    path = PurePath(name)
    return PurePath(path.stem if path.suffix.lower() == COMPRESSED else path.name).suffix.lower()


def without_suffix(name: str) -> str:
    """A file's name without what ``suffix`` gives and without ``.gz``; its folders stay."""
    path = PurePath(name)
    return str(path.with_suffix("").with_suffix("") if path.suffix.lower() == COMPRESSED else path.with_suffix(""))


def sniff(line: bytes) -> Form:
    """The form of what has no suffix, by its first line: JSON by its bracket, JSON Lines if the line is whole."""
    start = _MARKS_AND_NULS.sub(b"", line)  # so that UTF-16, too, shows its brackets
    if _LIST.match(start):
        return "json"
    if _OBJECT.match(start):
        return "jsonl" if start.rstrip().endswith(b"}") else "json"
    return "markdown" if start.rstrip() == b"---" else "text"
