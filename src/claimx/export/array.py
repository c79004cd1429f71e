"""JSON arrays written piece by piece, so that a format that is one array still streams."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def pieces(groups: Iterable[Iterable[Any]], *, opening: str = "[", closing: str = "]\n") -> Iterator[str]:
    """The array of all values of all groups, a piece a group, between what ``opening`` and ``closing`` say."""
    yield opening
    before = "\n"
    for group in groups:
        text = ""
        for value in group:
            text += before + json.dumps(value, ensure_ascii=False)
            before = ",\n"
        if text:
            yield text
    yield "\n" + closing
