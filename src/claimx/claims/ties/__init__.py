"""Standing ties between two entities: the syntax of relation claims. Each module is one place of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claimx.claims.context import Context
from claimx.claims.ties.appositions import apposed
from claimx.claims.ties.clauses import funded, predicated, stated
from claimx.claims.ties.noun_phrases import before_name, behind_name, described
from claimx.claims.ties.roles import roles
from claimx.claims.ties.tie import Tie
from claimx.find.syntax import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Tie", "find_ties"]

_Shape = Callable[["Token", Context], Iterator[Tie]]
_AT_NAMES: tuple[_Shape, ...] = (before_name, behind_name, apposed, roles)
_AT_VERBS: tuple[_Shape, ...] = (predicated, stated, funded)


def find_ties(context: Context) -> list[Tie]:
    """Every tie of a document, in text order, each once at its place."""
    found: dict[tuple[object, ...], Tie] = {}
    for token in context.doc:
        for tie in _at(token, context):
            key = (tie.relation, tie.subject.i, tie.kind.end if tie.kind is not None else tie.object.i)
            found.setdefault(key, tie)
    return sorted(found.values(), key=lambda tie: (tie.start, tie.end, tie.relation))


def _at(token: Token, context: Context) -> Iterator[Tie]:
    mention = context.entities.mention_of(token)
    if mention is not None and context.entities.is_head(token):
        if mention.kind == "name":
            for shape in _AT_NAMES:
                yield from shape(token, context)
        yield from described(token, context)
    if is_verb(token):
        for shape in _AT_VERBS:
            yield from shape(token, context)
