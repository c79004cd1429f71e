"""Shards and the manifest: what is cut is cut back, what is full is closed, what does not fit is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimx.batch.manifest import Entry, Manifest
from claimx.batch.settings import BatchError, Settings
from claimx.batch.shards import Appended, End, Shards
from claimx.batch.units import Unit
from tests.batch.conftest import contents


def test_a_shard_has_its_name_only_when_it_is_finished() -> None:
    shards = Shards(Path(), 2, End())
    shards.write(b"a\n", b"1\n2\n")
    assert sorted(contents(".")) == ["articles/part-00000.jsonl.open", "claims/part-00000.jsonl.open"]
    assert shards.write(b"b\n", b"") == End(0, 2, 4, 4)
    assert shards.is_full
    shards.finish()
    assert contents(".") == {"articles/part-00000.jsonl": b"a\nb\n", "claims/part-00000.jsonl": b"1\n2\n"}
    assert shards.end == End(1)


def test_what_was_written_and_not_recorded_is_cut_off() -> None:
    shards = Shards(Path(), 9, End())
    end = shards.write(b"a\n", b"1\n")
    shards.write(b"b\n", b"2\n")
    shards.close()
    again = Shards(Path(), 9, end)
    again.write(b"c\n", b"3\n")
    again.finish()
    assert contents(".") == {"articles/part-00000.jsonl": b"a\nc\n", "claims/part-00000.jsonl": b"1\n3\n"}


@pytest.mark.parametrize("renamed", [[], ["claims"], ["claims", "articles"]], ids=["none", "one", "both"])
def test_a_run_cut_while_it_closes_a_shard(renamed: list[str]) -> None:
    shards = Shards(Path(), 1, End())
    end = shards.write(b"a\n", b"1\n")
    shards.close()
    for kind in renamed:
        Path(kind, "part-00000.jsonl.open").rename(Path(kind, "part-00000.jsonl"))
    assert Shards(Path(), 1, end).end == End(1)
    assert contents(".") == {"articles/part-00000.jsonl": b"a\n", "claims/part-00000.jsonl": b"1\n"}


def test_results_shorter_than_recorded_are_refused() -> None:
    shards = Shards(Path(), 9, End())
    end = shards.write(b"a\n", b"1\n")
    shards.close()
    Path("claims/part-00000.jsonl.open").write_bytes(b"")
    with pytest.raises(BatchError, match="shorter than the manifest says"):
        Shards(Path(), 9, end).write(b"b\n", b"2\n")


def test_a_write_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Appended(Path("a"), 0)
    file.write(b"one")
    full = {"calls": 0}
    import os

    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        full["calls"] += 1
        if full["calls"] > 1:
            raise OSError(28, "No space left on device")
        return real(descriptor, bytes(data)[:2])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        with pytest.raises(OSError, match="No space"):
            file.write(b"two")
    file.write(b"three")
    file.close()
    assert Path("a").read_bytes() == b"onethree"


def settings(**options: object) -> Settings:
    return Settings(("in",), Path(), **options)  # type: ignore[arg-type]


def entry(name: str, **changes: object) -> Entry:
    return Entry(name, "", "5a", "c0", "done")._replace(**changes)


def test_a_line_that_was_cut_is_forgotten() -> None:
    manifest = Manifest(settings())
    manifest.add(entry("a.txt", article_id="a", claims_end=1, articles_end=2))
    manifest.commit()
    manifest.add(entry("b.txt", article_id="b", claims_end=3, articles_end=4))
    manifest.commit()
    manifest.close()
    path = Path("manifest.jsonl")
    path.write_bytes(path.read_bytes()[:-5])
    again = Manifest(settings())
    assert again.end == End(0, 1, 1, 2)
    assert again.is_settled(unit("a.txt"), "5a")
    assert not again.is_settled(unit("b.txt"), "5a")
    again.close()
    assert path.read_bytes().endswith(b"\n")


def unit(name: str) -> Unit:
    return Unit(name, "", "text", b"", name)


def test_other_content_is_another_matter() -> None:
    manifest = Manifest(settings())
    manifest.add(entry("a.txt"))
    assert manifest.is_settled(unit("a.txt"), "5a")
    assert not manifest.is_settled(unit("a.txt"), "5b")


def test_failures_are_settled_unless_they_are_to_be_retried() -> None:
    manifest = Manifest(settings())
    manifest.add(entry("a.txt", status="failed", reason="no text"))
    manifest.commit()
    assert manifest.is_settled(unit("a.txt"), "5a")
    manifest.close()
    assert json.loads(Path("errors.jsonl").read_text()) == {
        "input": "a.txt", "place": "", "sha256": "5a", "reason": "no text",
    }  # fmt: skip
    retrying = Manifest(settings(retry_errors=True))
    assert not retrying.is_settled(unit("a.txt"), "5a")
    retrying.add(entry("a.txt", article_id="a"))
    retrying.write_errors()
    assert list(retrying.failures()) == []
    assert Path("errors.jsonl").read_text() == ""


def test_another_configuration_is_refused() -> None:
    Manifest(settings()).close()
    with pytest.raises(BatchError, match=r"made with another configuration \(encoding was 'utf-8', is 'cp1252'\)"):
        Manifest(settings(encoding="cp1252"))


def test_a_damaged_manifest_is_refused() -> None:
    Manifest(settings()).close()
    with Path("manifest.jsonl").open("ab") as file:
        file.write(b"nonsense\n")
    with pytest.raises(BatchError, match="damaged"):
        Manifest(settings())
