"""Articles told apart: two of one run never have one id, whatever their files are called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from claimx.models import Article

_DIGITS = 8


def told_apart(article: Article, is_taken: Callable[[str], bool]) -> str:
    """The article's id; where one before it is called so, that with ``~`` and hex digits of its content behind it."""
    if not is_taken(article.id):
        return article.id
    content = hashlib.sha256(f"{article.title or ''}\0{article.text}".encode()).hexdigest()
    article_id = f"{article.id}~{content[:_DIGITS]}"
    while is_taken(article_id):  # the same article once more
        article_id += "~"
    return article_id


class Apart:
    """Tells articles apart as they come."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def __call__(self, article: Article) -> Article:
        """The article, under another id where one before it has its own."""
        article_id = told_apart(article, self._taken.__contains__)
        self._taken.add(article_id)
        return article if article_id == article.id else article.model_copy(update={"id": article_id})
