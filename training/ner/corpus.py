"""Mixing the sets into one training corpus and one for choosing the best weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as SpacySpan

from training.ner import gum, readers, silver
from training.ner.augmentation import augment, grouped
from training.ner.labelled import Labelled
from training.ner.mappings import decide_coarse
from training.ner.name_pools import NamePools, listed_companies, product_stems
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
    store.to_disk(path)
    return tokens


def _sampled(examples: Sequence[Labelled], size: int, rng: Random) -> list[Labelled]:
    """A sample that keeps the order, so that neighbours stay neighbours."""
    if len(examples) <= size:
        return list(examples)
    return [examples[index] for index in sorted(rng.sample(range(len(examples)), size))]


def _tidy(example: Labelled) -> bool:
    return "http" not in example.text.lower() and "@" not in example.text


def clean_sets(data: Path, plain: frozenset[str]) -> tuple[list[Labelled], list[Labelled]]:
    """The annotated sets, for training and for choosing: every test set named in the card stays out of both."""
    ner, banks = data / "ner", data / "treebanks"
    train: list[Labelled] = []
    dev: list[Labelled] = []
    gum_train = gum.read_gum((banks / "gum-open-train.conllu").read_text(encoding="utf-8").splitlines())
    train += gum_train * 2
    dev += gum.read_gum((banks / "gum-open-dev.conllu").read_text(encoding="utf-8").splitlines())
    wikigold = readers.read_wikigold(ner / "wikigold.conll")
    train += wikigold[:-150] * 2
    dev += wikigold[-150:]
    for split in ("dev", "test"):
        train += readers.read_uner(ner / f"uner-ewt-{split}.iob2", [banks / f"ewt-{split}.conllu"], plain)
    wnut = readers.read_wnut(ner / "wnut17-wnut17train.conll", plain)
    wnut_dev = readers.read_wnut(ner / "wnut17-emerging.dev.conll", plain)
    train += wnut + wnut_dev[300:]
    dev += wnut_dev[:300]
    for domain in ("ai", "politics", "science"):
        parts = [readers.read_crossner(ner / f"crossner-{domain}-{split}.conll") for split in ("train", "dev")]
        train += (parts[0] + parts[1]) * (2 if domain == "ai" else 1)
        if domain != "ai":
            rest = readers.read_crossner(ner / f"crossner-{domain}-test.conll")
            train += rest[:-100]
            dev += rest[-100:]
    return train, dev


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
    kept_out = silver.measuring_ids(gold, data / "meantime")
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


def build(nlp: Language, data: Path, gold: Path, work: Path) -> dict[str, int]:
    """Write ``train.spacy`` and ``dev.spacy``; returns the sizes of the parts in sentences, and tokens in all."""
    rng = Random(SEED)
    kept_out = silver.measuring_ids(gold, data / "meantime")
    plain = silver.plain_words(
        text
        for name in ("wikinews-economy", "digitalgov")
        for text in silver.article_texts(data / "articles" / f"{name}.jsonl", kept_out)
    )
    pools = NamePools(
        listed_companies(data / "gazetteers" / "us-listed-companies.csv"),
        silver.gazetteer_products(data / "gazetteers"),
    )
    own = load_own_sentences()
    own_train = [pieces for index, pieces in enumerate(own) if index % 12 != 11]
    own_dev = [pieces for index, pieces in enumerate(own) if index % 12 == 11]
    clean, dev = clean_sets(data, plain)
    partial = partial_sets(data, plain, pools, rng)
    silvered = silver_set(data, gold, plain, pools, rng)
    news = variants(own_train, pools, OWN_COPIES, SEED)
    rng.shuffle(news)
    dev += variants(own_dev, pools, 2, SEED + 1)
    texts: list[Labelled] = []
    for part in (clean, partial, silvered, news):
        texts += grouped([augment(example, rng) for example in part], rng)
    rng.shuffle(texts)
    tokens = write_docs(nlp, texts, work / "train.spacy")
    write_docs(nlp, dev, work / "dev.spacy")
    return {
        "clean": len(clean), "partial": len(partial), "silver": len(silvered), "own": len(news), "tokens": tokens,
    }  # fmt: skip
