"""``claimx batch`` as a whole: results that hold, nothing lost or repeated, whatever happens to the run."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

import claimx
from benchmarks import hostile
from claimx.batch import Batch, BatchError, Settings
from claimx.batch.units import printable
from claimx.export.results import read
from claimx.read import read_articles
from tests.batch.conftest import TEXTS, Command, Run, articles, contents

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")


def test_results_are_those_of_the_library(run: Run, extractor: claimx.Extractor) -> None:
    articles("in", 7)
    run("in", shard=3, published=None, workers=2)
    found = list(read(Path("out")))
    assert [article.id for article, _ in found] == ["00/0", "00/1", "00/2", "01/0", "01/1", "01/2", "02/0"]
    for article, claims in found:
        (alone,) = read_articles(f"in/{article.id}.txt")
        assert article.text == alone.text
        assert claims == extractor.extract(article)
        assert all(article.text[c.evidence.start : c.evidence.end] == c.evidence.text for c in claims)
    lines = [line for part in Path("out/claims").iterdir() for line in part.read_bytes().splitlines()]
    assert sum(len(claims) for _, claims in found) == len(lines) >= 7
    assert sorted(contents("out")) == [
        ".lock", "articles/part-00000.jsonl", "articles/part-00001.jsonl", "articles/part-00002.jsonl",
        "claims/part-00000.jsonl", "claims/part-00001.jsonl", "claims/part-00002.jsonl", "errors.jsonl",
        "manifest.jsonl",
    ]  # fmt: skip


def test_what_is_done_is_not_done_again_and_what_is_new_is_added(run: Run) -> None:
    articles("in", 3)
    assert len(run("in")) == 3
    before = contents("out")
    assert run("in") == []
    assert contents("out") == before
    Path("in/00/3.txt").write_text(TEXTS[0])
    assert [entry.input for entry in run("in")] == [str(Path("in/00/3.txt"))]
    after = contents("out")
    assert after.pop("articles/part-00001.jsonl")
    assert after.pop("claims/part-00001.jsonl")
    assert {name: after[name] for name in before if "part" in name} == {n: before[n] for n in before if "part" in n}


def test_articles_of_one_name_or_id_stay_apart(run: Run) -> None:
    for path in ("in/a/x.txt", "in/b/x.txt", "more/x.txt", "other/x.txt"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(f"{TEXTS[0]} {path}")
    Path("in/feed.jsonl").write_text("\n".join(json.dumps({"id": "same", "text": text}) for text in TEXTS))
    found = run("in", "more", "other", workers=2)
    ids = [entry.article_id for entry in found]
    assert ids[:3] == ["a/x", "b/x", "same"]
    assert ids[3].startswith("same~")
    assert ids[5] == "x"
    assert ids[6].startswith("x~")
    assert len(set(ids)) == len(ids) == 7
    pairs = list(read(Path("out")))
    assert [article.id for article, _ in pairs] == ids
    assert all(claim.article_id == article.id for article, claims in pairs for claim in claims)
    assert all(claims for _, claims in pairs)


def test_a_bad_article_is_an_error_and_is_retried_only_when_asked(run: Run) -> None:
    Path("in.jsonl").write_text(f'{{"text": "{TEXTS[0]}"}}\n{{"text": 5}}\n{{"text": "{TEXTS[1]}"}}\n')
    assert [entry.status for entry in run("in.jsonl")] == ["done", "failed", "done"]
    (error,) = map(json.loads, Path("out/errors.jsonl").read_text().splitlines())
    assert (error["input"], error["place"], error["reason"]) == (
        "in.jsonl",
        "line 2",
        "text: must be text, not a number",
    )
    assert run("in.jsonl") == []
    assert [entry.place for entry in run("in.jsonl", retry_errors=True)] == ["line 2"]
    assert len(Path("out/errors.jsonl").read_text().splitlines()) == 1


def test_two_runs_at_once_are_refused() -> None:
    settings = Settings((), Path("out"))
    with Batch(settings), pytest.raises(BatchError, match="another run is writing there"), Batch(settings):
        pass


def test_the_command_says_what_was_done_and_what_was_not(command: Command) -> None:
    articles("in", 2)
    Path("in/00/empty.txt").write_text("")
    Path("in/00/es.txt").write_text(
        "La empresa dijo el martes que los ingresos del trimestre subieron un 35% hasta los 4.200."
    )
    process = command("in", "-o", "out", "--workers", "1")
    lines = process.communicate()[1].splitlines()
    assert process.returncode == 1
    empty, spanish = Path("in/00/empty.txt"), Path("in/00/es.txt")
    assert lines[:2] == [f"claimx: {spanish}: the text is not English; no claims made", f"claimx: {empty}: no text"]
    assert lines[2].startswith("claimx: 3 articles, ")
    assert lines[3].startswith("claimx: 1 inputs failed, listed in ")
    empty.write_text(TEXTS[0])
    process = command("in", "-o", "out", "--workers", "1")
    assert "(3 were done before)" in process.communicate()[1]
    assert process.returncode == 0


def test_a_list_of_paths_on_standard_input(command: Command) -> None:
    articles("in", 3)
    Path("list").write_text("in/00/2.txt\n\nin/00/0.txt\n")
    with Path("list").open("rb") as stdin:
        process = command("-", "-o", "out", "--workers", "1", stdin=stdin)
        process.communicate()
    assert process.returncode == 0
    assert [article.id for article, _ in read(Path("out"))] == ["2", "0"]


def test_a_model_that_is_not_there_ends_the_run(command: Command) -> None:
    articles("in", 1)
    process = command("in", "-o", "out", "--model", "nope")
    told = process.communicate()[1]
    assert process.returncode == 2
    assert told.startswith("claimx: ")
    assert "nope" in told


KNOWLEDGE = """
[product]
mine = '''
Corvane
'''
"""


def test_names_of_a_knowledge_file_are_known_and_another_file_is_another_configuration(run: Run) -> None:
    articles("in", 1)
    Path("names.toml").write_text(KNOWLEDGE)
    run("in", knowledge="names.toml")
    [(_, claims)] = read(Path("out"))
    assert {c.subject.entity.type for c in claims if c.subject.entity and c.subject.name == "Corvane"} == {"product"}
    with pytest.raises(BatchError, match="knowledge was"):
        run("in")
    Path("names.toml").write_text("[company")
    with pytest.raises(BatchError, match=r"names\.toml"):
        run("in", output="other", knowledge="names.toml")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What comes of ``articles("in", 30)`` when nothing happens to the run."""
    folder = tmp_path_factory.mktemp("reference")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        articles("in", 30)
        with Batch(Settings(("in",), Path("out"), workers=1, shard=4)) as batch:
            for _ in batch.steps():
                pass
        return contents("out")


