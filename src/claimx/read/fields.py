"""From the fields publishers use, under the names they use, to an ``Article``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from claimx.models import Article

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "articleid"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "articlebody"),
    "published": ("published", "publishedat", "datepublished", "publicationdate", "pubdate", "date"),
    "url": ("url", "link"),
    "site": ("site", "sitename", "source", "publisher"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang", "inlanguage"),
}
"""Names each field is known by, best first. Case, ``_`` and ``-`` do not matter: ``publishedAt``, ``published_at``."""

_CALLED = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
_JOINTS = re.compile("[_-]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def article(raw: Mapping[Any, Any], default_id: str) -> Article:
    """An article from a JSON object or front matter. Unknown fields are passed over; a blank one counts as absent.

    Raises:
        ValueError: there is no text, or a field holds what it cannot hold; the message names the field.
    """
    given = normalised(raw)
    found = {field: _first(given, names) for field, names in NAMES.items()}
    if found["text"] is None:
        raise ValueError(_no_text(raw, given))
    values: dict[str, Any] = {"id": default_id}
    values |= {field: _READ[field](field, value) for field, value in found.items() if value is not None}
    try:
        return Article.model_validate(values)
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(map(str, problem["loc"]))
        raise ValueError(f"{field}: {problem['msg'].removeprefix('Value error, ')}") from None


def normalised(raw: Mapping[Any, Any]) -> dict[str, Any]:
    """The same fields with their names as ``NAMES`` lists them."""
    return {_JOINTS.sub("", str(key)).lower(): value for key, value in raw.items()}


def _first(given: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    values = (given[name] for name in names if name in given)
    return next((value for value in values if not _is_blank(value)), None)


def _is_blank(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def _no_text(raw: Mapping[Any, Any], given: Mapping[str, Any]) -> str:
    if any(name in given for name in NAMES["text"]):
        return "no text"
    keys = ", ".join(repr(str(key)) for key in list(raw)[:8]) or "none"
    return f"no 'text' field (nor 'body' or 'content'); fields it has: {keys}"


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{field}: must be text, not {called(value)}")
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)


def _id(field: str, value: Any) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(field, value)


def _published(field: str, value: Any) -> str:
    if not isinstance(value, str):  # a bare number may be a year, seconds or milliseconds
        raise ValueError(f"{field}: must be a date in quotes such as '2026-02-17', not {called(value)}")
    return value


def _remark(field: str, value: Any) -> str | None:
    """A field that no claim hangs on: a text, or an object that has a name, as feeds give sites; else left out."""
    value = value.get("name") if isinstance(value, Mapping) else value
    return _text(field, value) if isinstance(value, str) else None


def _remarks(field: str, value: Any) -> list[str]:
    texts = (_remark(field, each) for each in (value if isinstance(value, list) else [value]))
    return [text for text in texts if text]


def called(value: Any) -> str:
    """What messages call a JSON value."""
    return _CALLED.get(type(value), "a number")


_READ: dict[str, Callable[[str, Any], Any]] = {
    "id": _id, "title": _text, "text": _text, "published": _published,
    "url": _remark, "site": _remark, "authors": _remarks, "language": _remark,
}  # fmt: skip
