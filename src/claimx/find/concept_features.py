"""The noun phrases that an amount may be about, and what speaks for each, as names of features."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.syntax import clause_verb, is_verb, subject
from claimx.rules.lexicon import words as listed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_AROUND = 40
"""Words on either side of an amount in which what it is about is looked for."""
_DEEPEST = 50
"""Steps up a tree that are looked at."""
_NEAR = 8
"""Words between two amounts that may still be about the same."""
_DISTANCES = (1, 2, 3, 5, 8, 12, 20)
_NOUNS = frozenset({"NOUN", "PROPN"})
_INNER = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_MODIFYING = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod", "quantmod", "advmod"})
_SCOPING = frozenset({"in", "for", "on", "across", "at"})
_BESIDE = frozenset({"on", "in", "for", "from", "with", "to", "at"})
_JOINTS = frozenset({"to", "from", "or", "and", "at"})

Decisions = dict[int, bool]
"""Noun phrases, by where their nouns stand, and whether each belongs to a concept."""
Roles = dict[int, str]
"""Nouns, by where they stand, and the construction that ties each to an amount."""
Verbs = dict[int, Roles]
"""Verbs, by where they stand, and the nouns around each."""


class Taken(NamedTuple):
    """Tokens that other stages read: of amounts, but for what they count, and of times."""

    amounts: frozenset[int]
    times: frozenset[int]


class Measured(NamedTuple):
    """An amount as its concept is asked for."""

    words: Span
    unit: str
    kind: str


class Decided(NamedTuple):
    """An amount and which noun phrases were found to belong to its concept."""

    amount: Measured
    chosen: Decisions


class Phrase(NamedTuple):
    """A noun phrase that may belong to a concept, with what the model sees of it."""

    noun: Token
    features: tuple[str, ...]


class _Asked(NamedTuple):
    """What every noun phrase around an amount is compared to."""

    amount: Measured
    frame: str
    """How the amount stands in its clause."""
    own: Roles
    """What the amount itself is tied to."""
    around: Roles
    """What stands around the verb of its clause."""
    numbers: list[int]
    verbs: list[int]
    """Where numbers and verbs stand around it."""
    order: dict[int, str]
    """The first, second … noun before or behind the amount."""
    link: str
    """How the amount follows the one before it."""
    before: Decided | None


def phrases(
    amount: Measured, taken: Taken, chosen: Decisions, before: Decided | None, verbs: Verbs
) -> Iterator[Phrase]:
    """The noun phrases around an amount, those that others hang on first.

    ``chosen``: what is decided so far, to be filled in by who asks; ``before``: the amount before, with its concept;
    ``verbs``: what was found around the verbs of the text, kept from amount to amount.
    """
    nouns = [token for token in _around(amount) if _heads_phrase(token, amount.words, taken)]
    asked = _asked(amount, nouns, before, verbs)
    for noun in sorted(nouns, key=lambda noun: (sum(1 for _ in _above(noun)), noun.i)):
        yield Phrase(noun, tuple(_features(noun, asked, chosen)))


def _around(amount: Measured) -> Span:
    sent, within = amount.words.sent, amount.words
    return within.doc[max(sent.start, within.start - _AROUND) : min(sent.end, within.end + _AROUND)]


def _asked(amount: Measured, nouns: list[Token], before: Decided | None, verbs: Verbs) -> _Asked:
    return _Asked(
        amount=amount,
        frame=_frame(amount),
        own=_first(_own_ties(amount)),
        around=_through_verb(amount, verbs),
        numbers=[token.i for token in _around(amount) if token.tag_ == "CD"],
        verbs=[token.i for token in _around(amount) if token.pos_ == "VERB"],
        order=_order(nouns, amount),
        link=_link(amount, before),
        before=before,
    )


def inside(token: Token, words: Span) -> bool:
    """Whether a token is one of the words."""
    return bool(words.start <= token.i < words.end)


def _above(token: Token) -> Iterator[Token]:
    return islice(token.ancestors, _DEEPEST)


def _heads_phrase(token: Token, within: Span, taken: Taken) -> bool:
    """Whether a token is a noun that heads a phrase, beside the amount, and stands in no time nor other amount."""
    if token.pos_ not in _NOUNS or not _free(token, within, taken):
        return False
    inner = token.dep_ in _INNER and token.head.i > token.i and token.head.pos_ in _NOUNS | {"ADJ"}
    return not inner or not _free(token.head, within, taken)


def _free(token: Token, within: Span, taken: Taken) -> bool:
    return not inside(token, within) and token.i not in taken.amounts and token.i not in taken.times


def _frame(amount: Measured) -> str:
    """An amount's label, with the preposition it hangs on or the label of what it is joined to."""
    top = amount.words.root
    if top.dep_ == "pobj":
        return f"{top.head.lower_} of {top.head.head.pos_}"
    return f"{top.dep_} of {top.head.dep_}" if top.dep_ in ("conj", "appos") else str(top.dep_)


