"""Which entity a word refers to: entities laid out by token, so that later stages only look things up."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from claimx import document
from claimx.find.appositions import apposition_noun
from claimx.models import Entity, Mention, Reference
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


class Placed(NamedTuple):
    """A mention of an entity by its syntactic head."""

    head: Token
    entity: Entity


class EntityIndex:
    """The mentions of a ``Doc`` by token. Where mentions nest, the shortest wins."""

    def __init__(self, doc: Doc, entities: tuple[Entity, ...]) -> None:
        self.all = entities
        self._doc = doc
        self._at: dict[int, tuple[Entity, Mention, Span]] = {}
        placed = [
            (document.tokens(doc, mention.span), entity, mention)
            for entity in entities
            for mention in entity.mentions
            if mention.kind != "group"
        ]
        for stretch, entity, mention in sorted(placed, key=lambda item: (-len(item[0]), item[0].start)):
            for token in stretch:
                self._at[token.i] = (entity, mention, stretch)

        self._placed = sorted(
            (Placed(stretch.root, entity) for stretch, entity, _ in placed), key=lambda item: item.head.i
        )
        self._heads = {_place(mention): stretch.root for stretch, _, mention in placed}
        self._described: dict[int, Entity] = {}
        for stretch, entity, mention in placed:
            noun = apposition_noun(doc, stretch.end) if mention.kind == "name" else None
            if noun is not None and noun.i not in self._at:
                self._described[noun.i] = entity

    @classmethod
    def from_doc(cls, doc: Doc) -> EntityIndex:
        """The index of what the entity stage found."""
        return cls(doc, document.entities(doc))

    def covering(self, token: Token) -> Entity | None:
        """The entity whose mention covers a token."""
        found = self._at.get(token.i)
        return found[0] if found else None

    def resolve(self, token: Token) -> Entity | None:
        """The entity a noun stands for: its own mention's, or that of the name it is in apposition to."""
        found = self.covering(token)
        if found is not None or token.pos_ != "NOUN":
            return found
        named = self._described.get(token.i)
        if named is not None:
            return named
        before = self.covering(self._doc[token.i - 1]) if token.i else None
        if (
            before is not None
            and before.type == "product"
            and token.lemma_.lower() in words("entities", "nouns.product")
        ):
            return before  # "its Doubao app"
        beside = [below for below in token.children if below.dep_ == "appos"]
        if token.dep_ == "appos":
            beside.append(token.head)
        following = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
        if following is not None and not _opens_gap(following, token):
            beside.insert(0, following)
        return next((entity for other in beside if (entity := self._named_at(other)) is not None), None)

    def _named_at(self, token: Token) -> Entity | None:
        """The entity of a name that begins or is headed at a token."""
        mention = self.mention_of(token)
        if mention is None or mention.kind != "name" or token.pos_ != "PROPN":
            return None
        starts = self.words_of(token).start == token.i
        return self.covering(token) if starts or self.is_head(token) else None

    def before(self, at: int) -> list[Placed]:
        """The mentions whose heads stand before a token index, in text order."""
        return self._placed[: bisect_left(self._placed, at, key=lambda item: item.head.i)]

    def between(self, start: int, end: int) -> list[Placed]:
        """The mentions whose heads stand in a range of token indices, in text order."""
        first = bisect_left(self._placed, start, key=lambda item: item.head.i)
        return self._placed[first : bisect_left(self._placed, max(start, end), key=lambda item: item.head.i)]

    def mention_of(self, token: Token) -> Mention | None:
        """The mention that covers a token."""
        found = self._at.get(token.i)
        return found[1] if found else None

    def doubt(self, *references: Reference | None) -> float:
        """How unsure it is, at worst, that the pronouns and descriptions among some words stand for their entities."""
        named = (reference for reference in references if reference is not None and reference.entity is not None)
        mentions = (self.mention_of(document.tokens(self._doc, reference.span).root) for reference in named)
        return max((1 - mention.chance for mention in mentions if mention is not None), default=0.0)

    def words_of(self, token: Token) -> Span:
        """The tokens of the mention that covers a token; the token alone where there is none."""
        found = self._at.get(token.i)
        return found[2] if found else self._doc[token.i : token.i + 1]

    def is_head(self, token: Token) -> bool:
        """Whether a token is the syntactic head of a mention."""
        found = self._at.get(token.i)
        return bool(found) and self.words_of(token).root.i == token.i

    def head_of(self, mention: Mention) -> Token:
        """The syntactic head of a mention."""
        known = self._heads.get(_place(mention))
        return document.tokens(self._doc, mention.span).root if known is None else known


def _place(mention: Mention) -> tuple[str, int, int]:
    return mention.span.field, mention.span.start, mention.span.end


def _opens_gap(following: Token, noun: Token) -> bool:
    """ "The phones Xiaomi sold": the name is the subject of a clause behind the noun, not the noun's own name."""
    return following.dep_ in ("nsubj", "nsubjpass") and following.head.dep_ == "relcl" and following.head.head == noun
