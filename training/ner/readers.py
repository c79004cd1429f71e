"""Reading the annotated sets into labelled sentences; paths and licences: see training/README.md."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from training.ner.labelled import Labelled, Span, TokenLabelled, to_running_text
from training.ner.mappings import (
    Decide,
    decide_coarse,
    decide_crossner,
    decide_gmb,
    decide_wnut,
    map_partial,
    map_sentence,
)
from training.ner.masking import mask_unknown_names
from training.ner.places import is_people


class Tagged(NamedTuple):
    """A sentence as a set stores it."""

    sent_id: str
    tokens: list[str]
    tags: list[str]


def read_columns(lines: Iterable[str]) -> Iterator[Tagged]:
    """CoNLL-like columns (word first, tag last), blank lines between sentences."""
    tokens: list[str] = []
    tags: list[str] = []
    for line in [*lines, ""]:
        fields = line.split()
        if fields and fields[0] == "-DOCSTART-":
            continue
        if len(fields) >= 2:
            tokens.append(fields[0])
            tags.append(fields[-1])
        elif tokens and not fields:
            yield Tagged("", tokens, tags)
            tokens, tags = [], []


def read_iob2(lines: Iterable[str]) -> Iterator[Tagged]:
    """Universal NER's files: numbered tokens under ``# sent_id`` comments."""
    sent_id = ""
    tokens: list[str] = []
    tags: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            if line.startswith("# sent_id = "):
                sent_id = line.split(" = ", 1)[1].strip()
        elif "\t" in line:
            fields = line.rstrip("\n").split("\t")
            tokens.append(fields[1])
            tags.append(fields[2] if fields[2] != "_" else "O")
        elif tokens:
            yield Tagged(sent_id, tokens, tags)
            tokens, tags = [], []


def proper_nouns(conllu: Iterable[str]) -> dict[str, set[int]]:
    """Per sentence id of a treebank, the positions of its proper nouns (and foreign or unknown words)."""
    found: dict[str, set[int]] = {}
    sent_id, index = "", 0
    for line in conllu:
        if line.startswith("# sent_id = "):
            sent_id, index = line.split(" = ", 1)[1].strip(), 0
            found[sent_id] = set()
        elif line[:1].isdigit():
            fields = line.split("\t")
            if "-" in fields[0] or "." in fields[0]:
                continue
            if fields[3] in {"PROPN", "X", "SYM"}:
                found[sent_id].add(index)
            index += 1
    return found


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def read_uner(path: Path, treebanks: Iterable[Path], plain: Collection[str]) -> list[Labelled]:
    """Universal NER, its unlabelled proper nouns masked with the treebank's help."""
    proper: dict[str, set[int]] = {}
    for treebank in treebanks:
        proper.update(proper_nouns(_lines(treebank)))
    return [
        to_running_text(map_partial(s.tokens, s.tags, decide_coarse, plain, proper.get(s.sent_id)))
        for s in read_iob2(_lines(path))
    ]


def read_full(path: Path, decide: Decide) -> list[Labelled]:
    """A set that annotates every name: what it leaves is outside."""
    return [to_running_text(map_sentence(s.tokens, s.tags, decide)) for s in read_columns(_lines(path))]


def read_partial(path: Path, decide: Decide, plain: Collection[str]) -> list[Labelled]:
    """A set that annotates some kinds only: its other names are masked."""
    return [to_running_text(map_partial(s.tokens, s.tags, decide, plain)) for s in read_columns(_lines(path))]


def read_wikigold(path: Path) -> list[Labelled]:
    """Wikigold: MISC covers the names of other kinds, so nothing else needs masking."""
    return read_full(path, decide_coarse)


def read_crossner(path: Path) -> list[Labelled]:
    """CrossNER, any domain."""
    return read_full(path, decide_crossner)


def read_wnut(path: Path, plain: Collection[str]) -> list[Labelled]:
    """WNUT-17: peoples and events are not annotated there."""
    return read_partial(path, decide_wnut, plain)


def read_gmb(path: Path, plain: Collection[str]) -> Iterator[Labelled]:
    """The zipped CSV of the Groningen Meaning Bank; unlabelled proper nouns may be products, so they are masked."""
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as raw:
        rows = csv.reader(io.TextIOWrapper(raw, encoding="utf-8", errors="replace"))
        next(rows)
        tokens: list[str] = []
        tags: list[str] = []
        proper: set[int] = set()
        for row in rows:
            if row[0].strip() and tokens:
                yield to_running_text(map_partial(tokens, tags, decide_gmb, plain, proper))
                tokens, tags, proper = [], [], set()
            if row[2].startswith("NNP"):
                proper.add(len(tokens))
            tokens.append(row[1])
            tags.append(row[3])
        if tokens:
            yield to_running_text(map_partial(tokens, tags, decide_gmb, plain, proper))


_STAND_INS = frozenset(["the", "it", "its", "they", "their", "we", "this", "he", "company", "group", "firm"])


def is_company_name(mention: list[str], products: Collection[str] = ()) -> bool:
    """CORE also marks "The company", nationalities, systems ("iOS") and descriptions ("the Wolf chain")."""
    named = [word for word in mention if word.lower() not in _STAND_INS]
    if not any(c.isupper() for word in named for c in word) or " ".join(mention) in products:
        return False
    ends_as_name = mention[-1] == "plc" or any(c.isupper() or c.isdigit() for c in mention[-1])
    return ends_as_name and not (len(named) == 1 and is_people(named[0]))


def core_sentence(
    tokens: list[str],
    companies: Iterable[tuple[int, int]],
    plain: Collection[str],
    products: Collection[str] = (),
) -> TokenLabelled:
    """A CORE sentence: only the related companies are marked (inclusive token ranges)."""
    spans: list[Span] = []
    for start, end in sorted(companies):
        if tokens[end] in {"'s", "’s"} and end > start:
            end -= 1
        if tokens[start].lower() in {"the", "this"} and end > start:
            start += 1
        if (not spans or spans[-1].end <= start) and is_company_name(tokens[start : end + 1], products):
            spans.append(Span(start, end + 1, "ORG"))
    return mask_unknown_names(TokenLabelled(tuple(tokens), tuple(spans)), plain)


def split_possessive(tokens: Iterable[str], offsets: list[tuple[int, int]]) -> tuple[list[str], list[tuple[int, int]]]:
    """CORE keeps "Dubway's" as one token; cut the possessive off and move the (inclusive) ranges along."""
    cut: list[str] = []
    new_index: list[int] = []
    for token in tokens:
        new_index.append(len(cut))
        if len(token) > 2 and token.endswith(("'s", "’s")):
            cut += [token[:-2], token[-2:]]
        else:
            cut.append(token)
    return cut, [(new_index[a], new_index[b]) for a, b in offsets]


_PRODUCT_RELATIONS = frozenset(["product_or_service_of", "brand_of"])


def read_core(path: Path, plain: Collection[str], products: Collection[str] = ()) -> list[Labelled]:
    """The company relations of CORE; ``products`` are names known not to be companies."""
    sentences: list[Labelled] = []
    for row in json.loads(path.read_text(encoding="utf-8")):
        tokens, (first, second) = split_possessive(
            row["context"], [(row["e1_start"], row["e1_end"]), (row["e2_start"], row["e2_end"])]
        )
        companies = {first, second}
        if row["relation"] in _PRODUCT_RELATIONS:  # one side is a product, service or film: it stays masked
            companies = {first if row["invert_relation"] else second}
        sentence = core_sentence(tokens, companies, plain, products)
        if sentence.spans:
            sentences.append(to_running_text(sentence))
    return sentences
