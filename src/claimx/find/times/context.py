"""Which readings their context allows: "the quarter" in a report, not "the day the deal closed"."""

from __future__ import annotations

from collections.abc import Callable

from claimx.find.times.context_dates import DATES
from claimx.find.times.context_focus import CLAUSE_ENDS, FOCUS
from claimx.find.times.phrase import Phrase
from claimx.find.times.words import context

_CLOCK_CUES = frozenset(
    {"at", "by", "from", "until", "till", "before", "after", "around", "about", "since", "of", "past", "and", "to"}
)
_LENGTH_UNITS_ONLY = frozenset({"second", "minute", "hour"})


def accepts(phrase: Phrase) -> bool:
    """Whether the words around a phrase allow its reading."""
    check = _CHECKS.get(phrase.rule)
    return check is None or check(phrase)


def _relative(phrase: Phrase) -> bool:
    rel, unit = phrase.tag("rel"), phrase.token("unit")
    if unit is None or str(unit.value) in _LENGTH_UNITS_ONLY:
        return False
    article = phrase.line.tag(phrase.groups["rel"][0] - 1) == "the"
    if unit.tag == "half":
        return rel == "this" and not article
    if rel in ("following", "same", "coming", "recent") and not article:
        return False
    if rel == "coming":
        return False
    if unit.tag == "day":
        return rel in ("same", "following", "next", "previous") and phrase.after() != "of"
    if rel == "last" and article:
        return unit.tag == "quarter" and phrase.after() != "of"
    if rel in ("past", "recent", "latest"):
        return unit.tag == "quarter" and rel != "past"
    return phrase.after() != "of" or rel not in ("last",)


def _rolling(phrase: Phrase) -> bool:
    return (
        phrase.tag("rel") in ("last", "past", "next", "coming", "previous", "following")
        and phrase.tag("count") != "half"
    )


def _rolling_one(phrase: Phrase) -> bool:
    token = phrase.token("units") or phrase.token("units2")
    return token is not None and token.tag not in ("half", "second") and phrase.after() != "of"


def _rolling_bare(phrase: Phrase) -> bool:
    return phrase.tag("rel") in ("recent", "past", "coming", "next", "previous", "last")


def _weekday(phrase: Phrase) -> bool:
    if phrase.before() in context("before_named_weekday"):
        return False
    return phrase.tag("rel") in ("", "this", "last", "past", "next", "coming", "following", "previous", "same")


def _which_part(phrase: Phrase) -> bool:
    rel = phrase.tag("rel")
    return rel in ("this", "that", "same", "following", "next", "previous") or (
        rel == "last" and phrase.text.endswith("night")
    )


def _the_unit(phrase: Phrase) -> bool:
    unit = phrase.token("unit")
    if unit is None or unit.tag in ("second", "half") or str(unit.value) in _LENGTH_UNITS_ONLY:
        return False
    if _states_end(phrase):
        return True
    if "mod" in phrase.groups:
        return True
    if phrase.line.tag(phrase.last) in (
        "year",
        "dash",
        "of",
        "that",
        "date",
        "ago",
        "before",
        "after",
        "to",
        "unit",
    ):
        return False
    if phrase.after() == "and" and phrase.line.tag(phrase.last + 1) in ("a", "an", "the", "unit", "day", "half"):
        return False
    before = phrase.before()
    if before == "of":
        if phrase.line.tag(phrase.last) == "possessive":
            return True
        return phrase.before(2) in ("rest", "remainder", "most", "much", "course", "part") or _after_slice(phrase)
    return before in context("before_definite") and not _opens_clause(phrase)


def _after_slice(phrase: Phrase) -> bool:
    """ "the first nine months of the year"."""
    return phrase.line.tag(phrase.first - 2) in ("units", "unit", "day") and phrase.before(3) not in (
        "the",
        "a",
        "of",
        "this",
    )


def _slice(phrase: Phrase) -> bool:
    """A slice needs a stretch to be cut from: "the first week of March", not "the last day of the trial"."""
    units, ahead = phrase.token("units"), phrase.line.tag(phrase.last + 1)
    if units is None or units.tag in ("quarter", "half", "second") or str(units.value) in _LENGTH_UNITS_ONLY:
        return False
    if ahead == "the":
        return (
            phrase.line.tag(phrase.last + 2) in ("year_unit", "quarter", "unit", "fiscal") and phrase.after(4) != "of"
        )
    return ahead in ("year", "month", "this", "last", "next", "q", "h", "fy", "fiscal", "modifier")


def _states_end(phrase: Phrase) -> bool:
    """ "the quarter that ended in December", "the year to March 2024"."""
    if phrase.tag("unit") in ("year_unit", "quarter", "half") and phrase.line.tag(phrase.last) in ("to", "until"):
        return phrase.line.tag(phrase.last + 1) in ("month", "small") and phrase.before() in (
            "in",
            "for",
            "during",
            "over",
        )
    ahead = 2 if phrase.after() in ("that", "which", ",") else 1
    ahead += phrase.after() == "," and phrase.after(2) in ("that", "which")
    return phrase.line.tag(phrase.last + ahead - 1) == "ended" and phrase.line.tag(phrase.last + ahead) not in (
        "the",
        "",
    )


