"""Named events with a known day: "Monday's Spring Festival Gala" lets "on the night" and "during the gala" be dated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimx.document import entities, offsets
from claimx.find.times import arithmetic as calendar
from claimx.find.times.phrase import Phrase
from claimx.find.times.scan import Line
from claimx.find.times.setting import DAYS, Reading
from claimx.find.times.words import event_heads, event_joins, event_names, generic_events
from claimx.models import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MODIFIERS = 5
"""Capitalised words that may stand before an event's head noun."""
_GAP = 4
"""Words that may stand between an event and the day that dates it."""
_DURING = frozenset({"during", "at", "since", "before", "after"})


_DATING = DAYS | {"week", "weekend", "month"}
"""Grains of times that date an event: a year says too little of when it was."""


class EventMention(NamedTuple):
    """An event named in the text, by character offsets."""

    start: int
    end: int
    name: str
    head: str
    """Its last word, lower case: "gala"."""


@cache
def _heads() -> re.Pattern[str]:
    words = sorted(event_heads() | event_names(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def find_events(doc: Doc, text: str) -> list[EventMention]:
    """Events that the entity stage found, and capitalised phrases that end in an event's head noun; in text order."""
    known = [mention for entity in entities(doc) if entity.type == "event" for mention in _of_entity(doc, text, entity)]
    taken = [(mention.start, mention.end) for mention in known]
    named = [mention for mention in _by_words(text) if not any(s < mention.end and mention.start < e for s, e in taken)]
    return _same_names(sorted(known + named))


def _of_entity(doc: Doc, text: str, entity: Entity) -> Iterable[EventMention]:
    for mention in entity.mentions:
        if mention.kind == "name":
            start, end = offsets(doc, mention.span)
            yield EventMention(start, end, entity.name, text[start:end].lower().split()[-1])


def _by_words(text: str) -> Iterable[EventMention]:
    for found in _heads().finditer(text):
        if _goes_on(text, found.end()):
            continue  # "Spring Festival" in "Spring Festival gala"
        start, end = _name_start(text, found.start()), _edition_end(text, found.end())
        head = found[0].lower()
        if head in event_names() and found[0][0].isupper():
            yield EventMention(found.start(), end, text[found.start() : end], head)
        elif start < found.start():
            yield EventMention(start, end, text[start:end], head)


def _edition_end(text: str, end: int) -> int:
    """Where the name ends: behind its year, if it has one ("CES 2026")."""
    year = re.compile(r" (?:19|20)[0-9]{2}\b").match(text, end)
    return year.end() if year else end


def _goes_on(text: str, end: int) -> bool:
    """Whether another head noun follows, so that the name ends there."""
    return text[end : end + 1] == " " and _heads().match(text, end + 1) is not None


def _name_start(text: str, head: int) -> int:
    """Where the capitalised words before a head noun begin."""
    start = head
    for _ in range(_MODIFIERS):
        before = re.search(r"(\w[\w.&-]{0,30}) \Z", text[max(start - 33, 0) : start])
        if not before or not before[1][0].isupper() or before[1].lower() in ("the", "a", "this", "on", "at", "in"):
            break
        start -= len(before[0])
    return start


def _same_names(mentions: list[EventMention]) -> list[EventMention]:
    """Give mentions that differ only in case ("Spring Festival gala") the form with most capitals."""
    best: dict[str, str] = {}
    for mention in mentions:
        key = mention.name.casefold()
        best[key] = max(best.get(key, mention.name), mention.name, key=lambda name: sum(map(str.isupper, name)))
    return [mention._replace(name=best[mention.name.casefold()]) for mention in mentions]


def dated_by(phrase: Phrase, reading: Reading, events: Iterable[EventMention]) -> EventMention | None:
    """The event that a day dates: "Monday's <event>", "<event> on Monday night", "on Monday at the <event>"."""
    if reading.period is None or reading.period.grain not in _DATING or not reading.period.closed:
        return None
    for event in events:
        if event.start >= phrase.end and _joined(phrase.line, phrase.last, event.start):
            return event
        if event.end <= phrase.start and _joined(phrase.line, phrase.line.token_at(event.end - 1) + 1, phrase.start):
            return event
    return None


def _joined(line: Line, first: int, until: int) -> bool:
    """Whether only a few joining words stand between a token and an offset."""
    for at in range(first, first + _GAP + 1):
        if at >= len(line.tokens) or line.tokens[at].start >= until:
            return True
        if line.tokens[at].text not in event_joins():
            return False
    return False


class Move(NamedTuple):
    """How far from an event: so many units, negative before it."""

    unit: str
    steps: int


class EventTime(NamedTuple):
    """Words that mean an event's time, or one counted from it: "during the gala", "the day after the gala"."""

    start: int
    end: int
    event: EventMention
    part: str
    """"day" or a part of it."""
    move: Move | None = None


def find_event_times(line: Line, events: Iterable[EventMention]) -> list[EventTime]:
    """Later mentions of events as times; whether the event has a date is for the caller to know."""
    heads: dict[str, EventMention] = {}
    last: EventMention | None = None
    found: list[EventTime] = []
    starts = {event.start: event for event in events}
    for at, token in enumerate(line.tokens):
        event = starts.get(token.start)
        if event is not None:
            heads.setdefault(event.head, event)
            last = event
        named = event or heads.get(token.text) or (last if token.text in generic_events() else None)
        if named is not None:
            found += _as_time(line, at, event.end if event else token.end, named)
    return found


def _as_time(line: Line, at: int, end: int, event: EventMention) -> Iterable[EventTime]:
    last = line.token_at(end - 1)
    following = line.tag(last + 1)
    part = str(line.tokens[last + 1].value) if following in ("part", "day") else ""
    if part and line.word(at - 1) in ("on", "the", "of", "during"):
        yield EventTime(line.tokens[at].start, line.tokens[last + 1].end, event, part)
        return
    article = line.word(at - 1) == "the"
    counted = _counted_from(line, at - 2 if article else at - 1)
    if counted is not None:
        yield EventTime(line.tokens[counted[0]].start, end, event, "day", counted[1])
    elif article and line.word(at - 2) in _DURING and line.word(last + 1) not in ("'s", "’s"):
        yield EventTime(line.tokens[at - 1].start, end, event, "day")


def _counted_from(line: Line, at: int) -> tuple[int, Move] | None:
    """ "the day after", "two weeks before": where the words begin that end in a token, and how far they move."""
    way = {"after": 1, "before": -1}.get(line.word(at), 0)
    unit = (
        line.tokens[at - 1] if way and at >= 2 and line.tag(at - 1) in ("unit", "units", "day", "year_unit") else None
    )
    if unit is None or unit.value not in calendar.DAYS | calendar.MONTHS:
        return None
    first = line.tokens[at - 2]
    count = 1 if first.tag in ("the", "a", "an") else first.value if first.tag in ("number", "small") else 0
    known = isinstance(count, int) and count > 0 and line.tag(at - 2)
    return (at - 2, Move(str(unit.value), way * int(count))) if known else None
