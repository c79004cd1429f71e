"""Relation claims: standing ties between two entities, or between an entity and what kind of thing it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.confidence import relation_confidence, relation_features
from claimx.claims.context import Context
from claimx.claims.modality import modality
from claimx.claims.negation import negated
from claimx.claims.reasons import certainty_reasons, in_order, reason
from claimx.claims.slots import attribution_of, claim_id, evidence_of
from claimx.claims.statements import relation_statement
from claimx.claims.ties import Tie, find_ties
from claimx.claims.ties.tie import class_phrase
from claimx.find.syntax import phrase
from claimx.models import Attribution, EntityRef, Reason, Reference, RelationClaim
from claimx.rules.lexicon import mapping

if TYPE_CHECKING:
    from spacy.tokens import Token


def relation_claims(context: Context) -> list[RelationClaim]:
    """One claim a tie, in text order."""
    return [claim for claim, _ in graded_relations(context)]


def graded_relations(context: Context) -> list[tuple[RelationClaim, dict[str, float]]]:
    """The same with the features that each claim's confidence is made of, for fitting it."""
    return [_claim(tie, context) for tie in find_ties(context)]


def _claim(tie: Tie, context: Context) -> tuple[RelationClaim, dict[str, float]]:
    attribution = attribution_of(tie.subject, context)
    span = document.token_span(context.doc, context.doc[tie.start : tie.end])
    sides = (side for side in (tie.subject, tie.object) if side.dep_ in ("nsubj", "nsubjpass"))
    stated = next((side for side in sides if tie.start <= side.head.i < tie.end), None)
    draft = RelationClaim(
        id=claim_id(context, "relation", tie.relation, span.field, span.start, span.end, tie.subject.i, tie.object.i),
        article_id=document.article_id(context.doc),
        relation=tie.relation,
        span=span,
        subject=context.reference(tie.subject),
        object=side_of(tie.object, context, as_class=tie.relation == "instance_of"),
        role=tie.role,
        source=attribution.source if attribution is not None else None,
        modality=modality(stated) if stated is not None else "asserted",
        negated=stated is not None and negated(stated),
        evidence=evidence_of(tie.subject, context),
        confidence=0,
        statement="",
        reasons=(),
    )
    draft = draft.model_copy(update={"reasons": _reasons(draft, stated, attribution, context)})
    features = relation_features(draft, tie.likely, context.entities.doubt(draft.subject, draft.object))
    sure = draft.model_copy(update={"confidence": relation_confidence(features)})
    return sure.model_copy(update={"statement": relation_statement(sure, tie.subject, context)}), features


def _reasons(
    claim: RelationClaim, stated: Token | None, attribution: Attribution | None, context: Context
) -> tuple[Reason, ...]:
    given = (
        *reason("relation", "the words that show the tie", claim.span),
        *reason("subject", "one side of the tie", claim.subject),
        *reason("object", "the other side of the tie", claim.object),
        *reason("role", "the person's title", claim.span if claim.role else None),
        *reason("source", attribution.rule if attribution else "", claim.source),
        *(certainty_reasons(stated, claim.modality, claim.source, context) if stated is not None else ()),
    )
    return in_order(RelationClaim.model_fields, given)


def side_of(token: Token, context: Context, *, as_class: bool = False) -> Reference:
    """A thing that a tie holds of: an entity; the class a noun names; the country an adjective of place stands for."""
    if as_class:
        return Reference(span=document.token_span(context.doc, class_phrase(token, context)))
    if context.entity(token) is not None:
        return context.reference(token)
    country = EntityRef(name=mapping("relations", "demonyms")[token.text], type="place")
    return Reference(span=document.token_span(context.doc, phrase(token)), entity=country)
