"""JSON Lines: a claim a line, as ``Claim.model_dump_json()`` gives it. ``article_id`` says where each is from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimx.export import Found
from claimx.models import Claim


def write(results: Iterable[Found], *, explain: bool = False) -> Iterator[str]:
    """One piece of whole lines an article; an article without claims gives none.

    A claim's ``reasons`` are left out unless ``explain`` asks for them.
    """
    for _, claims in results:
        if claims:
            yield "".join(line(claim, explain=explain) + "\n" for claim in claims)


def line(claim: Claim, *, explain: bool) -> str:
    """A claim's JSON in one line, with its ``reasons`` where they are asked for."""
    return json.dumps(claim.explained(), ensure_ascii=False) if explain else claim.model_dump_json()