def _opens_clause(phrase: Phrase) -> bool:
    """ "the day the deal closed", "the year when": the words define their own day."""
    return phrase.after() in (
        "when",
        "the",
        "he",
        "she",
        "it",
        "they",
        "we",
        "its",
        "i",
        "that",
        "where",
        "you",
        "a",
        "ahead",
        "my",
    )


def _same(phrase: Phrase) -> bool:
    unit = phrase.token("unit")
    tailed = phrase.groups.keys() & {"year_rel", "back", "year"}
    if unit is None or unit.tag in ("second", "half"):
        return False
    return (
        bool(tailed)
        or unit.tag in ("day", "part")
        or (unit.text == "period" and phrase.has_tag("the"))
        or unit.tag not in ("period",)
    )


def _ago(phrase: Phrase) -> bool:
    units, count = phrase.token("units"), phrase.tag("count")
    if phrase.tag("approx") == "more" and phrase.tag("dir") == "earlier":
        return False  # "a point more than a year earlier" compares
    return not (units and units.tag == "second" and count in ("a", "an"))


def _before(phrase: Phrase) -> bool:
    units = phrase.token("units")
    if units is None or str(units.value) in _LENGTH_UNITS_ONLY or units.tag == "half":
        return False
    return phrase.after() in CLAUSE_ENDS


def _duration(phrase: Phrase) -> bool:
    units, count = phrase.token("units"), phrase.tag("count")
    if units is None or phrase.after() == "old" or (phrase.after() == "-" and phrase.after(2) == "old"):
        return False
    single = units.tag != "units"
    if "half" in phrase.groups:
        return True
    if units.tag in ("quarter", "half", "second") and single and count in ("a", "an", "half"):
        return False
    if count in ("a", "an"):
        return _single(phrase) if single else phrase.has_tag("vague")
    if phrase.tokens("count")[0].text == "one" and single:
        return phrase.has_tag("dash") or _single(phrase)
    if units.tag == "units" and units.value == "quarter":
        return phrase.after() != "of" or phrase.has_tag("kind")
    if count == "half" or (single and phrase.tokens("count")[-1].text == "1"):
        return True
    if single and count == "vague":
        return False
    return (
        not single
        or phrase.has_tag("dash")
        or phrase.before() in ("a", "an", "the", "its")
        or units.text in ("min", "fortnight")
    )


def _single(phrase: Phrase) -> bool:
    """ "for a year", "a week after the launch": a length, not one of many and not a rate."""
    return (
        "approx" in phrase.groups
        or phrase.before() in context("before_single")
        or (phrase.after() in ("after", "before", "since", "later") and phrase.before() != "the")
    )


def _bare(phrase: Phrase) -> bool:
    if phrase.after() == "-":
        return phrase.after(2) == "long"
    return phrase.before() in context("before_bare") and phrase.after() not in ("of", "old")


def _every(phrase: Phrase) -> bool:
    return not phrase.text.endswith(" second") and not phrase.text.startswith("each other")


def _rate(phrase: Phrase) -> bool:
    units = phrase.token("units")
    if units is None or units.tag in ("quarter", "half", "second") or phrase.line.tag(phrase.first) == "per":
        return False
    before = phrase.line.tag(phrase.first - 1)
    return before in ("small", "digits", "decimal", "money", "year", "number", "percent") or phrase.before() in context(
        "before_rate"
    )


def _reference(phrase: Phrase) -> bool:
    return phrase.after() != "-" and (not phrase.has_tag("more") or phrase.text == "more recently")


def _clock(phrase: Phrase) -> bool:
    hour = phrase.token("hour")
    if hour is not None:
        return hour.tag == "clock" or 1 <= int(hour.value) <= 12
    return "zone" in phrase.groups or phrase.before() in _CLOCK_CUES


def _edge_unit(phrase: Phrase) -> bool:
    unit = phrase.token("unit")
    if unit is None or unit.tag in ("half", "second") or str(unit.value) in _LENGTH_UNITS_ONLY:
        return False
    return phrase.line.tag(phrase.last) not in ("year", "dash") and phrase.after() != "of"


def _unit_edge(phrase: Phrase) -> bool:
    return phrase.tag("unit") in ("year_unit", "quarter", "unit") and phrase.tokens("edge")[0].text == "end"


_CHECKS: dict[str, Callable[[Phrase], bool]] = DATES | FOCUS | {
    "relative": _relative, "rolling": _rolling, "rolling_one": _rolling_one, "rolling_bare": _rolling_bare,
    "weekday": _weekday, "which_part": _which_part, "the_unit": _the_unit,
    "same": _same, "ago": _ago,
    "before": _before,
    "duration": _duration, "bare": _bare, "every": _every, "rate": _rate, "reference": _reference, "clock": _clock,
    "edge_unit": _edge_unit, "slice": _slice, "unit_edge": _unit_edge,
}  # fmt: skip
