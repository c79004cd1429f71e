"""Questions with their answers: each annotated amount's candidates, and which of them are right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from claimx import Extractor, Quantity
from claimx.claims import metrics, subjects
from claimx.claims.context import Amount, Context, read_context
from claimx.claims.quantities import metrics_of, standard
from claimx.rules.ranker import Ranker
from training.annotation.corpus import Document
from training.folders import scorer
from training.ranking import Example

Gold = dict[str, Any]


class Amounts(NamedTuple):
    """An article's amounts, each with what its annotation says of it."""

    article: str
    context: Context
    answered: tuple[tuple[Amount, Gold], ...]


def annotated_amounts(documents: Iterable[tuple[Document, list[Gold]]], extractor: Extractor) -> Iterator[Amounts]:
    """Read each article with the pipeline and match the amounts found with those annotated."""
    for document, claims in documents:
        for doc in extractor.docs(document.article):
            context = read_context(doc)
            answered = ((amount, claim) for amount in context.amounts if (claim := _gold_of(amount, claims)))
            yield Amounts(document.article.id, context, tuple(answered))


def claims_of(document: Document) -> list[Gold]:
    """The annotated quantity claims, with every answer that the scorer takes."""
    gold = document.annotation.gold(document.article.text, document.article.title or "")
    return [claim for claim in gold["claims"] if claim["kind"] == "quantity"]


def _gold_of(amount: Amount, claims: list[Gold]) -> Gold | None:
    quantity = amount.mention.quantity
    start, end = quantity.span.start, quantity.span.end
    if quantity.span.field != "text":
        return None
    over = (claim for claim in claims if claim["anchor"][0] < end and start < claim["anchor"][1])
    return next((claim for claim in over if _same_value(claim, quantity)), None)


def _same_value(claim: Gold, found: Quantity) -> bool:
    judge = scorer("score_claims")
    want = judge.bounds(claim["value"], claim["low"], claim["high"], claim["relation"])
    got = judge.bounds(found.value, found.low, found.high, found.relation)
    return all(judge.close(one, other) for one, other in zip(want, got, strict=True))


Model = Callable[[str], Ranker]
"""A ranker for each article."""


def metric_examples(amounts: Iterable[Amounts], before: Model | None = None) -> Iterator[Example]:
    """What each amount measures: right where the head noun is one that the annotation accepts.

    ``before``: the rankers that say what the amounts before measure; without them, nothing is carried.
    """
    head: Callable[[str], str] = scorer("score_claims").head
    for article, context, answered in amounts:
        earlier = _earlier(context, before(article)) if before else []
        for amount, claim in answered:
            wanted = {head(text) for text in claim["metric"]}
            asked = standard(amount, context)
            known = [one for one in earlier if one.amount.words.start < asked.words.start]
            described = metrics.describe(asked, context, known)
            right = tuple(head(one.metric.text) in wanted for one in described)
            keys = tuple(one.metric.text.lower() for one in described)
            yield Example(article, tuple(one.features for one in described), right, keys)


def _earlier(context: Context, model: Ranker) -> list[metrics.Earlier]:
    found = zip(context.amounts, metrics_of(context, model, carry=False), strict=True)
    return [
        metrics.Earlier(amount, metric) for amount, metric in found if metric and standard(amount, context) == amount
    ]


def metrics_right(amounts: Iterable[Amounts], model: Model) -> float:
    """The share of amounts whose metric is right as the text is read from its start, in per cent."""
    head: Callable[[str], str] = scorer("score_claims").head
    right: list[bool] = []
    for article, context, answered in amounts:
        found = {
            one.words.start: metric
            for one, metric in zip(context.amounts, metrics_of(context, model(article)), strict=True)
        }
        for amount, claim in answered:
            metric = found[amount.words.start]
            right.append(metric is not None and head(metric.text) in {head(text) for text in claim["metric"]})
    return 100 * sum(right) / len(right)


def subject_examples(amounts: Iterable[Amounts], measured: Model) -> Iterator[Example]:
    """Whose each amount is: right where the scorer takes the name. ``measured``: an article's ranker of metrics."""
    for article, context, answered in amounts:
        found = zip(context.amounts, metrics_of(context, measured(article)), strict=True)
        metric_at = {amount.words.start: metric for amount, metric in found}
        for amount, claim in answered:
            metric = metric_at[amount.words.start]
            described = subjects.describe(standard(amount, context), metric, context)
            right = tuple(_is_named(one, claim, context) for one in described)
            keys = tuple(one.candidate.key for one in described)
            yield Example(article, tuple(one.features for one in described), right, keys)


def _is_named(described: subjects.Described, claim: Gold, context: Context) -> bool:
    reference = context.reference(described.candidate.token).model_dump(mode="json")
    return bool(scorer("score_claims").same_name(claim["subject"], reference))
