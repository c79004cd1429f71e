"""Ranks: "third-largest", "ranked No. 1", "number two", "in second place"."""

from __future__ import annotations

from functools import cache

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.numbers import Number, values
from claimx.rules.lexicon import words

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def ranks(page: Page) -> list[Amount]:
    """Every rank of a page. A bare superlative or an ordinal that only lists is none."""
    found = []
    for index in _begins(page):
        rank = _ordinal(page, index) or _numbered(page, index)
        if rank is not None:
            found.append(rank)
    return found


def _begins(page: Page) -> list[int]:
    """The atoms at which a rank may begin: a word, or digits with a suffix."""
    found = page.where(_openers())
    return [at - 1 if page.word(at) in _SUFFIXES else at for at in found]


@cache
def _openers() -> frozenset[str]:
    return _SUFFIXES | set(values("ordinals")) | {"no", "number"}


def _rank(first: int, last: int, value: float) -> Amount:
    number = Number(first, last, value)
    return Amount(first, last, number, value, "rank", "none", head=first, statistic="rank")


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
    return None


def _numbered(page: Page, index: int) -> Amount | None:
    """ "No. 1", "number two", "#3"."""
    word = page.word(index)
    at = index + 1
    if word == "no" and page.word(at) == "." and page.capital(index):
        at += 1
    elif word == "number" and page.word(index - 1) not in (
        "a",
        "the",
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
    ranked = value is not None and (page.kind(at) != "n" or word != "number" or True)
    return _rank(index, at + 1, value) if ranked and value else None
