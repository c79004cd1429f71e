"""JSON: an array of ``{"article": {…without its text…}, "claims": […]}``, written as the articles come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimx.export import Found
from claimx.export.jsonl import line
from claimx.models import Article, Claim


def write(results: Iterable[Found], *, explain: bool = False) -> Iterator[str]:
    """The array in pieces: its opening with the first article, then an article each, then its end.

    A claim's ``reasons`` are left out unless ``explain`` asks for them.
    """
    before = "[\n"
    for article, claims in results:
        yield before + record(article, claims, explain=explain)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def record(article: Article, claims: list[Claim], *, explain: bool = False) -> str:
    """One article, without its text, and its claims, a line each."""
    about = json.dumps(article.model_dump(mode="json", exclude={"text"}), ensure_ascii=False)
    lines = ",\n".join(line(claim, explain=explain) for claim in claims)
    listed = f"[\n{lines}\n]" if claims else "[]"
    return f'{{"article": {about},\n"claims": {listed}}}'
