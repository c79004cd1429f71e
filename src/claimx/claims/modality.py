"""How sure the article is of what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.syntax import child, children, clause_verb, is_verb
from claimx.models import Modality
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLEMENTS = frozenset({"dobj", "attr", "oprd", "npadvmod", "prep"})
_BRANCHES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "parataxis"})


class Sign(NamedTuple):
    """A word that says how sure the article is, and the rule that took it for one."""

    kind: Modality
    word: Token
    rule: str


def modality(anchor: Token) -> Modality:
    """How sure: what the sign says, or asserted without one."""
    sign = sign_of(anchor)
    return sign.kind if sign is not None else "asserted"


def sign_of(anchor: Token) -> Sign | None:
    """The nearest sign on the way from the anchor word up to the sentence's root.

    A sign is a modal or adverb on a verb, a verb of planning, expecting or considering above the clause, or a noun
    such as "forecast" that the anchor belongs to. The base of a comparison ("up from $48 billion") is a fact.
    """
    outlook = _outlook_over(anchor)
    if outlook is not None:
        return Sign("forecast", outlook, "an outlook that is moved")
    return None if is_base(anchor) else next(_signs(anchor), None)


def _outlook_over(anchor: Token) -> Token | None:
    """ "Raised its full-year outlook to $4.25 billion from $4.1 billion": both amounts are what is looked ahead to."""
    if anchor.dep_ != "pobj" or anchor.head.lower_ not in ("to", "from", "at", "by"):
        return None
    verb = clause_verb(anchor)
    held = child(verb, "dobj") or child(verb, "nsubj", "nsubjpass") if is_verb(verb) else None
    if held is None:
        return None
    return held if held.lemma_.lower() in words("modality", "nouns.forecast") or _is_price_target(held) else None


def _is_price_target(noun: Token) -> bool:
    """ "Its price target went from ¥8,200 to ¥9,400": what an analyst expects, not what anybody aims at."""
    return noun.lemma_ == "target" and any(below.lower_ == "price" for below in children(noun, "compound", "nmod"))


def is_base(anchor: Token) -> bool:
    """Whether an amount is what another is compared with: "up from $48 billion", "more than the 35GW of 2024"."""
    return anchor.dep_ == "pobj" and anchor.head.lower_ in ("from", "than", "against", "versus")


def _signs(anchor: Token) -> Iterator[Sign]:
    token = anchor
    while True:
        if is_verb(token):
            yield from _on_verb(token)
            yield from _before_infinitive(token)
        else:
            yield from _before_noun(token)
            if _carries(token, anchor):
                yield from _listed(token, "nouns")
        above = token.head
        if above == token or (token.dep_ in ("advcl", "relcl") and is_verb(token)) or _is_absolute(token):
            return  # what a subordinate clause says does not hang on its governor
        if token.dep_ == "appos" and token != anchor and not is_verb(token):
            return  # "will use models from Hexley, a 90-person lab": what it is, not what will be
        if token.dep_ in _SUBJECTS and token != anchor:
            return  # a number inside the subject phrase is presupposed: "17 of its 75 lines will close"
        if is_verb(above) and (token.dep_ in _BRANCHES if is_verb(token) else token.dep_ in _COMPLEMENTS):
            yield from _over_clause(above, token)
        token = above


def _is_absolute(verb: Token) -> bool:
    """ "With the shares closing at $27.99, AT&T will pay more": a clause of its own behind "with"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "with" and child(verb, "nsubj", "nsubjpass") is not None


def _before_noun(noun: Token) -> Iterator[Sign]:
    """A participle before the noun: "the planned $115 billion merger", "projected sales of"."""
    for modifier in children(noun, "amod", "acl"):  # "38 cents expected"
        if modifier.dep_ == "amod" or (modifier.i > noun.i and not any(True for _ in modifier.children)):
            yield from _listed_form(modifier, "premodifiers")


def _listed_form(token: Token, section: str) -> Iterator[Sign]:
    kinds: tuple[Modality, ...] = ("forecast", "planned", "possible")
    for kind in kinds:
        if token.lower_ in words("modality", f"{section}.{kind}"):
            yield Sign(kind, token, "a participle that looks ahead")


def _before_infinitive(verb: Token) -> Iterator[Sign]:
    """The noun an infinitive follows: "plans to buy", "in talks to acquire"; parsers hang such a clause anywhere."""
    to = next((below for below in children(verb, "aux") if below.lower_ == "to"), None)
    if to is not None and to.i > verb.sent.start:
        yield from _listed(to.nbor(-1), "nouns")


def _carries(noun: Token, anchor: Token) -> bool:
    """A forecast noun counts when the anchor hangs on it ("a forecast of $5 billion"), not when it is the subject."""
    return noun != anchor and noun.dep_ not in ("nsubj", "nsubjpass")


