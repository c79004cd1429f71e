"""Which calendar names their context allows: "May" the month and not the verb, 2016 the year and not an amount."""

from __future__ import annotations

from collections.abc import Callable

from claimx.find.times.phrase import Phrase
from claimx.find.times.words import context, event_heads

_HARD_MONTHS = frozenset({"may", "mar", "march", "jan", "dec", "apr", "sep", "jun"})
"""Months that are also words or first names, so that alone they need a preposition."""
_SURE_YEAR = frozenset({
    "in", "since", "by", "until", "during", "till", "early", "late", "mid", "fiscal", "calendar", "circa",
})  # fmt: skip
_LINKS = frozenset({"of", "from", "to", "and", "between", "year", "the", "before", "after", "(", "around"})


def _year(phrase: Phrase) -> bool:
    token = phrase.token("year")
    if token is None or "mod" in phrase.groups or "edge" in phrase.groups:
        return token is not None
    before = phrase.before()
    if token.tag == "short_year":
        return before in ("since", "in", "of", "from", "by", "early", "late")
    if before in context("versioned") or before in ("$", "#", "+", "~", "≈"):
        return False
    if before == "-" and phrase.line.tag(phrase.first - 2) not in ("year", "month", "small", "nth", "modifier"):
        return False
    if phrase.line.tag(phrase.last) in ("percent", "ampm") or phrase.after() in context("counted"):
        return False
    return _year_number(phrase, int(token.value), before)


def _year_number(phrase: Phrase, number: int, before: str) -> bool:
    known = before in context("before_year") or phrase.line.tag(phrase.first - 1) == "year_unit"
    if _counts(phrase.after()) and not (before in _SURE_YEAR and number % 100):
        return False
    if 1900 <= number < 2100 and number % 1000:
        return True
    if _in_pair(phrase, number):
        return True
    return known and before in _SURE_YEAR | _LINKS


def _in_pair(phrase: Phrase, number: int) -> bool:
    """Whether a number is one of two years that end a heading or clause: "Western Theater 1861-1863"."""
    line = phrase.line
    for first, last in ((phrase.first, phrase.first + 2), (phrase.first - 2, phrase.first)):
        if line.tag(first) == line.tag(last) == "year" and line.tag(first + 1) == "dash":
            ends = line.word(last + 1) in ("", "\n", ")", ",", ".", ";", ":")
            return ends and 0 < int(line.tokens[last].value) - int(line.tokens[first].value) <= _LIFETIME
    return False


_LIFETIME = 100


def _counts(word: str) -> bool:
    """Whether the next word looks like a plural noun that a number counts."""
    plural = len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return (plural and word not in context("owned_by_years")) or word in ("people", "men", "women", "children")


def _month(phrase: Phrase) -> bool:
    token = phrase.token("month")
    if token is None:
        return False
    if phrase.last - phrase.first > 1 and any(
        name in phrase.groups for name in ("year", "year_rel", "mod", "edge", "rel")
    ):
        return phrase.tag("rel") not in ("recent", "following")
    if token.text not in _HARD_MONTHS:
        return True
    if phrase.line.tag(phrase.last) in ("dash", "to", "until") and phrase.line.tag(phrase.last + 1) == "month":
        return True  # "Jan-Feb 2017", "May to September"
    return phrase.before() in context("before_month") or phrase.line.tag(phrase.first - 1) in ("month", "dash")


def _month_day(phrase: Phrase) -> bool:
    token = phrase.token("day") or phrase.token("day_word")
    if token is not None and token.tag == "second":
        return True
    if token is None or not 1 <= int(token.value) <= 31:
        return False
    return "year" in phrase.groups or phrase.after() not in context("counted") | {"%", "$"}


def _day_month(phrase: Phrase) -> bool:
    return _month_day(phrase) and phrase.before() not in context("versioned") | {"$", "#", "€", "£", "."}


def _season(phrase: Phrase) -> bool:
    if "year" in phrase.groups:
        return True
    if phrase.after() in event_heads() or phrase.after() == "olympic":
        return False
    rel = phrase.tag("rel")
    if rel:
        return rel in ("this", "last", "next", "past", "coming", "previous") and not _noun_of(phrase)
    if phrase.tag("season") == "fall":
        return _beside_season(phrase)
    return phrase.before() in _DURING or _listed_season(phrase)


def _listed_season(phrase: Phrase) -> bool:
    """ "the spring and summer", "passed the winter": a spring alone may be one of steel or of water."""
    if _beside_season(phrase):
        return True
    line = phrase.line
    named = line.tag(phrase.first) == "the" or phrase.before() == "the"
    return named and not phrase.text.endswith("spring") and phrase.after() in _ENDS


def _beside_season(phrase: Phrase) -> bool:
    """ "The fall and winter": another season says what a fall or a spring is."""
    line = phrase.line
    before = line.tag(phrase.first - 1) == "and" and line.tag(phrase.first - 2) in ("season", "fall")
    return before or (line.tag(phrase.last) == "and" and line.tag(phrase.last + 1) in ("season", "fall"))


_ENDS = frozenset({"", "\n", ".", ",", ";", ":", ")", "and", "of", "but", "when", "before", "after", "was", "were"})


_DURING = frozenset(
    {"in", "since", "until", "by", "during", "this", "throughout", "over", "through", "for", "before", "after"}
)


def _week_of(phrase: Phrase) -> bool:
    token = phrase.token("unit")
    return token is not None and token.value == "week" and _month_day(phrase)


def _century(phrase: Phrase) -> bool:
    token = phrase.token("unit")
    return token is not None and token.value == "century"


def _noun_of(phrase: Phrase) -> bool:
    return phrase.tag("season") == "fall" and phrase.after() in ("in", "of", "from")


def _holiday(phrase: Phrase) -> bool:
    return phrase.after() not in event_heads() and phrase.tag("rel") in (
        "",
        "this",
        "last",
        "next",
        "past",
        "coming",
        "previous",
    )


def _quarter(phrase: Phrase) -> bool:
    token = phrase.token("nth")
    if token is not None and token.tag != "second" and token.tag != "last":
        return isinstance(token.value, int) and 1 <= token.value <= 4
    return True


def _half(phrase: Phrase) -> bool:
    if phrase.groups.keys() & {"year", "year_rel", "year_the", "month"}:
        return True
    return phrase.after() != "of" and (phrase.has_tag("dash", "fiscal") or phrase.line.tag(phrase.first) == "the")


def _h(phrase: Phrase) -> bool:
    return "year" in phrase.groups or phrase.before() in ("in", "for", "during")


DATES: dict[str, Callable[[Phrase], bool]] = {
    "year": _year, "month": _month, "month_day": _month_day, "month_days": _month_day, "day_month": _day_month,
    "days_month": _day_month, "season": _season, "holiday": _holiday, "quarter": _quarter, "year_quarter": _quarter,
    "half": _half, "h": _h, "week_of": _week_of, "century": _century,
}  # fmt: skip
"""Rule → whether its context allows it."""
