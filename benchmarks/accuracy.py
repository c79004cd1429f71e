"""Measure how right claimx is on everything that is annotated, and refresh the scoreboard.

    python benchmarks/accuracy.py                    all sections; writes results.json and RESULTS.md
    python benchmarks/accuracy.py --only SECTION     one section; the figures of the others stay
    python benchmarks/accuracy.py --check            writes no figures; exit 1 where one fell below its threshold
    python benchmarks/accuracy.py --lift             also raises thresholds to figures that are better (never lowers)

Predictions and error lists are left in benchmarks/work, but for the corpus' test split, which nobody is to look into.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimx
from benchmarks import claims, coreference, msspecs, names, parsing, render
from benchmarks.folders import BENCHMARKS, FIXTURE_GOLD, WORK
from benchmarks.gate import faults, lift, read_thresholds, write_thresholds
from benchmarks.reliability import Graded, calibration_error, ranking
from benchmarks.render import Figures
from training.annotation.corpus import Split, documents, write_gold
from training.folders import ROOT, data_folder, gold_folder, meantime_folder, scorer
from training.ner import measure
from training.ner.meantime import read_meantime
from training.treebanks.scores import score_treebank

Sets = dict[str, dict[str, float]]

QUANTITY_SETS = ("newsquant-dev", "rtext-age", "rtext-currency", "rtext-dimension", "rtext-temperature")
TIMEX_SETS = {
    "meantime-dev": ("strict", "relaxed", "type", "value", "same_time"),
    "wikiwars-spans": ("strict", "relaxed"),
}
"""Sets of time expressions and what is measured on them: WikiWars' values are not open."""
UNSEEN = "corpus-test"
"""The set whose errors are counted and never listed."""
MEANTIME_KINDS = ("organization", "product", "person", "place")
"""MEANTIME's ORG (companies and organizations), PRO, PER and LOC."""
TREEBANKS = ("pud", "gum-open-test", "gum-open-dev", "ewt-test")


def annotated() -> dict[str, Path]:
    """The folders of articles annotated for claims and entities."""
    return {"gold": gold_folder(), "fixtures": FIXTURE_GOLD, "corpus-dev": _corpus("dev"), UNSEEN: _corpus("test")}


def _corpus(split: Split) -> Path:
    """A split of the annotated corpus, joined with its texts as gold files."""
    folder = WORK / f"corpus-{split}"
    shutil.rmtree(folder, ignore_errors=True)
    write_gold(folder, documents(split, layer="claims"))
    return folder


def measure_claims() -> Sets:
    """Claims by section 7 of the specification, and how far their confidence can be believed."""
    extract = claimx.load().extract
    return {name: _measure_claims(name, folder, extract) for name, folder in annotated().items()}


def _measure_claims(name: str, folder: Path, extract: claims.Extract) -> dict[str, float]:
    golds = claims.read_golds([folder])
    predictions = claims.predict(extract, golds)
    errors: list[claims.Row] = []
    result = claims.score(golds, predictions, errors)
    if name != UNSEEN:
        claims.write_lines(WORK / f"claims-{name}.jsonl", (row for rows in predictions.values() for row in rows))
        claims.write_lines(WORK / f"claims-{name}-errors.jsonl", errors)
    graded = [item for article, rows in predictions.items() for item in _graded(golds[article], rows)]
    return claims.figures(result) | {
        "calibration error": round(100 * calibration_error(graded), 1),
        "confidence ranking": round(100 * ranking(graded), 1),
    }


def _graded(gold: claims.Gold, rows: list[claims.Row]) -> list[Graded]:
    mine = [row for row in rows if row["evidence"]["field"] == "text"]  # the gold leaves titles out
    return [Graded(row["confidence"], right) for row, right in zip(mine, claims.judged(gold, mine), strict=True)]


def measure_entities() -> Sets:
    """Entities: mentions by span and type, and identity within the document; also with the knowledge base off."""
    sets = {name: _measure_entities(name, folder) for name, folder in annotated().items()}
    for name, folder in annotated().items():
        sets[f"{name}, no knowledge base"] = _measure_entities(f"{name}-unknown", folder, "--no-knowledge")
    scores = measure.score_entities(claimx.load().nlp, read_meantime(meantime_folder()), MEANTIME_KINDS)
    return sets | {"MEANTIME": _recognised(scores)}


def _measure_entities(name: str, folder: Path, *options: str) -> dict[str, float]:
    found = command("entities.py", folder, WORK / f"entities-{name}.jsonl", *options)
    golds = {key: gold["entities"] for key, gold in claims.read_golds([folder]).items()}
    rows = [json.loads(line) for line in found.read_text(encoding="utf-8").splitlines()]
    result = scorer("score_entities").score(golds, {row["article_id"]: row["entities"] for row in rows})
    return {f"{kind} {part}": scores[part] for kind, scores in result.items() for part in ("P", "R", "F1")}


