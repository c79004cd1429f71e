"""Readings of lengths and repetitions: "43 minutes", "two and a half years", "every week", "daily"."""

from __future__ import annotations

from claimx.find.times import timex
from claimx.find.times.phrase import Phrase
from claimx.find.times.scan import Token
from claimx.find.times.setting import Reading, Setting
from claimx.find.times.words import lexicon

_APPROX = {"about": "APPROX", "nearly": "LESS_THAN", "over": "MORE_THAN", "more": "MORE_THAN", "at": "EQUAL_OR_MORE"}


def amount(tokens: tuple[Token, ...]) -> float | None:
    """The number that words or digits say; ``None`` for "several"."""
    total, seen = 0.0, False
    for at, token in enumerate(tokens):
        if token.tag == "vague":
            return None if token.value == "X" else float(token.value)
        if token.tag == "half":
            total, seen = total + 0.5, True
        elif token.tag in ("number", "small", "digits"):
            total, seen = total + float(token.value), True
        elif token.tag == "decimal":
            number = _decimal(token.text)
            if number is None:
                return None
            total, seen = total + number, True
        elif token.tag in ("a", "an") and at == 0 and len(tokens) == 1:
            return 1.0
    return total if seen else None


def _decimal(digits: str) -> float | None:
    """ "2.5" or "1,000": a comma groups thousands. A number of several points is none."""
    if len(digits) > 15 or digits.count(".") > 1:
        return None
    return float(digits.replace(",", ""))


def duration(phrase: Phrase, setting: Setting) -> Reading | None:
    """A length of time, which alone sets no dates."""
    token = phrase.token("units")
    if token is None:
        return None
    counted = amount(phrase.tokens("count"))
    if counted is not None and "half" in phrase.groups:
        counted += 0.5
    approx = phrase.token("approx")
    value = timex.length(str(token.value), "X" if counted is None else f"{counted:.10g}")
    return Reading("DURATION", value, None, _approximation(approx))


def part_of(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "the first nine months" of a stretch that follows: until it is known, a length."""
    token = phrase.token("units")
    counted = amount(phrase.tokens("count")) if "count" in phrase.groups else 1.0
    return (
        Reading("DURATION", timex.length(str(token.value), "X" if counted is None else f"{counted:.10g}"))
        if token
        else None
    )


def _approximation(token: Token | None) -> str | None:
    if token is None:
        return None
    return "LESS_THAN" if token.text == "less" else _APPROX.get(token.tag)


def bare(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "for years", "in minutes"."""
    token = phrase.token("units")
    return Reading("DURATION", timex.length(str(token.value), "X")) if token else None


def every(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "every two weeks", "each quarter", "every Monday"."""
    token = phrase.token("units")
    if token is None:
        return None
    if token.tag == "weekday":
        return Reading("SET", f"XXXX-WXX-{token.value}")
    if token.tag == "part":
        return Reading("SET", f"XXXX-XX-XXT{timex.PART_CODE[str(token.value)]}")
    count = phrase.token("count")
    number = 2 if count is not None and count.tag == "other" else amount(phrase.tokens("count")) or _nth(count) or 1
    return Reading("SET", timex.length(str(token.value), f"{number:.10g}"))


def _nth(token: Token | None) -> int | None:
    return (
        token.value if token is not None and token.tag in ("nth", "ordinal") and isinstance(token.value, int) else None
    )


def rate(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "$10 a month", "15 a year"."""
    token = phrase.token("units")
    return Reading("SET", timex.length(str(token.value), "1")) if token else None


def frequency(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "weekly", "annual", "semi-annually"."""
    token = phrase.token("frequency")
    if phrase.has_tag("prefix"):
        whole = lexicon().get(phrase.text.replace("-", ""))
        return Reading("SET", str(whole.value)) if whole and whole.tag == "frequency" else None
    return Reading("SET", str(token.value)) if token else None


def reference(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "now", "recently"."""
    token = phrase.token("reference")
    return Reading("DATE", str(token.value)) if token else None


def direction(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "in the past", "for the time being", "weeks later": which way, but no dates."""
    way = phrase.tag("direction") or phrase.tag("dir")
    return Reading("DATE", {"past": "PAST_REF", "earlier": "PAST_REF", "": "PRESENT_REF"}.get(way, "FUTURE_REF"))


def at_night(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "at night": whenever it is night."""
    token = phrase.token("part")
    return Reading("SET", f"XXXX-XX-XXT{timex.PART_CODE[str(token.value)]}") if token else None
