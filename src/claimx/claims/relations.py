"""Relation claims: standing ties between two entities, or between an entity and what kind of thing it is."""

from __future__ import annotations

from claimx import document
from claimx.claims.confidence import relation_confidence
from claimx.claims.context import Context
from claimx.claims.modality import modality, negated
from claimx.claims.reasons import reason
from claimx.claims.slots import attribution_of, claim_id, evidence_of
from claimx.claims.statements import relation_statement
from claimx.claims.ties import Tie, find_ties
from claimx.find.syntax import phrase
from claimx.models import EntityRef, Reference, RelationClaim
from claimx.rules.lexicon import mapping


def relation_claims(context: Context) -> list[RelationClaim]:
    """One claim a tie, in text order."""
    return [_claim(tie, context) for tie in find_ties(context)]


def _claim(tie: Tie, context: Context) -> RelationClaim:
    attribution = attribution_of(tie.subject, context)
    source = attribution.source if attribution is not None else None
    span = document.token_span(context.doc, context.doc[tie.start : tie.end])
    draft = RelationClaim(
        id=claim_id(context, "relation", tie.relation, span.field, span.start, span.end, tie.subject.i, tie.object.i),
        article_id=document.article_id(context.doc),
        relation=tie.relation,
        span=span,
        subject=context.reference(tie.subject),
        object=_object(tie, context),
        role=tie.role,
        source=source,
        modality=modality(tie.subject) if tie.subject.dep_ in ("nsubj", "nsubjpass") else "asserted",
        negated=negated(tie.subject) if tie.subject.dep_ in ("nsubj", "nsubjpass") else False,
        evidence=evidence_of(tie.subject, context),
        confidence=0,
        statement="",
        reasons=(
            *reason("relation", "the words that show the tie", span),
            *reason("source", attribution.rule if attribution else "", source),
        ),
    )
    return draft.model_copy(update={"confidence": relation_confidence(draft), "statement": relation_statement(draft)})


def _object(tie: Tie, context: Context) -> Reference:
    """The object entity; the class noun of an ``instance_of``; the country an adjective of place stands for."""
    if tie.kind is not None:
        return Reference(span=document.token_span(context.doc, tie.kind))
    country = mapping("relations", "demonyms").get(tie.object.text)
    if tie.relation == "based_in" and country:
        span = document.token_span(context.doc, phrase(tie.object))
        return Reference(span=span, entity=EntityRef(name=country, type="place"))
    return context.reference(tie.object)
