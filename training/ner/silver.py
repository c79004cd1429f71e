"""Silver labels: gazetteer names in open articles, everything else that looks like a name masked."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from training.annotation.corpus import splits
from training.ner.labelled import Labelled, Span
from training.ner.masking import is_name_like, name_like_tokens
from training.ner.name_pools import NamePools, listed_companies, short_company
from training.ner.places import COUNTRIES, PEOPLES, REGIONS

_TOKEN = re.compile(r"[^\W_]+(?:[.'’+&-][^\W_]+)*(?<!'s)(?<!’s)|[^\w\s]|_")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[A-Z“\"])|\n+")


def plain_words(articles: Iterable[str], at_least: int = 3) -> frozenset[str]:
    """Words the articles use in lower case: a capital at a sentence's start says nothing about them."""
    counts: Counter[str] = Counter()
    for text in articles:
        counts.update(re.findall(r"(?<![\w@#/.'’-])[a-z][a-z]+", text))
    return frozenset(word for word, count in counts.items() if count >= at_least)


def article_texts(path: Path, excluded_ids: Collection[str]) -> Iterator[str]:
    """The bodies of a JSON-lines collection, those kept for measuring left out."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if article["id"] not in excluded_ids:
                yield article["text"]


def measuring_ids(gold: Path, meantime: Path) -> frozenset[str]:
    """Ids ("ID9549") of hand-annotated, MEANTIME's and the corpus' test articles, which must not be trained on."""
    numbers = {path.stem.removeprefix("wikinews-") for path in gold.glob("wikinews-*.json")}
    numbers |= {path.name.partition("_")[0] for path in meantime.glob("corpus_*/*.xml")}
    return frozenset(f"ID{number}" for number in numbers) | frozenset(splits()["test"])


def gazetteer_products(folder: Path) -> dict[str, list[str]]:
    """Product names by kind."""
    models: set[str] = set()
    for name in ("ai-models-by-lab.csv", "notable-ai-models.csv"):
        with (folder / name).open(encoding="utf-8") as file:
            models.update(re.sub(r"\s*\(.*?\)", "", row["model"]).strip() for row in csv.DictReader(file))
    with (folder / "products-and-vendors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kinds = {"device": "device", "os": "system"}
    found: dict[str, list[str]] = {"model": sorted(m for m in models if 1 < len(m) < 30 and re.search("[A-Z]", m))}
    for row in rows:
        found.setdefault(kinds.get(row["category"], "app"), []).append(row["product"])
    return found


def name_pools(folder: Path) -> NamePools:
    """All names that may be put in place of others, those of the gazetteers included."""
    return NamePools(listed_companies(folder / "us-listed-companies.csv"), gazetteer_products(folder))


def unambiguous(name: str, plain: Collection[str]) -> bool:
    """Whether the name can be trusted wherever it occurs: not a word, place or people, and not too short."""
    words = name.split()
    if name in COUNTRIES or name in REGIONS or name in PEOPLES or not words[0][:1].isupper():
        return False
    if len(words) == 1:
        return len(name) > 4 and name.lower() not in plain and any(c.islower() for c in name)
    return any(word.lower() not in plain for word in words if word[:1].isalpha()) and len(name) > 6


def build_gazetteer(folder: Path, known_companies: Iterable[str], plain: Collection[str]) -> dict[str, str]:
    """Name → label; a name that is both a company's and a product's is left out."""
    companies = set(known_companies)
    for name in listed_companies(folder / "us-listed-companies.csv"):
        short = short_company(name)
        companies.update((name, short) if len(short.split()) > 1 else (name,) if len(name.split()) > 1 else ())
    products = {name for names in gazetteer_products(folder).values() for name in names if " " in name or len(name) > 5}
    both = companies & products
    labels = dict.fromkeys(companies - both, "ORG")
    labels.update(dict.fromkeys(products - both, "PRODUCT"))
    return {name: label for name, label in labels.items() if unambiguous(name, plain)}


def label_sentence(
    text: str, gazetteer: Mapping[str, str], plain: Collection[str], longest: int = 6
) -> Labelled | None:
    """Longest matches that no further name-like word touches; nothing if the sentence has none."""
    matches = list(_TOKEN.finditer(text))
    tokens = [match.group() for match in matches]
    name_like = name_like_tokens(tokens, plain)
    spans: list[Span] = []
    covered: set[int] = set()
    index = 0
    while index < len(tokens):
        step = 1
        for width in range(min(longest, len(tokens) - index), 0, -1):
            start, end = matches[index].start(), matches[index + width - 1].end()
            label = gazetteer.get(text[start:end])
            if label is None:
                continue
            touching = [i for i in (index - 1, index + width) if 0 <= i < len(tokens)]
            if not any(i in name_like and is_name_like(tokens[i], first=False, plain_words=plain) for i in touching):
                spans.append(Span(start, end, label))
                covered.update(range(index, index + width))
                step = width
            break
        index += step
    if not spans:
        return None
    masks = tuple(matches[i].span() for i in sorted(name_like - covered))
    return Labelled(text, tuple(spans), masks)


def silver_sentences(texts: Iterable[str], gazetteer: Mapping[str, str], plain: Collection[str]) -> Iterator[Labelled]:
    """Labelled sentences of the articles; list items, links and fragments are skipped."""
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            sentence = sentence.strip()
            if 30 < len(sentence) < 400 and "http" not in sentence and "&#" not in sentence and "|" not in sentence:
                labelled = label_sentence(sentence, gazetteer, plain)
                if labelled is not None:
                    yield labelled