def measure_coreference() -> Sets:
    """Pronouns and descriptions, and the named entities they stand for."""
    extractor = claimx.load()
    return {name: coreference.measure(name, extractor) for name in coreference.SETS}


def measure_quantities() -> Sets:
    """Quantities in sentences, by the published matching and by a strict one-to-one matching."""
    sets: Sets = {}
    for name in QUANTITY_SETS:
        gold = data_folder() / "quantities" / f"{name}.json"
        found = command("newsquant.py", gold, WORK / f"{name}.json")
        scores, _ = scorer("newsquant_eval").evaluate(_json(gold), _json(found))
        sets[name] = _parts(scores["official"])
        sets[f"{name} strict"] = _parts(scores["strict"])
    return sets


def _parts(scores: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {f"{measure} {part}": row[part] for measure, row in scores.items() for part in ("P", "R", "F1")}


def measure_times() -> Sets:
    """Time expressions: spans and TIMEX3 values; and a peer's test suite, for what of it news writes."""
    sets = {name: _measure_timexes(name, measures) for name, measures in TIMEX_SETS.items()}
    with (data_folder() / "times" / "ms_specs_en.jsonl").open(encoding="utf-8") as lines:
        specs = msspecs.measure(claimx.load().nlp, [json.loads(line) for line in lines])
    return {**sets, "ms-specs": {"right": round(specs.share, 1), "in scope": specs.total}}


def _measure_timexes(name: str, measures: Collection[str]) -> dict[str, float]:
    gold = data_folder() / "times" / f"{name}.jsonl"
    found = command("timex.py", gold, WORK / gold.name)
    judge = scorer("timex_eval")
    per_document, _, _ = judge.counts(judge.read_any(gold), judge.read_any(found))
    summary = judge.summarise(per_document)
    return {measure: round(100 * summary[measure]["F1"], 1) for measure in measures}


def measure_names() -> Sets:
    """Names of persons, organisations and places."""
    gold = data_folder() / "ner" / "uner-pud-test.iob2"
    found = command("entities.py", gold, WORK / gold.name)
    return {"uner-pud-test": names.figures(gold, found)}


def measure_recognition() -> Sets:
    """Names as the model alone gives them, before claimx' own knowledge and rules."""
    nlp = parsing.model_only(claimx.load().nlp)
    scores = measure.measure_all(nlp, data_folder(), gold_folder())
    return {name: _recognised(rows) for name, rows in scores.items()}


def _recognised(rows: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {f"{kind} F1": round(100 * row["f"], 1) for kind, row in rows.items()}


def measure_parsing() -> Sets:
    """Syntax of raw text, and of the news among it."""
    nlp = parsing.syntax_only(claimx.load().nlp)
    sets: Sets = {}
    for name in TREEBANKS:
        trees = parsing.trees_of(data_folder() / "treebanks" / f"{name}.conllu")
        sets[name] = parsing.figures(score_treebank(nlp, trees))
        if news := parsing.news_of(trees):
            sets[f"{name} news"] = parsing.figures(score_treebank(nlp, news))
    return sets


SECTIONS: dict[str, Callable[[], Sets]] = {
    "claims": measure_claims,
    "entities": measure_entities,
    "coreference": measure_coreference,
    "quantities": measure_quantities,
    "times": measure_times,
    "names": measure_names,
    "recognition": measure_recognition,
    "parsing": measure_parsing,
}


def command(script: str, source: Path, target: Path, *options: str) -> Path:
    """Run a predicting command of this folder as users do; what it wrote.

    Raises:
        SystemExit: it failed.
    """
    program = [sys.executable, str(BENCHMARKS / script), str(source), str(target), *options]
    if subprocess.run(program, cwd=ROOT).returncode:
        raise SystemExit(f"benchmarks/{script} failed on {source.name}")
    return target


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def measured(wanted: Collection[str]) -> Figures:
    """Run sections, telling on stderr how long each took."""
    WORK.mkdir(exist_ok=True)
    figures: Figures = {}
    for name in wanted:
        start = time.perf_counter()
        figures[name] = SECTIONS[name]()
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return figures


def check(figures: Figures) -> int:
    """Compare with the thresholds; the exit status."""
    fell = faults(read_thresholds(), figures, figures.keys())
    for line in fell:
        print(line)
    print(f"{len(fell)} figures fell below their threshold" if fell else "no figure fell below its threshold")
    return 1 if fell else 0


def record(figures: Figures) -> None:
    """Store figures beside those of the sections that were not run, and render the scoreboard."""
    render.write_figures(render.RESULTS, render.read_figures(render.RESULTS) | figures)
    render.refresh()


def main(arguments: list[str] | None = None) -> int:
    """Measure, then check or record. The exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=SECTIONS, metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lift", action="store_true")
    given = parser.parse_args(arguments)
    figures = measured([given.only] if given.only else list(SECTIONS))
    if given.check:
        return check(figures)
    record(figures)
    if given.lift:
        write_thresholds(lift(read_thresholds(), figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