def _order(nouns: list[Token], amount: Measured) -> dict[int, str]:
    ahead = [noun.i for noun in nouns if noun.i < amount.words.start]
    behind = [noun.i for noun in nouns if noun.i >= amount.words.end]
    return {at: f"before {min(place, 3)}" for place, at in enumerate(reversed(ahead))} | {
        at: f"behind {min(place, 3)}" for place, at in enumerate(behind)
    }


def _link(amount: Measured, before: Decided | None) -> str:
    """How an amount follows the one before it: in brackets, or joined by a small word with no noun or verb between."""
    gap = amount.words.start - before.amount.words.end if before is not None else -1
    if before is None or before.amount.words.start < amount.words.sent.start:
        return "first"
    between = list(amount.words.doc[before.amount.words.end : amount.words.start]) if 0 <= gap <= _NEAR else []
    forms = [token.lower_ for token in between]
    if 0 < gap <= 2 and forms[0] in ("(", "/", "["):
        return "bracket"
    if not 0 <= gap <= _NEAR or any(token.pos_ in ("VERB", "NOUN", "PROPN", "AUX") for token in between):
        return "apart"
    joint = next((form for form in forms if form in _JOINTS), "none")
    return f"{joint} {'same' if before.amount.unit == amount.unit else 'other'}"


def _first(ties: Iterable[tuple[Token, str]]) -> Roles:
    """The first role of each noun."""
    roles: Roles = {}
    for noun, role in ties:
        roles.setdefault(noun.i, role)
    return roles


def _through_verb(amount: Measured, verbs: Verbs) -> Roles:
    """The nouns around the verb of an amount's clause, looked for once a verb."""
    top = amount.words.root
    verb = clause_verb(next((token for token in _above(top) if not inside(token, amount.words)), top))
    if verb.i not in verbs:
        verbs[verb.i] = _first(_verb_ties(verb))
    return verbs[verb.i]


def _own_ties(amount: Measured) -> Iterator[tuple[Token, str]]:
    within, top = amount.words, amount.words.root
    head = top.head
    if top.dep_ in _MODIFYING and not inside(head, within) and head.pos_ in _NOUNS:
        yield head, "modified"
    yield from _scopes(within)
    if top.dep_ == "pobj" and head.head.pos_ in _NOUNS:
        yield head.head, "noun of" if head.lower_ in ("of", "at") else "noun with"
    if top.dep_ in ("appos", "conj") and head.pos_ in _NOUNS:
        yield head, "apposition" if top.dep_ == "appos" else "coordinated"
    if within.start > 1 and within.doc[within.start - 1].text in ("(", "["):
        yield within.doc[within.start - 2], "bracketed"


def _scopes(within: Span) -> Iterator[tuple[Token, str]]:
    """Objects of prepositions that hang on the amount: "60% of revenue"."""
    for prep in (below for token in within for below in token.children if below.dep_ == "prep"):
        word = prep.lower_
        role = "of" if word == "of" else "in" if word in _SCOPING else "with"
        if prep.i >= within.end - 1:
            yield from ((noun, role) for noun in prep.children if noun.dep_ == "pobj")


