"""What claimx keeps on a spaCy ``Doc``: the only module that reads or writes that state.

The state is one JSON-safe dict, ``doc.user_data["claimx"]``, so that ``Doc.to_bytes``, ``DocBin`` and worker processes
carry it. An article with a title is one ``Doc``: the title, a blank line, the text; ``span`` and ``tokens`` translate
between character offsets of the ``Doc`` and those of the article's two fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from claimx.errors import ModelError
from claimx.models import CLAIM, Article, Attribution, Claim, Entity, QuantityMention, Span, Time
from claimx.models.spans import Value

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

KEY = "claimx"
V = TypeVar("V", bound=Value)


def state(doc: Doc) -> dict[str, Any]:
    """The claimx dict of a ``Doc``, made on first use."""
    found: dict[str, Any] = doc.user_data.setdefault(KEY, {})
    return found


def describe(doc: Doc, article: Article, *, text_start: int = 0, written: date | None = None) -> None:
    """Tell the stages about the article that a ``Doc`` was made of.

    Args:
        doc: the ``Doc`` of its title and text.
        article: the article.
        text_start: where ``article.text`` begins in the ``Doc``: after a title that stands before it, and below zero
            for a later part of a long text.
        written: the day of publication that the text itself states, for an article that was given none.
    """
    day = article.published_day or written
    state(doc).update(article_id=article.id, published=day.isoformat() if day else None, text_start=text_start)


def article_id(doc: Doc) -> str:
    """The article's id; for a bare ``Doc``, one that its text decides."""
    known = state(doc)
    if not known.get("article_id"):
        known["article_id"] = Article(text=doc.text).id
    return str(known["article_id"])


def published(doc: Doc) -> date | None:
    """The day relative times are resolved against. ``None``: they stay unresolved."""
    raw = state(doc).get("published")
    return date.fromisoformat(raw) if raw else None


def text_start(doc: Doc) -> int:
    """Where the article's text begins in the ``Doc`` (after its title, if it has one)."""
    return int(state(doc).get("text_start", 0))


def title(doc: Doc) -> str:
    """The article's title; empty where the ``Doc`` begins with the text."""
    start = text_start(doc)
    words = doc.char_span(0, start, alignment_mode="contract") if start > 0 else None  # a Doc's text is built anew
    return words.text.strip() if words is not None else ""


def span(doc: Doc, start: int, end: int) -> Span:
    """The article span of ``doc.text[start:end]``."""
    words = doc.char_span(start, end, alignment_mode="expand")  # a Doc builds its whole text anew when asked for it
    text = words.text[start - words.start_char :][: end - start] if words is not None else doc.text[start:end]
    return _span(doc, start, end, text if len(text) == end - start else doc.text[start:end])


def token_span(doc: Doc, words: TokenSpan) -> Span:
    """The article span of a spaCy span, without white space at its edges (a title's last words end at its gap)."""
    whole = words.text
    text = whole.strip()
    start = words.start_char + len(whole) - len(whole.lstrip())
    return _span(doc, start, start + len(text), text)


def _span(doc: Doc, start: int, end: int, text: str) -> Span:
    shift = text_start(doc)
    if start >= shift:
        return Span(start=start - shift, end=end - shift, text=text, field="text")
    return Span(start=start, end=end, text=text, field="title")


def offsets(doc: Doc, found: Span) -> tuple[int, int]:
    """Character offsets in the ``Doc`` of an article span."""
    shift = text_start(doc) if found.field == "text" else 0
    return found.start + shift, found.end + shift


def tokens(doc: Doc, found: Span) -> TokenSpan:
    """The spaCy span that covers an article span (whole tokens)."""
    start, end = offsets(doc, found)
    covered = doc.char_span(start, end, alignment_mode="expand")
    if covered is None:
        raise ValueError(f"{found!r} does not lie in this Doc")
    return covered


def _write(doc: Doc, key: str, values: Iterable[Value]) -> None:
    state(doc)[key] = [value.model_dump(mode="json") for value in values]


def _read(doc: Doc, key: str, model: type[V]) -> tuple[V, ...]:
    rows: Sequence[dict[str, Any]] = state(doc).get(key, ())
    return tuple(model.model_validate(row) for row in rows)


def write_entities(doc: Doc, found: Iterable[Entity]) -> None:
    """Keep what the entity stage found."""
    _write(doc, "entities", found)


def entities(doc: Doc) -> tuple[Entity, ...]:
    """What the entity stage found, in order of first mention."""
    return _read(doc, "entities", Entity)


def write_times(doc: Doc, found: Iterable[Time]) -> None:
    """Keep what the time stage found."""
    _write(doc, "times", found)


def times(doc: Doc) -> tuple[Time, ...]:
    """What the time stage found, in text order."""
    return _read(doc, "times", Time)


def write_quantities(doc: Doc, found: Iterable[QuantityMention]) -> None:
    """Keep what the quantity stage found."""
    _write(doc, "quantities", found)


def quantities(doc: Doc) -> tuple[QuantityMention, ...]:
    """What the quantity stage found, in text order."""
    return _read(doc, "quantities", QuantityMention)


def write_attributions(doc: Doc, found: Iterable[Attribution]) -> None:
    """Keep what the source stage found."""
    _write(doc, "attributions", found)


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """What the source stage found, in text order."""
    return _read(doc, "attributions", Attribution)


def write_claims(doc: Doc, found: Iterable[Claim]) -> None:
    """Keep the claims."""
    state(doc)["claims"] = [claim.explained() for claim in found]


def claims(doc: Doc) -> list[Claim]:
    """The claims of a ``Doc``, in text order."""
    rows: Sequence[dict[str, Any]] = state(doc).get("claims", ())
    return [CLAIM.validate_python(row) for row in rows]


def require(doc: Doc, stage: str, *annotations: str) -> None:
    """Check that the pipeline set what a stage needs.

    Raises:
        ModelError: naming the stage and the missing annotation (``DEP``, ``TAG``, ``LEMMA``, ``SENT_START`` …).
    """
    missing = [name for name in annotations if not doc.has_annotation(name)]
    if missing and len(doc):
        raise ModelError(
            f"{stage} needs {', '.join(missing)}, which this pipeline does not set; "
            "add its component before claimx, or use claimx.load() for the bundled pipeline"
        )
