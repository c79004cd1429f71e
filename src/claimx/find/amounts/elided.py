"""Units that a text leaves out because it has just said them: a noun counted before, a price's rate."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import counted
from claimx.rules.lexicon import words

REACH = 60
"""Atoms looked back for the noun that a bare number counts."""
NEAR = 4
"""Atoms between two prices that are set against each other."""
SCALE = 1000
"""The most by which a count and the one whose noun it shares may differ, as a factor."""
FEWEST = 13
"""Below this a bare numeral is too often a label or a rank to count what was counted before."""

_GOES_ON = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH"})
"""Tags of the words that go on with a noun phrase."""
_NO_NOUNS = frozenset({"rank", "one", "ones"})
"""What stands as a unit but names nothing that a further number could count."""


def with_noun(page: Page, amount: Amount, earlier: list[Amount]) -> Amount:
    """A bare number counts what "the number of …" names, else what the number before it counts.

    "The number of users rose to 1.88 million"; "Lenovo shipped 19.4 million units and HP 15.3 million".
    """
    if amount.unit or amount.form not in ("digits", "words") or not _closes(page, amount):
        return amount
    if (noun := _number_of(page, amount)) is not None:
        return amount._replace(unit=noun, kind="count", own_unit=False)
    source = next((other for other in reversed(earlier) if other.kind == "count" and other.unit not in _NO_NOUNS), None)
    if source is None or amount.first - source.last > REACH or not _alike(source, amount):
        return amount
    return amount._replace(unit=source.unit, kind="count", own_unit=False)


def with_rate(page: Page, amount: Amount, earlier: list[Amount]) -> Amount:
    """A price set against another has its rate: "$1.60 per million tokens (was $2.50)"."""
    if amount.kind != "currency" or "/" in amount.unit or not earlier:
        return amount
    source = earlier[-1]
    currency, _, rate = source.unit.partition("/")
    if not rate or currency != amount.unit or not _alike(source, amount):
        return amount
    between = [page.word(index) for index in range(source.last, amount.first)]
    against = len(between) <= NEAR and words("context", "context.against").intersection(between)
    return amount._replace(unit=source.unit, own_rate=False) if against else amount


def _closes(page: Page, amount: Amount) -> bool:
    """Whether the phrase ends with the number: no noun or name stands behind it."""
    return not page.hyphen(amount.last) and page.tag(amount.last) not in (
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "CD",
        "HYPH",
    )


def _number_of(page: Page, amount: Amount) -> str | None:
    """The noun of "the number of … users" in the words of the sentence before an amount."""
    for at in range(amount.head - 1, max(amount.head - REACH // 2, 0), -1):
        if page.word(at) in (".", "!", "?", ";") or page.kind(at) == "b":
            return None
        if page.word(at) == "of" and page.word(at - 1) in ("number", "numbers"):
            noun = counted(page, at + 1)
            return noun.name if noun else None
    return None


def _alike(one: Amount, other: Amount) -> bool:
    left, right = abs(one.value or one.high or 0), abs(other.value or other.high or 0)
    if other.kind != "currency" and (min(left, right) < FEWEST or right != int(right)):
        return False  # a count is whole: 61.4 is a score or a share
    return left > 0 and right > 0 and 1 / SCALE < left / right < SCALE
