"""What speaks for a time being the one that a claim holds in: facts of where both stand, by name.

The names are what ``data/weights/times.tsv`` gives weights to; a fact without a weight counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from claimx.claims.context import Context, When
from claimx.claims.time_anchor import Anchor, Days, days_of
from claimx.claims.time_facts import (
    SHORT_GRAINS,
    dated,
    is_adjacent,
    is_base,
    is_dateline,
    is_day_of_report,
    is_of_market,
    owner,
    place,
    reports,
    tense,
)
from claimx.find.syntax import child, clause_verb, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

Zone = Literal["sentence", "paragraph", "article"]
"""How far from the claim a time stands: in its sentence, before it in its paragraph, or in the paragraph before."""

_BACKWARD = frozenset({"earlier", "before", "ago", "previous", "year-ago", "prior"})
_SAME = frozenset({"same", "corresponding", "comparable"})
_NOW = frozenset({"now", "currently", "today", "presently", "already", "still"})
_MARKS = {
    ",": "comma", ";": "semicolon", ":": "colon", "(": "bracket", ")": "bracket", "—": "dash", "–": "dash",
    "“": "quote", "”": "quote", '"': "quote", "and": "and", "but": "but", "while": "while", "which": "which",
    "who": "which", "that": "that", "after": "after", "since": "since", "when": "when",
}  # fmt: skip
"""What may part a time from an anchor."""
_GAPS = ((2, "0-2"), (5, "3-5"), (10, "6-10"), (20, "11-20"))
"""Tokens between a time and an anchor, by classes."""
_BETWEEN = 40
"""Tokens between the two that are looked at."""


def of_none(anchor: Anchor, found: int) -> Iterator[str]:
    """What speaks for a claim without a time, where so many stand in its sentence."""
    yield "none"
    some = "alone" if not found else "beside one" if found == 1 else "beside some"
    for fact in (some, anchor.kind, anchor.tense):
        yield f"none, {fact}"
    yield f"none, {anchor.kind}, {some}"
    yield f"none, {anchor.tense}, {some}"
    if anchor.is_change:
        yield f"none, change, {some}"
    if anchor.is_base:
        yield f"none, base, {some}"
    if any(token.lower_ in _NOW for token in anchor.verb.children):
        yield "none, now"
    yield from _as_before(("", ""), anchor, "none")


def _as_before(days: Days, anchor: Anchor, zone: str) -> Iterator[str]:
    """Whether the claim before holds in the same days."""
    if anchor.previous is None or not anchor.goes_on:
        return
    same = "as" if days == anchor.previous.days else "not as" if any(anchor.previous.days) else "unlike none"
    yield f"{zone}, {same} {anchor.goes_on}"
    yield f"{zone}, {same} {anchor.goes_on}, {anchor.tense}"
    if anchor.is_change or anchor.is_base:
        yield f"{zone}, {same} {anchor.goes_on}, {'base' if anchor.is_base else 'change'}"


def of_time(when: When, anchor: Anchor, zone: Zone, order: int, closest: When | None) -> Iterator[str]:
    """What speaks for and against a time.

    Args:
        when: the time.
        anchor: the claim's anchor.
        zone: where the time stands.
        order: its place among the times of its zone, counted from the anchor outwards from 0.
        closest: the time of the sentence that is closest by its clause.
    """
    yield zone
    if closest is when:
        yield f"closest by clause, {place(when, anchor.words)}"
    yield f"{zone}, {'nearest' if order == 0 else 'second' if order == 1 else 'further'}"
    facts = _within(when, anchor) if zone == "sentence" else _earlier(when, anchor)
    for fact in (*_itself(when, anchor.context), *_attached(when, anchor.context), *facts):
        yield f"{zone}, {fact}"
    if zone != "sentence" and _is_plain(when, anchor.context):
        yield f"{zone}, plain"
        for fact in (anchor.kind, anchor.tense, f"{anchor.kind}, {anchor.tense}"):
            yield f"{zone}, plain, {fact}"
    yield from _as_before(days_of(when), anchor, zone)


def _is_plain(when: When, context: Context) -> bool:
    """Whether a main clause is about a time that has begun: no base, aside, other amount's or statement's day."""
    verb = clause_verb(when.words.root)
    aside = is_verb(verb) and verb.dep_ in ("relcl", "acl", "advcl", "xcomp")
    ahead = context.published is not None and (when.mention.start or "") > context.published
    if aside or ahead or _looks_back(when):
        return False
    return not (is_day_of_report(when) or is_base(when, context) or is_dateline(when) or owner(when, context))


_PLACES = ("in its phrase", "in its clause", "above", "below", "beside")


def closest_by_clause(times: Iterable[When], anchor: Anchor) -> When | None:
    """Of a sentence's times that are nobody else's and no base, the one whose clause is closest to the anchor's."""
    best: tuple[tuple[int, int, int], When] | None = None
    for when in times:
        own = owner(when, anchor.context)
        if (own and own.words.start != anchor.words.start) or not dated(when) or is_dateline(when):
            continue
        where = place(when, anchor.words)
        if is_base(when, anchor.context) or (where == "above" and is_day_of_report(when)):
            continue
        key = (_PLACES.index(where), abs(when.words.start - anchor.words.start), when.words.start)
        if best is None or key < best[0]:
            best = key, when
    return best[1] if best else None


