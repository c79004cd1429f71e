"""Measure ``claimx batch``: speed at one and two workers, memory, kills, and hostile inputs.

    python benchmarks/batch.py [speed] [kills] [hostile] [--articles 3500] [--inputs 2000] [--workers 1 2] [--anew]

``speed`` reads the articles of both article sets in one batch at each number of workers and watches the memory of
its processes. ``kills`` does it again, killed three times at random with SIGKILL, and compares every byte with a run
that was let be. ``hostile`` reads what ``hostile.py`` makes and looks each input up in the manifest. All three unless
some are named. What was measured is kept in benchmarks/work/batch until claimx changes, so that a command that was cut
carries on when it is given again; ``--anew`` measures all again. Needs Linux, for what it asks /proc. Writes
``batch.json`` and ``RESULTS.md`` when all parts are there, and prints JSON.
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
from collections.abc import Callable
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import hostile, render
from benchmarks.folders import WORK
from benchmarks.processes import PAUSE, by_block, watched
from claimx.batch import Settings
from claimx.batch.units import printable
from training.folders import data_folder

SETS = ("digitalgov", "wikinews-economy")
FOLDER = WORK / "batch"
MEASURED = "measured.json"
"""What was measured by this claimx, in ``FOLDER``."""

BLOCK = 500
"""Articles whose memory is given as one figure."""

KILLS = 3
PARTS = ["speed", "kills", "hostile"]
Figures = dict[str, Any]


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
    run = [sys.executable, "-m", "claimx", "batch", str(source), "-o", str(output)]
    return [*run, "--workers", str(workers), *options]


def fresh(name: str) -> Path:
    """A folder that is not there."""
    output = FOLDER / name
    shutil.rmtree(output, ignore_errors=True)
    return output


def speed(source: Path, workers: int) -> Figures:
    """One run, watched."""
    output = fresh(f"out-{workers}")
    start = time.monotonic()
    process = subprocess.Popen(command(source, output, workers), stderr=subprocess.PIPE, text=True)
    looks = list(watched(process, Lines(output / "manifest.jsonl")))
    seconds = time.monotonic() - start
    entries = _entries(output)
    words = sum(entry["words"] for entry in entries)
    return {
        "exit code": process.returncode, "articles": len(entries), "words": words,
        "claims": sum(entry["claims"] for entry in entries),
        "seconds": round(seconds, 1), "words per second": round(words / seconds), "memory": by_block(looks, BLOCK),
    }  # fmt: skip


class Lines:
    """Counts the lines of a file that grows, the first one left out; each byte is read once."""

    def __init__(self, path: Path) -> None:
        self._path, self._count, self._read = path, 0, 0

    def __call__(self) -> int:
        if self._path.is_file():
            with self._path.open("rb") as lines:
                lines.seek(self._read)
                added = lines.read()
            self._count, self._read = self._count + added.count(b"\n"), self._read + len(added)
        return max(0, self._count - 1)


def kills(source: Path, whole: Path, workers: int, seconds: float) -> Figures:
    """Kill a run three times at random, let it end, and compare it with ``whole``, which took so many seconds."""
    output, rng = fresh("out-killed"), random.Random()
    at: list[int] = []
    for _ in range(KILLS):
        process = subprocess.Popen(command(source, output, workers), stderr=subprocess.DEVNULL)
        _wait_for_more(process, output / "manifest.jsonl")
        time.sleep(rng.uniform(0, seconds / (KILLS + 1)))
        process.kill()
        process.wait()
        at.append(len(_entries(output)))
        print(f"killed after {at[-1]} articles", file=sys.stderr)
    code = subprocess.run(command(source, output, workers), stderr=subprocess.DEVNULL, check=False).returncode
    return {"killed after articles": at, "exit code": code, "same bytes": same(whole, output)}


def _wait_for_more(process: subprocess.Popen[bytes], manifest: Path) -> None:
    """Wait until a run has recorded something, so that a kill comes in the middle of the work."""
    lines = Lines(manifest)
    before = lines()
    while process.poll() is None and lines() <= before:
        time.sleep(PAUSE)


def same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [
        sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()) for folder in (one, other)
    ]
    return names[0] == names[1] and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names[0])


def hostile_inputs(count: int, workers: int) -> Figures:
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


def measure(parts: list[str], count: int, inputs: int, workers: list[int], *, anew: bool) -> Figures:
    """What the parts asked for give; those that this claimx was measured by before are not measured again."""
    kept = FOLDER / MEASURED
    key = [Settings((), FOLDER).digest, count, inputs, workers]
    found: Figures = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() and not anew else {}
    found = found if found.get("of") == key else {"of": key}

    def part(name: str, work: Callable[[], Figures]) -> Figures:
        if name not in found:
            found[name] = work()
            kept.write_text(json.dumps(found), encoding="utf-8")
            print(f"{name}: {json.dumps(found[name])}", file=sys.stderr)
        figures: Figures = found[name]
        return figures

    source, most = articles(count), workers[-1]
    if {"speed", "kills"} & {*parts}:
        runs = [part(f"speed {number}", partial(speed, source, number)) for number in workers]
        found["ratio"] = round(runs[-1]["words per second"] / runs[0]["words per second"], 2)
    if "kills" in parts:
        part("kills", lambda: kills(source, FOLDER / f"out-{most}", most, runs[-1]["seconds"]))
    if "hostile" in parts:
        part("hostile", lambda: hostile_inputs(inputs, most))
    return found


def scoreboard(found: Figures, workers: list[int]) -> render.Figures:
    """The figures that the scoreboard shows; yes is 1 and no is 0."""
    runs = {f"{number}": found[f"speed {number}"] for number in workers}
    first = runs[f"{workers[0]}"]["words per second"]
    killed, odd = found["kills"], found["hostile"]
    return {
        "batch speed": {
            name: {"articles": run["articles"], "words per second": run["words per second"],
                   "times as fast": round(run["words per second"] / first, 2)}
            for name, run in runs.items()
        },
        "batch memory": runs[f"{workers[-1]}"]["memory"],
        "batch survival": {
            "killed": {"times": len(killed["killed after articles"]), "lost": int(not killed["same bytes"])},
            "hostile": {"times": odd["inputs"], "lost": len(odd["inputs without a line in the manifest"])},
        },
    }  # fmt: skip


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help="speed, kills, hostile")
    parser.add_argument("--articles", type=int, default=3500)
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--anew", action="store_true", help="measure again what is known already")
    given = parser.parse_args()
    parts = given.parts or PARTS
    found = measure(parts, given.articles, given.inputs, given.workers, anew=given.anew)
    if given.articles == parser.get_default("articles") and {"ratio", "kills", "hostile"} <= found.keys():
        render.write_figures(render.BATCH, scoreboard(found, given.workers))
        render.refresh()
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
