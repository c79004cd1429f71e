"""Numbers that are codes: phone numbers, scores, screen ratios, character references, and what is glued to them."""

from __future__ import annotations

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import HYPHENS, Page


def is_code(page: Page, first: int) -> bool:
    """A leading zero ("0870 000 0123"), a character reference ("&8217;", "&#8217;"), a setting ("border=1")."""
    digits, before = page.word(first), page.word(first - 1)
    if digits.isdigit() and digits[0] == "0" and len(digits) > 1:
        return True
    if not page.glued(first - 1):
        return False
    if before == "=":
        return page.kind(first - 2) == "w" and page.glued(first - 2)
    return before == "&" or (before == "#" and page.word(first - 2) == "&")


def glued_pairs(page: Page, found: list[Amount]) -> list[Amount]:
    """A veto carries over a hyphen, slash, colon or plain digits glued to it: "2014-17", "24/7", "555-1234", "3:2"."""
    out = _phone_groups(list(found))
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        joint = page.word(left.number.last)
        if right.number.first != left.number.last + 1 or not (
            page.glued(left.number.last) and page.glued(left.number.last - 1)
        ):
            continue
        if (joint in HYPHENS and (left.veto or right.veto or not _may_range(page, left, right))) or (
            joint in ("/", ":")
            and left.number.plain
            and right.number.plain
            and left.kind != "currency"
            and right.kind != "currency"
        ):
            reason = left.veto or right.veto or "code"
            out[index], out[index + 1] = left._replace(veto=reason), right._replace(veto=reason)
    return out


def _may_range(page: Page, low: Amount, high: Amount) -> bool:
    if low.value is None or high.value is None:
        return False
    return (
        low.kind == "currency"
        or high.kind in ("currency", "ratio")
        or abs(low.value) < abs(high.value) < 1e6
        or high.number.scale > 1
        or page.word(high.number.first + 1) == "e"
    )


def _phone_groups(out: list[Amount]) -> list[Amount]:
    """Bare digits beside a code, with only a space between, belong to it: "0870 850 9850"."""
    for step in (1, -1):
        for index in range(len(out))[::step]:
            other = out[index - step] if 0 <= index - step < len(out) else None
            amount = out[index]
            if other is None or other.veto != "code" or not amount.number.plain or amount.unit or amount.veto:
                continue
            left, right = (other, amount) if step == 1 else (amount, other)
            if left.last == right.first:
                out[index] = amount._replace(veto="code")
    return out
