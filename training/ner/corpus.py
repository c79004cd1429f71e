"""Mixing the sets of names into one training corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as SpacySpan

from training.folders import meantime_folder
from training.ner import gum, readers, silver
from training.ner.augmentation import augment, grouped
from training.ner.labelled import Labelled
from training.ner.mappings import decide_coarse
from training.ner.name_pools import NamePools, product_stems
from training.ner.own_sentences import load_own_sentences
from training.ner.substitution import replace_spans, variants

SEED = 20261124
OWN_COPIES = 28
GMB_SENTENCES = 9_000
SILVER_SENTENCES = 5_000
BTC_SENTENCES = 1_500


def to_doc(nlp: Language, example: Labelled) -> Doc:
    """A document with entities; a name that does not fall on token borders is taken as unknown."""
    doc = nlp.make_doc(example.text)
    names: list[SpacySpan] = []
    unknown: set[int] = set()
    for start, end, label in example.spans:
        span = doc.char_span(start, end, label=label)
        if span is not None:
            names.append(span)
        else:
            wide = doc.char_span(start, end, alignment_mode="expand")
            unknown.update(range(wide.start, wide.end) if wide is not None else ())
    for start, end in example.masks:
        wide = doc.char_span(start, end, alignment_mode="expand")
        unknown.update(range(wide.start, wide.end) if wide is not None else ())
    taken = {index for span in names for index in range(span.start, span.end)}
    missing = [doc[index : index + 1] for index in sorted(unknown - taken)]
    doc.set_ents(names, missing=missing, default="outside")
    return doc


def write_docs(nlp: Language, examples: Iterable[Labelled], path: Path) -> int:
    """Store the examples as a spaCy corpus; returns the number of tokens."""
    store = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SPACY", "ORTH"])
    tokens = 0
    for example in examples:
        doc = to_doc(nlp, example)
        if len(doc):
            store.add(doc)
            tokens += len(doc)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")  # all or nothing: what is there counts as done
    store.to_disk(part)
    part.rename(path)
    return tokens


def _sampled(examples: Sequence[Labelled], size: int, rng: Random) -> list[Labelled]:
    """A sample that keeps the order, so that neighbours stay neighbours."""
    if len(examples) <= size:
        return list(examples)
    return [examples[index] for index in sorted(rng.sample(range(len(examples)), size))]


def _tidy(example: Labelled) -> bool:
    return "http" not in example.text.lower() and "@" not in example.text


def clean_sets(data: Path, plain: frozenset[str]) -> list[Labelled]:
    """The annotated sets; every test set named in the card stays out."""
    ner, banks = data / "ner", data / "treebanks"
    found = gum.read_gum((banks / "gum-open-train.conllu").read_text(encoding="utf-8").splitlines()) * 2
    found += readers.read_wikigold(ner / "wikigold.conll") * 2
    found += readers.read_uner(ner / "uner-ewt-dev.iob2", [banks / "ewt-dev.conllu"], plain)
    for part in ("wnut17train", "emerging.dev"):
        found += readers.read_wnut(ner / f"wnut17-{part}.conll", plain)
    for split in ("train", "dev"):
        found += readers.read_crossner(ner / f"crossner-ai-{split}.conll") * 2
    for domain in ("politics", "science"):
        for split in ("train", "dev", "test"):
            found += readers.read_crossner(ner / f"crossner-{domain}-{split}.conll")
    return found


def partial_sets(data: Path, plain: frozenset[str], pools: NamePools, rng: Random) -> list[Labelled]:
    """The silver and partly annotated sets, cut down."""
    ner = data / "ner"
    tweets = [
        example
        for part in "abefgh"
        for example in readers.read_partial(ner / f"btc-{part}.conll", decide_coarse, plain)
        if _tidy(example)
    ]
    gmb = [example for example in readers.read_gmb(ner / "gmb-silver.csv.zip", plain) if example.spans]
    core = readers.read_core(ner / "core-company-relations-train.json", plain, product_stems())
    swapped = [replace_spans(example, "ORG", pools, rng, 0.8) for example in core]
    return _sampled(tweets, BTC_SENTENCES, rng) + _sampled(gmb, GMB_SENTENCES, rng) + core + swapped


def silver_set(data: Path, gold: Path, plain: frozenset[str], pools: NamePools, rng: Random) -> list[Labelled]:
    """Gazetteer names in the open articles, no more than a few dozen sentences for each name."""
    gazetteer = silver.build_gazetteer(data / "gazetteers", pools.known_names(), plain)
    kept_out = silver.measuring_ids(gold, meantime_folder())
    found: list[Labelled] = []
    seen: dict[str, int] = {}
    for name in ("wikinews-economy", "digitalgov"):
        texts = silver.article_texts(data / "articles" / f"{name}.jsonl", kept_out)
        for example in silver.silver_sentences(texts, gazetteer, plain):
            names = [example.text[span.start : span.end] for span in example.spans]
            if min(seen.get(n, 0) for n in names) < 40:
                found.append(example)
                for n in names:
                    seen[n] = seen.get(n, 0) + 1
    return _sampled(found, SILVER_SENTENCES, rng)


def build(nlp: Language, data: Path, gold: Path, path: Path) -> dict[str, int]:
    """Write the corpus; returns the sizes of its parts in sentences, and tokens in all."""
    rng = Random(SEED)
    kept_out = silver.measuring_ids(gold, meantime_folder())
    plain = silver.plain_words(
        text
        for name in ("wikinews-economy", "digitalgov")
        for text in silver.article_texts(data / "articles" / f"{name}.jsonl", kept_out)
    )
    pools = silver.name_pools(data / "gazetteers")
    parts = {
        "clean": clean_sets(data, plain),
        "partial": partial_sets(data, plain, pools, rng),
        "silver": silver_set(data, gold, plain, pools, rng),
        "own": variants(load_own_sentences(), pools, OWN_COPIES, SEED),
    }
    rng.shuffle(parts["own"])
    texts: list[Labelled] = []
    for part in parts.values():
        texts += grouped([augment(example, rng) for example in part], rng)
    rng.shuffle(texts)
    return {name: len(part) for name, part in parts.items()} | {"tokens": write_docs(nlp, texts, path)}
