"""Measure speed, start and memory on one core, and refresh the scoreboard.

    python benchmarks/speed.py [--articles N] [--rounds N]

Reads the first news articles of 300 to 500 words of both article sets with the whole of claimx, with bare spaCy (the
same pipeline without claimx's components), with its encoder alone (the network on the same windows of words, nothing
made of what it says), with claimx's number grammar alone, and with quantulum3's own parser: in turns of ten articles,
so that a busy machine slows all alike. Writes speed.json and RESULTS.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice, zip_longest
from pathlib import Path
from statistics import median
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
)

import spacy

import claimx
from benchmarks import render
from benchmarks.folders import WORK
from claimx import Article, Extractor
from claimx.components.encoder import EncoderPipe
from claimx.document import describe
from claimx.find.times import find_times
from training.folders import ROOT, data_folder

Read = Callable[[Article], object]

SETS = ("digitalgov", "wikinews-economy")
SHORTEST, LONGEST = 300, 500
TURN = 10
BARE = "bare spaCy"
ALONE = "encoder alone"
NUMBERS = "numbers"
STARTS = 5
FIXTURE = ROOT / "fixtures" / "articles" / "gala-ai-blitz.md"

_IMPORT = "import time; start = time.perf_counter(); import claimx; print(time.perf_counter() - start)"
_LOAD = """
import time
from importlib.resources import files
from claimx.encoder.model import Model
start = time.perf_counter()
Model(files("claimx").joinpath("model", "encoder"))
print(time.perf_counter() - start)
"""
_PEAK = """
import json, resource, sys
import claimx
extractor = claimx.load()
for line in open(sys.argv[1], encoding="utf-8"):
    extractor.extract(claimx.Article.model_validate_json(line))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def sample(count: int) -> list[Article]:
    """The first articles of medium length, alternating between the sets, so that each call reads the same."""
    sets = [_medium(data_folder() / "articles" / f"{name}.jsonl") for name in SETS]
    mixed = chain.from_iterable(zip_longest(*sets))
    return list(islice((article for article in mixed if article is not None), count))


def _medium(path: Path) -> Iterator[Article]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if SHORTEST <= len(row["text"].split()) <= LONGEST:
                yield Article.model_validate({name: row[name] for name in ("id", "title", "published", "text")})


def words(articles: Iterable[Article]) -> int:
    """Words of texts and titles, as white space separates them."""
    return sum(len(full_text(article).split()) for article in articles)


def full_text(article: Article) -> str:
    """Title and text as the pipeline reads them."""
    return f"{article.title}\n\n{article.text}" if article.title else article.text


def bare_spacy(extractor: Extractor) -> Read:
    """The same pipeline, without what claimx adds."""
    ours = [name for name in extractor.nlp.pipe_names if name.startswith("claimx")]

    def read(article: Article) -> None:
        with extractor.nlp.select_pipes(disable=ours), extractor.nlp.memory_zone():
            extractor.nlp(full_text(article))

    return read


def encoder_alone(extractor: Extractor, articles: Iterable[Article]) -> dict[str, Read]:
    """The network on the windows that the pipeline gives it; nothing for a pipeline of another kind."""
    pipe = extractor.nlp.get_pipe("encoder") if extractor.nlp.has_pipe("encoder") else None
    if not isinstance(pipe, EncoderPipe):
        return {}
    model, read = pipe.encoder, bare_spacy(extractor)
    windows = {}
    for article in articles:
        with mock.patch.object(model, "run", wraps=model.run) as run:
            read(article)
        windows[article.id] = [call.args[0] for call in run.call_args_list]
    return {ALONE: lambda article: [model.run(window) for window in windows[article.id]]}


def quantulum() -> dict[str, Read]:
    """quantulum3's own parser; nothing where it cannot be run."""
    try:
        with warnings.catch_warnings(action="ignore"):  # it misses its optional classifier
            from quantulum3.parser import parse

            parse("12 km")
    except Exception as problem:  # what its optional parts raise depends on the machine
        print(f"quantulum3's parser does not run here: {problem}", file=sys.stderr)
        return {}
    return {"quantulum3": lambda article: parse(full_text(article))}


