"""A batch run: inputs found, read by the pool, their results written and then recorded, until all is seen to."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from claimx.batch.inputs import Input, find
from claimx.batch.lock import locked
from claimx.batch.manifest import Entry, Manifest
from claimx.batch.pool import Pool
from claimx.batch.settings import Settings
from claimx.batch.shards import Shards
from claimx.batch.units import Unit, units
from claimx.batch.worker import Outcome
from claimx.models import Article
from claimx.read.ids import told_apart

COMMIT_EVERY = 1.0
"""Seconds of work that a kill may cost at most, besides what is being read."""


class Step(NamedTuple):
    """How far a run has come."""

    entry: Entry | None
    """What was just seen to; ``None`` where it was in an earlier run."""
    done: int
    """Bytes of inputs so far."""


class Batch:
    """One run over an output folder. ``steps`` does the work as it is iterated; use it in a ``with`` block.

    >>> with Batch(Settings(("news/",), Path("out"))) as batch:  # doctest: +SKIP
    ...     for step in batch.steps():
    ...         ...

    Raises:
        BatchError: the folder is in use, or was made with other settings.
        OSError: it cannot be written.
    """

    def __init__(self, settings: Settings, listed: Iterable[str] = ()) -> None:
        """``listed`` is what a path ``-`` stands for; it is gone through as often as needed."""
        self.settings = settings
        self._listed = listed

    def __enter__(self) -> Batch:
        self.settings.output.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            held.enter_context(locked(self.settings.output))
            self.manifest = Manifest(self.settings)
            held.callback(self.manifest.close)
            self._shards = Shards(self.settings.output, self.settings.shard, self.manifest.end)
            held.callback(self._shards.close)
            self._held = held.pop_all()
        return self

    def __exit__(self, *raised: object) -> None:
        self._held.close()

    def inputs(self) -> Iterator[Input]:
        """The files that will be read."""
        return find(self._paths(), self.settings.output)

    def _paths(self) -> Iterator[str]:
        for path in self.settings.paths:
            if path == "-":
                yield from self._listed
            else:
                yield path

    def steps(self) -> Iterator[Step | None]:
        """See to every input; a step for each, ``None`` now and then while a long one is waited for.

        Raises:
            BatchError: no worker can be started.
            OSError: the output takes no more (a full disk). What was recorded stays good, and the next run goes on.
        """
        self._done, self._skipped = 0, 0
        last = time.monotonic()
        with Pool(self.settings) as pool, self._committed():
            for found in pool.outcomes(self._open_units(), self._again):
                while self._skipped:
                    self._skipped -= 1
                    yield Step(None, self._done)
                yield Step(self._record(*found), self._done) if found else None
                if time.monotonic() - last > COMMIT_EVERY:
                    self._commit()
                    last = time.monotonic()
        while self._skipped:
            self._skipped -= 1
            yield Step(None, self._done)
        self._shards.finish()
        self.manifest.write_errors()

    @contextmanager
    def _committed(self) -> Iterator[None]:
        """Record what was written, also when the run is interrupted."""
        try:
            yield
        finally:
            self._commit()

    def _open_units(self) -> Iterator[Unit]:
        """The units that something is to be done for."""
        for file in self.inputs():
            for unit in units(file, self.settings.encoding):
                self._done += len(unit.data)
                if self.manifest.is_settled(unit, unit.sha256):
                    self._skipped += 1
                else:
                    yield unit

    def _again(self, unit: Unit, outcome: Outcome) -> Unit | None:
        """Two articles must not have one id: the second is read as ``id~…``."""
        if outcome.reason or not self.manifest.has_id(outcome.article_id):
            return None
        article = Article.model_validate_json(outcome.article)
        return unit._replace(article_id=told_apart(article, self.manifest.has_id), rename=True)

    def _record(self, unit: Unit, outcome: Outcome) -> Entry:
        entry = Entry(
            unit.input, unit.place, unit.sha256, self.settings.digest, "failed" if outcome.reason else "done",
            outcome.reason, outcome.notes, outcome.article_id, outcome.words, outcome.found,
        )  # fmt: skip
        if not outcome.reason:
            self.manifest.claim_id(outcome.article_id)
            end = self._shards.write(outcome.article, outcome.claims)
            entry = entry._replace(part=end.part, claims_end=end.claims, articles_end=end.articles)
        self.manifest.add(entry)
        if self._shards.is_full:
            self._commit()
            self._shards.finish()
        return entry

    def _commit(self) -> None:
        self._shards.sync()
        self.manifest.commit()
