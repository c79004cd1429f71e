"""Measure ``claimx batch``: speed at one and two workers, memory, kills, and hostile inputs.

    python benchmarks/batch.py [speed] [kills] [hostile] [--articles 3500] [--inputs 2000] [--workers 1 2]

``speed`` reads the articles of both article sets in one batch at each number of workers and watches the memory of
the whole process tree. ``kills`` does it again, killed three times at random with SIGKILL, and compares every byte
with a run that was let be. ``hostile`` reads what ``hostile.py`` makes and looks each input up in the manifest. All
three unless some are named. Needs Linux, for what it asks /proc. Prints JSON; keeps its folders in
benchmarks/work/batch.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import hostile
from benchmarks.folders import WORK
from claimx.batch.units import printable
from training.folders import data_folder

SETS = ("digitalgov", "wikinews-economy")
FOLDER = WORK / "batch"
SETTLED = 500
"""Articles after which memory must not grow any more."""

KILLS = 3
PAUSE = 0.2
"""Seconds between two looks at memory."""


def articles(count: int) -> Path:
    """A folder with one file of the first so many articles of all sets, taking turns."""
    folder = FOLDER / f"articles-{count}"
    folder.mkdir(parents=True, exist_ok=True)
    sets = [(data_folder() / "articles" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() for name in SETS]
    mixed = chain.from_iterable(zip(*sets, strict=False))
    rest = chain.from_iterable(lines[min(map(len, sets)) :] for lines in sets)
    lines = islice(chain(mixed, rest), count)
    (folder / "articles.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def command(source: Path, output: Path, workers: int, *options: str) -> list[str]:
    """A batch run as it is typed."""
    return [
        sys.executable,
        "-m",
        "claimx",
        "batch",
        str(source),
        "-o",
        str(output),
        "--workers",
        str(workers),
        *options,
    ]


def fresh(name: str) -> Path:
    """A folder that is not there."""
    output = FOLDER / name
    shutil.rmtree(output, ignore_errors=True)
    return output


def speed(source: Path, workers: int) -> dict[str, Any]:
    """One run, watched."""
    output = fresh(f"out-{workers}")
    start = time.monotonic()
    process = subprocess.Popen(command(source, output, workers), stderr=subprocess.PIPE, text=True)
    memory = list(_watched(process, output / "manifest.jsonl"))
    seconds = time.monotonic() - start
    entries = _entries(output)
    words = sum(entry["words"] for entry in entries)
    return {
        "workers": workers, "exit code": process.returncode, "articles": len(entries), "words": words,
        "claims": sum(entry["claims"] for entry in entries),
        "seconds": round(seconds, 1), "words a second": round(words / seconds),
        f"peak MB up to article {SETTLED}": round(max((mb for done, mb in memory if done <= SETTLED), default=0)),
        "peak MB by thousand articles": _by_thousand(memory),
    }  # fmt: skip


def _watched(process: subprocess.Popen[str], manifest: Path) -> Iterator[tuple[int, float]]:
    """Articles done and MB of the process and its children, now and then until it ends."""
    done, read = 0, 0
    while process.poll() is None:
        if manifest.is_file():
            with manifest.open("rb") as lines:
                lines.seek(read)
                added = lines.read()
            done, read = done + added.count(b"\n"), read + len(added)
        yield done, sum(map(_resident, _tree(process.pid)))
        time.sleep(PAUSE)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield from _tree(child)


def _resident(pid: int) -> float:
    """MB of a process, what it shares with others counted in part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _by_thousand(memory: list[tuple[int, float]]) -> dict[str, int]:
    peaks: dict[str, int] = {}
    for done, size in memory:
        if done > SETTLED:
            key = str(done // 1000 * 1000 or SETTLED)
            peaks[key] = max(peaks.get(key, 0), round(size))
    return peaks


def kills(source: Path, whole: Path, workers: int, seconds: float) -> dict[str, Any]:
    """Kill a run three times at random, let it end, and compare it with ``whole``, which took so many seconds."""
    output, rng = fresh("out-killed"), random.Random()
    at: list[int] = []
    for _ in range(KILLS):
        process = subprocess.Popen(command(source, output, workers), stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(2, max(3.0, seconds / KILLS)))
        process.kill()
        process.wait()
        at.append(len(_entries(output)))
    code = subprocess.run(command(source, output, workers), stderr=subprocess.DEVNULL, check=False).returncode
    return {"killed after articles": at, "exit code": code, "same bytes": same(whole, output)}


def same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [
        sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()) for folder in (one, other)
    ]
    return names[0] == names[1] and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names[0])


def hostile_inputs(count: int, workers: int) -> dict[str, Any]:
    """Read hostile inputs; every one must have its line in the manifest, and those that failed in the summary."""
    source, output = fresh("hostile"), fresh("out-hostile")
    made = [printable(str(path)) for path in hostile.make(source, count)]
    start = time.monotonic()
    run = subprocess.run(command(source, output, workers, "--timeout", "10"), capture_output=True, check=False)
    entries = _entries(output)
    listed = {entry["input"] for entry in entries}
    failed = [entry for entry in entries if entry["status"] == "failed"]
    summary = run.stderr.decode("utf-8", "replace")
    shutil.rmtree(source)  # symbolic links that lead back are a trap for whatever walks the tree later
    return {
        "inputs": len(made), "exit code": run.returncode, "seconds": round(time.monotonic() - start, 1),
        "inputs without a line in the manifest": sorted(set(made) - listed),
        "inputs that failed": len({entry["input"] for entry in failed}), "lines of the summary": summary.count("\n"),
        "failures without a line in the summary": len(failed) - sum(_is_failure(line) for line in summary.splitlines()),
        "internal errors": [entry["reason"] for entry in failed if "internal error" in entry["reason"]],
        "ended their worker": [entry["input"] for entry in failed if "worker" in entry["reason"]],
        "took too long": [entry["input"] for entry in failed if "took longer" in entry["reason"]],
    }  # fmt: skip


def _is_failure(line: str) -> bool:
    return f"claimx: {FOLDER}" in line and "no claims made" not in line


def _entries(output: Path) -> list[dict[str, Any]]:
    manifest = output / "manifest.jsonl"
    if not manifest.is_file():
        return []
    lines = manifest.read_bytes().split(b"\n")[1:-1]
    return [json.loads(line) for line in lines]


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description="Measure claimx batch.")
    parser.add_argument("parts", nargs="*", metavar="PART", help="speed, kills, hostile")
    parser.add_argument("--articles", type=int, default=3500)
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    parts = given.parts or ["speed", "kills", "hostile"]
    found: dict[str, Any] = {}
    if "speed" in parts or "kills" in parts:
        source = articles(given.articles)
        found["speed"] = [speed(source, workers) for workers in given.workers]
        first, last = found["speed"][0], found["speed"][-1]
        found["ratio"] = round(last["words a second"] / first["words a second"], 2)
        print(json.dumps(found, indent=1), file=sys.stderr)
    if "kills" in parts:
        workers = given.workers[-1]
        found["kills"] = kills(source, FOLDER / f"out-{workers}", workers, found["speed"][-1]["seconds"])
    if "hostile" in parts:
        found["hostile"] = hostile_inputs(given.inputs, given.workers[-1])
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
