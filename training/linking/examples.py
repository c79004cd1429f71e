"""Questions with their answers: each annotated amount's candidates, and which of them are right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from claimx import Extractor, Quantity
from claimx.claims import metrics, subjects
from claimx.claims.context import Amount, Context, read_context
from claimx.claims.quantities import metric_of, standard
from claimx.rules.ranker import Ranker
from training.annotation.corpus import Document
from training.folders import scorer

Gold = dict[str, Any]


class Example(NamedTuple):
    """One question: its candidates' features, and which are right by the scorer."""

    article: str
    candidates: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    keys: tuple[object, ...]
    """Candidates with equal keys are one answer."""

    def pairs(self) -> list[Answer]:
        """The candidates as answers."""
        return [Answer(*pair) for pair in zip(self.candidates, self.right, strict=True)]


class Answer(NamedTuple):
    """A candidate and whether it is right."""

    features: tuple[str, ...]
    right: bool


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


def metric_examples(amounts: Iterable[Amounts]) -> Iterator[Example]:
    """What each amount measures: right where the head noun is one that the annotation accepts."""
    head: Callable[[str], str] = scorer("score_claims").head
    for article, context, answered in amounts:
        for amount, claim in answered:
            wanted = {head(text) for text in claim["metric"]}
            described = metrics.describe(standard(amount, context), context)
            right = tuple(head(one.metric.text) in wanted for one in described)
            keys = tuple(one.metric.text.lower() for one in described)
            yield Example(article, tuple(one.features for one in described), right, keys)


def subject_examples(amounts: Iterable[Amounts], measured: Callable[[str], Ranker]) -> Iterator[Example]:
    """Whose each amount is: right where the scorer takes the name. ``measured``: an article's ranker of metrics."""
    for article, context, answered in amounts:
        model = measured(article)
        for amount, claim in answered:
            metric = metric_of(amount, context, model)
            described = subjects.describe(standard(amount, context), metric, context)
            right = tuple(_is_named(one, claim, context) for one in described)
            keys = tuple(one.candidate.key for one in described)
            yield Example(article, tuple(one.features for one in described), right, keys)


def _is_named(described: subjects.Described, claim: Gold, context: Context) -> bool:
    reference = context.reference(described.candidate.token).model_dump(mode="json")
    return bool(scorer("score_claims").same_name(claim["subject"], reference))
