"""Writing claims: for readers, as JSON, as JSON Lines. Each format is a generator of text, a piece an article."""

from collections.abc import Callable, Iterable, Iterator

from claimx.models import Article, Claim

Found = tuple[Article, list[Claim]]
"""An article with its claims."""

Writer = Callable[[Iterable[Found]], Iterator[str]]
"""Takes articles as they come and gives each one's text as soon as it is there."""

__all__ = ["Found", "Writer"]
