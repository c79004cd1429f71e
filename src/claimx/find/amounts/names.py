"""Numbers that are no amounts: parts of names, labels, list marks, addresses, pronouns and counts that point back."""

from __future__ import annotations

import re

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.codes import is_code
from claimx.find.amounts.nouns import is_plural
from claimx.find.amounts.numbers import values
from claimx.rules.lexicon import words

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|@[\w.-]+|#\w+"
    r"|(?<![\w.,])(?:\+[0-9]{1,3}[ .-]?)?(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}(?!\w)"  # phone numbers
)
_LINK_SIGNS = ("@", "#", "://", "www.")
_PHONE_END = re.compile(r"[0-9]{3}[ .-][0-9]{4}")
_BOTH_NUMBERS = frozenset(
    {
        "aircraft",
        "series",
        "species",
        "staff",
        "spacecraft",
        "offspring",
        "fish",
        "sheep",
        "dead",
        "headquarters",
        "mph",
        "crew",
        "police",
    }
)
_BULLETS = frozenset("-*•–")
_STREETS = frozenset(
    {
        "street",
        "avenue",
        "road",
        "drive",
        "boulevard",
        "lane",
        "st",
        "ave",
        "rd",
        "blvd",
        "way",
        "court",
        "place",
        "plaza",
        "square",
    }
)


def links(text: str) -> list[tuple[int, int]]:
    """Stretches of URLs, mail addresses and hash tags."""
    likely = any(sign in text for sign in _LINK_SIGNS) or _PHONE_END.search(text)  # far cheaper than the whole pattern
    return [match.span() for match in _LINK.finditer(text)] if likely else []


def name_veto(page: Page, amount: Amount) -> str:
    """Why a number is part of a name or no number at all; empty where it may be an amount."""
    number = amount.number
    first, last = number.first, number.last
    if amount.kind == "currency" or amount.unit in ("%", "percentage_point", "basis_point"):
        return ""
    if number.form == "words":
        return _word_veto(page, amount)
    if number.form != "digits":
        return ""
    if is_code(page, first):
        return "code"
    if page.kind(first - 1) == "w" and page.glued(first - 1):
        return "name"  # H100, iPhone17, x86
    if (page.hyphen(first - 1) and page.kind(first - 2) == "w") or (
        page.word(first - 1) == "_" and page.glued(first - 1)
    ):
        return (
            "name"
            if page.word(first - 2) not in ("minus", "mid", "pre", "post", "sub", "under", "over", "and", "to")
            else ""
        )
    if _glued_tail(page, amount):
        return "name"
    if page.word(first - 1) in ("[", "#") and page.glued(first - 1) and number.plain:
        return "label"
    if not number.plain:
        return "name" if page.word(last - 1) == "k" and page.word(last) in words("amounts", "amounts.screens") else ""
    return (
        _after_name(page, amount)
        or _label(page, amount)
        or _address(page, amount)
        or _list_mark(page, amount)
        or _of_one_thing(page, amount)
    )


def _of_one_thing(page: Page, amount: Amount) -> str:
    """ "a 737 airliner": a whole number above one before a singular noun names a thing, it counts nothing."""
    text, noun = page.word(amount.number.first), page.at(amount.last - 1).text
    if (
        amount.kind != "count"
        or page.hyphen(amount.number.last)
        or amount.last <= amount.number.last
        or not text.isdigit()
        or int(text) < 2
    ):
        return ""
    if is_plural(noun) or noun.lower() in _BOTH_NUMBERS or page.word(amount.last) in ("-", "/") or "/" in amount.unit:
        return ""
    return (
        "name" if page.tag(amount.last - 1) in ("NN", "NNP") and len(text) <= 4 and amount.unit == noun.lower() else ""
    )


def _glued_tail(page: Page, amount: Amount) -> bool:
    """ "4G", "3D", "1080p", "777-200LR", "3M": letters or another number glued behind that no unit explains."""
    last = amount.number.last
    if amount.last > last + page.hyphen(last) and page.at(last).text not in ("G", "D"):
        return page.hyphen(last) and page.word(last - 1) in words("amounts", "amounts.names")
    if page.kind(last) == "w" and page.glued(last - 1):
        return True
    if page.word(last) in ("-", "–") and page.glued(last - 1) and page.glued(last):
        return page.kind(last + 1) == "w" and len(page.word(last + 1)) == 1 and page.word(last + 1) != "x"
    return (
        page.word(last) == "."
        and page.glued(last - 1)
        and page.glued(last)
        and page.kind(last + 1) in "nw"
        and page.word(last + 1) != ""
    )


