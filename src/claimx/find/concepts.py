"""What an amount is about: the words of its sentence that name what is measured, and of whom.

"Keytruda's sales jumped 90% to $7.2bn": both amounts are about "Keytruda's sales". The rules of ``concept_rules`` name
nouns; what completes these and what is coordinated with them belongs too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from claimx import document
from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.concept_rules import AROUND, NOUNS, RULES, Asked, Doers, Measured, asked, inside, noun_beside
from claimx.models import QuantityMention
from claimx.rules.lexicon import words as listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_NEAR = 2
"""Words between two amounts that say the same, or the two ends of one."""
_OPENING = ("(", "/", "[")
_JOINING = ("to", "or", "-")
_HYPHENS = ("-", "‑", "–")
_LONGEST = 9
"""Tokens of a word with hyphens."""
_COMPLETING = frozenset({"of", "in", "for", "to", "from", "with", "on", "between"})
_OPENERS = frozenset({"DT", "PDT", "PRP$", "WDT", "WP$", "IN", "CC", "WRB", "PRP"})
_APART = frozenset(
    {
        "relcl", "acl", "appos", "prep", "cc", "conj", "advcl", "parataxis", "npadvmod", "det", "predet", "quantmod",
    }
)  # fmt: skip


class Taken(NamedTuple):
    """Tokens that other stages read: of amounts, but for what they count, and of times."""

    amounts: frozenset[int]
    times: frozenset[int]


def with_concepts(
    page: Page, doc: Doc, amounts: Sequence[Amount], found: list[QuantityMention]
) -> list[QuantityMention]:
    """The quantities of a ``Doc`` with what each is about; as they are where the ``Doc`` has no parse."""
    if not page.parsed:
        return found
    about = concepts(*measured(page, amounts))
    return [_with_words(doc, one, tokens) for one, tokens in zip(found, about, strict=True)]


def _with_words(doc: Doc, mention: QuantityMention, tokens: Sequence[Token]) -> QuantityMention:
    concept = tuple(document.token_span(doc, words) for words in _runs(tokens))
    return mention.model_copy(update={"quantity": mention.quantity.model_copy(update={"concept": concept})})


def measured(page: Page, amounts: Sequence[Amount]) -> tuple[list[Measured], Taken]:
    """Amounts as their concepts are asked for, and the tokens of them and of times.

    What one amount counts may be what another is about: "four fillets (1 lb)".
    """
    assert page.doc is not None
    asked = [Measured(page.words(amount.first, amount.last), amount.unit, amount.kind) for amount in amounts]
    ends = (amount.number.last if amount.kind == "count" else amount.last for amount in amounts)
    numbers = (page.words(amount.first, max(end, amount.first + 1)) for amount, end in zip(amounts, ends, strict=True))
    times = (document.tokens(page.doc, time.span) for time in document.times(page.doc))
    return asked, Taken(_places(numbers), _places(times))


def _places(stretches: Iterable[TokenSpan]) -> frozenset[int]:
    return frozenset(at for words in stretches for at in range(words.start, words.end))


def concepts(amounts: Sequence[Measured], taken: Taken) -> list[list[Token]]:
    """The words each amount of a text is about, in text order. ``taken``: what other stages read."""
    found: list[list[Token]] = []
    doers: Doers = {}
    nouns: list[Token] = []
    for at, amount in enumerate(amounts):
        if not at or not _goes_on(amounts[at - 1], amount):
            nouns = _nouns(asked(amount, doers), taken)
        found.append(_words(nouns, amount, taken))
    return found


def _goes_on(before: Measured, amount: Measured) -> bool:
    """Whether an amount says the one before it again, or the other end of it: "8 km (5 miles)", "4% or 5%"."""
    gap = amount.words.start - before.words.end
    if not 0 < gap <= _NEAR:
        return False
    between = amount.words.doc[before.words.end : amount.words.start]
    return between[0].text in _OPENING or (amount.unit == before.unit and between[-1].lower_ in _JOINING)


def _nouns(about: Asked, taken: Taken) -> list[Token]:
    """What the rules name, with what hangs on it; else the noun beside the amount."""

    def free(noun: Token) -> bool:
        at = noun.i
        return noun.pos_ in NOUNS and at in places and at not in taken.amounts and at not in taken.times

    places = {token.i for token in about.near if not inside(token, about.amount.words)}
    named = {noun.i: noun for rule in RULES for noun in rule(about) if free(noun)}
    if not named:
        named = {noun.i: noun for noun in islice(filter(free, noun_beside(about)), 1)}
    ties = _ties(about, taken)
    waiting = list(named.values())
    while waiting:
        for noun in ties.get(waiting.pop().i, ()):
            if free(noun) and noun.i not in named:
                named[noun.i] = noun
                waiting.append(noun)
    return list(named.values())


def _ties(about: Asked, taken: Taken) -> dict[int, list[Token]]:
    """The nouns around an amount, by the noun that each belongs with: "the price of the phone", "fats and oils"."""
    ties: dict[int, list[Token]] = {}
    for noun in about.near:
        if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ in _COMPLETING:
            ties.setdefault(noun.head.head.i, []).append(noun)
        elif noun.dep_ == "conj" and about.amount.kind != "count" and not _has_amount(noun, taken):
            ties.setdefault(noun.head.i, []).append(noun)
    return ties


def _has_amount(noun: Token, taken: Taken) -> bool:
    """Whether an amount stands within a phrase: "a 750 m swim and a 20 km ride" are two."""
    return any(at in taken.amounts for at in range(max(noun.left_edge.i, noun.i - AROUND), noun.i))


def _words(nouns: Sequence[Token], amount: Measured, taken: Taken) -> list[Token]:
    doc = amount.words.doc
    kept = {at for noun in nouns for word in _phrase(noun, amount, taken) for at in _whole(doc[word])}
    return [doc[at] for at in sorted(kept) if at not in taken.amounts and not inside(doc[at], amount.words)]


def _whole(token: Token) -> range:
    """A word with what hyphens join to it: "London-based" is one word, though three tokens."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 1 and end - start < _LONGEST and _joined(doc[start - 2 : start]):
        start -= 2
    while end + 1 < len(doc) and end - start < _LONGEST and _joined(doc[end - 1 : end + 1]):
        end += 2
    return range(start, end)


