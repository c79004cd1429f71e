"""Who or what a claim is about: candidates from the syntax, nearest tie first, then the discourse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import ACTORS, Amount, Context
from claimx.claims.metrics import Metric
from claimx.claims.slots import source_of
from claimx.find.syntax import SUBJECTS, agent, ancestors, child, children, is_verb, subject
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASSESSING = frozenset({"value", "price", "rate"})
_FINING = frozenset({"fine", "sue", "charge"})
_OWNING = ("of", "at", "for", "by", "in", "across")


class Tie(NamedTuple):
    """A word and the construction that ties it to an amount."""

    token: Token
    name: str


def ties(amount: Amount, metric: Metric | None, context: Context) -> Iterator[Tie]:
    """Words that constructions tie to an amount, nearest first; a word may come more than once."""
    noun = metric.noun if metric is not None else None
    yield from _by_the_verb(amount)
    inside = {token.i for token in amount.words}  # "200,000 H100 GPUs" are not H100's
    for thing in (noun, amount.root):
        if thing is not None:
            yield from (Tie(token, "owner") for token in owners(thing, context) if token.i not in inside)
    yield from _in_clause(amount, context)
    unnamed = _unnamed_subject(amount, metric, context)
    if unnamed is not None:
        yield Tie(unnamed, "noun phrase")
    yield from _above(amount)
    first = _first_actor(amount, context)
    if first is not None:
        yield Tie(first, "sentence")
    yield from (Tie(token, "topic") for token in _topics(amount.root, context))


def _first_actor(amount: Amount, context: Context) -> Token | None:
    """The first company, product or organization that the sentence names before the amount, but for its source."""
    source = source_of(amount.root, context)
    for token in context.doc[amount.words.sent.start : amount.words.start]:
        entity = context.entity(token)
        if entity is not None and entity.type in ACTORS and (source is None or source.entity != entity):
            return token
    return None


def _by_the_verb(amount: Amount) -> Iterator[Tie]:
    """ "Temasek valued it at $2 billion" is of what was valued, "Cantal solved 58% of them" of who did it."""
    verb = amount.verb
    if verb.lemma_ in _ASSESSING:
        yield from (Tie(held, "object") for held in children(verb, "dobj", "nsubjpass") if held not in amount.words)
    if amount.root.dep_ == "dobj" and amount.root.head == verb and verb.lemma_ not in _FINING:
        doer = subject(verb)
        if doer is not None and doer not in amount.words:
            yield Tie(doer, "subject")


def _unnamed_subject(amount: Amount, metric: Metric | None, context: Context) -> Token | None:
    """The noun phrase a claim is about where nobody is named: "data centres will use 9%", "70% of households have".

    Not where what is measured is somebody's ("deliveries tripled") or a part of a company acts ("the board raised").
    """
    noun = metric.noun if metric is not None else None
    verb = amount.verb
    if not is_verb(verb):
        return None
    if amount.root.dep_ in SUBJECTS or child(verb, "expl"):
        return noun if noun is not None and not _is_somebodys(noun, verb) else None
    doer = subject(verb)
    if doer is None or doer.pos_ != "NOUN" or doer == noun or doer in amount.words or context.time_at(doer):
        return None
    return None if doer.lemma_.lower() in words("metrics", "insiders") | words("metrics", "company") else doer


def _is_somebodys(noun: Token, verb: Token) -> bool:
    """Whether counted things are those of whoever is spoken of: "its customers", "those downloads", or what a company
    says was counted; "70% of American households" are nobody's.
    """
    anaphoric = any(below.lower_ in ("the", "those", "these", "its", "their") for below in noun.children)
    return anaphoric or noun.lemma_.lower() in words("metrics", "company") or verb.dep_ == "ccomp"


def owners(noun: Token, context: Context) -> Iterator[Token]:
    """Whose something is: "Apple's revenue", "Toyota sales", "revenue of Apple", "across its AI services"."""
    yield from children(noun, "poss")
    for modifier in children(noun, "compound", "nmod", "amod"):
        if context.entity(modifier):
            yield modifier
    behind = noun.doc[noun.i + 1 : noun.i + 3]  # "shares in Oranje Digital", whatever the parser makes of it
    if len(behind) == 2 and behind[0].lower_ in _OWNING and context.entity(behind[1]):
        yield behind[1]
    for prep in children(noun, "prep"):
        for held in children(prep, "pobj"):
            if prep.lower_ in _OWNING and context.entity(held):
                yield held
            if held.lemma_.lower() not in words("metrics", "carriers"):  # "at its peak" is the tokens' peak
                yield from children(held, "poss")


def _in_clause(amount: Amount, context: Context) -> Iterator[Tie]:
    """The subject of the clause, then its owner; then who the verb acts on ("fined Meta 5 million")."""
    verb = amount.verb
    if not is_verb(verb):
        yield from (
            Tie(token, "phrase") for token in amount.root.sent if context.entity(token) and token.i < amount.words.start
        )
        head = amount.root.sent.root
        if head.pos_ in ("NOUN", "PROPN"):
            yield Tie(head, "phrase")
            yield from (Tie(token, "phrase") for token in owners(head, context))
        return
    doer = subject(verb)
    if doer is not None and doer not in amount.words:
        yield Tie(doer, "subject")
        yield from (Tie(token, "owner") for token in owners(doer, context))
    by = agent(verb)
    if by is not None:
        yield Tie(by, "agent")
    for other in children(verb, "dobj", "dative", "attr"):
        if other not in amount.words:
            yield Tie(other, "object")
            yield from (Tie(token, "object") for token in owners(other, context))
    for prep in children(verb, "prep"):
        for held in children(prep, "pobj"):
            if prep.lower_ in _OWNING and held not in amount.words:
                yield Tie(held, "phrase")
                yield from (Tie(token, "phrase") for token in children(held, "poss"))


def _above(amount: Amount) -> Iterator[Tie]:
    """Subjects of the clauses that hold this one: "Toyota said global sales fell 5%"."""
    verb = amount.verb
    for token in ancestors(verb):
        if token != verb and is_verb(token):
            doer = subject(token)
            if doer is not None:
                yield Tie(doer, "above")


def _topics(token: Token, context: Context) -> Iterator[Token]:
    """Subjects of the sentences before, nearest first, in the same paragraph; then who the article is most about."""
    start = context.paragraph_start(token)
    sentence = token.sent
    while sentence.start > start:
        sentence = token.doc[sentence.start - 1].sent
        yield from _subjects(sentence.root)
    if context.protagonist is not None:
        yield context.entities.head_of(context.protagonist.mentions[0])


def _subjects(root: Token) -> Iterator[Token]:
    doer = child(root, "nsubj", "nsubjpass")
    if doer is not None:
        yield doer
        yield from children(doer, "poss")
