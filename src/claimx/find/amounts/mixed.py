"""One amount said in two units: "13 dollars and 45 cents", "19 hours 12 minutes", "five feet ten inches"."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page

_FINER = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("min", 60),
    "min": ("s", 60),
    "ft": ("in", 12),
    "lb": ("oz", 16),
}
"""The unit that a whole unit's remainder is told in, and how many make one."""


def coins(page: Page, whole: Amount, part: Amount) -> Amount | None:
    """ "13 dollars and 45 cents" is one amount."""
    minor = part.kind == "currency" and part.value is not None and abs(part.value - part.number.value * 0.01) < 1e-9
    if (
        not minor
        or whole.kind != "currency"
        or whole.unit != part.unit
        or [page.word(index) for index in range(whole.last, part.first)] not in ([], ["and"])
        or whole.veto
        or part.veto
    ):
        return None
    if whole.value is None or whole.value != int(whole.value) or (part.value or 1) >= 1 or whole.number.scale > 1:
        return None
    return whole._replace(value=whole.value + (part.value or 0), last=part.last)


def finer_part(page: Page, whole: Amount, part: Amount) -> Amount | None:
    """The amount in the greater unit, where the lesser follows directly ("three hours and eight minutes").

    After hours a bare number below 60 is minutes ("15 hours 40").
    """
    finer, count = _FINER.get(whole.unit, ("", 0))
    if not finer or whole.veto or part.veto:
        return None
    between = [page.word(index) for index in range(whole.last, part.first)]
    if between not in ([], ["and"], [","]):
        return None
    if whole.value is None or part.value is None:
        return None
    bare = not part.unit and whole.unit == "hour" and not between
    rate = part.unit.partition("/")[2]
    if rate and part.unit == f"{finer}/{rate}":
        return whole._replace(value=whole.value * count + part.value, unit=part.unit, last=part.last)
    if not (part.unit == finer or bare):
        return None
    if whole.value != int(whole.value) or not 0 < part.value < count or part.head < part.first:
        return None
    if part.unit == "min" and not bare:  # exact: 130 minutes are 2.16666667 hours
        return whole._replace(value=whole.value * count + part.value, unit=part.unit, last=part.last)
    return whole._replace(value=float(f"{whole.value + part.value / count:.9g}"), last=part.last)
