"""CSV (RFC 4180): a header, then a row a claim, its columns those of ``claimx.export.flat``. Lossy by nature.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and articles come from anyone:
such text gets an apostrophe before it, as spreadsheets themselves write text that is not to be run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from claimx.export import Found
from claimx.export.flat import COLUMNS, row

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def write(results: Iterable[Found]) -> Iterator[str]:
    """The header line, then one piece of whole rows an article."""
    yield _lines([list(COLUMNS)])
    for article, claims in results:
        if claims:
            yield _lines([[cell(value) for value in row(article, claim).values()] for claim in claims])


def cell(value: Any) -> Any:
    """What stands in the file: nothing for ``None``, ``true`` and ``false``, text that no spreadsheet runs."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and len(value) > 1 and value.startswith(_RUN_BY_SPREADSHEETS):
        return "'" + value
    return value


def _lines(rows: list[list[Any]]) -> str:
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerows(rows)
    return page.getvalue()
