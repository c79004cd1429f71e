"""Ranks: "third-largest", "ranked No. 1", "number two", "in second place"."""

from __future__ import annotations

from functools import cache

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.numbers import Number, read_number, values
from claimx.find.amounts.units import unit_after
from claimx.rules.lexicon import words

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_TOP = frozenset({"top"})
LOWEST = 1000
"""The lowest place that a "top" of a list goes down to."""


def ranks(page: Page) -> list[Amount]:
    """Every rank of a page. A bare superlative or an ordinal that only lists is none."""
    found = []
    for index in _begins(page):
        rank = _ordinal(page, index) or _numbered(page, index) or _top(page, index)
        if rank is not None:
            found.append(rank)
    return found


def _begins(page: Page) -> list[int]:
    """The atoms at which a rank may begin: a word, digits with a suffix, or what is behind a "top"."""
    found = {at - 1 if page.word(at) in _SUFFIXES else at for at in page.where(_openers())}
    return sorted(found | {at + 1 for at in page.where(_TOP)})


@cache
def _openers() -> frozenset[str]:
    return _SUFFIXES | set(values("ordinals")) | {"no", "number"}


def _rank(first: int, last: int, value: float) -> Amount:
    number = Number(first, last, value)
    return Amount(first, last, number, value, "rank", "none", head=first, statistic="rank")


def _top(page: Page, index: int) -> Amount | None:
    """ "the top 15 apps", "India's top ten": a rank that is at most that."""
    if page.word(index - 1) != "top" or page.word(index - 2) == "to":
        return None
    number = read_number(page, index)
    if number is None or number.form not in ("digits", "words") or number.value % 1 or not 1 < number.value <= LOWEST:
        return None
    if unit_after(page, number.last) is not None:
        return None
    return _rank(index, number.last, number.value)._replace(relation="<=")


def _ordinal(page: Page, index: int) -> Amount | None:
    value = values("ordinals").get(page.word(index))
    last = index + 1
    if value is None and page.kind(index) == "n" and page.word(last) in _SUFFIXES and page.glued(index):
        value, last = float(page.word(index).replace(",", "") or 0) if page.word(index).isdigit() else None, index + 2
    if value is None:
        return None
    at = last + page.hyphen(last)
    following = page.word(at)
    if (
        following.endswith("est")
        and len(following) > 4
        and following not in ("latest", "quest", "request", "invest", "interest")
    ) or (following == "most" and page.hyphen(last)):
        return _rank(index, at + 1, value)
    if page.word(index - 1) in words("amounts", "ranks.verbs") or (
        page.word(index - 1) == "in" and following in words("amounts", "ranks.nouns")
    ):
        return _rank(index, last, value)
    if following in ("most", "best", "least") and (page.hyphen(at + 1) or page.tag(at + 1) in ("JJ", "RB", "VBN")):
        return _rank(index, at + 1, value)
    return _rank(index, last, value) if _is_place(page, index, last) else None


def _is_place(page: Page, index: int, last: int) -> bool:
    """ "Vivo held fifth with 28.8 million", "which put it sixth,": an ordinal that completes a verb of standing."""
    behind = page.word(last)
    if page.kind(last) == "w" and behind not in words("amounts", "ranks.behind"):
        return False
    before = page.word(index - 1)
    if before in ("it", "them") or (before == "to" and behind in words("amounts", "ranks.behind")):
        before = page.word(index - 2)
    return before in words("amounts", "ranks.standing")


def _numbered(page: Page, index: int) -> Amount | None:
    """ "No. 1", "number two", "#3"."""
    word = page.word(index)
    at = index + 1
    if word == "no" and page.word(at) == "." and page.capital(index):
        at += 1
    elif word == "number" and page.word(index - 1) not in (
        "total",
        "phone",
        "model",
        "serial",
        "flight",
        "record",
        "account",
    ):
        pass
    else:
        return None
    value = values("cardinals").get(page.word(at))
    if value is None and page.word(at).isdigit() and len(page.word(at)) <= 3:
        value = float(page.word(at))
    return _rank(index, at + 1, value) if value else None
