"""Which anaphors and comparisons their context allows: "at the time", "the session" of an exchange, "on the year"."""

from __future__ import annotations

from collections.abc import Callable

from claimx.find.times.phrase import Phrase
from claimx.find.times.words import context

CLAUSE_ENDS = frozenset({
    "", "\n", ",", ".", ";", ":", ")", "(", "and", "but", "as", "because", "when", "while", "—", "–", "-", "”", '"',
    "!", "?",
    "at", "to", "with", "for", "in", "on",
})  # fmt: skip
"""What ends a clause, or goes on behind a time."""
_SHARES = frozenset({"%", "percent", "pct", "pc", "points", "cent"})
_OPENERS = frozenset({"", "\n", ".", ",", ";", ":", "and", "but", "or", "then", "—", "–", "(", "just", "only"})
_AT = frozenset({"at", "during", "in", "from", "throughout", "since", "until", "by", "around", "of"})


def _compared(phrase: Phrase) -> bool:
    """ "year on year", but "on the year" only behind a percentage."""
    if "short" in phrase.groups:
        return True
    unit = phrase.token("unit") or phrase.token("single")
    if unit is None or unit.value not in ("year", "quarter", "month", "week"):
        return False
    again = phrase.token("again")
    if again is not None:
        return again.value == unit.value
    return phrase.before() in _SHARES and phrase.after() in CLAUSE_ENDS


def _this_time(phrase: Phrase) -> bool:
    word = phrase.tokens("time")[0].text
    return word == "time" or (word in ("point", "stage") and not phrase.has_tag("same"))


def _session(phrase: Phrase) -> bool:
    """A session of an exchange and not of a parliament: "trading" or a word of the markets stands by it."""
    if not phrase.has_tag("the") and "rel" not in phrase.groups:
        return False
    if phrase.has_tag("kind"):
        return "trading" in phrase.text
    near = {phrase.before(back) for back in range(1, 25)} | {phrase.after(ahead) for ahead in range(1, 12)}
    return bool(near & context("market"))


def _direction(phrase: Phrase) -> bool:
    return phrase.before() in ("in", "into", "for", "from", "to") and not phrase.line.tag(phrase.last).startswith("of")


def _time_being(phrase: Phrase) -> bool:
    return phrase.text == "the time being"


def _at_night(phrase: Phrase) -> bool:
    return phrase.text == "night" and phrase.before() in ("at", "by") and phrase.after() != "-"


def _some_later(phrase: Phrase) -> bool:
    return phrase.before() in _OPENERS


def _nth_unit(phrase: Phrase) -> bool:
    """ "on the third day": of what, the text may say; "the last week" and the like are other shapes."""
    unit = phrase.token("unit")
    if unit is None or unit.value not in ("day", "week", "month", "year") or phrase.after() in ("of", "-"):
        return False
    if phrase.tag("nth") == "last" and unit.value != "day":
        return False
    return phrase.before() in ("on", "in", "during", "by", "after", "until", "from", "for", "since", "of")


def _first_units(phrase: Phrase) -> bool:
    """ "in the first three months": of the year, unless the words go on to say of what."""
    units, which = phrase.token("units"), phrase.token("which")
    if units is None or which is None or units.value not in ("month", "quarter") or which.value != 1:
        return False
    return phrase.before() in ("in", "for", "during", "over") and phrase.after() not in (
        "of",
        "after",
        "since",
        "on",
        "from",
    )


def _that_time(phrase: Phrase) -> bool:
    """ "during this period", "at the same time", but not "this time around" nor "the same time zone"."""
    if phrase.text.endswith(("date", "point", "stage")) or phrase.before() not in _AT:
        return False
    if "time" in phrase.groups and not phrase.has_tag("same"):
        return phrase.before() == "at" and phrase.text == "the time" and phrase.after() in CLAUSE_ENDS - {"at", "to"}
    if phrase.before() in ("during", "throughout"):
        return phrase.after() != "of"
    return phrase.after() in CLAUSE_ENDS | {"the", "he", "she", "it", "they", "we"}


FOCUS: dict[str, Callable[[Phrase], bool]] = {
    "compared": _compared, "this_time": _this_time, "session": _session, "direction": _direction,
    "time_being": _time_being, "at_night": _at_night, "some_later": _some_later, "nth_unit": _nth_unit,
    "first_units": _first_units, "that_time": _that_time,
}  # fmt: skip
"""Rule → whether its context allows it."""
