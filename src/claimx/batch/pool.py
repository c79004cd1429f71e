"""Worker processes that read units: in order, so many ahead and no more, and one that dies or hangs costs one unit.

A worker has one unit at a time, so that it is known which unit ended it. Processes are spawned, never forked.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import TracebackType

from claimx.batch.settings import BatchError, Settings
from claimx.batch.units import Unit
from claimx.batch.worker import Outcome, Started, work

AHEAD = 16
"""Units a worker that may be waiting or read before the one whose turn it is."""

MAX_AHEAD = 64 * 2**20
"""Bytes of units that may be ahead, whatever their number."""

TICK = 0.5
"""Seconds after which the caller gets its turn though nothing is ready."""

START_LIMIT = 300.0
"""Seconds a worker may take to load."""

Target = Callable[[Connection, Settings], None]
"""What a worker process runs: ``claimx.batch.worker.work``, or what speaks as it does."""

_SPAWN = multiprocessing.get_context("spawn")


@dataclass
class _Task:
    """A unit on its way through the pool."""

    unit: Unit
    outcome: Outcome | None = None


class _Worker:
    """A process and what it is at."""

    def __init__(self, settings: Settings, target: Target) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=target, args=(theirs, settings), daemon=True)
        self.process.start()
        theirs.close()  # so that its death closes the pipe
        self.task: _Task | None = None
        self.loading = True
        self.deadline = time.monotonic() + START_LIMIT

    def give(self, task: _Task, timeout: float) -> bool:
        """Have it read a unit; gives whether it takes it, or has died before."""
        try:
            self.connection.send(task.unit)
        except (BrokenPipeError, ConnectionResetError):
            return False
        self.task = task
        self.deadline = time.monotonic() + timeout
        return True

    def end(self) -> int | None:
        """Kill it if it still lives; gives how it ended."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode


class Pool:
    """Reads units in order; workers are started as they are needed. To be used in a ``with`` block, which ends them."""

    def __init__(self, settings: Settings, target: Target = work) -> None:
        self._settings = settings
        self._target = target
        self._workers: list[_Worker] = []
        self._window: deque[_Task] = deque()
        self._waiting: deque[_Task] = deque()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def outcomes(
        self, units: Iterator[Unit], again: Callable[[Unit, Outcome], Unit | None]
    ) -> Iterator[tuple[Unit, Outcome] | None]:
        """Each unit with its outcome, in order; ``None`` now and then while none is ready.

        Before an outcome is given out, ``again`` may name another unit to be read in its place.

        Raises:
            BatchError: no worker can be started.
        """
        more = True
        while True:
            more = more and self._fill(units)
            self._assign()
            if not self._window:
                return
            head = self._window[0]
            if head.outcome is None:
                yield from self._collect()
            elif (unit := again(head.unit, head.outcome)) is not None:
                head.unit, head.outcome = unit, None
                self._waiting.appendleft(head)
            else:
                self._window.popleft()
                yield head.unit, head.outcome

    def _fill(self, units: Iterator[Unit]) -> bool:
        """Take units while there is room; gives whether there may be more."""
        size = sum(len(task.unit.data) for task in self._window)
        while len(self._window) < AHEAD * self._settings.workers and size < MAX_AHEAD:
            unit = next(units, None)
            if unit is None:
                return False
            task = _Task(unit, Outcome(reason=unit.problem) if unit.problem else None)
            self._window.append(task)
            if task.outcome is None:
                self._waiting.append(task)
                self._assign()
            size += len(unit.data)
        return True

    def _assign(self) -> None:
        for worker in [worker for worker in self._workers if worker.task is None and not worker.loading]:
            if self._waiting and worker.give(self._waiting[0], self._settings.timeout):
                self._waiting.popleft()
            elif self._waiting:
                self._workers.remove(worker)
                worker.end()
        starting = sum(worker.loading for worker in self._workers)
        while starting < len(self._waiting) and len(self._workers) < self._settings.workers:
            self._workers.append(_Worker(self._settings, self._target))
            starting += 1

    def _collect(self) -> Iterator[None]:
        """Take what workers have to say, or wait for it a while; see to those that hang."""
        busy = [worker for worker in self._workers if worker.task or worker.loading]
        next_deadline = min(worker.deadline for worker in busy)
        pipes = [worker.connection for worker in busy]
        ready = wait(pipes, timeout=max(0.0, min(TICK, next_deadline - time.monotonic())))
        for worker in busy:
            if worker.connection in ready:
                self._hear(worker)
            elif worker.deadline <= time.monotonic():
                self._lose(worker, f"took longer than {self._settings.timeout:g} seconds")
        if not ready:
            yield None

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            self._lose(worker, None)
            return
        if isinstance(said, Started):
            if said.problem:
                raise BatchError(said.problem)
            worker.loading = False
        elif worker.task:
            worker.task.outcome, worker.task = said, None

    def _lose(self, worker: _Worker, reason: str | None) -> None:
        """Do without a worker: its unit failed; another takes its place when there is need of it."""
        self._workers.remove(worker)
        code = worker.end()
        if worker.loading or worker.task is None:
            raise BatchError(f"a worker did not start ({_ended(code)}); what it said is above, if anything")
        worker.task.outcome = Outcome(reason=reason or f"ended the worker that read it ({_ended(code)})")


def _ended(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
