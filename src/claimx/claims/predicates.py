"""Which verbs may say what somebody does, to whom, and what speaks for an event claim in each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Context
from claimx.find.syntax import RELATIVES, agent, child, children, is_finite, is_passive, is_verb, subject
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT_PREPOSITIONS = frozenset(
    {"with", "to", "into", "of", "on", "for", "in", "against", "from", "by", "at", "as", "about", "upon", "across"}
    | {"through", "toward", "towards", "onto", "over"}
)
_TIMELIKE = frozenset({"time", "day", "moment", "way", "reason", "place", "extent"})
"""Nouns that a clause without a gap may follow: "the way they sell it"."""


class Roles(NamedTuple):
    """Who does what to whom; in a passive with an agent, ``turned``, the agent does it."""

    doer: Token
    object: Token | None
    turned: bool = False


def predicates(context: Context) -> Iterator[tuple[Token, Roles]]:
    """Every verb with content and a subject, in text order."""
    for verb in context.doc:
        if is_verb(verb) and verb.is_alpha and verb.pos_ != "AUX":
            roles = roles_of(verb, context)
            if roles is not None:
                yield verb, roles


def predicate_features(verb: Token, roles: Roles, context: Context) -> list[str]:
    """What speaks for and against an event claim, named so that a reader of the weights sees what each stands for."""
    lemma, doer = verb.lemma_.lower(), _kind(roles.doer, context)
    held = _kind(roles.object, context) if roles.object is not None else "nothing"
    facts = list(_facts(verb, roles, context))
    found = [f"lemma {lemma}", f"lemma {lemma} {held}", f"lemma ends -{lemma[-3:]}"]
    found += [f"subject {doer}", f"object {held}", f"{doer} {held}", f"subject {doer} {verb.dep_}"]
    found += [f"dep {verb.dep_}", f"tag {verb.tag_}", f"dep {verb.dep_} {verb.tag_}"]
    found += [f"under {verb.head.lemma_.lower()} {verb.dep_}", f"subject at {roles.doer.dep_}"]
    found += [*facts, *(f"{fact}, {doer}" for fact in facts)]
    if roles.object is not None:
        found += [f"object at {roles.object.dep_}", f"object at {roles.object.dep_} {doer}"]
        found.append(f"object word {roles.object.lemma_.lower()}")
    found += [f"with {below.dep_}" for below in verb.children]
    found += [f"helped by {below.lemma_.lower()}" for below in children(verb, "aux", "auxpass", "neg", "prt", "mark")]
    return found


def _facts(verb: Token, roles: Roles, context: Context) -> Iterator[str]:
    """What the word lists and the clause say of a verb."""
    lemma = verb.lemma_.lower()
    for name in ("empty", "leading", "measuring"):
        if lemma in words("events", name):
            yield name
            if child(verb, "xcomp"):
                yield f"{name} over a verb"
    yield "states" if _states(verb) else "does not state"
    if _reports(verb):
        yield "reports"
    if is_passive(verb):
        yield "passive"
    if roles.turned:
        yield "turned"
    if roles.object is not None and only_measures(verb, roles.object, context):
        yield "only measures"
    if roles.object is not None and context.amount_at(roles.object) is not None:
        yield "object counted"
    if verb.dep_ == "acl" and lemma in words("events", "tying"):
        yield "ties"
    yield "named" if context.resolve(roles.doer) is not None else "not named"
    if roles.doer.i > verb.i:
        yield "subject behind"


def _kind(token: Token, context: Context) -> str:
    """The type of what a word refers to and how it does, or what sort of word it is."""
    entity, mention = context.resolve(token), context.entities.mention_of(token)
    if entity is None:
        return token.lower_ if token.pos_ == "PRON" else token.pos_
    return f"{entity.type}:{mention.kind if mention is not None else 'apart'}"


def roles_of(verb: Token, context: Context) -> Roles | None:
    """Subject and object of a verb, the by-agent of a passive as its subject."""
    doer, by = subject(verb), agent(verb)
    if doer is None:
        return None
    if is_passive(verb) and by is not None:
        return Roles(by, doer, turned=True)
    return Roles(doer, _object(verb, context))


def _object(verb: Token, context: Context) -> Token | None:
    """The direct object, its own or shared; else the first named, else the first, noun of its prepositional phrases."""
    direct = _direct_object(verb, context)
    if direct is not None:
        relative = direct.tag_ in RELATIVES and verb.dep_ == "relcl"
        return verb.head if relative else direct  # "the startup, which Mokoena started"
    for below in children(verb, "ccomp"):
        if not is_finite(below) and (led := child(below, "nsubj")) is not None:
            return led  # "allows users to upload"
    shared = _gap(verb) or _shared_object(verb, context)
    if shared is not None:
        return shared
    held = [
        noun
        for prep in children(verb, "prep", "dative")
        if prep.lower_ in _OBJECT_PREPOSITIONS
        for noun in children(prep, "pobj")
        if context.time_at(noun) is None and context.amount_at(noun) is None
    ]
    named = [noun for noun in held if context.entity(noun)]
    return next(iter(named or held), None)


def _direct_object(verb: Token, context: Context) -> Token | None:
    """The noun that the verb itself governs, if it is no time."""
    direct = children(verb, "dobj", "oprd", "attr", "dative")
    return next((noun for noun in direct if noun.dep_ != "prep" and context.time_at(noun) is None), None)


def _gap(verb: Token) -> Token | None:
    """ "The wallet they back": the noun before a relative clause that has a subject and no relative pronoun."""
    if verb.dep_ != "relcl" or verb.head.lemma_.lower() in _TIMELIKE or is_passive(verb):
        return None
    doer = child(verb, "nsubj")
    if doer is None or doer.i < verb.head.i or doer.tag_ in RELATIVES:
        return None
    opened = any(token.tag_ in RELATIVES or token.tag_ == "WRB" for token in verb.doc[verb.head.i + 1 : doer.i])
    return None if opened else verb.head


def _shared_object(verb: Token, context: Context) -> Token | None:
    """ "Develops, owns and operates batteries": the object behind a row of verbs is that of each, whichever has it."""
    if is_passive(verb):
        return None
    before = verb.head if verb.dep_ == "conj" and is_verb(verb.head) else None
    held = _direct_object(before, context) if before is not None else None
    if held is not None and held.i > verb.i:
        return held
    row = [*children(verb, "conj"), *(children(before, "conj") if before is not None else ())]
    following = next((other for other in row if other.i > verb.i and is_verb(other)), None)
    if following is None or child(following, "nsubj", "nsubjpass", "aux", "auxpass"):
        return None
    close = all(token.is_punct or token.dep_ in ("cc", "advmod") for token in verb.doc[verb.i + 1 : following.i])
    return _direct_object(following, context) or _shared_object(following, context) if close else None


def _states(verb: Token) -> bool:
    """Finite, coordinated with or led to by a finite verb, or a participle with its agent ("staged by CCTV")."""
    if is_finite(verb) or (is_passive(verb) and agent(verb) is not None):
        return True
    if verb.dep_ == "xcomp":
        return is_verb(verb.head) and verb.head.lemma_.lower() in words("events", "leading") and _states(verb.head)
    if verb.dep_ == "conj" and is_verb(verb.head):
        return _states(verb.head)
    return verb.dep_ in ("ROOT", "ccomp") and child(verb, "nsubj", "nsubjpass") is not None


def _reports(verb: Token) -> bool:
    """Whether a verb of saying reports here: over a clause, over a quotation, over a figure, or with nothing to say."""
    lemma = verb.lemma_.lower()
    if lemma not in words("reporting", "say") | words("reporting", "expect") | words("reporting", "give"):
        return False
    content = child(verb, "dobj", "nsubjpass")
    if (
        content is None
        or child(verb, "ccomp")
        or lemma in ("say", "tell", "add", "note", "claim", "expect", "show", "estimate", "describe", "quote")
    ):
        return True
    noun = content.lemma_.lower()
    return noun in words("metrics", "company") or noun in words("modality", "nouns.planned") | words(
        "modality", "nouns.forecast"
    )


def only_measures(verb: Token, held: Token, context: Context) -> bool:
    """ "Raised $50 million" and "shipped 58 million phones" are quantity claims only; "fired 500 workers" is both."""
    amount = context.amount_at(held)
    if amount is None:
        return False
    return amount.mention.quantity.unit.kind != "count" or verb.lemma_.lower() in words("events", "measuring")
