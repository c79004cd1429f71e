"""Bytes to text: by byte order mark, else by the encoding asked for; never by a guess that could change the words."""

from __future__ import annotations

import codecs
import re

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINES = re.compile("\r\n?")
_NUL_LIMIT = 0.05
"""Share of NUL characters from which on something is not text. A stray one is let through."""


def is_encoding(name: str) -> bool:
    """Whether a name is that of a text encoding Python has."""
    try:
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def decode(data: bytes, encoding: str) -> str:
    """The text of some bytes, without a byte order mark. A mark beats ``encoding``.

    Raises:
        ValueError: the bytes are not in that encoding (the message says where), or are no text.
    """
    chosen = _marked(data) or encoding
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        raise ValueError(_misfit(error, chosen)) from None
    except UnicodeError as error:
        raise ValueError(f"not valid {chosen}: {error}") from None
    _check_nuls(text)
    return text


def universal_newlines(text: str) -> str:
    r"""Every line end as ``\n``, as ``Path.read_text`` gives it."""
    return _NEWLINES.sub("\n", text)


def splits_at_newlines(start: bytes, encoding: str) -> bool:
    """Whether bytes that begin so can be cut at newline bytes before they are decoded."""
    return "\na".encode(_marked(start) or encoding).endswith(b"\na") and _marked(start) in (None, "utf-8-sig")


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _misfit(error: UnicodeDecodeError, encoding: str) -> str:
    where = f"byte {error.start} (0x{error.object[error.start]:02x})" if error.start < len(error.object) else "its end"
    name = encoding.removesuffix("-sig").upper()
    return f"not valid {name} at {where}; pass --encoding with the one it is in (often cp1252 or latin-1)"


def _check_nuls(text: str) -> None:
    if text.count("\0") > _NUL_LIMIT * len(text):
        raise ValueError("full of NUL bytes: a binary file, or UTF-16 without its mark (then --encoding utf-16-le)")
