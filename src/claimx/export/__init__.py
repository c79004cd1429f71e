"""Writing claims, one module a format. Text formats are generators of text, a piece an article; stores write a path."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from claimx.models import Article, Claim

Found = tuple[Article, list[Claim]]
"""An article with its claims."""

Writer = Callable[[Iterable[Found]], Iterator[str]]
"""Takes articles as they come and gives each one's text as soon as it is there."""

Store = Callable[[Iterable[Found], Path], None]
"""Takes articles as they come and fills a file or a folder that does not exist yet."""

__all__ = ["Found", "Store", "Writer"]
