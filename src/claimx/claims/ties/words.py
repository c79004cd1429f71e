"""The words of a document as ties see them, each looked up once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Context
from claimx.claims.ties.tie import is_demonym, is_role, kinds_of, lexical
from claimx.rules.lexicon import mapping

if TYPE_CHECKING:
    from spacy.tokens import Token


_BESIDE = 3
"""Words on either side of a thing that are read."""
_AHEAD = 6
"""Words behind a thing whose senses are read."""


class Beside(NamedTuple):
    """The words that touch a thing, nearest first, and the senses of those before and behind it."""

    before: list[str]
    after: list[str]
    senses_before: list[str]
    senses_after: list[str]


class Words:
    """What each word of a document stands for. Pairs overlap, so most words are asked for many times."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._symbols = [self._symbol(token) for token in context.doc]
        self._spaces = {token.i for token in context.doc if token.is_space}
        self._senses = [self._sense(token) for token in context.doc]
        self._beside: dict[int, Beside] = {}

    def beside(self, thing: Token) -> Beside:
        """What stands around a thing in its sentence."""
        found = self._beside.get(thing.i)
        if found is None:
            found = self._beside[thing.i] = self._read_beside(thing)
        return found

    def _read_beside(self, thing: Token) -> Beside:
        own, sentence = self.context.entities.words_of(thing), thing.sent
        start, end = max(own.start - _BESIDE, sentence.start), sentence.end
        return Beside(
            self.symbols(start, own.start)[::-1],
            self.symbols(own.end, min(own.end + _BESIDE, end)),
            self.senses(start, own.start),
            self.senses(own.end, min(own.end + _AHEAD, end)),
        )

    def symbol(self, token: Token) -> str:
        """The type of a name, the kind of an amount or time, else the lemma."""
        return self._symbols[token.i]

    def symbols(self, start: int, end: int) -> list[str]:
        """The words of a stretch, each name, time and amount once."""
        found: list[str] = []
        for at in range(start, end):
            symbol = self._symbols[at]
            if at not in self._spaces and (not symbol.startswith("<") or not found or found[-1] != symbol):
                found.append(symbol)
        return found

    def senses(self, start: int, end: int) -> list[str]:
        """What the nouns and verbs of a stretch say of ties, by the word lists."""
        return list(dict.fromkeys(chain.from_iterable(self._senses[start:end])))

    def _symbol(self, token: Token) -> str:
        entity = self.context.entity(token)
        if entity is not None:
            return f"<{entity.type}>" if token.tag_ != "PRP$" else "<its>"
        if self.context.time_at(token) is not None:
            return "<time>"
        if self.context.amount_at(token) is not None:
            return "<amount>"
        return "<demonym>" if is_demonym(token) else token.lemma_.lower()

    def _sense(self, token: Token) -> tuple[str, ...]:
        if self.context.entity(token) is not None:
            return ()
        relation = lexical(token) or mapping("relations", "verbs").get(token.lemma_.lower())
        named = [relation] if relation is not None else []
        role = ["role"] if is_role(token) else []
        return (*named, *role, *(f"kind {kind}" for kind in kinds_of(token)))
