"""Claims and articles as Arrow tables: typed, nested as the models are, every column described. Lossless.

The types are read off the models, so a slot added there is a column here. The three kinds of claim share one table;
the slots that a kind does not have are null.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from claimx.errors import ExportError
from claimx.export import Found
from claimx.export.extras import load
from claimx.export.flat import COLUMNS, row
from claimx.models import CLAIM, Article, Change, Claim, ClaimTime, EventClaim, QuantityClaim, Reference, RelationClaim
from claimx.models.spans import Value

if TYPE_CHECKING:
    import pandas
    import pyarrow

CLAIM_COLUMNS = {
    "kind": "quantity, event or relation",
    "id": "the same article and the same claim give the same id in every run",
    "article_id": "the article it was read in",
    "subject": "who or what it is about: the words, and the entity they resolve to",
    "time": "when it holds: an inclusive ISO interval with its grain",
    "place": "a location that scopes it",
    "qualifiers": "other scoping phrases, verbatim",
    "source": "who the article says it from; null is the article's own voice",
    "modality": "asserted, planned, forecast, possible or conditional",
    "negated": "whether the words say the opposite",
    "evidence": "the sentence it was read from",
    "confidence": "estimated probability that it is right, 0 to 1",
    "statement": "one self-contained sentence",
    "metric": "quantity: what is measured",
    "statistic": "quantity: peak, average, median, total, cumulative, record, minimum, maximum or rank",
    "quantity": "quantity: the amount with its bound, unit and bracketed equivalents",
    "change": "quantity: how the amount is a change; its baseline is a time or a reference",
    "predicate": "event: the verb and its lemma",
    "object": "event, relation: who or what is acted on or tied to",
    "relation": "relation: owner_of, developer_of …",
    "span": "relation: the shortest words that show the tie",
    "role": "relation role_at: the title a person holds",
}
"""The columns of the claims table in order, with what each holds; a struct's fields are those of ``docs/claims.md``."""

ARTICLE_COLUMNS = {
    "id": "derived from title and text where none was given",
    "title": "headline",
    "text": "what every offset counts characters of, unless its field is title",
    "published": "publication date, or date-time with its zone, as ISO 8601 text",
    "url": "address",
    "site": "where it was published",
    "authors": "names",
    "language": "BCP 47 tag, where the publisher states it",
}
"""The columns of the articles table in order, with what each holds."""

_KINDS: dict[str, type[Value]] = {"quantity": QuantityClaim, "event": EventClaim, "relation": RelationClaim}
_NAMES = {str: "string", int: "int64", float: "float64", bool: "bool_"}


def claims_to_arrow(results: Iterable[Found]) -> pyarrow.Table:
    """A table of all claims, a row each, nested as ``Claim`` is. Offsets are characters; the schema is the same always.

    Raises:
        ExportError: pyarrow is not installed.
    """
    rows = [claim_row(claim) for _, claims in results for claim in claims]
    return load("pyarrow", "parquet").Table.from_pylist(rows, schema=claim_schema())


def articles_to_arrow(articles: Iterable[Article]) -> pyarrow.Table:
    """A table of articles, a row each.

    Raises:
        ExportError: pyarrow is not installed.
    """
    rows = [article.model_dump(mode="json") for article in articles]
    return load("pyarrow", "parquet").Table.from_pylist(rows, schema=article_schema())


def claims_to_pandas(results: Iterable[Found]) -> pandas.DataFrame:
    """A data frame of all claims with the flat columns of ``claimx.export.flat``, values typed, absent slots missing.

    Raises:
        ExportError: pandas is not installed.
    """
    rows = [row(article, claim) for article, claims in results for claim in claims]
    return load("pandas", "formats").DataFrame(rows, columns=list(COLUMNS)).convert_dtypes()


def claims_from_arrow(table: pyarrow.Table | pyarrow.RecordBatch) -> list[Claim]:
    """The claims of a table or batch that ``claims_to_arrow`` made, equal to those that went in.

    Raises:
        ExportError: it is no such table.
    """
    try:
        return [_claim(cells) for cells in table.to_pylist()]
    except (KeyError, ValueError) as error:
        raise ExportError(f"not a table of claims: {error}") from None


def articles_from_arrow(table: pyarrow.Table | pyarrow.RecordBatch) -> list[Article]:
    """The articles of a table or batch that ``articles_to_arrow`` made.

    Raises:
        ExportError: it is no such table.
    """
    try:
        return [Article.model_validate(cells) for cells in table.to_pylist()]
    except ValueError as error:
        raise ExportError(f"not a table of articles: {error}") from None


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim as a row of the claims table."""
    cells = claim.model_dump(mode="json")
    change = claim.change if isinstance(claim, QuantityClaim) else None
    if change:
        is_time = isinstance(change.baseline, ClaimTime)
        base = cells["change"].pop("baseline")
        cells["change"] |= {"baseline_time": base if is_time else None, "baseline_reference": None if is_time else base}
    return cells


def _claim(cells: dict[str, Any]) -> Claim:
    kind = _KINDS[cells["kind"]]
    slots = {name: value for name, value in cells.items() if name in kind.model_fields}
    if slots.get("change"):
        change = dict(slots["change"])
        time, reference = change.pop("baseline_time"), change.pop("baseline_reference")
        slots["change"] = {**change, "baseline": time or reference}
    return CLAIM.validate_python(slots)


@cache
def claim_schema() -> pyarrow.Schema:
    """The schema of the claims table, the same for any claims."""
    annotations = {name: field.annotation for kind in _KINDS.values() for name, field in kind.model_fields.items()}
    return _schema({name: annotations[name] for name in CLAIM_COLUMNS}, CLAIM_COLUMNS)


@cache
def article_schema() -> pyarrow.Schema:
    """The schema of the articles table."""
    annotations = {name: Article.model_fields[name].annotation for name in ARTICLE_COLUMNS}
    return _schema({**annotations, "published": str | None}, ARTICLE_COLUMNS)


def _schema(annotations: dict[str, Any], described: dict[str, str]) -> pyarrow.Schema:
    pa = load("pyarrow", "parquet")
    return pa.schema(
        pa.field(name, _type(annotation), metadata={"description": described[name]})
        for name, annotation in annotations.items()
    )


def _type(annotation: Any) -> pyarrow.DataType:
    """The Arrow type of a field's annotation; every type may be null, as Arrow's are."""
    pa = load("pyarrow", "parquet")
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(inner[0])
    if origin in (Union, UnionType):
        [only] = [part for part in inner if part is not NoneType]
        return _type(only)
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_type(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return pa.struct([pa.field(name, _type(part)) for name, part in _fields(annotation).items()])
    return getattr(pa, _NAMES[annotation])()


def _fields(model: type[Value]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: field.annotation for name, field in model.model_fields.items()}
    if model is Change:  # the one slot that holds either of two things
        del fields["baseline"]
        fields |= {"baseline_time": ClaimTime, "baseline_reference": Reference}
    return fields
