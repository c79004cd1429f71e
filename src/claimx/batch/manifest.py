"""The manifest: a line for each input that was seen to, after its results are on the disk and never before.

The lines are the truth. An index of them (SQLite, in a temporary file that goes with the process) answers what was done
already, so that memory does not grow with the number of inputs.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from claimx.batch.settings import BatchError, Settings
from claimx.batch.shards import Appended, End, sync_folder, write_whole
from claimx.batch.units import Unit

NAME = "manifest.jsonl"
ERRORS = "errors.jsonl"

_TABLES = """
create table inputs (input text, place text, sha256 text, failed integer, entry text, primary key (input, place));
create table articles (id text primary key) without rowid;
"""


class Entry(NamedTuple):
    """What became of one input."""

    input: str
    place: str
    sha256: str
    configuration: str
    status: Literal["done", "failed"]
    reason: str = ""
    notes: tuple[str, ...] = ()
    article_id: str = ""
    words: int = 0
    claims: int = 0
    part: int = 0
    """The number of the shard, and below the sizes of its files behind this article."""
    claims_end: int = 0
    articles_end: int = 0

    @property
    def where(self) -> str:
        """The input as messages name it."""
        return f"{self.input}: {self.place}" if self.place else self.input


class Manifest:
    """The manifest of an output folder, opened; made if there is none.

    Raises:
        BatchError: it was made with another configuration, or is damaged.
        OSError: it cannot be read or written.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._path = settings.output / NAME
        self._index = sqlite3.connect("")  # a private file, deleted when it is closed
        self._index.executescript(_TABLES)
        self.end = End()
        size = self._read() if self._path.exists() else 0
        if not size:
            write_whole(self._path, self._header())
            size = self._path.stat().st_size
        self._file = Appended(self._path, size)
        self._pending: list[Entry] = []
        self.write_errors()
        self._errors = Appended(settings.output / ERRORS, (settings.output / ERRORS).stat().st_size)

    def _header(self) -> bytes:
        header = {"configuration": self._settings.digest, **self._settings.configuration}
        return json.dumps(header).encode() + b"\n"

    def _read(self) -> int:
        """Take in what is there; gives how much of it is whole lines (the last may have been cut)."""
        with self._path.open("rb") as lines:
            header = lines.readline()
            if not header.endswith(b"\n"):
                return 0
            self._check(header)
            size = len(header)
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                self._take(self._parsed(line))
                size += len(line)
        return size

    def _check(self, header: bytes) -> None:
        found = self._parsed_json(header)
        ours: dict[str, Any] = {"configuration": self._settings.digest, **self._settings.configuration}
        others = [f"{key} was {found.get(key)!r}, is {ours[key]!r}" for key in ours if found.get(key) != ours[key]]
        if others:
            what = "; ".join(others[1:])
            raise BatchError(
                f"{self._settings.output}: made with another configuration ({what}); give another --output"
            )

    def _parsed(self, line: bytes) -> Entry:
        found = self._parsed_json(line)
        try:
            return Entry(**{**found, "notes": tuple(found.get("notes", ()))})
        except TypeError:
            raise BatchError(f"{self._path}: damaged: {line[:80]!r}") from None

    def _parsed_json(self, line: bytes) -> dict[str, Any]:
        try:
            found = json.loads(line)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise BatchError(f"{self._path}: damaged, or not of claimx: {line[:80]!r}")
        return found

    def _take(self, entry: Entry) -> None:
        """An entry of an earlier run."""
        self._note(entry)
        if entry.status == "done":
            self.claim_id(entry.article_id)
            count = self.end.held + 1 if entry.part == self.end.part else 1
            self.end = End(entry.part, count, entry.claims_end, entry.articles_end)

    def _note(self, entry: Entry) -> None:
        failed = entry.status == "failed"
        remembered = _line(entry).decode() if failed or entry.notes else None
        self._index.execute(
            "insert or replace into inputs values (?, ?, ?, ?, ?)",
            (entry.input, entry.place, entry.sha256, failed, remembered),
        )

    def is_settled(self, unit: Unit, sha256: str) -> bool:
        """Whether nothing is to be done for a unit: the same content at the same place was seen to before."""
        query = "select sha256, failed from inputs where input = ? and place = ?"
        found = self._index.execute(query, (unit.input, unit.place)).fetchone()
        if found is None or found[0] != sha256:
            return False
        return not (found[1] and self._settings.retry_errors)

    def has_id(self, article_id: str) -> bool:
        """Whether an article is called so already."""
        query = "select 1 from articles where id = ?"
        return self._index.execute(query, (article_id,)).fetchone() is not None

    def claim_id(self, article_id: str) -> None:
        """Have an article called so."""
        self._index.execute("insert or ignore into articles values (?)", (article_id,))

    def add(self, entry: Entry) -> None:
        """Record an entry; it is on the disk after the next ``commit``."""
        self._note(entry)
        self._pending.append(entry)

    def commit(self) -> None:
        """Have on the disk what was added. Its results must be there already.

        What an interruption keeps from the disk is not tried again: the next run reads those inputs anew, whereas an
        entry that is written twice would count twice.
        """
        if not self._pending:
            return
        entries, self._pending = self._pending, []
        self._file.write(b"".join(map(_line, entries)))
        self._file.sync()
        self._errors.write(b"".join(_error(entry) for entry in entries if entry.status == "failed"))

    def failures(self) -> Iterator[Entry]:
        """The entries that failed and have not been made good since."""
        return self._remembered("failed")

    def remarks(self) -> Iterator[Entry]:
        """The entries that went well but for something worth a note, such as another language."""
        return self._remembered("not failed and entry is not null")

    def _remembered(self, which: str) -> Iterator[Entry]:
        for (line,) in self._index.execute(f"select entry from inputs where {which} order by rowid"):
            yield self._parsed(line.encode())

    def write_errors(self) -> None:
        """``errors.jsonl`` anew, without what has been made good."""
        write_whole(self._settings.output / ERRORS, b"".join(map(_error, self.failures())))

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        self._errors.close()
        self._index.close()
        sync_folder(self._settings.output)


def _line(entry: Entry) -> bytes:
    return json.dumps(entry._asdict(), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _error(entry: Entry) -> bytes:
    told = {"input": entry.input, "place": entry.place, "sha256": entry.sha256, "reason": entry.reason}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
