"""Ties that a verb states: "PayPal is a subsidiary of eBay", "Meta owns Instagram", "raised money from Northzone"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from claimx.claims.context import Context
from claimx.claims.ties.tie import BUSINESS, Tie, bounds, class_phrase, lexical, names_kind, places, type_of
from claimx.find.syntax import agent, child, children, conjuncts, subject
from claimx.models import RelationName
from claimx.rules.lexicon import mapping

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURNED: dict[str, RelationName] = {"developed_by": "developer_of", "made_by": "maker_of", "owned_by": "owner_of"}


def predicated(verb: Token, context: Context) -> Iterator[Tie]:
    """ "PayPal is a subsidiary of eBay", "IBM is the largest multinational in India"."""
    what, who = child(verb, "attr"), subject(verb)
    if (
        verb.lemma_ != "be"
        or what is None
        or who is None
        or what.tag_ != "NN"
        or context.entity(who) is None
        or child(verb, "neg")
    ):
        return
    if context.amount_at(what) is not None or not child(what, "det", "poss", "amod"):
        return
    relation, owner = lexical(what), _of(what, context)
    if owner is not None and relation is not None and context.entity(owner) != context.entity(who):
        yield Tie(relation, who, owner, *bounds(who, owner))
    elif relation is None and names_kind(what) and type_of(who, context) in (*BUSINESS, "product"):
        yield Tie("instance_of", who, what, *bounds(who, what), kind=class_phrase(what, context))
        if type_of(who, context) in BUSINESS:
            yield from places(who, list(what.doc[what.left_edge.i : what.i]), context)


def _of(noun: Token, context: Context) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None and context.entity(owner):
        return owner
    held = (
        below
        for prep in children(noun, "prep")
        if prep.lower_ in ("of", "to", "for")
        for below in children(prep, "pobj")
    )
    return next((below for below in held if context.entity(below)), None)


def stated(verb: Token, context: Context) -> Iterator[Tie]:
    """Verbs of owning, making, competing, supplying; active in the present, or passive with an agent."""
    who = _bearer(subject(verb), context)
    if who is None:
        return
    lemma = verb.lemma_.lower()
    standing = mapping("relations", "verbs").get(lemma)
    if standing and verb.tag_ in ("VBZ", "VBP") and not any(children(verb, "aux", "auxpass")):
        for held in (token for noun in children(verb, "dobj") for token in conjuncts(noun)):
            if context.resolve(held) not in (None, context.entity(who)):
                yield Tie(cast(RelationName, standing), who, held, *bounds(who, held))
    for prep in children(verb, "prep", "agent"):
        relation = mapping("relations", "verb_phrases").get(f"{lemma} {prep.lower_}")
        for held in (token for noun in children(prep, "pobj") for token in conjuncts(noun)) if relation else ():
            if context.resolve(held) not in (None, context.entity(who)):
                first, second = (held, who) if relation in _TURNED else (who, held)
                yield Tie(_TURNED.get(relation or "", cast(RelationName, relation)), first, second, *bounds(who, held))


def _bearer(noun: Token | None, context: Context) -> Token | None:
    """The name that a verb's subject stands for: itself, or what it is in apposition to ("Gateway, a tool made by")."""
    if noun is None or context.entity(noun) is not None:
        return noun
    if noun.dep_ == "appos" and context.entity(noun.head) is not None:
        return noun.head
    return None


def funded(verb: Token, context: Context) -> Iterator[Tie]:
    """ "Pelagia raised €40 million from Northzone", "raised $180 million in a round led by Accel"."""
    who = subject(verb)
    if verb.lemma_.lower() not in ("raise", "secure", "close") or who is None or type_of(who, context) != "company":
        return
    givers = [noun for prep in children(verb, "prep") if prep.lower_ == "from" for noun in children(prep, "pobj")]
    givers += [
        noun
        for prep in children(child(verb, "dobj") or verb, "prep")
        if prep.lower_ == "from"
        for noun in children(prep, "pobj")
    ]
    givers += [by for below in verb.subtree if below.lemma_ == "lead" and (by := agent(below)) is not None]
    for giver in (token for noun in givers for token in conjuncts(noun)):
        if type_of(giver, context) in BUSINESS:
            yield Tie("investor_in", giver, who, *bounds(who, giver))
