"""JSON Lines: a claim a line, as ``Claim.model_dump_json()`` gives it. ``article_id`` says where each is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimx.export import Found


def write(results: Iterable[Found]) -> Iterator[str]:
    """One piece of whole lines an article; an article without claims gives none."""
    for _, claims in results:
        if claims:
            yield "".join(claim.model_dump_json() + "\n" for claim in claims)
