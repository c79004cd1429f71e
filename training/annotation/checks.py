"""What cannot be right in an annotation: everything a program can see, so that readers need only read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from training.annotation.annotation import Annotation, Claim, Entity, Event, Interval, Offsets, Quantity
from training.annotation.numbers import has_number, numbers, spelled
from training.annotation.units import unit_fault

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = (1, 10, 100, 1e3, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12, 0.01, 0.001, 12, 0.1, 1e-6)
"""By what a multiplier or a smaller unit may change the digits: thousand, crore, dozen, cents, nano …"""
_SHARE = re.compile(r"\b(?:in|of|out|per)\b|/|\d(?:st|nd|rd|th)\b")
"""Says that a value may be one divided by the number: "1 in 5", "a 13th"."""
_POWER = re.compile(r"\d\^|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_PARTS = (60, 12, 24)
"""Of what is said in two units: hours and minutes, feet and inches, days and hours."""
_IRREGULAR = frozenset({"go", "be", "eat"})
"""Verbs with forms of another first letter."""
_CALENDAR = (1850, 2120)
"""Years that a news article can mean."""


def faults(annotation: Annotation, text: str | None = None) -> list[str]:
    """Everything that is impossible in an annotation; without its text, what offsets and slots alone show."""
    found = [*_spans(annotation), *_layers(annotation)]
    for entity in annotation.entities:
        found += (f"entity {entity.name!r}: {fault}" for fault in _entity(entity))
    for claim in annotation.claims:
        found += (f"{_named(claim, text)}: {fault}" for fault in _claim(claim))
    if text is not None:
        found += _against(annotation, text)
    return found


def _spans(annotation: Annotation) -> Iterator[str]:
    named = [span for entity in annotation.entities for span in entity.mentions]
    meant = [span for entity in annotation.entities for span in (*entity.pronouns, *entity.descriptions)]
    claimed = [claim.anchor for claim in annotation.claims]
    for start, end in (*named, *meant, *claimed, *(item.span for item in annotation.excluded)):
        if not 0 <= start < end <= annotation.length:
            yield f"offsets {start}-{end} are not inside the text's {annotation.length} characters"
    ordered = sorted(named)
    for left, right in pairwise(ordered):
        if right[0] < left[1]:
            yield f"two entities' mentions overlap at {left[0]}-{left[1]} and {right[0]}-{right[1]}"
    for span in sorted(set(meant)):
        if meant.count(span) > 1:
            yield f"{span[0]}-{span[1]} stands for two entities"
    for span in meant:
        if span in named:
            yield f"{span[0]}-{span[1]} is a name and a pronoun or description"
    for number, claim in enumerate(annotation.claims):
        if claim in annotation.claims[:number]:
            yield f"the {claim.kind} claim at {claim.anchor[0]}-{claim.anchor[1]} is there twice"
    names = [entity.name for entity in annotation.entities]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two entities are named {name!r}"


def _layers(annotation: Annotation) -> Iterator[str]:
    layers = set(annotation.layers)
    if "entities" not in layers:
        yield "the entities layer is missing"
    if "claims" not in layers and (annotation.claims or annotation.excluded):
        yield "claims or exclusions without the claims layer"
    if "coreference" not in layers and any(entity.pronouns or entity.descriptions for entity in annotation.entities):
        yield "pronouns or descriptions without the coreference layer"


def _entity(entity: Entity) -> Iterator[str]:
    if entity.name != entity.name.strip():
        yield "blanks around its name"


def _claim(claim: Claim) -> Iterator[str]:
    for slot in ("subject", "object", "metric", "source"):
        answers = getattr(claim, slot, [])
        if any(not answer.strip() for answer in answers):
            yield f"{slot}: an answer is empty"
        if len({answer.casefold() for answer in answers}) < len(answers):
            yield f"{slot}: an answer is given twice"
    if isinstance(claim, Quantity):
        yield from _quantity(claim)
    if isinstance(claim, Quantity | Event) and claim.time is not None:
        yield from _interval(claim.time)


def _quantity(claim: Quantity) -> Iterator[str]:
    if fault := unit_fault(claim.unit):
        yield fault
    ranged = claim.low is not None and claim.high is not None
    if (
        (claim.relation == "range") != ranged
        or ranged == (claim.value is not None)
        or (claim.low is None) != (claim.high is None)
    ):
        yield "an amount is a value, or low and high with the relation 'range'"
    if claim.low is not None and claim.high is not None and claim.low >= claim.high:
        yield f"its low {claim.low:g} is not below its high {claim.high:g}"
    if (claim.unit == "rank") != (claim.statistic == "rank"):
        yield "unit 'rank' and statistic 'rank' go together"
    if claim.change and claim.change.direction != "none" and (claim.value or 0) < 0:
        yield "a change says its direction apart: its value is not negative"
    if not claim.metric:
        yield "no metric"


def _interval(time: Interval) -> Iterator[str]:
    if time.start is None and time.end is None:
        yield "a time without start and end is no time: leave it out"
    if time.start and time.end and time.end < time.start:
        yield f"its time ends ({time.end}) before it starts ({time.start})"
    for day in (time.start, time.end):
        if day and not _CALENDAR[0] <= day.year <= _CALENDAR[1]:
            yield f"the year {day.year} is hardly meant"


def _against(annotation: Annotation, text: str) -> Iterator[str]:
    if not annotation.made_on(text):
        yield "the text is not the one that was annotated"
        return
    for entity in annotation.entities:
        for span in (*entity.mentions, *entity.pronouns, *entity.descriptions):
            if not _whole_words(text, span):
                yield f"entity {entity.name!r}: {_words(text, span)!r} does not begin and end with whole words"
    for claim in annotation.claims:
        yield from (f"{_named(claim, text)}: {fault}" for fault in _words_of(claim, annotation, text))
    if "claims" in annotation.layers:
        yield from _forgotten(annotation, text)


def _words_of(claim: Claim, annotation: Annotation, text: str) -> Iterator[str]:
    words = _words(text, claim.anchor)
    if words != words.strip():
        yield "blanks around the anchor"
    if isinstance(claim, Event):
        if len(words.split()) != 1:
            yield "an event's anchor is one word, its predicate's"
        elif claim.predicate[0].lower() != words[0].lower() and claim.predicate not in _IRREGULAR:
            yield f"the predicate {claim.predicate!r} is no lemma of {words!r}"
        if " " in claim.predicate or claim.predicate != claim.predicate.lower():
            yield f"the predicate {claim.predicate!r} is not one lower-case verb"
    if isinstance(claim, Quantity):
        yield from _amount(claim, words)
    for slot in ("subject", "object", "source"):
        yield from _answer(slot, getattr(claim, slot, []), annotation.entities, text)


def _amount(claim: Quantity, words: str) -> Iterator[str]:
    if not has_number(words):
        yield "no number in its anchor"
        return
    said = (
        []
        if spelled(words) or _POWER.search(words)
        else [float(digits.replace(",", "")) for digits in _DIGITS.findall(words)]
    )
    said += [
        whole
        for big, small in pairwise(said)
        for parts in _PARTS
        for whole in (big * parts + small, big + small / parts)
    ]
    shares = _SHARE.search(words) is not None
    for value in (claim.value, claim.low, claim.high):
        if value and said and not any(_same_digits(abs(value), number, shares=shares) for number in said):
            yield f"its value {value:g} is not what {words!r} says"


def _same_digits(value: float, number: float, *, shares: bool) -> bool:
    """Whether a value is a number of the text but for its scale; with ``shares``, also one divided by it ("1 in 5")."""
    if number == 0:
        return False
    ratios = (value / number, *((value * number,) if shares else ()))
    return any(abs(ratio / scale - 1) < 1e-3 for ratio in ratios for scale in _SCALES)


def _answer(slot: str, answers: list[str], entities: list[Entity], text: str) -> Iterator[str]:
    if not answers or answers[0] in {entity.name for entity in entities}:
        return
    for entity in entities:
        if answers[0] in {_words(text, span) for span in entity.mentions}:
            yield f"{slot}: {answers[0]!r} is a short form; the first answer is the entity's name {entity.name!r}"
            return
    if answers[0].casefold() not in text.casefold() and slot != "object":
        yield f"{slot}: {answers[0]!r} is neither an entity's name nor words of the text"


def _forgotten(annotation: Annotation, text: str) -> Iterator[str]:
    """Numbers that are neither claimed nor excluded; those inside names are excluded by themselves."""
    covered = [claim.anchor for claim in annotation.claims if isinstance(claim, Quantity)]
    excluded = [item.span for item in annotation.excluded]
    named = [span for entity in annotation.entities for span in entity.mentions]
    for number in numbers(text):
        if number.plain is None and not _touched(number.span, covered + excluded + named):
            start, end = number.span
            around = " ".join(text[max(0, start - 40) : end + 40].split())
            yield f"the number {text[start:end]!r} is neither claimed nor excluded: … {around} …"
    for claim in annotation.claims:
        if isinstance(claim, Quantity) and _touched(claim.anchor, excluded):
            yield f"{_named(claim, text)}: claimed and excluded"


def _touched(span: Offsets, others: Iterable[Offsets]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _whole_words(text: str, span: Offsets) -> bool:
    start, end = span
    words = text[start:end]
    before, after = text[start - 1 : start] + words[:1], words[-1:] + text[end : end + 1]
    return words == words.strip() and _edge(before) and _edge(after)


def _edge(pair: str) -> bool:
    return len(pair) < 2 or not (pair[0].isalnum() and pair[1].isalnum())


def _words(text: str, span: Offsets) -> str:
    return text[span[0] : span[1]]


def _named(claim: Claim, text: str | None) -> str:
    at = f"{claim.anchor[0]}-{claim.anchor[1]}"
    return f"{claim.kind} claim {_words(text, claim.anchor)!r} ({at})" if text else f"{claim.kind} claim at {at}"
