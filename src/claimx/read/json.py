"""JSON: one article object, or a list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from claimx.errors import ArticleError
from claimx.models import Article
from claimx.read import fields
from claimx.read.sources import Source

_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\n\r]*")


def read(source: Source) -> Iterator[Article | ArticleError]:
    """The articles of a JSON file; one of a list that is no article is an error in its place.

    Raises:
        ArticleError: the file is not text or not JSON, or holds no article.
    """
    try:
        found = parse(source.text())
        if not isinstance(found, list):
            yield from_value(found, source.stem)
            return
    except ValueError as error:
        raise source.problem(str(error)) from error
    if not found:
        raise source.problem("an empty list: no articles")
    for number, value in enumerate(found, start=1):
        try:
            yield from_value(value, source.stem and f"{source.stem}-{number}")
        except ValueError as error:
            yield source.problem(f"article {number}: {error}")


def parse(text: str, *, one_line: bool = False) -> Any:
    """The value of a JSON text. Line breaks and tabs inside strings are let through.

    Raises:
        ValueError: it is not JSON; the message says where.
    """
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise ValueError(_misfit(error, one_line)) from None
    except RecursionError:
        raise ValueError("not valid JSON: nested too deeply") from None
    except ValueError as error:  # an integer of thousands of digits
        raise ValueError(f"not valid JSON: {str(error).split(';')[0]}") from None


def split(text: str) -> Iterator[str]:
    """The JSON of each article of a file: the elements of its list, one parsed at a time, or all of it where it is none.

    Raises:
        ValueError: it is no list of JSON values from here on, or an empty one; the message says where.
    """
    start = _skip_space(text, 0)
    if text[start : start + 1] != "[":
        yield text
        return
    end = _skip_space(text, start + 1)
    if text[end : end + 1] == "]":
        raise ValueError("an empty list: no articles")
    while True:
        start, end = end, _value_end(text, end)
        yield text[start:end]
        end = _skip_space(text, end)
        if text[end : end + 1] == "]":
            return
        if text[end : end + 1] != ",":
            raise ValueError(_misfit(json.JSONDecodeError("Expecting ',' delimiter", text, end), one_line=False))
        end = _skip_space(text, end + 1)


def _skip_space(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


def _value_end(text: str, start: int) -> int:
    try:
        return _DECODER.raw_decode(text, start)[1]
    except json.JSONDecodeError as error:
        raise ValueError(_misfit(error, one_line=False)) from None
    except RecursionError:
        raise ValueError("not valid JSON: nested too deeply") from None
    except ValueError as error:  # an integer of thousands of digits
        raise ValueError(f"not valid JSON: {str(error).split(';')[0]}") from None


def from_value(value: Any, default_id: str) -> Article:
    """The article a JSON value stands for.

    Raises:
        ValueError: it is no object, or no article.
    """
    if isinstance(value, dict):
        return fields.article(value, default_id)
    raise ValueError(f"expected an article object {{…}}, found {fields.called(value)}")


def _misfit(error: json.JSONDecodeError, one_line: bool) -> str:
    where = f"column {error.colno}" if one_line else f"line {error.lineno}, column {error.colno}"
    hint = "; if each line is an article: --input-format jsonl" if error.msg == "Extra data" and not one_line else ""
    return f"not valid JSON at {where}: {error.msg[:1].lower()}{error.msg[1:]}{hint}"
