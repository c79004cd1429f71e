"""Change or level: whether the words around an amount say that something moved by it, and which way."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.nouns import singular
from claimx.find.movers import VERB_TAGS, Mover, adverbs, is_particle, mover, mover_at, nouns, ratio_only, verbs
from claimx.models.amounts import Basis, Direction
from claimx.rules.lexicon import words

REACH = 12
"""Atoms looked back for the verb of a "by 5%"."""
GAP = 4
"""Atoms of the name that takes the place of a subject whose verb goes on."""
PRICE = 10_000
"""Money below this, without a multiplier, can be the move of a price."""


def change_of(page: Page, amount: Amount, previous: Amount | None) -> tuple[Direction, Basis] | None:
    """Direction and basis of an amount that is a change; ``None`` for a level. ``previous``: the amount before it."""
    if amount.unit == "rank":
        return None
    if amount.unit == "x":
        direction = _multiple(page, amount)
        return (direction, "relative" if amount.form == "fraction" else "multiple") if direction else None
    direction = (
        _signed(amount)
        or _joined(page, amount, previous)
        or _before(page, amount)
        or _after(page, amount)
        or _off(page, amount)
        or _by(page, amount)
        or _rate_of(page, amount)
    )
    if direction is None:
        return None
    return direction, "relative" if amount.unit.split("/")[0] == "%" else "absolute"


def _signed(amount: Amount) -> Direction | None:
    """ "+5%", "-0.3 percentage points"."""
    if amount.sign and amount.kind == "ratio":
        return "up" if amount.sign == "+" else "down"
    return None


def _joined(page: Page, amount: Amount, previous: Amount | None) -> Direction | None:
    """The same movement said twice ("$3 or 11 percent"), or of two things ("0.38 percent and 0.39 percent")."""
    if previous is None or previous.direction is None or previous.unit == "x":
        return None
    between = [page.word(index) for index in range(previous.last, amount.head)]
    if between in (["or"], [",", "or"], ["("]) and amount.unit != previous.unit:
        moving = amount.kind in ("ratio", "currency") or amount.unit == "point"
        return previous.direction if moving else None
    if amount.unit != "%" or previous.unit != "%":
        return None
    again = between in (["and"], [",", "and"], [","]) or _alike(page, amount, between)
    return previous.direction if again or _gapped(page, amount, previous) else None


def _gapped(page: Page, amount: Amount, previous: Amount) -> bool:
    """ "Vivo added 6.7%, Samsung 5.9% and Apple 3.9%": only a further name stands before the same measure."""
    between = [
        index for index in range(previous.last, amount.head) if page.word(index) not in (",", "and", "while", "by")
    ]
    names = all(page.capital(index) or page.word(index) in ("'", "’", "s") for index in between)
    joined = page.word(previous.last) in (",", "and")
    return joined and bool(between) and len(between) <= GAP and names and not page.opens_sentence(between[0])


def _alike(page: Page, amount: Amount, between: list[str]) -> bool:
    """ "up 66% from a year earlier and 25% from the previous quarter": both go on with the same word."""
    again = between[:1] == [page.word(amount.last)] and between[0] in ("from", "than", "on", "in", "year")
    return again and between[-1:] == ["and"] and len(between) < 8


def _before(page: Page, amount: Amount) -> Direction | None:
    """ "rose 5%", "a drop of 23 points", "down nearly $5", "cut 500 jobs"."""
    if page.word(amount.head - 1) in words("changes", "changes.levels") and not _grows_at(page, amount):
        return None
    found = mover(page, amount.head)
    if found is None:
        return _staff(page, amount) if _counts(amount, "people") else None
    if page.word(amount.head) in ("above", "below"):
        return None  # "fell below $90,000" says where it stands
    if any(page.word(index) in ("to", "from") for index in range(found.at + 1, amount.head)):
        return None
    moves = {"verb": _verb_moves, "noun": _noun_moves}.get(found.kind)
    return found.direction if moves is None or moves(page, amount, found) else None


def _verb_moves(page: Page, amount: Amount, found: Mover) -> bool:
    """Whether what stands behind a verb of movement is how far, not what: "added a $5bn deal" is what."""
    word = page.word(found.at)
    if (
        word.startswith("add")
        and amount.kind == "count"
        and not (_counts(amount, "people") or _counts(amount, "stock"))
    ):
        return False
    if page.word(amount.head - 1) in ("a", "an") and amount.kind != "ratio":
        return False
    return word not in ratio_only() or _moving(page, amount) or _price(amount)


def _noun_moves(page: Page, amount: Amount, found: Mover) -> bool:
    """Whether a noun of movement is tied to the amount ("a drop of 5%") and no figure of its own ("a loss of $5m")."""
    if page.word(found.at + 1) != "of" and amount.head - found.at > 1:
        return False
    if singular(page.word(found.at)) not in words("changes", "changes.level_roots"):
        return True
    if "/" in amount.unit:
        return False
    return _moving(page, amount) or _price(amount)


def _moving(page: Page, amount: Amount) -> bool:
    return amount.kind == "ratio" or amount.unit in ("point", "USD/share") or page.word(amount.head - 1) == "by"


def _price(amount: Amount) -> bool:
    return amount.kind == "currency" and amount.number.scale == 1 and (amount.value or 0) < PRICE


def _counts(amount: Amount, key: str) -> bool:
    return amount.unit.split("/")[0] in words("changes", f"changes.{key}")


def _grows_at(page: Page, amount: Amount) -> bool:
    """ "grew at 5%" moves; "stood at 5%" does not."""
    return (
        amount.unit.startswith("%")
        and page.word(amount.head - 1) == "at"
        and page.word(amount.head - 2).startswith("gr")
    )


def _staff(page: Page, amount: Amount) -> Direction | None:
    """People and jobs: laid off, cut, hired, created; also by a passive behind them."""
    near = {page.word(index) for index in range(amount.head - 4, amount.head)}
    if near & words("changes", "changes.leaving"):
        return "down"
    if (passive := _passive(page, amount)) is not None:
        return passive
    if {page.word(amount.last + step) for step in range(-1, 2)} & words("changes", "changes.job_moves"):
        return "down"
    return "up" if near & words("changes", "changes.hiring") else None


def _passive(page: Page, amount: Amount) -> Direction | None:
    """ "15,000 new jobs were added", "500 positions will be cut"."""
    at = amount.last
    while page.word(at) in words("changes", "changes.auxiliaries"):
        at += 1
    return verbs().get(page.word(at)) if at > amount.last else None


def _after(page: Page, amount: Amount) -> Direction | None:
    """ "a 12% rise", "5% higher", "28 percent decrease", "500 job cuts"."""
    if page.word(amount.head - 1) in ("to", "from") and page.word(amount.last) not in ("higher", "lower"):
        return None
    at = amount.last + page.hyphen(amount.last)
    if (direction := _compared(page, amount, at)) is not None:
        return direction
    for step in range(3 if amount.kind == "ratio" else 2):
        word = page.word(at + step)
        if page.kind(at + step) != "w" or word in words("changes", "changes.after_stops"):
            return None
        if word in nouns() and page.tag(at + step) not in VERB_TAGS:
            return nouns()[word] if _noun_behind(amount, word, step) else None
    return None


def _compared(page: Page, amount: Amount, at: int) -> Direction | None:
    """ "5% higher", "20% up", "2,000 fewer than"."""
    word = page.word(at)
    direction = adverbs().get(word)
    if direction is None:
        return None
    if word in ("above", "below"):
        return direction if amount.unit == "%" else None
    if amount.kind == "ratio" or word in ("higher", "lower"):
        return direction
    if word not in words("changes", "changes.comparatives"):
        return None
    if amount.kind == "currency" and word in ("more", "less", "cheaper"):
        return direction if page.word(at + 1) == "than" or page.kind(at + 1) != "w" else None
    return direction if page.word(at + 1) == "than" and amount.kind in ("count", "physical") else None


def _off(page: Page, amount: Amount) -> Direction | None:
    """ "$52 off", "forty percent off", "AMD is off 1.6%"."""
    if amount.unit != "%" and amount.kind != "currency":
        return None
    behind = page.word(amount.last) == "off" and page.word(amount.last + 1) not in ("of", "on")
    before = page.word(amount.head - 1) == "off" and page.word(amount.head - 2) in words("changes", "changes.being")
    return "down" if behind or (before and amount.unit == "%") else None


def _noun_behind(amount: Amount, word: str, step: int) -> bool:
    """Whether a noun of movement behind an amount moves it."""
    if amount.kind == "ratio":
        return word != "expansion"
    if amount.kind == "currency":
        return word not in words("changes", "changes.amount_nouns")
    return step == 0 and word in words("changes", "changes.count_moves")


def _rate_of(page: Page, amount: Amount) -> Direction | None:
    """ "grew at an annual rate of 12%"."""
    before = page.word(amount.head - 2), page.word(amount.head - 1)
    if not amount.unit.startswith("%") or before not in (("rate", "of"), ("pace", "of")):
        return None
    found = (verbs().get(page.word(index)) for index in range(amount.head - 3, amount.head - 9, -1))
    return next((direction for direction in found if direction), None)


def _by(page: Page, amount: Amount) -> Direction | None:
    """ "cut prices in Europe by 5%", "Burlington by 2.6%": the verb of movement further back in the sentence."""
    if page.word(amount.head - 1) != "by" and not (amount.unit == "%" and _object_between(page, amount)):
        return None
    for index in range(amount.head - 2, max(-1, amount.head - 2 - REACH), -1):
        if page.word(index) in (".", ";", "!", "?") or page.kind(index) == "b":
            return None
        found = mover_at(page, index)
        if found is not None and not is_particle(page, index):
            return found.direction
    return None


def _object_between(page: Page, amount: Amount) -> bool:
    """ "raise prices 5%", "sent shares down 5%": a verb with its object before the ratio, no preposition between."""
    for index in range(amount.head - 1, amount.head - 5, -1):
        word = page.word(index)
        if word in verbs() and index < amount.head - 1:
            return page.tag(index) in VERB_TAGS or not page.tagged
        if page.kind(index) != "w" or word in words("changes", "changes.object_stops"):
            return False
    return False


def _multiple(page: Page, amount: Amount) -> Direction | None:
    """Multiples compare with another amount; parts of a whole do not, unless something moved by them."""
    following, before = page.word(amount.last), page.word(amount.head - 1)
    found = mover(page, amount.head)
    if amount.form == "fraction":
        if following in words("changes", "changes.comparatives") or following in ("above", "below"):
            return adverbs()[following]
        if before == "by":
            return found.direction if found else _by(page, amount)
        lost = found is not None and found.kind == "verb" and found.direction == "down" and before not in ("to", "at")
        return "down" if lost else None
    if page.word(amount.first - 1) == "of" and page.word(amount.first - 2) == "factor":
        back = [mover_at(page, index) for index in range(amount.head - 1, amount.head - 6, -1)]
        return next((kind.direction for kind in back if kind), "up")
    if following in words("changes", "changes.smaller"):
        return "down"
    if amount.form == "multiple":
        return "down" if amount.number.value < 1 else "up"
    if found is not None and before not in ("to", "at"):
        return found.direction
    compared = following in words("numbers", "numbers.comparing") - words("changes", "changes.valuing")
    return "up" if compared else None
