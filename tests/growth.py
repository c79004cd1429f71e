"""How time grows with the size of an input, as a ratio: nothing is said of how fast a machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 16
"""How much larger the second input is: its square is 256."""
MOST = 64
"""How much longer the second may take. In between lie caches that no longer hold it, and other work on the machine."""
_LEAST = 0.002
"""Seconds below which a measurement is noise."""


def grows_linearly(prepared: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether work on an input ``TIMES`` as large takes about as many times as long, and not its square.

    ``prepared`` makes an input of a size and gives the work on it, which alone is measured.
    """
    small, large = (_seconds(prepared(count)) for count in (size, TIMES * size))
    return large < MOST * max(small, _LEAST)


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of the quickest of three runs."""
    return min(_once(work) for _ in range(3))


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
