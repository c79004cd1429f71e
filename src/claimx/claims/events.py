"""Event claims: a named subject or object of a finite or reported predicate that does more than report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimx import document
from claimx.claims.confidence import event_confidence
from claimx.claims.context import Context
from claimx.claims.modality import modality, negated
from claimx.claims.slots import claim_id, evidence_of, place_of, qualifiers_of, source_of
from claimx.claims.statements import event_statement
from claimx.claims.timing import claim_time
from claimx.find.syntax import agent, child, children, is_finite, is_passive, is_verb, subject
from claimx.models import EventClaim, Predicate
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_OBJECT_PREPOSITIONS = frozenset({"with", "to", "into", "of", "on", "for", "in", "against", "from", "by", "at", "as"})


class Roles(NamedTuple):
    """Who does what to whom; in a passive with an agent, ``turned``, the agent does it."""

    doer: Token
    object: Token | None
    turned: bool = False


def event_claims(context: Context) -> list[EventClaim]:
    """One claim an event verb with a named entity as its subject or object, in text order."""
    found = []
    for verb in context.doc:
        if is_event(verb):
            roles = roles_of(verb, context)
            if roles is not None and _is_named(verb, roles, context):
                found.append(_claim(verb, roles, context))
    return found


def is_event(verb: Token) -> bool:
    """Whether a verb says what somebody does: finite or under a leading verb, with content, and not reporting."""
    lemma = verb.lemma_.lower()
    if not is_verb(verb) or not verb.is_alpha or verb.pos_ == "AUX" or lemma in words("events", "empty"):
        return False
    if (
        not _states(verb)
        or _reports(verb)
        or (verb.dep_ == "acl" and lemma in words("events", "tying"))
    ):
        return False
    return not (lemma in words("events", "leading") and child(verb, "xcomp"))


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


def roles_of(verb: Token, context: Context) -> Roles | None:
    """Subject and object of a verb, the by-agent of a passive as its subject."""
    doer, by = subject(verb), agent(verb)
    if doer is None:
        return None
    if is_passive(verb) and by is not None:
        return Roles(by, doer, turned=True)
    return Roles(doer, _object(verb, context))


def _object(verb: Token, context: Context) -> Token | None:
    """The direct object; else the first named, else the first, noun of its prepositional phrases that is no time."""
    direct = [
        noun
        for noun in children(verb, "dobj", "oprd", "attr", "dative")
        if context.time_at(noun) is None and noun.dep_ != "prep"
    ]
    if direct:
        return direct[0]
    held = [
        noun
        for prep in children(verb, "prep", "dative")
        if prep.lower_ in _OBJECT_PREPOSITIONS
        for noun in children(prep, "pobj")
        if context.time_at(noun) is None and context.amount_at(noun) is None
    ]
    named = [noun for noun in held if context.entity(noun)]
    return next(iter(named or held), None)


def _is_named(verb: Token, roles: Roles, context: Context) -> bool:
    """A named subject or object, and an object that is more than money or a measure (that is a quantity claim only)."""
    if roles.object is not None and _only_measures(verb, roles.object, context):
        return False
    if context.resolve(roles.doer) is not None:
        return True
    if roles.doer.pos_ == "PRON":  # "this is tied to it": who knows what
        return False
    mention = context.entities.mention_of(roles.object) if roles.object is not None else None
    return mention is not None and mention.kind != "pronoun"


def _only_measures(verb: Token, held: Token, context: Context) -> bool:
    """ "Raised $50 million" and "shipped 58 million phones" are quantity claims only; "fired 500 workers" is both."""
    amount = context.amount_at(held)
    if amount is None:
        return False
    return amount.mention.quantity.unit.kind != "count" or verb.lemma_.lower() in words("events", "measuring")


def _claim(verb: Token, roles: Roles, context: Context) -> EventClaim:
    subject_ref = context.reference(roles.doer)
    object_ref = context.reference(roles.object) if roles.object is not None else None
    span = document.token_span(context.doc, predicate_words(verb, roles))
    time = claim_time(context.doc[verb.i : verb.i + 1], context)
    place = place_of(verb, context, subject_ref)
    source = source_of(verb, context)
    taken = [
        found for found in (span, object_ref and object_ref.span, time and time.span, place and place.span) if found
    ]
    draft = EventClaim(
        id=claim_id(context, "event", span.field, span.start, span.end, subject_ref.name),
        article_id=document.article_id(context.doc),
        predicate=Predicate(span=span, lemma=verb.lemma_.lower()),
        subject=subject_ref,
        object=object_ref,
        time=time,
        place=place,
        qualifiers=qualifiers_of(verb, context, taken),
        source=source,
        modality=modality(verb),
        negated=negated(verb),
        evidence=evidence_of(verb, context),
        confidence=0,
        statement="",
    )
    return draft.model_copy(
        update={"confidence": event_confidence(draft), "statement": event_statement(draft, verb, context)}
    )


def predicate_words(verb: Token, roles: Roles) -> TokenSpan:
    """The verb with its auxiliaries and the preposition that leads to its object: "was closely integrated with".

    The verb alone where a passive was turned, since its words would then say the opposite.
    """
    if roles.turned:
        return verb.doc[verb.i : verb.i + 1]
    start, end = verb.i, verb.i + 1
    helpers = {token.i for token in children(verb, "aux", "auxpass", "neg", "advmod") if token.i < verb.i}
    while start - 1 in helpers:
        start -= 1
    led = {token.i for token in children(verb, "prt")}
    if roles.object is not None and roles.object.dep_ == "pobj":
        led.add(roles.object.head.i)
    while end in led:
        end += 1
    return verb.doc[start:end]
