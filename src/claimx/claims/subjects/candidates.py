"""Who or what an amount could be of: all that its sentence names, and who the article was about so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Amount, Context
from claimx.models import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 12
"""Entities looked back at from a sentence that may not name its subject."""
_AHEAD = 60
"""Words behind the sentence that are looked at for who is named next."""
_AROUND = 80
"""Words of a sentence on either side of an amount that are looked at: a list or table can be one long sentence."""
_LAST = 5
_UNPLACED = 9


class Candidate(NamedTuple):
    """A word that may be the subject, and the entity it resolves to, if any."""

    token: Token
    entity: Entity | None
    near: bool
    """Whether it stands in the amount's own sentence."""
    order: int = 0
    """Of those from elsewhere: how many entities were named since, ``_LAST`` at most; ``_UNPLACED``: not looked for."""

    @property
    def key(self) -> tuple[str, int]:
        """What is the same subject: mentions of one entity, or one noun."""
        return (self.entity.name, -1) if self.entity else ("", self.token.i)


def candidates(amount: Amount, context: Context) -> list[Candidate]:
    """The candidates in the amount's sentence, in text order, then those from elsewhere, nearest first."""
    return [*_near(amount, context), *_far(amount, context)]


def _near(amount: Amount, context: Context) -> Iterator[Candidate]:
    sent, words = amount.words.sent, amount.words
    for token in context.doc[max(sent.start, words.start - _AROUND) : min(sent.end, words.end + _AROUND)]:
        entity = context.entities.covering(token)
        if entity is not None:
            if context.entities.is_head(token):
                yield Candidate(token, entity, True)
        elif token.i in context.first_person:
            yield Candidate(token, context.first_person[token.i], True)
        elif token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound" and not context.time_at(token):
            yield Candidate(token, context.entities.resolve(token), True)


def _far(amount: Amount, context: Context) -> Iterator[Candidate]:
    """Entities by their last mention before the sentence; who is named next; who the article is about."""
    sent = amount.words.sent
    seen: set[str] = set()
    for placed in reversed(context.entities.before(sent.start)):
        if placed.entity.name not in seen:
            yield Candidate(placed.head, placed.entity, False, min(len(seen), _LAST))
            seen.add(placed.entity.name)
            if len(seen) >= _REACH:
                break
    following = (placed.entity for placed in context.entities.between(sent.end, sent.end + _AHEAD)[:2])
    for entity in (context.protagonist, *following):
        if entity is not None and entity.name not in seen:
            seen.add(entity.name)
            yield Candidate(context.entities.head_of(entity.mentions[0]), entity, False, _UNPLACED)
