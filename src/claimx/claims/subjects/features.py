"""What speaks for a candidate subject, as names of features: syntax, kinds, distance, standing.

A feature is a template and its filling (``path dobj ^ nsubj``). Templates that name two facts, such as the type of the
candidate and the unit of the amount, let the model learn that a price is a product's and a revenue a company's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Amount, Context
from claimx.claims.metrics import Metric
from claimx.claims.paths import above, bucket, path, side_of, steps_to
from claimx.claims.slots import source_of
from claimx.claims.subjects.candidates import Candidate
from claimx.find.syntax import clause_verb, is_verb
from claimx.models import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_BACK = 5
"""Sentences back to a mention that are still counted."""
_NEIGHBOURHOOD = 40
"""Words between a candidate and the amount in which names and marks are still looked for."""
_MARKS = frozenset({",", ";", ":", "|", "—"})


class Question(NamedTuple):
    """The amount whose subject is asked for, with what every candidate is compared to."""

    amount: Amount
    context: Context
    above: dict[int, int]
    """The words above the amount in the tree, with how many steps away each is."""
    unit: str
    kind: str
    metric: str
    noun: Token | None
    """The noun that names the metric."""
    verb: Token
    clause: Token
    """The verb of the clause that the amount's root stands in."""
    change: str
    source: str | None
    named: frozenset[str]
    """The entities in the amount's sentence."""


def question(amount: Amount, metric: Metric | None, context: Context, found: Sequence[Candidate]) -> Question:
    """What is known of an amount before its subject is."""
    unit, change = amount.mention.quantity.unit, amount.mention.change
    source = source_of(amount.root, context)
    return Question(
        amount=amount,
        context=context,
        above=above(amount.root),
        unit=unit.name,
        kind=unit.kind,
        metric=metric.head if metric else "",
        noun=metric.noun if metric else None,
        verb=amount.verb,
        clause=clause_verb(amount.root),
        change=change.direction if change else "level",
        source=source.name if source else None,
        named=frozenset(one.entity.name for one in found if one.entity and one.near),
    )


def features(candidate: Candidate, asked: Question, ties: Iterable[str]) -> Iterator[str]:
    """All features of a candidate. ``ties``: the named constructions that hold between it and the amount."""
    kind = candidate.entity.type if candidate.entity else "noun"
    yield f"type {kind}"
    yield f"type {kind} unit {asked.unit}"
    yield f"type {kind} kind {asked.kind} change {asked.change}"
    yield f"type {kind} metric {asked.metric}"
    for tie in ties or ("none",):
        yield f"tie {tie}"
        yield f"tie {tie} type {kind}"
        yield f"tie {tie} type {kind} kind {asked.kind}"
        yield f"tie {tie} metric {asked.metric}"
    if candidate.entity is not None:
        yield from _standing(candidate, candidate.entity, asked)
    yield from _near(candidate, asked, kind) if candidate.near else _far(candidate, asked, kind)


def _standing(candidate: Candidate, entity: Entity, asked: Question) -> Iterator[str]:
    """What the article makes of an entity: how often it is named, whether it is about it, whether it is the speaker."""
    context, kind = asked.context, entity.type
    where = "near" if candidate.near else "far"
    yield f"mentions {min(len(entity.mentions), 6)} {where}"
    rank = context.standing[entity.name]
    yield f"standing {rank} {where} type {kind}"
    yield f"standing {rank} {where} type {kind} kind {asked.kind}"
    lead = context.entities.head_of(entity.mentions[0]).i < context.lead_end
    yield f"lead {lead} {where} type {kind}"
    protagonist = context.protagonist is not None and entity.name == context.protagonist.name
    yield f"protagonist {protagonist} {where} type {kind}"
    speaks = entity.name == asked.source
    yield f"speaks {speaks} {where} type {kind}"
    yield f"speaks {speaks} metric {asked.metric}"
    if not candidate.near:
        yield f"named in sentence {entity.name in asked.named}"


def _near(candidate: Candidate, asked: Question, kind: str) -> Iterator[str]:
    """Where a candidate in the amount's sentence stands in the tree and in the line."""
    token, verb = candidate.token, asked.verb
    way, side = path(token, asked.amount.root, asked.above), side_of(token, asked.amount.words)
    yield f"path {way}"
    yield f"path {way} type {kind}"
    yield f"path {way} kind {asked.kind} change {asked.change}"
    yield f"path {way} verb {verb.lemma_}"
    yield f"dep {token.dep_} {side} type {kind}"
    yield f"{side} {bucket(steps_to(token, asked.amount.words))} type {kind}"
    same = clause_verb(token) == asked.clause
    yield f"same clause {same} dep {token.dep_} {side}"
    yield f"verb {verb.lemma_} dep {token.dep_} same {same}"
    if token.dep_ == "pobj":
        yield f"prep {token.head.lower_} {side} type {kind}"
        yield f"prep {token.head.lower_} of {token.head.head.lemma_}"
    if token.dep_ in ("poss", "compound", "nmod"):
        yield f"{token.dep_} of metric {token.head == asked.noun} type {kind}"
    yield from _between(token, asked, side, kind)
    yield from _word(candidate, asked, side)


def _word(candidate: Candidate, asked: Question, side: str) -> Iterator[str]:
    """The candidate's own words: a noun's lemma, or how an entity is mentioned."""
    token = candidate.token
    if candidate.entity is not None:
        mention = asked.context.entities.mention_of(token)
        yield f"mention {mention.kind if mention else 'we'} dep {token.dep_}"
        return
    lemma = token.lemma_.lower()
    yield f"noun {lemma}"
    yield f"noun {lemma} kind {asked.kind}"
    yield f"noun is metric {token == asked.noun} {side} {asked.kind} {asked.change}"
    yield f"noun number {token.tag_} {side}"
    yield f"names in sentence {min(len(asked.named), 2)} dep {token.dep_} {side}"


def _between(token: Token, asked: Question, side: str, kind: str) -> Iterator[str]:
    """What stands between a candidate and the amount: other names, other amounts, marks."""
    words, context = asked.amount.words, asked.context
    start, end = (token.i + 1, words.start) if token.i < words.start else (words.end, token.i)
    amounts = len(context.amounts_in(start, max(start, end)))
    close = end - start < _NEIGHBOURHOOD
    names = len({found.entity.name for found in context.entities.between(start, end)}) if close else 3
    marks = any(other.text in _MARKS for other in context.doc[start:end]) if close else True
    yield f"{side} names between {min(names, 3)} type {kind}"
    yield f"{side} amounts between {min(amounts, 3)} type {kind}"
    yield f"{side} marks between {marks} amounts {min(amounts, 2)}"


def _far(candidate: Candidate, asked: Question, kind: str) -> Iterator[str]:
    """How far back an entity from elsewhere was last named, and in what role."""
    token, context, sent = candidate.token, asked.context, asked.amount.words.sent
    back = min(context.sentences_between(token, sent.start), _MOST_BACK)
    others = min(len(asked.named), 2)
    some = bool(asked.named)
    yield f"far {back} type {kind}"
    yield f"far {back} dep {token.dep_}"
    yield f"recent {candidate.order} type {kind} {some}"
    yield f"recent {candidate.order} kind {asked.kind} {some}"
    yield f"recent {candidate.order} dep {token.dep_}"
    yield f"same paragraph {token.i >= context.paragraph_start(sent[0])} type {kind}"
    yield f"far type {kind} names in sentence {others}"
    yield f"far kind {asked.kind} type {kind} {some}"
    yield f"far verb {is_verb(asked.verb)} {some} type {kind}"
