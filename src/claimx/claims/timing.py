"""When a claim holds: of the times in its sentence, its paragraph and the paragraph before, or none, the likeliest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Context, When
from claimx.claims.time_anchor import Anchor, Previous, days_of
from claimx.claims.time_facts import dated, is_base, is_day_of_report, opened_by_since, owner, place
from claimx.claims.time_features import Zone, closest_by_clause, of_none, of_time
from claimx.models import ClaimTime
from claimx.rules.ranker import ranker

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_SENTENCE, _PARAGRAPH, _ARTICLE = 12, 6, 2
"""Times that are weighed of each stretch, the nearest: more than any real sentence has."""


class Candidate(NamedTuple):
    """A time that a claim may hold in, or ``None``, with the facts that speak for it."""

    when: When | None
    zone: Zone | None
    facts: tuple[str, ...]


class Chosen(NamedTuple):
    """A claim's time, if it has one, and the chance that the choice is right."""

    time: ClaimTime | None
    chance: float


def quantity_times(context: Context) -> list[Chosen]:
    """The time of each amount, in text order; each choice knows the one before."""
    found: list[Chosen] = []
    previous: Previous | None = None
    for amount in context.amounts:
        anchor = Anchor(amount.words, context, is_change=amount.mention.change is not None, previous=previous)
        best, chance = _likeliest(anchor)
        previous = Previous(amount.words, days_of(best.when))
        found.append(Chosen(slot(best), chance))
    return found


def event_time(verb: TokenSpan, context: Context) -> ClaimTime | None:
    """The time of an event, its verb given."""
    best, _ = _likeliest(Anchor(verb, context))
    return slot(best)


def _likeliest(anchor: Anchor) -> tuple[Candidate, float]:
    """A log-linear choice (McFadden, Conditional Logit Analysis of Qualitative Choice Behavior, 1974) among the times
    around and none, with the weights of ``data/weights/times.tsv``; of equals the nearest. With it the chance of its
    days, wherever they stand.
    """
    found = candidates(anchor)
    chances = ranker("times").probabilities([candidate.facts for candidate in found])
    at = max(range(len(found)), key=chances.__getitem__)
    days = days_of(found[at].when)
    return found[at], sum(chance for one, chance in zip(found, chances, strict=True) if days_of(one.when) == days)


def slot(chosen: Candidate) -> ClaimTime | None:
    """One from beyond the paragraph is marked as inferred."""
    return chosen.when.mention.slot(inferred=chosen.zone == "article") if chosen.when else None


def candidates(anchor: Anchor) -> list[Candidate]:
    """None, and every time that a claim may hold in, the nearest first."""
    inside = _inside(anchor)
    found = [Candidate(None, None, tuple(of_none(anchor, len(inside))))]
    closest = closest_by_clause(inside, anchor)
    for zone, times in (("sentence", inside), *_before(anchor)):
        found += [
            Candidate(when, zone, tuple(of_time(when, anchor, zone, at, closest))) for at, when in enumerate(times)
        ]
    return found


def _inside(anchor: Anchor) -> list[When]:
    """The sentence's times, the nearest first: those with an interval, and dates that are known but have none."""
    start = anchor.words.start
    times = anchor.context.times_in(anchor.sentence.start, anchor.sentence.end)
    times = tuple(when for when in times if _is_possible(when) and not _dates_a_report(when, anchor))
    near = sorted(times, key=lambda when: (abs(when.words.start - start), when.words.start))
    return [opened_by_since(when, anchor.words, anchor.context) for when in near[:_SENTENCE]]


def _before(anchor: Anchor) -> Iterable[tuple[Zone, list[When]]]:
    """The whole times before the sentence in its paragraph, and in the paragraph before, the last first."""
    context = anchor.context
    start = context.paragraph_start(anchor.words[0])
    yield "paragraph", _last(context.times_in(start, anchor.sentence.start), _PARAGRAPH)
    if start:
        above = context.paragraph_start(context.doc[start - 1])
        yield "article", _last(context.times_in(above, start), _ARTICLE)


def _last(times: tuple[When, ...], count: int) -> list[When]:
    whole = (when for when in reversed(times) if dated(when) and when.mention.start and when.mention.end)
    return [when for _, when in zip(range(count), whole, strict=False)]


def _dates_a_report(when: When, anchor: Anchor) -> bool:
    """Whether a time is only the day on which an amount was told: "said on Monday that it has 3 million users"."""
    return anchor.amount is not None and is_day_of_report(when) and place(when, anchor.words) == "above"


def _is_possible(when: When) -> bool:
    """A time with an interval, or a date without one ("for fiscal 2006"): its words are kept, nothing is guessed."""
    known = when.mention.type == "DATE" and when.mention.value and not when.mention.value.endswith("_REF")
    return dated(when) or bool(known and not (when.mention.start or when.mention.end))


def baseline_time(anchor: TokenSpan, context: Context) -> ClaimTime | None:
    """The time a change is measured against, in the same sentence."""
    for when in context.times_in(anchor.sent.start, anchor.sent.end):
        if dated(when) and is_base(when, context) and owner(when, context) is None:
            return when.mention.slot()
    return None
