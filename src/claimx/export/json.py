"""JSON: an array of ``{"article": {…without its text…}, "claims": […]}``, written as the articles come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimx.export import Found
from claimx.models import Article, Claim


def write(results: Iterable[Found]) -> Iterator[str]:
    """The array in pieces: its opening with the first article, then an article each, then its end."""
    before = "[\n"
    for article, claims in results:
        yield before + record(article, claims)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def record(article: Article, claims: list[Claim]) -> str:
    """One article, without its text, and its claims, a line each."""
    about = json.dumps(article.model_dump(mode="json", exclude={"text"}), ensure_ascii=False)
    lines = ",\n".join(claim.model_dump_json() for claim in claims)
    listed = f"[\n{lines}\n]" if claims else "[]"
    return f'{{"article": {about},\n"claims": {listed}}}'