def _joined(pair: TokenSpan) -> bool:
    """Whether a token touches a hyphen behind it, and that one the next token."""
    return pair[1].text in _HYPHENS and not pair[0].whitespace_ and not pair[1].whitespace_


def _phrase(noun: Token, amount: Measured, taken: Taken) -> Iterator[int]:
    """A noun with the words before it that narrow it: no determiners, no adverbs, no quantifiers, no amounts."""
    yield noun.i
    yield from _number_behind(noun)
    waiting = [noun.lefts]
    while waiting:
        for token in waiting.pop():
            if _narrows(token, amount, taken):
                yield token.i
                waiting.append(token.children)


def _number_behind(noun: Token) -> Iterator[int]:
    """The number of a name, whatever it hangs on: "the S&P 500", "the iPhone 14"."""
    at = noun.i + 1
    if at < len(noun.doc) and noun.doc[at].tag_ == "CD" and (noun.pos_ == "PROPN" or noun.is_upper):
        yield at


def _narrows(token: Token, amount: Measured, taken: Taken) -> bool:
    if inside(token, amount.words) or token.i in taken.amounts or (token.dep_ == "poss" and token.i in taken.times):
        return False
    if token.dep_ in _APART or token.tag_ in _OPENERS or token.is_punct:
        return False
    aged = token.lower_ == "old" and amount.kind == "physical"
    return not aged and token.pos_ not in ("ADV", "CCONJ") and token.lower_ not in listed("metrics", "quantifiers")


def _runs(tokens: Sequence[Token]) -> Iterator[TokenSpan]:
    """Words in text order as the stretches that they form."""
    start = 0
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.i != token.i + 1:
            yield token.doc[tokens[start].i : token.i + 1]
            start = at + 1
