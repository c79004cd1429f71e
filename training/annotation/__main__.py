"""Work on the annotated corpus.

python -m training.annotation check                  what cannot be right in the stored annotations; exit 1 if any
python -m training.annotation sizes [--write]        how much there is, by split
python -m training.annotation compile SOURCE DRAFT…  drafts (JSON, named by article id) to stored annotations
python -m training.annotation agreement [--write]    of the articles that two annotators did apart
python -m training.annotation gold SPLIT FOLDER      a split's articles with claims, as gold files with texts
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from training.annotation import agreement, checks, tables, texts
from training.annotation.annotation import Source, dumps, read
from training.annotation.corpus import SPLITS, documents, splits, stored, write_gold
from training.annotation.drafts import DraftError, compile_draft
from training.annotation.texts import CORPUS
from training.folders import scorer

TWICE = CORPUS / "twice"
"""``first`` and ``second``: what two annotators wrote who had not seen each other's work, before it was settled."""


def check() -> int:
    """Print every fault of the stored annotations; the exit status."""
    found, unread = list[str](), list[str]()
    for path in stored():
        found += (f"{path.stem}: {fault}" for fault in _faults(path, unread))
    counts = Counter(name for part in SPLITS for name in splits()[part])
    files = {path.stem for path in stored()}
    found += (f"{name}: in no split" for name in sorted(files - set(counts)))
    found += (f"{name}: in a split, but not annotated" for name in sorted(set(counts) - files))
    found += (f"{name}: in {count} splits" for name, count in counts.items() if count > 1)
    for fault in found:
        print(fault)
    without = f" ({len(unread)} without their texts, which are not here)" if unread else ""
    print(f"{len(files)} annotations{without}, {len(found)} faults")
    return 1 if found else 0


def _faults(path: Path, unread: list[str]) -> Iterable[str]:
    try:
        annotation = read(path)
        text = texts.article(annotation.id, annotation.source).text if texts.is_there(annotation.source) else None
    except (ValueError, texts.MissingTextError) as error:
        return [str(error)]
    if text is None:
        unread.append(annotation.id)
    misnamed = [] if annotation.id == path.stem else [f"its id is {annotation.id!r}"]
    return [*misnamed, *checks.faults(annotation, text)]


def compile_drafts(source: str, paths: list[Path], out: Path) -> int:
    """Compile drafts and store them; prints what is wrong with those that do not compile. The exit status."""
    failed = 0
    for path in paths:
        article = texts.article(path.stem, source)
        row = {"id": path.stem, "published": str(article.published), "text": article.text}
        try:
            annotation = compile_draft(row, source, json.loads(path.read_text(encoding="utf-8")))
        except (DraftError, json.JSONDecodeError) as error:
            failed += 1
            print(f"{path}:\n{error}", file=sys.stderr)
            continue
        (out / f"{path.stem}.json").write_text(dumps(annotation), encoding="utf-8")
    print(f"{len(paths) - failed} of {len(paths)} drafts compiled", file=sys.stderr)
    return 1 if failed else 0


def measured_agreement() -> str:
    """The agreement of the articles that were annotated twice."""
    return tables.agreement(agreement.agreement(_twice(), scorer("score_claims"), scorer("score_entities")))


def _twice() -> list[agreement.Pair]:
    pairs = [(read(TWICE / "first" / path.name), read(path)) for path in sorted((TWICE / "second").glob("*.json"))]
    if not pairs:
        raise SystemExit(f"nothing was annotated twice: no annotations in {TWICE}")
    return pairs


def show_disagreements() -> int:
    """Print each disagreement on claims as the scorer lists it, but for those in the test split."""
    pairs = [(first, second) for first, second in _twice() if first.id not in splits()["test"]]
    for row in agreement.disagreements(pairs, scorer("score_claims")):
        print(json.dumps(row, ensure_ascii=False))
    return 0


def _tell(name: str, table: str, *, write: bool) -> int:
    print(table)
    if write:
        tables.put(name, table)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m training.annotation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check")
    commands.add_parser("sizes").add_argument("--write", action="store_true", help="also into the README")
    compiling = commands.add_parser("compile")
    compiling.add_argument("source", choices=get_args(Source))
    compiling.add_argument("drafts", type=Path, nargs="+")
    compiling.add_argument("--out", type=Path, default=CORPUS)
    agreeing = commands.add_parser("agreement")
    agreeing.add_argument("--write", action="store_true", help="also into the README")
    agreeing.add_argument("--show", action="store_true", help="each disagreement, the test split left out")
    gold = commands.add_parser("gold")
    gold.add_argument("split", choices=SPLITS)
    gold.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    try:
        match given.command:
            case "check":
                return check()
            case "sizes":
                return _tell("sizes", tables.sizes(), write=given.write)
            case "compile":
                return compile_drafts(given.source, given.drafts, given.out)
            case "agreement" if given.show:
                return show_disagreements()
            case "agreement":
                return _tell("agreement", measured_agreement(), write=given.write)
            case _:
                print(write_gold(given.folder, documents(given.split, layer="claims")), "gold files written")
                return 0
    except texts.MissingTextError as error:
        parser.exit(2, f"{error}\n")


if __name__ == "__main__":
    raise SystemExit(main())
