"""Text from an article or a file name, made fit to stand in one line of a terminal."""

from __future__ import annotations

import re

# Control characters could command the terminal, lone surrogates cannot be written, and direction
# overrides could make a line read as what it is not.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """The text with white space runs as single spaces and what must not reach a terminal as U+FFFD."""
    return " ".join(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text).split())
