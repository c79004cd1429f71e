"""What a file's content is: by its suffix, or by how it begins."""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["text", "markdown", "json", "jsonl"]
"""What a file's content is."""

FORMS: dict[str, Form] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
"""File name suffixes that are read, with the form each stands for."""

SUFFIXES = ".txt, .md, .json or .jsonl"
"""The suffixes as messages list them."""

_OBJECT = re.compile(rb"\s*\{\s*(?:[\"}]|\Z)")
_LIST = re.compile(rb"\s*\[\s*(?:[\]{]|\Z)")
_MARKS_AND_NULS = re.compile(rb"[\x00\xef\xbb\xbf\xff\xfe]+")


def sniff(line: bytes) -> Form:
    """The form of what has no suffix, by its first line: JSON by its bracket, JSON Lines if the line is whole."""
    start = _MARKS_AND_NULS.sub(b"", line)  # so that UTF-16, too, shows its brackets
    if _LIST.match(start):
        return "json"
    if _OBJECT.match(start):
        return "jsonl" if start.rstrip().endswith(b"}") else "json"
    return "markdown" if start.rstrip() == b"---" else "text"