def _after_name(page: Page, amount: Amount) -> str:
    """ "Seedance 2.0", "Windows 11", "S&P 500", "the 787 Dreamliner"."""
    first, last = amount.number.first, amount.number.last
    text = page.word(first)
    if text in words("amounts", "amounts.names") and not amount.unit.startswith(("mi", "km", "GB")):
        follows = page.at(last).text
        if (page.kind(last) == "w" and (follows[:1].isupper() or page.hyphen(last))) or page.word(first - 1) in (
            "the",
            "boeing",
            "a",
            "new",
        ):
            return "name"
    if "," in text or page.kind(first - 1) != "w" or not page.capital(first - 1):
        return _before_name(page, amount)
    before = page.word(first - 1)
    if before in words("amounts", "amounts.openers") or before in words("amounts", "calendar.months"):
        return ""
    mixed = not page.at(first - 1).text[:1].isupper()  # iPhone, macOS
    if page.opens_sentence(first - 1) and not mixed and amount.unit and page.tag(first - 1) not in ("NNP", "NNPS"):
        return ""
    if amount.kind == "physical" and not amount.unit.startswith("s"):
        return ""
    return "name"


def _before_name(page: Page, amount: Amount) -> str:
    """ "the 300 SL", "its own 787 Dreamliner": a bare numeral between a determiner and a capitalised word."""
    first, last = amount.number.first, amount.number.last
    follows = page.at(last)
    named = (
        follows.kind == "w"
        and follows.text[:1].isupper()
        and not follows.text.endswith("s")
        and page.glued(last - 1) is False
    )
    single = amount.last <= last + 1
    return (
        "name"
        if named
        and single
        and page.word(first - 1) in ("own", "new", "the")
        and page.word(first).isdigit()
        and len(page.word(first)) >= 3
        else ""
    )


def _label(page: Page, amount: Amount) -> str:
    first = amount.number.first
    at = first - 1
    if page.word(at) == ".":
        at -= 1
    before = page.word(at)
    if before in words("amounts", "amounts.versioned") and "." in page.word(first):
        return "label"
    if before in words("amounts", "amounts.labels") and not (
        amount.unit and amount.last > amount.number.last and not page.capital(at)
    ):
        return "label"
    if page.word(first - 1) == ":" and page.at(first - 2).text.isupper() and len(page.at(first - 2).text) > 1:
        return "label"  # HKSE: 4338
    if (
        page.word(first - 1) in ("(", "[")
        and page.word(amount.number.last) in (")", "]")
        and page.word(amount.number.last - 1).isdigit()
    ):
        return "label" if page.word(first - 1) == "[" or len(page.word(first)) == 1 else ""
    return ""


def _address(page: Page, amount: Amount) -> str:
    last = amount.number.last
    for step in range(4):
        if not (page.kind(last + step) == "w" and page.written(last + step)[:1].isupper()):
            return ""
        if step and page.word(last + step) in _STREETS:
            return "label"
    return ""


def _list_mark(page: Page, amount: Amount) -> str:
    """ "1. ", "2) ", "- 3. " at the start of a line."""
    first, last = amount.number.first, amount.number.last
    start = first - (page.word(first - 1) in _BULLETS)
    opens = start == 0 or page.kind(start - 1) == "b"
    return "list" if opens and page.word(last) in (".", ")") and page.glued(last - 1) and not page.glued(last) else ""


def _word_veto(page: Page, amount: Amount) -> str:
    """Pronoun "one", counts that point back ("the two companies"), idioms ("one-time")."""
    first, last = amount.number.first, amount.number.last
    before, after = page.word(first - 1), page.word(last)
    if page.hyphen(last) and page.word(last + 1) in words("amounts", "amounts.idioms"):
        return "idiom"
    if page.hyphen(first - 1) or (page.kind(first - 1) == "w" and page.glued(first - 1)):
        return "name"
    if last - first > 1 or amount.number.scale > 1:
        return ""
    if page.word(first) == "one" and not page.hyphen(last):
        return _one_veto(page, amount, before, after)
    if (
        before in ("the", "these", "those", "both", "other", "any")
        and not page.hyphen(last)
        and (amount.value or 99) <= 10
        and not _superlative(page, amount)
        and not _whole_of(page, first - 1)
    ):
        return "anaphor"
    if before == "all" and not amount.unit:
        return "anaphor"
    if not amount.unit and before == "or" and page.word(first) == "two":
        return "idiom"  # "a day or two"
    if not amount.unit and after == "of" and page.word(last + 1) in ("them", "these", "those", "us", "which", "whom"):
        return "anaphor"
    return ""


def _whole_of(page: Page, index: int) -> bool:
    """Whether a determiner opens the whole that a part is counted of: "three of the five claims"."""
    part = page.word(index - 2)
    counted = page.kind(index - 2) == "n" or part in values("cardinals") or part in ("one", "half", "most", "none")
    return page.word(index - 1) == "of" and counted


def _superlative(page: Page, amount: Amount) -> bool:
    """ "the two largest", "the three companies that …" count anew."""
    return page.word(amount.number.last).endswith("est") or amount.kind == "physical"


def _one_veto(page: Page, amount: Amount, before: str, after: str) -> str:
    if not amount.unit or after in words("amounts", "amounts.one_before") or page.kind(amount.number.last) != "w":
        return "pronoun"
    if amount.kind == "count" and amount.relation in ("=", "~"):
        return "pronoun"  # "one customer" says which, not how many
    if before in words("amounts", "amounts.one_after") or page.opens_sentence(amount.number.first):
        return "pronoun"
    return ""