def _itself(when: When, context: Context) -> Iterator[str]:
    """What it is."""
    mention = when.mention
    yield f"grain {mention.grain}"
    if mention.type != "DATE":
        yield mention.type
    if not dated(when):
        yield "undated"
    elif mention.start is None or mention.end is None:
        yield "open"
    day = context.published
    if day is not None and (mention.start or mention.end or day) > day:
        yield "ahead"
    if day is not None and mention.start and int(day[:4]) - int(mention.start[:4]) > 2:
        yield "long ago"
    if _looks_back(when):
        yield "looks back"


def _looks_back(when: When) -> bool:
    """Whether the words move a period back: "a year earlier", "the same period of 2024"."""
    return any(token.lower_ in _BACKWARD for token in when.words) or any(
        token.lower_ in _SAME for token in when.words[:2]
    )


def _attached(when: When, context: Context) -> Iterator[str]:
    """How it hangs in its own clause."""
    verb = clause_verb(when.words.root)
    yield f"after {_leading(when)}"
    if reports(verb):
        yield "day of a report" if is_day_of_report(when) else "time of a report"
    if is_verb(verb) and verb.dep_ in ("relcl", "acl", "advcl", "xcomp", "ccomp"):
        yield f"in {verb.dep_}"
        if (mark := child(verb, "mark")) is not None:
            yield f"in {verb.dep_} with {mark.lower_}"
    if is_dateline(when):
        yield "dateline"
    if is_base(when, context):
        yield "base"


def _leading(when: When) -> str:
    """The preposition before a time, over "the" and "its"; else the part of speech before it."""
    at = when.words.start - 1
    while at > 0 and when.words.doc[at].pos_ in ("DET", "PRON") and when.words.start - at <= 2:
        at -= 1
    if at < 0:
        return "nothing"
    before = when.words.doc[at]
    return before.lower_ if before.pos_ in ("ADP", "SCONJ") else before.pos_


def _within(when: When, anchor: Anchor) -> Iterator[str]:
    """Where it stands in the anchor's own sentence."""
    where = place(when, anchor.words)
    yield where
    yield f"{where}, {anchor.kind}"
    yield f"{where}, {anchor.tense}"
    yield f"{where}, {'day' if when.mention.grain in SHORT_GRAINS else 'period'}"
    based = is_base(when, anchor.context)
    if anchor.is_base or anchor.is_change or based:
        compared = "base" if anchor.is_base else "change" if anchor.is_change else "level"
        yield f"{compared} by {'base' if based else where}"
    if is_adjacent(when, anchor.words):
        yield f"adjacent, {'change' if anchor.is_change else 'level'}"
    own = owner(when, anchor.context)
    if own is not None:
        yield "its own" if own.words.start == anchor.words.start else "another's"
    yield from _apart(when, anchor)


def _apart(when: When, anchor: Anchor) -> Iterator[str]:
    """What parts the two."""
    behind = when.words.start >= anchor.words.end
    first, last = (anchor.words.end, when.words.start) if behind else (when.words.end, anchor.words.start)
    side = "behind" if behind else "before"
    gap = max(last - first, 0)
    yield f"{side} by {next((name for most, name in _GAPS if gap <= most), 'more')}"
    amounts = len(anchor.context.amounts_in(first, last))
    yield f"{side}, {min(amounts, 2)} amounts between"
    marks = (_MARKS.get(token.lower_) for token in anchor.words.doc[first : min(last, first + _BETWEEN)])
    for mark in filter(None, dict.fromkeys(marks)):
        yield f"{side}, {mark} between"
    if when.words.start - anchor.sentence.start <= 2:
        yield "opens the sentence"
        yield f"opens the sentence, {min(amounts, 2)} amounts between"


def _earlier(when: When, anchor: Anchor) -> Iterator[str]:
    """How an earlier sentence's time goes on into the anchor's."""
    sentence = when.words.root.sent
    back = 1 if sentence.end == anchor.sentence.start else 2 if anchor.sentence.start - sentence.end < 40 else 3
    verb = clause_verb(when.words.root)
    yield f"{back} back"
    yield f"{anchor.tense} after {tense(verb)}"
    yield f"{anchor.kind}, {anchor.tense}"
    yield anchor.kind
    yield f"{when.mention.grain}, {anchor.tense}"
    yield f"beside {min(len(anchor.context.times_in(anchor.sentence.start, anchor.sentence.end)), 2)}"
    if when.words.start - sentence.start <= 2:
        yield "opens its sentence"
    if owner(when, anchor.context) is not None:
        yield "another's"
    yield from _figures(when, anchor, sentence)
    if anchor.is_change:
        yield "change"
    if anchor.is_base:
        yield "for a base"
    if anchor.closes and when.mention.grain == "day" and is_of_market(sentence):
        yield "day of an exchange"
    if _introduces(sentence):
        yield "introduces"
        yield "introduces a list" if anchor.in_list else "introduces what follows"


def _introduces(sentence: TokenSpan) -> bool:
    """Whether a sentence ends in a colon, so that the lines behind it are in its time."""
    return any(token.text == ":" for token in sentence[-3:])


def _figures(when: When, anchor: Anchor, sentence: TokenSpan) -> Iterator[str]:
    """Whether figures of its own sentence go on in the anchor's."""
    amounts = anchor.context.amounts_in(sentence.start, sentence.end)
    yield f"{min(len(amounts), 2)} figures"
    if anchor.amount is None:
        return
    unit = anchor.amount.mention.quantity.unit
    if any(amount.mention.quantity.unit == unit for amount in amounts):
        yield "same unit"
    elif any(amount.mention.quantity.unit.kind == unit.kind for amount in amounts):
        yield "same kind of unit"
