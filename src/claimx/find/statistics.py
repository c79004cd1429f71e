"""Which figure of several an amount is: peak, average, total, record and so on, by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from claimx.find.amounts.atoms import Page
from claimx.find.movers import verbs
from claimx.models.amounts import Statistic
from claimx.rules.lexicon import mapping, words

if TYPE_CHECKING:
    from claimx.find.amounts.amount import Amount

BACK = 6
"""Atoms looked back for "a record of"."""
AHEAD = 9
"""Atoms looked ahead for "at its peak"."""


def statistic_of(page: Page, amount: Amount, following: Amount | None) -> Statistic | None:
    """The statistic of an amount; words behind the next amount are that one's."""
    if amount.unit == "rank":
        return "rank"
    end = min(amount.last + AHEAD, following.head if following else len(page))
    found = _before(page, amount) or _after(page, amount) or _near(page, amount, end)
    return cast("Statistic | None", found)


def _before(page: Page, amount: Amount) -> str | None:
    known = mapping("statistics", "before")
    for step in range(1, BACK + 1):
        word = page.word(amount.head - step)
        if word in known:
            return known[word]
        if word in verbs():
            return None
        noun = page.tag(amount.head - step) in ("NN", "NNS") and word not in words("statistics", "statistics.closed")
        if word not in words("statistics", "statistics.between") and not noun:
            return None
    return None


def _after(page: Page, amount: Amount) -> str | None:
    known = mapping("statistics", "after")
    one = page.word(
        amount.number.last if amount.kind == "currency" and amount.last <= amount.number.last else amount.last
    )
    three = " ".join(page.word(amount.last + step) for step in range(3))
    return known.get(three) or known.get(" ".join(three.split()[:2])) or known.get(one)


def _near(page: Page, amount: Amount, end: int) -> str | None:
    """The phrase in the words ahead, up to the next amount or the end of the sentence."""
    for index in range(amount.last, end):
        if page.word(index) in (".", ";", "!", "?") or page.kind(index) == "b":
            return None
        for count in (3, 2):
            phrase = " ".join(page.word(index + step) for step in range(count))
            if phrase in mapping("statistics", "near"):
                return mapping("statistics", "near")[phrase]
    return None