def _verb_ties(verb: Token) -> Iterator[tuple[Token, str]]:
    if not is_verb(verb):
        yield verb, "root"
        return
    if verb.dep_ in ("acl", "relcl"):
        yield verb.head, "relative" if verb.dep_ == "relcl" else "participle"
    for noun in verb.children:
        if noun.dep_ in ("dobj", "nsubjpass", "attr", "dative"):
            yield noun, str(noun.dep_)
        if noun.dep_ == "prep":
            word = noun.lower_ if noun.lower_ in _BESIDE else "prep"
            yield from ((below, f"beside {word}") for below in noun.children if below.dep_ == "pobj")
    doer = subject(verb)
    if doer is not None:
        yield doer, "subject" if doer.head == verb else "shared subject"
    yield from _outer_ties(verb)


def _outer_ties(verb: Token) -> Iterator[tuple[Token, str]]:
    """The subject and object of the verb that a clause hangs on."""
    outer = next((above for above in _above(verb) if is_verb(above)), None)
    if outer is None:
        return
    over = subject(outer)
    if over is not None:
        yield over, f"outer subject {verb.dep_}"
    yield from ((noun, "outer object") for noun in outer.children if noun.dep_ == "dobj")


def _features(noun: Token, asked: _Asked, chosen: Decisions) -> Iterator[str]:
    kind, within = asked.amount.kind, asked.amount.words
    side, role, order = "before" if noun.i < within.start else "behind", _role(noun, asked), asked.order[noun.i]
    steps = within.start - noun.i if side == "before" else noun.i - within.end + 1
    far = next((f"<={limit}" for limit in _DISTANCES if steps <= limit), "far")
    yield f"role {role}"
    yield f"role {role} kind {kind}"
    yield f"role {role} frame {asked.frame}"
    yield f"role {role} {side} {far}"
    if role == "none":
        yield from _hung(noun, asked, chosen)
    yield f"order {order} kind {kind}"
    yield f"order {order} role {role}"
    yield f"dep {noun.dep_} {side}"
    yield f"dep {noun.dep_} {side} {far}"
    yield f"period {noun.lemma_.lower() in listed('metrics', 'periods')}"
    yield f"any {any(chosen.values())} role {role}"
    yield from _between(noun, side, role, asked)
    if asked.link != "first" and asked.before is not None:
        had = asked.before.chosen.get(noun.i, "new")
        yield f"had {had} {asked.link}"
        yield f"had {had} {asked.link} role {role}"


def _role(noun: Token, asked: _Asked) -> str:
    return asked.own.get(noun.i) or asked.around.get(noun.i, "none")


def _between(noun: Token, side: str, role: str, asked: _Asked) -> Iterator[str]:
    """Numbers and verbs between a noun and the amount: in a list each amount has a noun of its own."""
    within = asked.amount.words
    start, end = (noun.i + 1, within.start) if side == "before" else (within.end, noun.i)
    numbers, verbs = (min(2, _count(places, start, end)) for places in (asked.numbers, asked.verbs))
    yield f"between {side} {numbers} {verbs}"
    yield f"between {side} {numbers} {verbs} role {role}"


def _count(places: list[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


def _hung(noun: Token, asked: _Asked, chosen: Decisions) -> Iterator[str]:
    """What a phrase that no construction ties to the amount hangs on, and by what."""
    over = next((step for step in _above(noun) if step.i in chosen), None)
    if over is None:
        yield f"hung on nothing {any(chosen.values())}"
        return
    way = noun.head.lower_ if noun.dep_ == "pobj" else noun.dep_
    direct = over in (noun.head, noun.head.head)
    yield f"hung {chosen[over.i]} {direct}"
    yield f"hung {chosen[over.i]} {direct} by {way}"
    yield f"hung {chosen[over.i]} {direct} on {_role(over, asked)}"