def _listed(token: Token, section: str) -> Iterator[Sign]:
    kinds: tuple[Modality, ...] = ("planned", "forecast", "possible")
    for kind in kinds:
        if token.lemma_.lower() in words("modality", f"{section}.{kind}"):
            yield Sign(kind, token, "a noun that looks ahead")


def _on_verb(verb: Token) -> Iterator[Sign]:
    """Signs inside the verb's own clause: modals, "reportedly", "is expected to", "is likely to"."""
    for adverb in children(verb, "advmod"):
        if adverb.lower_ in words("modality", "adverbs.possible"):
            yield Sign("possible", adverb, "an adverb of doubt")
    for modal in children(verb, "aux"):
        if modal.tag_ == "MD":
            yield from _modal(modal, verb)
    if verb.tag_ == "VBN" and child(verb, "auxpass") and child(verb, "nsubjpass"):
        yield from _listed_form(verb, "participles")
    predicate = child(verb, "acomp")
    if predicate is not None:
        kinds: tuple[Modality, ...] = ("forecast", "planned")
        for kind in kinds:
            if predicate.lower_ in words("modality", f"adjectives.{kind}") and child(predicate, "xcomp"):
                yield Sign(kind, predicate, "an adjective that looks ahead")


def _modal(modal: Token, verb: Token) -> Iterator[Sign]:
    form = modal.lower_
    if form in words("modality", "modals.possible"):
        yield Sign("possible", modal, "a modal of possibility")
    elif form in words("modality", "modals.planned"):
        happens = _happens(verb)
        yield Sign("forecast" if happens else "planned", modal, "a modal of what happens" if happens else "a modal")
    elif form in words("modality", "modals.forecast"):
        yield Sign("forecast", modal, "a modal of expectation")
    elif form in words("modality", "modals.conditional"):
        if _backshifted(verb):
            yield Sign("planned", modal, "“will” in a report of the past")
        else:
            yield Sign("conditional", modal, "a modal of condition")


def _happens(verb: Token) -> bool:
    """Whether what "will" be is not done by anybody: "sales will rise", "profit will be $5 million"."""
    doer = child(verb, "nsubj")
    if verb.lemma_ == "be":
        return doer is not None and doer.lemma_.lower() in words("modality", "happenings.figures")
    return verb.lemma_.lower() in words("modality", "happenings.verbs") and child(verb, "nsubjpass") is None


def _backshifted(verb: Token) -> bool:
    """ "said it would offer": "will" in a report of the past, unless a condition hangs on it."""
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
    return reported and not any(
        mark.lower_ in ("if", "unless") for below in children(verb, "advcl") for mark in children(below, "mark")
    )


def _over_clause(verb: Token, below: Token) -> Iterator[Sign]:
    """Signs of the verb that governs the clause: "plans to", "expects", "is considering", "is expected to"."""
    if verb.lemma_ == "be":
        yield from _of_being(verb, below)
    grasps = not is_verb(below) and below.dep_ != "prep" and verb.lemma_.lower() in words("modality", "verbs.grasping")
    if grasps and not _has_deadline(verb, below):
        return  # "offers 15GB", "wants $30": what is had or asked for now
    if verb.tag_ == "VBN" and child(verb, "auxpass"):
        yield from _listed_form(verb, "participles")
    if verb.lemma_.lower() in words("modality", "counting.verbs") and is_verb(below) and has_happened(below):
        return
    if verb.lemma_ == "see" and verb.tag_ not in ("VBZ", "VBP"):
        return
    kinds: tuple[Modality, ...] = ("planned", "forecast", "possible")
    for kind in kinds:
        if verb.lemma_.lower() in words("modality", f"verbs.{kind}"):
            yield Sign(kind, verb, "a verb over the clause")


def has_happened(anchor: Token) -> bool:
    """Whether the anchor's clause is in the past: "shipments went up", not "shipments will go up"."""
    verb = clause_verb(anchor)
    return verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in children(verb, "aux", "auxpass"))


def _of_being(verb: Token, below: Token) -> Iterator[Sign]:
    """ "Is to cut 3,500 jobs", "the plan is to reach 340", "the target is 60,000"."""
    named = child(verb, "nsubj")
    if named is not None:
        yield from _listed(named, "nouns")
    if below.dep_ == "xcomp" and any(helper.lower_ == "to" for helper in children(below, "aux")):
        yield Sign("planned", verb, "an infinitive under “be”")


def _has_deadline(verb: Token, below: Token) -> bool:
    """ "Wants 40 of them in orbit by 2027": a wish with an end in time is a plan."""
    return any(prep.lower_ == "by" and child(prep, "pobj") for word in (verb, below) for prep in children(word, "prep"))
