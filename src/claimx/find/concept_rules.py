"""Which nouns an amount is about: each rule is one way in which English ties a noun to an amount.

The task is the concept slot of CQE (Almasian et al., EMNLP 2023), which reads it off the parse too; the rules are
claimx's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.syntax import RELATIVES, SUBJECTS, child, is_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NOUNS = frozenset({"NOUN", "PROPN"})
AROUND = 40
"""Words on either side of an amount in which what it is about is looked for."""
_DEEPEST = 50
"""Steps up a tree that are looked at."""
_PRONOUN_STEPS = 2
"""Verbs above a clause whose subjects a pronoun may stand for."""
_BESIDE = 8
"""Words before an amount in which a noun stands beside it."""
_MODIFYING = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod", "quantmod", "advmod"})
_INNER = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_PRONOUNS = RELATIVES | {"PRP", "DT", "EX"}
_MOVING = frozenset({"by", "to", "from"})
"""Prepositions by which a verb says how far its object goes."""


class Measured(NamedTuple):
    """An amount as its concept is asked for."""

    words: Span
    unit: str
    kind: str


class Asked(NamedTuple):
    """An amount with what the rules look at."""

    amount: Measured
    verb: Token
    """The verb of its clause, or the root of a sentence without one."""
    doer: Token | None
    """Who does it, or what moves; in "Shares up 3%" too, where a word that is no verb has a subject."""
    near: tuple[Token, ...]
    """The words of its sentence around it."""


Doers = dict[int, "Token | None"]
"""Verbs, by where they stand, and the subject of each: looked for once a verb."""


def asked(amount: Measured, doers: Doers) -> Asked:
    """What the rules look at. ``doers``: kept from amount to amount of a text, to be filled here."""
    words, sent = amount.words, amount.words.sent
    outside = (token for token in _above(words.root) if not inside(token, words) and is_verb(token))
    verb = next(outside, sent.root)
    if verb.i not in doers:
        doers[verb.i] = _doer(verb) if is_verb(verb) else child(verb, "nsubj")
    near = words.doc[max(sent.start, words.start - AROUND) : min(sent.end, words.end + AROUND)]
    return Asked(amount, verb, doers[verb.i], tuple(near))


def inside(token: Token, words: Span) -> bool:
    """Whether a token is one of the words."""
    return bool(words.start <= token.i < words.end)


def _above(token: Token) -> Iterator[Token]:
    return islice(token.ancestors, _DEEPEST)


def _outer(verb: Token) -> Iterator[Token]:
    return (above for above in _above(verb) if is_verb(above))


def _doer(verb: Token) -> Token | None:
    """The subject of a verb, or of one above it where the clause has only a pronoun: "Dell said it has 5,000 users".

    An infinitive on a noun is done by whose noun it is: "Dell announced plans to dismiss 6,650 people".
    """
    found = None if verb.dep_ == "acl" and verb.tag_ == "VB" else subject(verb)
    for outer in islice(_outer(verb), _PRONOUN_STEPS):
        if found is not None and found.tag_ not in _PRONOUNS:
            break
        found = subject(outer)
    return found


def noun_it_modifies(asked: Asked) -> Iterator[Token]:
    """ "a $10 million contract", "a 260,000-year-old skull": the head of the whole phrase."""
    below = asked.amount.words.root
    for above in _above(below):
        if below.dep_ not in _MODIFYING or inside(above, asked.amount.words):
            return
        if above.pos_ in NOUNS:
            yield _phrase_head(above)
            return
        below = above


def _phrase_head(noun: Token) -> Token:
    for above in _above(noun):
        if noun.dep_ not in _INNER or above.i < noun.i or above.pos_ not in NOUNS:
            break
        noun = above
    return noun


def noun_it_is_part_of(asked: Asked) -> Iterator[Token]:
    """ "60% of revenue": what stands behind "of"."""
    words = asked.amount.words
    for noun in asked.near:
        prep = noun.head
        if noun.dep_ == "pobj" and prep.lower_ == "of" and prep.i >= words.end - 1 and inside(prep.head, words):
            yield noun


def noun_it_completes(asked: Asked) -> Iterator[Token]:
    """ "a fine of $5 million", "a squad with 17 players": the noun that the amount's preposition hangs on."""
    top = asked.amount.words.root
    if top.dep_ == "pobj":
        yield top.head.head


def noun_it_is_apposed_to(asked: Asked) -> Iterator[Token]:
    """ "its rate (5%)", "a larger battery, 4500 mAh": the noun before."""
    top = asked.amount.words.root
    if top.dep_ == "appos":
        yield top.head


def doer_of_its_clause(asked: Asked) -> Iterator[Token]:
    """ "Sales rose 5%", "OpenAI has 800 million users": the subject, through auxiliaries, control and coordination."""
    if asked.doer is not None:
        yield asked.doer


def object_of_its_clause(asked: Asked) -> Iterator[Token]:
    """ "cut prices by 5%", "paid staff $300": the object beside money, a share or how far it moves.

    Not beside what is counted, nor beside an amount that is the subject: "5% of users have an account".
    """
    top, kind = asked.amount.words.root, asked.amount.kind
    moved = top.dep_ == "pobj" and top.head.lower_ in _MOVING and top.head.head == asked.verb
    measured = kind in ("currency", "ratio") or (moved and kind != "count")
    if measured and is_verb(asked.verb) and top.dep_ not in SUBJECTS:
        yield from (noun for noun in asked.near if noun.dep_ == "dobj" and noun.head == asked.verb)


def heading(asked: Asked) -> Iterator[Token]:
    """ "Weight without the lens: 600 g": the head of a sentence without a verb."""
    if not is_verb(asked.verb) and asked.amount.kind != "count":
        yield asked.verb


RULES: tuple[Callable[[Asked], Iterator[Token]], ...] = (
    noun_it_modifies,
    noun_it_is_part_of,
    noun_it_completes,
    noun_it_is_apposed_to,
    doer_of_its_clause,
    object_of_its_clause,
    heading,
)
"""What they name counts together: the price paid and who pays it."""


def noun_beside(asked: Asked) -> Iterator[Token]:
    """ "with sterling at $1.25": the nouns just before, nearest first, where no rule finds any; never of a count."""
    words = asked.amount.words
    if asked.amount.kind != "count":
        yield from (token for token in reversed(asked.near) if words.start - _BESIDE <= token.i < words.start)