def seconds(readers: Mapping[str, Read], articles: Sequence[Article], rounds: int) -> dict[str, list[float]]:
    """CPU seconds that each reader takes for all articles, round by round, the readers taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(rounds):
        total = dict.fromkeys(readers, 0.0)
        for first in range(0, len(articles), TURN):
            for name, read in readers.items():
                total[name] += _timed(read, articles[first : first + TURN])
        for name, spent in total.items():
            taken[name].append(spent)
    return taken


def _timed(read: Read, articles: Iterable[Article]) -> float:
    start = time.process_time()
    for article in articles:
        read(article)
    return time.process_time() - start


def reading_speed(extractor: Extractor, articles: Sequence[Article], rounds: int) -> dict[str, dict[str, float]]:
    """Words a second of each reader, and as a share of bare spaCy's: medians over rounds."""
    readers: dict[str, Read] = {
        "claimx": extractor.extract,
        NUMBERS: lambda article: claimx.numbers(full_text(article)),
        BARE: bare_spacy(extractor),
        **encoder_alone(extractor, articles),
        **quantulum(),
    }
    for read in readers.values():
        read(articles[0])
    taken = seconds(readers, articles, rounds)
    count = words(articles)
    return {name: _rates(count, spent, taken[BARE]) for name, spent in taken.items()}


def times_speed(articles: Sequence[Article], rounds: int) -> dict[str, dict[str, float]]:
    """Characters a second of the grammar of times alone and of dateparser's search, and their ratios to the latter."""
    readers: dict[str, Read] = {"grammar": grammar_alone(articles), "search_dates": search_dates()}
    for read in readers.values():
        read(articles[0])
    taken = seconds(readers, articles, rounds)
    return _times_rates(sum(len(full_text(article)) for article in articles), taken)


def _times_rates(count: int, taken: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    peer = taken["search_dates"]
    ratios = {
        name: median(theirs / mine for mine, theirs in zip(spent, peer, strict=True)) for name, spent in taken.items()
    }
    return {
        name: {"characters per second": round(count / median(spent)), "times as fast": round(ratios[name], 1)}
        for name, spent in taken.items()
    }


def grammar_alone(articles: Iterable[Article]) -> Read:
    """The time stage on words alone, which are ready before the clock starts."""
    nlp = spacy.blank("en")
    docs = {}
    for article in articles:
        docs[article.id] = nlp.make_doc(full_text(article))
        describe(docs[article.id], article)
    return lambda article: find_times(docs[article.id])


def search_dates() -> Read:
    """dateparser's search as its documentation has it for English news of a known day."""
    from dateparser.search import search_dates as search

    def read(article: Article) -> object:
        day = article.published_day
        base = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}
        return search(full_text(article), languages=["en"], settings=base)

    return read


def _rates(count: int, spent: Sequence[float], bare: Sequence[float]) -> dict[str, float]:
    share = median(theirs / mine for mine, theirs in zip(spent, bare, strict=True))
    return {"words per second": round(count / median(spent)), "share of bare spaCy": round(100 * share, 1)}


def start_times() -> dict[str, float]:
    """Seconds until the first claim is printed, from a cold process; of the import; of loading the model."""
    return {
        "first claim": round(median(_until_first_line() for _ in range(STARTS)), 2),
        "import": round(median(float(_output(_IMPORT)) for _ in range(STARTS)), 3),
        "model": round(median(float(_output(_LOAD)) for _ in range(STARTS)), 3),
    }


def _until_first_line() -> float:
    script = Path(sys.executable).with_name("claimx")
    program = [str(script)] if script.is_file() else [sys.executable, "-m", "claimx"]
    start = time.perf_counter()
    with subprocess.Popen([*program, "extract", str(FIXTURE)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        spent = time.perf_counter() - start
        process.stdout.read()
    if process.returncode or not line:
        raise SystemExit(f"{' '.join(program)} extract printed no claim (status {process.returncode})")
    return spent


def peak_memory(articles: Sequence[Article]) -> float:
    """Megabytes that a process holds at most, pipeline included, when it reads these articles."""
    WORK.mkdir(exist_ok=True)
    path = WORK / "speed-articles.jsonl"
    path.write_text("".join(article.model_dump_json() + "\n" for article in articles), encoding="utf-8")
    unit = 1 if sys.platform == "darwin" else 1024
    return round(int(_output(_PEAK, str(path))) * unit / 1e6)


def _output(program: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    ).stdout


def main(arguments: list[str] | None = None) -> None:
    """Measure, store, render, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    articles = sample(given.articles)
    few = articles[: max(1, len(articles) // 10)]
    figures: render.Figures = {
        "speed": reading_speed(claimx.load(), articles, given.rounds),
        "times speed": times_speed(few, given.rounds),
        "start": {"claimx": start_times()},
        "memory": {"claimx": {"few": peak_memory(few), "all": peak_memory(articles)}},
    }
    render.write_figures(render.SPEED, figures)
    render.refresh()
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
