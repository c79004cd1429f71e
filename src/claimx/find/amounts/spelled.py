"""Numbers in words: "two and a half million", "half a billion", "hundreds of thousands", "two-thirds", "tripled"."""

from __future__ import annotations

from functools import cache

from claimx.find.amounts.atoms import Page
from claimx.find.amounts.numerals import Number, and_part, multipliers, values
from claimx.rules.lexicon import words


@cache
def behind_article() -> frozenset[str]:
    """What goes on with a number that begins with "a" or "an", past a hyphen: "a few", "a half", "a third"."""
    return words("numbers", "numbers.few") | set(values("magnitudes")) | set(values("fractions"))


def spelled(page: Page, index: int) -> Number | None:
    word = page.word(index)
    if word in values("multiples"):
        return Number(index, index + 1, values("multiples")[word], 1, "multiple")
    for reader in (_vague, _fold, _half, _fraction, _cardinal):
        if (found := reader(page, index)) is not None:
            return found
    return None


def _vague(page: Page, index: int) -> Number | None:
    """ "hundreds of thousands", "several hundred", "a few dozen", "multi-billion"."""
    word = page.word(index)
    if word in values("vague") and (word not in ("tens", "scores") or page.word(index + 1) == "of"):
        return _vague_chain(page, index)
    if word.startswith("multi"):
        at = index + 1 + page.hyphen(index + 1) if word == "multi" else index
        factor = values("magnitudes").get(page.word(at).removeprefix("multi"))
        return Number(index, at + 1, factor, factor, "vague") if factor and factor > 100 else None
    at = index + 1 if word == "a" else index
    if page.word(at) not in words("numbers", "numbers.few"):
        return None
    factor = values("magnitudes").get(page.word(at + 1))
    if factor is None:
        return None
    scale, last = multipliers(page, at + 2, factor, False)
    return Number(index, last, factor * scale, factor * scale, "vague")


def _vague_chain(page: Page, index: int) -> Number:
    value, last = values("vague")[page.word(index)], index + 1
    while page.word(last) == "of":
        factor = values("vague").get(page.word(last + 1))
        if factor is None or factor < 100:
            break
        value, last = value * factor, last + 2
    return Number(index, last, value, value, "vague")


def _fold(page: Page, index: int) -> Number | None:
    """ "twofold" stands as one word; its number word is cut off."""
    word = page.word(index)
    value = values("cardinals").get(word.removesuffix("fold")) if word.endswith("fold") else None
    return Number(index, index + 1, value, 1, "multiple") if value else None


def _half(page: Page, index: int) -> Number | None:
    """ "half a million", "half an hour", "a half million"; "half of its revenue" as a part of a whole."""
    at = index + 1 if page.word(index) in ("a", "one") and page.word(index + 1) == "half" else index
    if page.word(at) != "half":
        return None
    after = at + 1
    if page.word(after) in ("a", "an"):
        factor = values("magnitudes").get(page.word(after + 1))
        last = after + 2 if factor else after + 1
        return Number(index, last, 0.5 * (factor or 1), factor or 1, "words")
    factor = values("magnitudes").get(page.word(after + page.hyphen(after)))
    if factor:
        return Number(index, after + page.hyphen(after) + 1, 0.5 * factor, factor, "words")
    return Number(index, at + 1, 0.5, 1, "fraction")


def _fraction(page: Page, index: int) -> Number | None:
    """ "two-thirds", "three quarters", "a third", "a quarter of a million"."""
    word = page.word(index)
    top = 1.0 if word in ("a", "an") else values("cardinals").get(word, 0.0)
    at = index + 1 + page.hyphen(index + 1)
    bottom = page.word(at)
    part = values("fractions").get(bottom.removesuffix("s"))
    if not top or part is None or (top == 1) == bottom.endswith("s"):
        return None
    value, last, scale = top * part, at + 1, 1.0
    if page.word(last) == "of" and page.word(last + 1) in ("a", "one"):
        scale = values("magnitudes").get(page.word(last + 2), 1.0)
        last = last + 3 if scale > 1 else last
    elif page.word(last) in values("magnitudes"):
        scale, last = values("magnitudes")[page.word(last)], last + 1
    return Number(index, last, value * scale, scale, "words" if scale > 1 else "fraction")


def _cardinal(page: Page, index: int) -> Number | None:
    """ "twenty-five", "one hundred and twenty thousand", "a dozen", "two and a half million"."""
    units, tens, magnitudes = values("cardinals"), values("tens"), values("magnitudes")
    at, total, current, room, scale = index, 0.0, 0.0, 100.0, 1.0
    seen = page.word(index) in ("a", "an") and page.word(index + 1) in magnitudes
    at, current = (index + 1, 1.0) if seen else (index, 0.0)
    last, smallest = index, 1e18
    while True:
        word = page.word(at)
        if word in units and (room > units[word] >= 1 or not seen):
            current, room = current + units[word], 1
        elif word in tens and room == 100:
            current, room = current + tens[word], 10
        elif word in magnitudes and (seen or word != "dozen"):
            factor = magnitudes[word]
            if factor <= 100:
                current, room = (current or 1) * factor, 100
            elif factor < smallest:
                total, current, smallest, room = total + (current or 1) * factor, 0.0, factor, 100
            else:
                total, current, smallest, room = (total + current) * factor, 0.0, factor, 100
            scale = max(scale, factor)
        else:
            break
        seen, last = True, at + 1
        if current and room == 1 and scale == 1 and (extra := and_part(page, last)) is not None:
            current, last = current + extra[0], extra[1]
        at = _next_word(page, last, word in magnitudes)
    return Number(index, last, total + current, scale, "words") if seen and last > index else None


def _next_word(page: Page, index: int, after_magnitude: bool) -> int:
    """Where the number may go on: past a hyphen, or past "and" after a multiplier ("hundred and twenty")."""
    if page.hyphen(index):
        return index + 1
    following = page.word(index + 1)
    if (
        after_magnitude
        and page.word(index) == "and"
        and (following in values("cardinals") or following in values("tens"))
    ):
        return index + 1
    return index
