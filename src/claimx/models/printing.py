"""How a claim prints: one short line, as section 5 of the specification says. Pure functions of the slots."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from claimx.models.amounts import ClaimTime, Quantity
from claimx.models.spans import Reference

if TYPE_CHECKING:
    from claimx.models.claims import BaseClaim, EventClaim, QuantityClaim, RelationClaim

ENGINEERING_FROM = 100_000
"""Values from here on print with an exponent that is a multiple of three."""

_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "aircraft": "aircraft",
    "species": "species",
}
_SPELLED_UNITS = frozenset({"year", "month", "week", "day", "hour", "point", "percentage_point", "basis_point"})
_PART_OF_DAY = frozenset({"night", "morning", "afternoon", "evening"})
_VOWEL_SOUND = re.compile(
    r"(?!(?i:one\b|once|eu|uni(?!n)|us[aeu]|ut[ei])|U[A-Z]\b)(?i:[aeiou]|hour|hono|heir)|[FHLMNRSX](?=[A-Z\d-]|\b)|8|1[18]\b"
)
"""Nouns before which "a" is "an": by sound, also of initials ("an SDK", "a unit", "an hour")."""
_NEGATION = re.compile(r"\b(?:not|never|no longer)\b|n[’']t\b")
_RELATION_WORDS = {
    "owner_of": "owns", "developer_of": "develops", "maker_of": "makes", "part_of": "is part of",
    "product_of": "is a product of", "role_at": "has a role at", "investor_in": "invests in",
    "partner_of": "is a partner of", "competitor_of": "competes with", "based_in": "is based in",
    "instance_of": "is a", "customer_of": "is a customer of", "supplier_of": "supplies",
}  # fmt: skip


def number(value: float) -> str:
    """``63.3e9``, ``200e3``, ``17478``, ``0.86``: at most twelve significant digits, four below one."""
    if abs(value) < 1:
        return f"{value:.4g}"  # a third, two ninths
    if abs(value) < ENGINEERING_FROM or not math.isfinite(value):
        return f"{value:.12g}"
    exponent = 3 * (math.floor(math.log10(abs(value))) // 3)
    mantissa = float(f"{value / 10.0**exponent:.12g}")
    if abs(mantissa) >= 1000:  # 999,999.9999 may round up to the next step
        mantissa, exponent = mantissa / 1000, exponent + 3
    return f"{mantissa:.12g}e{exponent}"


def plural(noun: str) -> str:
    """The English plural of a unit noun; only the last word of a compound changes."""
    *rest, last = noun.split(" ")
    if last in _IRREGULAR:
        return " ".join([*rest, _IRREGULAR[last]])
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def figure(quantity: Quantity) -> str:
    """The number of a quantity with its sign: ``>30``, ``~1000``, ``15-20``."""
    if quantity.low is not None and quantity.high is not None:
        return f"{number(quantity.low)}-{number(quantity.high)}"
    sign = "" if quantity.relation in ("=", "range") else quantity.relation
    return sign + number(quantity.value if quantity.value is not None else math.nan)


def amount(quantity: Quantity, metric: str | None = None) -> str:
    """The number and its unit; a metric that says the unit more fully ("monthly active users") takes its place."""
    digits, name = figure(quantity), quantity.unit.name
    if name in ("%", "x"):
        return digits + name
    if name in ("", "rank"):
        return digits
    top, *bottom = name.split("/")
    if quantity.unit.kind == "count" or top in _SPELLED_UNITS:
        top = top if digits == "1" else plural(top)
        top = metric if metric and _says_more(metric, top) else top
    return " ".join([digits, "/".join([top.replace("_", " "), *bottom])])


def _says_more(metric: str, noun: str) -> bool:
    return metric.lower().endswith(" " + noun.lower())


def _unit_says(metric: str, quantity: Quantity) -> bool:
    """Whether the unit's noun stands in the metric, so that printing both would say it twice."""
    noun = quantity.unit.name.split("/")[0].lower()
    words = metric.lower().split()
    return bool(noun) and (noun in words or plural(noun) in words or metric.lower().endswith(plural(noun)))


