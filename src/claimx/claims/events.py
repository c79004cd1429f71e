"""Event claims: who does what to whom. Every verb with a subject is a candidate (``predicates``), and a linear model
(``claimx/data/weights/events.tsv``, written by ``training/events.py``) says which of them make a claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.confidence import event_confidence, event_features
from claimx.claims.context import Context
from claimx.claims.modality import modality
from claimx.claims.negation import negated
from claimx.claims.predicates import Roles, only_measures, predicate_features, predicates
from claimx.claims.reasons import certainty_reasons, in_order, reason, scope_reasons
from claimx.claims.slots import attribution_of, claim_id, evidence_of, place_of, qualifiers_of
from claimx.claims.statements import event_statement
from claimx.claims.timing import event_time
from claimx.find.syntax import children
from claimx.models import Attribution, EventClaim, Predicate, Reason
from claimx.rules.lexicon import table, words
from claimx.rules.linear import linear

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token


def event_claims(context: Context) -> list[EventClaim]:
    """One claim a verb that the learned scorer takes for an event's, in text order."""
    return [claim for claim, _ in graded_events(context)]


def graded_events(context: Context) -> list[tuple[EventClaim, dict[str, float]]]:
    """The same with the features that each claim's confidence is made of, for fitting it."""
    model, least = linear("events"), table("events")["least"]
    found = []
    for verb, roles in predicates(context):
        likely = model.probabilities(predicate_features(verb, roles, context))["event"]
        if likely >= least and not _is_no_event(verb, roles, context):
            found.append(_claim(verb, roles, likely, context))
    return found


def _is_no_event(verb: Token, roles: Roles, context: Context) -> bool:
    """What only gives a figure is a quantity claim alone; of "Google acquired Google" one half is read wrongly."""
    if roles.object is None:
        return False
    if only_measures(verb, roles.object, context):
        return True
    doer = context.resolve(roles.doer)
    reflexive = roles.object.lower_ in words("events", "reflexive")
    return doer is not None and not reflexive and doer == context.resolve(roles.object)


def _claim(verb: Token, roles: Roles, likely: float, context: Context) -> tuple[EventClaim, dict[str, float]]:
    subject_ref = context.reference(roles.doer)
    object_ref = context.reference(roles.object) if roles.object is not None else None
    span = document.token_span(context.doc, predicate_words(verb, roles))
    time = event_time(context.doc[verb.i : verb.i + 1], context)
    place = place_of(verb, context, subject_ref)
    attribution = attribution_of(verb, context)
    source = attribution.source if attribution is not None else None
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
        reasons=(),
    )
    draft = draft.model_copy(update={"reasons": _reasons(draft, verb, roles, attribution, context)})
    features = event_features(draft, likely, context.entities.doubt(draft.subject, draft.object))
    slots = {"confidence": event_confidence(features), "statement": event_statement(draft, verb, context)}
    return draft.model_copy(update=slots), features


def _reasons(
    claim: EventClaim, verb: Token, roles: Roles, attribution: Attribution | None, context: Context
) -> tuple[Reason, ...]:
    given = (
        *reason("predicate", "a verb that the learned scorer takes for an event's", claim.predicate.span),
        *reason("subject", "the by-agent of a passive" if roles.turned else "the verb's subject", claim.subject),
        *reason("object", "the verb's object", claim.object),
        *reason("time", "the nearest time that is the claim's own", claim.time),
        *scope_reasons(claim.place, claim.qualifiers),
        *reason("source", attribution.rule if attribution else "", claim.source),
        *certainty_reasons(verb, claim.modality, claim.source, context),
    )
    return in_order(EventClaim.model_fields, given)


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
