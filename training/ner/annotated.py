"""The annotated corpus for the recogniser: its articles as they are, and with other names in their places.

Every name is annotated there but nationality words, which are told by a list; what it calls "other" (standards,
indices, benchmarks) has no label here, and is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from training.annotation.annotation import Entity, Offsets
from training.annotation.corpus import Document, Split, documents
from training.ner.labelled import Labelled, Span
from training.ner.name_pools import PRODUCT_KINDS, NamePools, short_company
from training.ner.places import is_people, place_label

_LABELS = {"company": "ORG", "organization": "ORG", "product": "PRODUCT", "person": "PERSON", "event": "EVENT"}
_LAWS = re.compile(r"\b(?:Act|Law|Bill|Directive|Regulation|Treaty|Code|Agreement|Patent)\b")
_WORD = re.compile(r"[^\W\d_]+")
LONGEST = 1_200
"""Characters of a text, about; paragraphs are joined up to it."""


def label_of(entity: Entity) -> str | None:
    """The label of an entity's names; none where the recogniser has none for it."""
    if entity.type == "place":
        return place_label(entity.name)
    if entity.type == "work":
        return "LAW" if _LAWS.search(entity.name) else "WORK_OF_ART"
    return _LABELS.get(entity.type)


def labelled(document: Document) -> Labelled:
    """A whole article with its names."""
    text, named, unknown = document.article.text, list[Span](), list[Offsets]()
    for entity in document.annotation.entities:
        label = label_of(entity)
        if label is None:
            unknown += entity.mentions
        else:
            named += (Span(start, end, label) for start, end in entity.mentions)
    taken = [(span.start, span.end) for span in named] + unknown
    for match in _WORD.finditer(text):
        start, end = match.span()
        if is_people(match.group()) and not any(a < end and start < b for a, b in taken):
            named.append(Span(start, end, "NORP"))
    return Labelled(text, tuple(sorted(named)), tuple(sorted(unknown)))


def swapped(document: Document, pools: NamePools, rng: Random, rate: float = 0.6) -> Labelled:
    """An article in which companies, products and people have other names, the same throughout."""
    example = labelled(document)
    new = {
        (start, end): name
        for entity in document.annotation.entities
        if rng.random() < rate
        for (start, end), name in _renamed(entity, document.article.text, pools, rng)
    }
    pieces, spans, masks, at = list[str](), list[Span](), list[Offsets](), 0
    length = 0
    marked = [(span.start, span.end, span.label) for span in example.spans] + [(*mask, "") for mask in example.masks]
    for start, end, label in sorted(marked):
        name = new.get((start, end), example.text[start:end])
        pieces += [example.text[at:start], name]
        length += start - at
        if label:
            spans.append(Span(length, length + len(name), label))
        else:
            masks.append((length, length + len(name)))
        length += len(name)
        at = end
    return Labelled("".join([*pieces, example.text[at:]]), tuple(spans), tuple(masks))


def _renamed(entity: Entity, text: str, pools: NamePools, rng: Random) -> Iterator[tuple[Offsets, str]]:
    """Other names for an entity's mentions: a full one where its longest stands, a short one elsewhere."""
    if entity.type == "company":
        full = pools.company(rng)
        short = short_company(full)
    elif entity.type == "person":
        full = pools.draw(rng, "PERSON", "") or entity.name
        short = full.split()[-1]
    elif entity.type == "product":
        full = short = pools.draw(rng, "PRODUCT", rng.choice(sorted(PRODUCT_KINDS))) or entity.name
    else:
        return
    longest = max(end - start for start, end in entity.mentions)
    for start, end in entity.mentions:
        whole = end - start == longest and (entity.type != "person" or " " in text[start:end])
        yield (start, end), full if whole else short


def paragraphs(example: Labelled) -> Iterator[Labelled]:
    """Cut an article at line breaks and full stops outside names into texts of about ``LONGEST`` characters."""
    start = 0
    breaks = [match.end() for match in re.finditer(r"\n\s*|(?<=[.!?]) (?=[A-Z“\"])", example.text)]
    ends = [end for end in breaks if not any(span.start < end < span.end for span in example.spans)]
    for end, after in zip([*ends, len(example.text)], [*ends[1:], len(example.text), 0], strict=False):
        if after - start > LONGEST or end == len(example.text):
            if example.text[start:end].strip():
                yield _cut(example, start, end)
            start = end


def _cut(example: Labelled, start: int, end: int) -> Labelled:
    spans = (Span(s.start - start, s.end - start, s.label) for s in example.spans if start <= s.start and s.end <= end)
    masks = ((max(a, start) - start, min(b, end) - start) for a, b in example.masks if a < end and start < b)
    return Labelled(example.text[start:end], tuple(spans), tuple(masks))


def examples(split: Split, pools: NamePools, rng: Random, *, copies: int, swaps: int) -> Iterator[Labelled]:
    """Every article of a split ``copies`` times as it is and ``swaps`` times with other names."""
    for document in documents(split):
        for _ in range(copies):
            yield from paragraphs(labelled(document))
        for _ in range(swaps):
            yield from paragraphs(swapped(document, pools, rng))
