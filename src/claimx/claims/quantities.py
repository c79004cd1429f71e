"""Quantity claims: each amount with what it measures, of whom, when, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.confidence import quantity_confidence, quantity_features
from claimx.claims.context import Amount, Context
from claimx.claims.metrics import Earlier, Metric, find_metric
from claimx.claims.modality import has_happened, is_base, modality
from claimx.claims.negation import negated
from claimx.claims.reasons import amount_reasons, certainty_reasons, in_order, reason, scope_reasons
from claimx.claims.slots import attribution_of, claim_id, evidence_of, place_of, qualifiers_of
from claimx.claims.statements import quantity_statement
from claimx.claims.subjects import find_subject
from claimx.claims.timing import Chosen, baseline_time, quantity_times
from claimx.find.syntax import phrase
from claimx.models import Change, Modality, Quantity, QuantityClaim, Source, Span
from claimx.rules.ranker import Ranker

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPARING = frozenset({"from", "than", "versus", "vs", "vs.", "against", "compared"})
_COUNTING = "reckon"
"""What also counts what has been: "reckons that shipments fell"."""
_RECKONING = ("estimat", "expect", "forecast", "predict", "project", "anticipat", "reckon")


def quantity_claims(context: Context) -> list[QuantityClaim]:
    """One claim an amount, in text order; an amount with nothing to say it of makes none."""
    return [claim for claim, _ in graded_quantities(context)]


def graded_quantities(context: Context) -> list[tuple[QuantityClaim, dict[str, float]]]:
    """The same with the features that each claim's confidence is made of, for fitting it."""
    found = zip(context.amounts, metrics_of(context), quantity_times(context), strict=True)
    claims = (_claim(amount, metric, chosen, context) for amount, metric, chosen in found)
    return [graded for graded in claims if graded is not None]


def _claim(
    amount: Amount, metric: Metric | None, chosen: Chosen, context: Context
) -> tuple[QuantityClaim, dict[str, float]] | None:
    subject = find_subject(standard(amount, context), metric, context)
    if subject is None:
        return None
    time = chosen.time
    root, quantity = amount.root, _with_unit(amount.mention.quantity.slot(), compared_amount(amount, context))
    attribution = attribution_of(root, context)
    source = attribution.source if attribution is not None else None
    place = place_of(root, context, subject.reference)
    taken = [span for span in (quantity.span, time and time.span, place and place.span, source and source.span) if span]
    evidence = evidence_of(root, context)
    draft = QuantityClaim(
        id=claim_id(
            context,
            "quantity",
            quantity.span.field,
            quantity.span.start,
            quantity.span.end,
            quantity.value,
            quantity.low,
        ),
        article_id=document.article_id(context.doc),
        subject=subject.reference,
        metric=metric.text if metric else None,
        statistic=amount.mention.statistic,
        quantity=quantity,
        change=_change(amount, context),
        time=time,
        place=place,
        qualifiers=qualifiers_of(root, context, taken),
        source=source,
        modality=_modality(root, source),
        negated=negated(root),
        evidence=evidence,
        confidence=0,
        statement="",
        reasons=(),
    )
    reasons = (
        *reason("subject", f"by its tie to the amount: {subject.tie}", subject.reference),
        *reason("metric", _rule_of(metric), _words_of(metric, quantity, context)),
        *amount_reasons(draft, amount, context),
        *reason("time", "the nearest time that is the claim's own", time),
        *scope_reasons(place, draft.qualifiers),
        *reason("source", attribution.rule if attribution else "", source),
        *certainty_reasons(root, draft.modality, source, context),
    )
    draft = draft.model_copy(update={"reasons": in_order(QuantityClaim.model_fields, reasons)})
    features = quantity_features(draft, subject, amount.words, context.entities.doubt(draft.subject), chosen.chance)
    sure = draft.model_copy(update={"confidence": quantity_confidence(features)})
    return sure.model_copy(update={"statement": quantity_statement(sure, amount, context, chosen.chance)}), features


def _rule_of(metric: Metric | None) -> str:
    return f"by its tie to the amount: {metric.tie}" if metric else ""


def _words_of(metric: Metric | None, quantity: Quantity, context: Context) -> Span | None:
    """Where a metric stands: its noun phrase, or the amount whose verb or unit implies it."""
    if metric is None or metric.noun is None:
        return quantity.span if metric else None
    return document.token_span(context.doc, phrase(metric.noun))


def compared_amount(amount: Amount, context: Context) -> Amount | None:
    """The amount that this one is the base of: in "rose to $4.2 billion from $3.1 billion" they measure the same."""
    doc, start = amount.words.doc, amount.words.start
    before = doc[max(amount.words.sent.start, start - 3) : start]
    if not any(token.lower_ in _COMPARING for token in before):
        return None
    unit = amount.mention.quantity.unit
    earlier = [other for other in context.amounts_in(amount.words.sent.start, start) if other.mention.change is None]
    same = [other for other in earlier if other.mention.quantity.unit == unit or unit.kind == "none"]
    return same[-1] if same else None


def standard(amount: Amount, context: Context) -> Amount:
    """The amount whose metric and subject are this one's too: what it is the base of, else itself."""
    return compared_amount(amount, context) or amount


def metrics_of(context: Context, model: Ranker | None = None, *, carry: bool = True) -> list[Metric | None]:
    """What each amount measures, in text order, by the bundled ranker or another: the base of a change what it is
    compared with. ``carry``: whether what the amounts before measure counts.
    """
    found: dict[int, Metric | None] = {}
    earlier: list[Earlier] = []
    for amount in context.amounts:
        asked = standard(amount, context)
        if asked.words.start not in found:
            found[asked.words.start] = metric = find_metric(asked, context, earlier if carry else (), model)
            earlier += [Earlier(asked, metric)] if metric else []
    return [found[standard(amount, context).words.start] for amount in context.amounts]


def _with_unit(quantity: Quantity, base: Amount | None) -> Quantity:
    """ "52 million users, up from 31 million": a bare number counts what it is compared with."""
    if base is None or quantity.unit.kind != "none":
        return quantity
    return quantity.model_copy(update={"unit": base.mention.quantity.unit})


def _modality(root: Token, source: Source | None) -> Modality:
    """As the clause has it; what somebody "estimates" or "expects" is a forecast even where the clause is plain."""
    sure = modality(root)
    cue = source.cue.lower() if source is not None else ""
    reckoned = cue.startswith(_RECKONING) and not (cue.startswith(_COUNTING) and has_happened(root))
    return "forecast" if reckoned and sure in ("asserted", "planned") and not is_base(root) else sure


def _change(amount: Amount, context: Context) -> Change | None:
    change = amount.mention.change
    if change is None or change.baseline is not None:
        return change
    return change.model_copy(update={"baseline": baseline_time(amount.words, context)})
