"""A clause that says a claim: its tokens, its words as they were rewritten, and what they lack to stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.context import Context
from claimx.claims.statements.clauses import stated_words
from claimx.claims.statements.leaning import leans
from claimx.claims.statements.marks import inside_after, is_mark
from claimx.claims.statements.rewriting import Rewritten, inner, rewrite
from claimx.claims.statements.sentences import clean
from claimx.models import Claim, QuantityClaim, Span
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


_WORD = re.compile(r"[a-z]*")


@dataclass(frozen=True, eq=False)
class Stated:
    """A clause's tokens, for a claim, and its words as they are rewritten."""

    tokens: Sequence[Token]
    claim: Claim
    context: Context
    bracketed: bool = False
    """As inside a quotation."""

    @cached_property
    def _rewritten(self) -> Rewritten:
        return rewrite(self.tokens, self.context, _about(self.claim), bracketed=self.bracketed)

    @cached_property
    def text(self) -> str:
        """The words, resolved."""
        return clean(self._rewritten.text)

    def holds(self, found: Span) -> bool:
        """Whether the words of an article span are among them."""
        kept = {token.i for token in self.tokens}
        return all(token.i in kept for token in document.tokens(self.context.doc, found))

    @cached_property
    def leans(self) -> bool:
        """Whether a reader of these words alone would ask who, or which."""
        return leans(self.tokens, self.context) or self._rewritten.open

    @cached_property
    def names_subject(self) -> bool:
        """Whether the words name whom the claim is of: "Revenue was up 5%" does not say whose; where that is no
        entity, whether they name anybody: "In China, revenue was up" does not.
        """
        subject = self.claim.subject.entity
        named = (self.context.entity(token) for token in self.tokens if _is_named(token, self.context))
        if subject is None:
            return any(entity.type != "place" for entity in named if entity is not None)
        return any(entity == subject for entity in named) or subject.name in self.text


def is_in_title(token: Token, context: Context) -> bool:
    """Whether a word stands in the article's title."""
    return token.idx < document.text_start(context.doc)


def state(anchor: Token, claim: Claim, context: Context) -> Stated | None:
    """The clause that a claim's word belongs to; ``None`` where no clause can stand by itself."""
    stretch = stated_words(anchor)
    tokens = inner(stretch) if stretch is not None else []
    return Stated(tokens, claim, context) if tokens else None


def _about(claim: Claim) -> frozenset[str]:
    """The names of the entities in a claim's slots."""
    slots = (claim.subject, None if isinstance(claim, QuantityClaim) else claim.object, claim.source)
    return frozenset(slot.entity.name for slot in slots if slot is not None and slot.entity is not None)


def asks(stated: Stated) -> bool:
    """Whether the clause is a question."""
    return stated.tokens[-1].text == "?"


def speaks_of_itself(stated: Stated) -> bool:
    """ "We" and "I" outside a quotation of the clause: nobody there says whose words they are."""
    inside = False
    for token in stated.tokens:
        inside = inside_after(token, inside)
        if not inside and _is_self(token):
            return True
    return False


def _is_self(token: Token) -> bool:
    """ "We", also where a page left "We&8217;ve" as one word; "US" and "I" of "World War I" are no pronouns."""
    first = _WORD.match(token.lower_)
    pronoun = token.pos_ == "PRON" or "&" in token.text
    return pronoun and first is not None and first.group() in words("statements", "selves")


def is_quotation(stated: Stated) -> bool:
    """Whether the clause is one quotation from end to end, or the beginning of one."""
    first, last = stated.tokens[0].i, stated.tokens[-1].i
    marks = {token.i for token in stated.tokens if is_mark(token)}
    return first in marks and marks <= {first, last}


def _is_named(token: Token, context: Context) -> bool:
    mention = context.entities.mention_of(token)
    return mention is not None and mention.kind == "name"
