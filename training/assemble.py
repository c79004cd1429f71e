"""Put the trained parts together into the pipeline that the package ships.

    python training/assemble.py

Takes ``training/work/parser/model-best`` and ``training/work/ner/model-best``, joins them, drops what reading does
not need, checks that the smaller pipeline reads exactly as the whole one, and writes it to ``src/claimx/model`` with
its card.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import spacy  # noqa: E402
import srsly  # type: ignore[import-untyped]  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.strings import StringStore  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from training import train_parser  # noqa: E402
from training.ner.measure import as_table  # noqa: E402
from training.treebanks.scores import score_treebank  # noqa: E402

WORK = ROOT / "training" / "work"
TARGET = ROOT / "src" / "claimx" / "model"
CARD = ROOT / "training" / "MODEL_CARD.md"
VERSION = "0.1.0"
LARGEST_BYTES = 20_000_000
_SCORES_OPEN, _SCORES_CLOSE = "<!-- scores: written by training/assemble.py -->", "<!-- end of scores -->"

_CHECK_TEXTS = (
    "Nvidia reported data center revenue of $51.2 billion for its fiscal third quarter, up 66% from a year earlier.",
    "“We’re sold out,” said Lisa Su, AMD’s chief executive.\nShares rose 4% in New York; the MI450 ships in 2026.",
    "According to ByteDance, there were 1.9 billion interactions across its AI services on the day.",
    "The Vireo X2 weighs 180 grams and can't be opened, iFixit found after it had taken apart three units.",
)


def join_parts(parser: Path, ner: Path) -> Language:
    """One pipeline of both; the recogniser keeps its own embeddings and so depends on no other component."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(ner))
    nlp.meta.update(
        lang="en",
        name="claimx_news",
        version=VERSION,
        description="Small English pipeline for technology news: tags, dependencies, lemmas, sentences and names.",
        author="The claimx authors",
        email="",
        url="",
        license="CC BY-SA 4.0",
        sources=[],
        performance={},
    )
    return nlp


def _edit_tree_strings(nlp: Language) -> Iterator[str]:
    """The pieces that the lemmatizer's edit trees put in: they are stored by hash, so the strings have to stay."""
    if "trainable_lemmatizer" not in nlp.pipe_names:
        return
    component: Any = nlp.get_pipe("trainable_lemmatizer")
    for tree in srsly.msgpack_loads(component.trees.to_bytes())["trees"]:
        for key in ("orig", "subst"):
            if key in tree and tree[key] in nlp.vocab.strings:
                yield nlp.vocab.strings[tree[key]]


def _analysis_strings(docs: Iterable[Doc]) -> Iterator[str]:
    for doc in docs:
        for token in doc:
            yield from (token.tag_, token.dep_, token.pos_, str(token.morph))


def needed_strings(nlp: Language) -> list[str]:
    """Labels, features and edit pieces; the words of the training texts are not needed to read others."""
    strings: set[str] = set(_edit_tree_strings(nlp))
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        for label in getattr(component, "labels", ()):
            # An edit tree's label is its number; a feature bundle counts as a whole and in its parts.
            strings.add(str(label))
            strings.update(part for piece in str(label).split("|") for part in [piece, *piece.split("=")])
            strings.add(str(label).rpartition("POS=")[0].rstrip("|"))
    return sorted(string for string in strings if string)


def write_slim(nlp: Language, target: Path) -> None:
    """Save the pipeline with a string store of what is needed only, and without the paths it was trained from."""
    nlp.config["paths"].update(dict.fromkeys(nlp.config["paths"]))
    nlp.to_disk(target)
    StringStore(needed_strings(nlp)).to_disk(target / "vocab" / "strings.json")
    meta_path = target / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf-8"))
    meta["performance"] = {}
    meta_path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def reading(nlp: Language, texts: Iterable[str]) -> list[list[tuple[str, ...]]]:
    """Everything the pipeline says about the texts, to compare two pipelines by."""
    return [
        [
            (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, str(t.head.i), t.ent_iob_, t.ent_type_)
            for t in doc
        ]
        for doc in nlp.pipe(texts)
    ]  # fmt: skip


def check_texts() -> list[str]:
    """Texts to compare on: a few fixed ones and, where it is there, the development articles."""
    from training.train_ner import gold_folder

    articles = [json.loads(p.read_text(encoding="utf-8"))["text"] for p in sorted(gold_folder().glob("*.json"))]
    return [*_CHECK_TEXTS, *articles]


def folder_bytes(folder: Path) -> int:
    """Size of all files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def parser_table(nlp: Language) -> str:
    """The parser's scores as a Markdown table, in per cent."""
    lines = ["| treebank | UAS | LAS | tags | sentences | lemmas |", "|---|---|---|---|---|---|"]
    for name in train_parser.SCORED:
        scores = score_treebank(nlp, train_parser.converted(name))
        lines.append(f"| {name} | " + " | ".join(f"{100 * value:.1f}" for value in scores) + " |")
    return "\n".join(lines)


def with_scores(card: str, tables: str) -> str:
    """The card with what stands between the markers replaced."""
    before, _, rest = card.partition(_SCORES_OPEN)
    after = rest.partition(_SCORES_CLOSE)[2]
    return f"{before}{_SCORES_OPEN}\n\n{tables}\n\n{_SCORES_CLOSE}{after}"


def main() -> None:
    """Assemble, check, measure and write."""
    nlp = join_parts(WORK / "parser" / "model-best", WORK / "ner" / "model-best")
    texts = check_texts()
    whole = reading(nlp, texts)
    with tempfile.TemporaryDirectory() as folder:
        slim = Path(folder) / "model"
        write_slim(nlp, slim)
        loaded = spacy.load(slim)
        if reading(loaded, texts) != whole:
            raise SystemExit("The slim pipeline reads otherwise than the whole one: a string it needs was dropped.")
        size = folder_bytes(slim)
        if size > LARGEST_BYTES:
            raise SystemExit(f"The pipeline has {size / 1e6:.1f} MB, more than the {LARGEST_BYTES / 1e6:.0f} allowed.")
        if TARGET.exists():
            shutil.rmtree(TARGET)
        shutil.copytree(slim, TARGET)
    scores = json.loads((WORK / "ner" / "scores.json").read_text(encoding="utf-8"))
    tables = f"Size: {size / 1e6:.1f} MB.\n\n{parser_table(loaded)}\n\n{as_table(scores)}"
    CARD.write_text(with_scores(CARD.read_text(encoding="utf-8"), tables), encoding="utf-8")
    shutil.copy(CARD, TARGET / CARD.name)
    print(f"{TARGET}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