@posix
def test_killed_again_and_again_nothing_is_lost(command: Command, reference: dict[str, bytes]) -> None:
    articles("in", 30)
    rng = random.Random(5)
    for _ in range(3):
        process = command("in", "-o", "out", "--workers", "2", "--shard", "4")
        _wait_for(Path("out/claims"), process)
        time.sleep(rng.uniform(0, 0.5))
        process.kill()
        process.communicate()
    process = command("in", "-o", "out", "--workers", "2", "--shard", "4")
    process.communicate()
    assert process.returncode == 0
    assert contents("out") == reference


def _wait_for(path: Path, process: object) -> None:
    """Wait until something is in a folder, so that a kill comes in the middle of the work."""
    end = time.monotonic() + 60
    while time.monotonic() < end and not (path.is_dir() and any(path.iterdir())):
        time.sleep(0.02)


@pytest.mark.parametrize("when", range(5, 12))
def test_an_interruption_while_recording_repeats_nothing(when: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right after something was written and before it is on the disk, when what was written is easily written again."""
    articles("in", 7)
    run("in", output="whole", shard=3)
    syncs = iter(range(1, 1000))

    def interrupted(descriptor: int) -> None:
        if next(syncs) == when:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with suppress(KeyboardInterrupt):
            run("in", shard=3)
    run("in", shard=3)
    assert contents("out") == contents("whole")


@posix
def test_an_interrupted_run_carries_on(command: Command, reference: dict[str, bytes]) -> None:
    articles("in", 30)
    process = command("in", "-o", "out", "--workers", "2", "--shard", "4")
    _wait_for(Path("out/claims"), process)
    process.send_signal(signal.SIGINT)
    told = process.communicate()[1]
    if process.returncode:  # it may have been done already
        assert process.returncode == 130
        assert "the same command carries on" in told
    command("in", "-o", "out", "--workers", "2", "--shard", "4").communicate()
    assert contents("out") == reference


@posix
@pytest.mark.parametrize("size", [1_500, 6_000, 20_000])
def test_a_full_disk_ends_the_run_and_costs_nothing(size: int, command: Command, reference: dict[str, bytes]) -> None:
    import resource

    articles("in", 30)
    limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))}
    process = command("in", "-o", "out", "--workers", "1", "--shard", "4", **limited)
    told = process.communicate()[1]
    if size < max(map(len, reference.values())):
        assert process.returncode == 2
        assert "the same command carries on" in told
    command("in", "-o", "out", "--workers", "1", "--shard", "4").communicate()
    assert contents("out") == reference


@posix
def test_hostile_inputs_stop_nothing(command: Command) -> None:
    made = [printable(str(path)) for path in hostile.make(Path("in"), len(hostile.KINDS), heavy=0)]
    Path("in/zzz.txt").write_text(TEXTS[0])
    process = command("in", "-o", "out", "--workers", "2", "--timeout", "30")
    told = process.communicate()[1]
    assert process.returncode == 1
    entries = [json.loads(line) for line in Path("out/manifest.jsonl").read_text("utf-8").splitlines()[1:]]
    assert set(made) <= {entry["input"] for entry in entries}
    assert not [entry for entry in entries if "internal error" in entry["reason"] or "worker" in entry["reason"]]
    assert entries[-1]["input"] == str(Path("in/zzz.txt"))
    assert entries[-1]["claims"]
    failed = [entry for entry in entries if entry["status"] == "failed"]
    assert len([line for line in told.splitlines() if ": " in line]) >= len(failed)
    assert "\x1b" not in told
