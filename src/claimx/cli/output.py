"""Where the data goes: standard output or a file, always UTF-8, each piece written through at once."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO

from claimx.errors import ClaimxError


class OutputError(ClaimxError):
    """The data cannot be written."""


class Output:
    """A place for text, opened on construction.

    Raises:
        OutputError: it cannot be opened, or takes no more (a full disk).
        BrokenPipeError: whoever read it has gone.
    """

    def __init__(self, path: str | None) -> None:
        self._name = path or "standard output"
        self._stream = self._open(path)
        self.is_terminal = path is None and sys.stdout.isatty()

    def _open(self, path: str | None) -> BinaryIO:
        if path is None and sys.stdout is None:
            raise OutputError("standard output: it is closed")
        try:
            return open(path, "wb") if path else sys.stdout.buffer
        except OSError as error:
            raise OutputError(f"{self._name}: {reason(error)}") from error

    def write(self, text: str) -> None:
        """Write a piece through to where it goes."""
        try:
            self._stream.write(text.encode("utf-8"))
            self._stream.flush()
        except BrokenPipeError:
            self._let_go()
            raise
        except OSError as error:
            self._let_go()
            raise OutputError(f"{self._name}: {reason(error)}") from error

    def _let_go(self) -> None:
        """Send what is still buffered nowhere, so that it does not fail a second time at exit."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not getattr(sys.stdout, "buffer", None):
            self._stream.close()


def reason(error: OSError) -> str:
    """Why the system refused, in its own words."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