def when(time: ClaimTime | None) -> str:
    """``on gala night``, ``in 2025-10``, ``since 2019-05-01``; empty for a time without an interval."""
    if time is None or not (time.start or time.end):
        return ""
    if time.event and time.start == time.end:
        part = time.grain if time.grain in _PART_OF_DAY else "day"
        return f"on {time.event.split()[-1].lower()} {part}"
    if time.start is None:
        return f"by {time.end}"
    if time.end is None:
        return f"since {time.start}"
    if time.start == time.end:
        return f"on {time.start}"
    label = period(time)
    return f"in {label}" if label else f"from {time.start} to {time.end}"


def period(time: ClaimTime) -> str:
    """The name of a whole calendar period: ``2025``, ``2025-Q3``, ``2025-H1``, ``2025-10``; else its days, or empty."""
    start, end = time.start or "", time.end or ""
    year, month = start[:4], start[5:7]
    if time.grain == "month" and start[:7] == end[:7]:
        return start[:7]
    if year == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31":
        return year
    if time.grain in ("quarter", "half") and start[8:] == "01":
        size = 3 if time.grain == "quarter" else 6
        last = int(month) + size - 1
        if (int(month) - 1) % size == 0 and end[:7] == f"{year}-{last:02}":
            return f"{year}-{time.grain[0].upper()}{last // size}"
    return ""


def quantity_line(claim: QuantityClaim) -> str:
    """Subject, statistic, metric where the unit does not say it, amount, time: ``Doubao peak 63.3e9 tokens/min …``."""
    metric = claim.metric or ""
    stated = metric and _unit_says(metric, claim.quantity)
    change = claim.change
    words = [
        claim.subject.name,
        claim.statistic or "",
        "" if stated or metric.lower() in (claim.statistic, claim.subject.name.lower()) else metric,
        change.direction if change and change.direction != "none" else "",
        amount(claim.quantity, metric if stated else None),
        when(claim.time),
        _baseline(change.baseline) if change else "",
    ]
    return _join(claim, words)


def _baseline(baseline: ClaimTime | Reference | None) -> str:
    if isinstance(baseline, Reference):
        return f"vs {baseline.name}"
    if baseline is None or not (baseline.start or baseline.end):
        return ""
    return f"vs {period(baseline) or baseline.start or baseline.end}"


def event_line(claim: EventClaim) -> str:
    """Subject, verb group, object, time: ``Seedance 2.0 was integrated with the gala’s programming on gala night``."""
    verb = claim.predicate.span.text
    shown = bool(_NEGATION.search(verb))
    return _join(
        claim,
        [claim.subject.name, verb, claim.object.name if claim.object else "", when(claim.time)],
        negation_shown=shown,
    )


def relation_line(claim: RelationClaim) -> str:
    """Subject, tie, object: ``ByteDance owns TikTok``, ``Tim Cook chief executive at Apple``."""
    tie = f"{claim.role} at" if claim.role and claim.relation == "role_at" else _RELATION_WORDS[claim.relation]
    if claim.relation == "instance_of":
        tie = f"is {article_for(claim.object.name)}"
    return _join(claim, [claim.subject.name, tie, claim.object.name])


def article_for(noun: str) -> str:
    """What "is" needs before a class: ``a``, ``an``, or ``one of the`` before a plural."""
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news")):
        return "one of the"
    return "an" if _VOWEL_SOUND.match(noun) else "a"


def _join(claim: BaseClaim, words: list[str], *, negation_shown: bool = False) -> str:
    negated = claim.negated and not negation_shown
    marks = [mark for mark, holds in (("not", negated), (claim.modality, claim.modality != "asserted")) if holds]
    line = " ".join(word for word in words if word)
    return f"{line} ({', '.join(marks)})" if marks else line
