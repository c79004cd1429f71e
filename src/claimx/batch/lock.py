"""One run at a time in an output folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimx.batch.settings import BatchError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder while the block runs. A killed run holds nothing any more. Windows has no such locks.

    Raises:
        BatchError: another run holds it.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (folder / ".lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BatchError(f"{folder}: another run is writing there") from None
        yield
