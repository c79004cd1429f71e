"""For readers: a header an article, then a line a claim with its kind, source and confidence. Nothing is cut off."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimx.export import Found
from claimx.export.plain import one_line
from claimx.models import Article, Claim

if TYPE_CHECKING:
    from rich.table import Table

UNLIMITED = 100_000
"""Columns of a line that nothing wraps: what goes to a file or a pipe stays a line a claim."""

NARROWEST = 40
"""Columns below which nothing is aligned any more; a terminal narrower than this breaks the lines itself."""

_SOURCE_WIDTH = 32
_STYLES = {"quantity": "green", "event": "cyan", "relation": "magenta"}


def write(
    results: Iterable[Found], *, width: int | None = None, color: bool = False, explain: bool = False
) -> Iterator[str]:
    """The lines of each article, wrapped at ``width`` columns if there is one."""
    gap = ""
    for article, claims in results:
        yield gap + render(article, claims, width=width, color=color, explain=explain)
        gap = "\n"


def render(
    article: Article, claims: list[Claim], *, width: int | None = None, color: bool = False, explain: bool = False
) -> str:
    """One article's header and claims, columns aligned."""
    from rich.console import Console
    from rich.text import Text

    page = io.StringIO()
    columns = max(width, NARROWEST) if width else UNLIMITED
    console = Console(file=page, width=columns, force_terminal=color, color_system="standard" if color else None)
    console.print(Text(header(article), style="bold", overflow="fold"))
    console.print(_grid(claims, explain=explain) if claims else Text("  no claims", style="dim"))
    return "".join(line.rstrip() + "\n" for line in page.getvalue().splitlines())


def header(article: Article) -> str:
    """Title, date and id, as far as the article has them."""
    published = str(article.published_day) if article.published_day else None
    return "  ·  ".join(one_line(part) for part in (article.title, published, article.id) if part)


def _grid(claims: list[Claim], *, explain: bool) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold", max_width=_SOURCE_WIDTH)
    grid.add_column(no_wrap=True)
    for claim in claims:
        kind = Text("  " + claim.kind, style=_STYLES[claim.kind])
        source = one_line(claim.source.name) if claim.source else ""
        grid.add_row(kind, Text(one_line(str(claim))), Text(source, style="dim"), Text(f"{claim.confidence:.2f}"))
        for given in claim.reasons if explain else ():
            grid.add_row("", Text("  " + one_line(str(given)), style="dim"), "", "")
    return grid
