"""Changes of typography that leave the labels where they are: quotes, case, paragraph breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from training.ner.labelled import Labelled, join
from training.ner.word_lists import words

_SMALL = frozenset(words("a an and as at but by for from in into is of on or over the to up via vs with"))


def curly_quotes(example: Labelled) -> Labelled:
    """Typewriter quotes as typographic ones, length for length, so that offsets hold."""
    text = re.sub(r'(^|[\s(\[])"', r"\1“", example.text).replace('"', "”")
    text = re.sub(r"(^|[\s(\[“])'(?=\w)", r"\1‘", text).replace("'", "’")
    return Labelled(text, example.spans, example.masks)


def headline_case(example: Labelled) -> Labelled:
    """Capitals on words as English headlines have them; the full stop goes if no name ends there."""
    text = re.sub(
        r"(?<![\w'’.-])[a-z][\w'’-]*",
        lambda m: m.group() if m.group() in _SMALL or not m.group().isalpha() else m.group()[0].upper() + m.group()[1:],
        example.text,
    )
    spans = example.spans
    if (
        text.endswith(".")
        and all(span.end < len(text) for span in spans)
        and not any(end == len(text) for _, end in example.masks)
    ):
        text = text[:-1]
    return Labelled(text, spans, example.masks)


def recase(example: Labelled, upper: bool) -> Labelled:
    """All capitals or none; kept as it is if that changes the length (ß, İ)."""
    text = example.text.upper() if upper else example.text.lower()
    return Labelled(text, example.spans, example.masks) if len(text) == len(example.text) else example


def augment(example: Labelled, rng: Random) -> Labelled:
    """One random change, mostly none."""
    if rng.random() < 0.5:
        example = curly_quotes(example)
    draw = rng.random()
    if draw < 0.06:
        return headline_case(example)
    if draw < 0.075:
        return recase(example, upper=True)
    if draw < 0.09:
        return recase(example, upper=False)
    return example


def grouped(examples: Sequence[Labelled], rng: Random, largest: int = 5) -> list[Labelled]:
    """Runs of neighbouring sentences as little articles, split by spaces or paragraph breaks."""
    texts: list[Labelled] = []
    position = 0
    while position < len(examples):
        size = rng.randint(1, largest)
        separator = rng.choice([" ", " ", " ", "\n", "\n\n"])
        texts.append(join(examples[position : position + size], separator))
        position += size
    return texts
