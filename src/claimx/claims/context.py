"""What the stages before found, laid out by token, so that assembling a claim only looks things up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from claimx import document
from claimx.claims.first_person import FIRMS, Said, first_persons
from claimx.find.index import EntityIndex
from claimx.find.syntax import SUBJECTS, ancestors, clause_verb, paragraph_starts, phrase
from claimx.models import Entity, EntityRef, QuantityMention, Reference, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

ACTORS = frozenset({"company", "product", "organization", "other"})
"""Types of entity that have figures."""

_LOWEST_STANDING = 3


@dataclass(frozen=True, eq=False)
class Amount:
    """A quantity and the tokens it stands on. Every candidate for its slots is compared to its root and verb."""

    mention: QuantityMention
    words: TokenSpan

    @cached_property
    def root(self) -> Token:
        """The word the rest of the sentence attaches to."""
        return self.words.root

    @cached_property
    def verb(self) -> Token:
        """The verb of the clause the amount stands in, not one of its own words ("tokens processed per minute")."""
        above = next((token for token in ancestors(self.root) if token not in self.words), self.root)
        return clause_verb(above)


class When(NamedTuple):
    """A time expression and the tokens it stands on."""

    mention: Time
    words: TokenSpan


class Context(NamedTuple):
    """A document as the claims stage sees it."""

    doc: Doc
    entities: EntityIndex
    amounts: tuple[Amount, ...]
    times: tuple[When, ...]
    said: tuple[Said, ...]
    published: str | None
    """ISO date of publication."""
    paragraphs: tuple[int, ...]
    """Where each paragraph begins, as token indices."""
    protagonist: Entity | None
    """The company, product or organization that the article is most about, if it mentions one twice."""
    standing: dict[str, int]
    """How each entity ranks by mentions among those of its type, from 0; all from ``_LOWEST_STANDING`` on alike."""
    lead_end: int
    """Where the article's first three sentences end, its title among them, as a token index."""
    sentences: tuple[int, ...]
    """Where each sentence begins, as token indices."""
    first_person: dict[int, Entity]
    """Whom "I" and "we" stand for, by token index."""

    def entity(self, token: Token) -> EntityRef | None:
        """The entity that a word refers to, if it is resolved."""
        found = self.first_person.get(token.i) or self.entities.covering(token)
        return found.ref if found else None

    def resolve(self, token: Token) -> EntityRef | None:
        """The entity a noun stands for, by itself or through the name right behind it ("chipmaker Nvidia")."""
        found = self.first_person.get(token.i) or self.entities.resolve(token)
        return found.ref if found else None

    def reference(self, token: Token) -> Reference:
        """A word as a claim refers to it: its mention or noun phrase, and its entity."""
        found = self.entities.mention_of(token)
        span = found.span if found else document.token_span(self.doc, phrase(token))
        return Reference(span=span, entity=self.resolve(token))

    def amounts_in(self, start: int, end: int) -> tuple[Amount, ...]:
        """The quantities that begin in a token range, in text order."""
        return _within(self.amounts, start, end)

    def times_in(self, start: int, end: int) -> tuple[When, ...]:
        """The time expressions that begin in a token range, in text order."""
        return _within(self.times, start, end)

    def amount_at(self, token: Token) -> Amount | None:
        """The quantity that covers a token."""
        return _covering(self.amounts, token)

    def time_at(self, token: Token) -> When | None:
        """The time expression that covers a token."""
        return _covering(self.times, token)

    def sentences_between(self, token: Token, start: int) -> int:
        """How many whole sentences stand between a word's own and a place behind it."""
        return max(0, bisect_left(self.sentences, start) - bisect_right(self.sentences, token.i))

    def paragraph_start(self, token: Token) -> int:
        """Index of the first token of the paragraph that a token stands in."""
        return self.paragraphs[bisect_right(self.paragraphs, token.i) - 1]


_Placed = TypeVar("_Placed", Amount, When)


def _within(items: tuple[_Placed, ...], start: int, end: int) -> tuple[_Placed, ...]:
    first = bisect_left(items, start, key=lambda item: item.words.start)
    return items[first : bisect_left(items, end, key=lambda item: item.words.start)]


def _covering(items: tuple[_Placed, ...], token: Token) -> _Placed | None:
    at = bisect_right(items, token.i, key=lambda item: item.words.start) - 1
    return items[at] if at >= 0 and token.i < items[at].words.end else None


def read_context(doc: Doc) -> Context:
    """Lay out a ``Doc`` that the entity, time, quantity and source stages have read."""
    said = [
        Said(attribution, words.start, words.end)
        for attribution in document.attributions(doc)
        for words in (document.tokens(doc, scope) for scope in attribution.scope)
    ]
    index = EntityIndex.from_doc(doc)
    day = document.published(doc)
    protagonist, firm = _most_mentioned(index, ACTORS), _most_mentioned(index, FIRMS)
    return Context(
        doc=doc,
        entities=index,
        amounts=tuple(Amount(found, document.tokens(doc, found.quantity.span)) for found in document.quantities(doc)),
        times=tuple(When(found, document.tokens(doc, found.span)) for found in document.times(doc)),
        said=tuple(said),
        published=day.isoformat() if day else None,
        paragraphs=paragraph_starts(doc),
        protagonist=protagonist,
        standing=_standing(index),
        lead_end=_lead_end(doc),
        sentences=tuple(sentence.start for sentence in doc.sents),
        first_person=first_persons(doc, index, said, firm),
    )


def _standing(index: EntityIndex) -> dict[str, int]:
    ranks: dict[str, int] = {}
    before: Counter[str] = Counter()
    for entity in sorted(index.all, key=lambda entity: -len(entity.mentions)):
        ranks[entity.name] = min(before[entity.type], _LOWEST_STANDING)
        before[entity.type] += 1
    return ranks


def _lead_end(doc: Doc) -> int:
    return max((sentence.end for sentence in islice(doc.sents, 3)), default=0)


def _most_mentioned(index: EntityIndex, types: frozenset[str]) -> Entity | None:
    """The most mentioned entity of some types: as a subject a mention counts twice; the earlier entity wins a tie."""
    best: tuple[int, Entity] | None = None
    for entity in index.all:
        if entity.type in types:
            weight = sum(2 if index.head_of(mention).dep_ in SUBJECTS else 1 for mention in entity.mentions)
            if weight > (best[0] if best else 1):
                best = (weight, entity)
    return best[1] if best else None
