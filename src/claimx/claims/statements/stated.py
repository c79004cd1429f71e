"""A clause that says a claim: its tokens, its words as they were rewritten, and what they lack to stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx import document
from claimx.claims.context import Context
from claimx.claims.statements.clauses import stated_words
from claimx.claims.statements.leaning import leans
from claimx.claims.statements.rewriting import inner, rewrite
from claimx.claims.statements.sentences import clean
from claimx.models import Claim, QuantityClaim, Span
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


class Stated(NamedTuple):
    """A clause's tokens, and its words as they were rewritten."""

    tokens: Sequence[Token]
    text: str
    open: bool
    """Whether a pronoun or description is left whose name the words do not have."""
    context: Context

    def holds(self, found: Span) -> bool:
        """Whether the words of an article span are among them."""
        kept = {token.i for token in self.tokens}
        return all(token.i in kept for token in document.tokens(self.context.doc, found))

    @property
    def leans(self) -> bool:
        """Whether a reader of these words alone would ask who, or which."""
        return self.open or leans(self.tokens, self.context)


def is_in_title(token: Token, context: Context) -> bool:
    """Whether a word stands in the article's title."""
    return token.idx < document.text_start(context.doc)


def state(anchor: Token, claim: Claim, context: Context) -> Stated | None:
    """The clause that a claim's word belongs to, rewritten; ``None`` where no clause can stand by itself."""
    stretch = stated_words(anchor)
    tokens = inner(stretch) if stretch is not None else []
    return rewritten(tokens, claim, context) if tokens else None


def rewritten(tokens: Sequence[Token], claim: Claim, context: Context, *, bracketed: bool = False) -> Stated:
    """Tokens with their words resolved; ``bracketed`` as inside a quotation."""
    text, left_open = rewrite(tokens, context, _about(claim), bracketed=bracketed)
    return Stated(tokens, clean(text), left_open, context)


def _about(claim: Claim) -> frozenset[str]:
    """The names of the entities in a claim's slots."""
    slots = (claim.subject, None if isinstance(claim, QuantityClaim) else claim.object, claim.source)
    return frozenset(slot.entity.name for slot in slots if slot is not None and slot.entity is not None)


_WORD = re.compile(r"[a-z]*")


def speaks_of_itself(stated: Stated) -> bool:
    """ "We" and "I" outside a quotation of the clause: nobody there says whose words they are."""
    inside = False
    for token in stated.tokens:
        if token.text in ("“", "”", '"'):
            inside = token.text == "“" or (token.text == '"' and not inside)
        elif not inside and _is_self(token):
            return True
    return False


def _is_self(token: Token) -> bool:
    """ "We", also where a page left "We&8217;ve" as one word; "US" and "I" of "World War I" are no pronouns."""
    first = _WORD.match(token.lower_)
    pronoun = token.pos_ == "PRON" or "&" in token.text
    return pronoun and first is not None and first.group() in words("statements", "selves")


def is_quotation(stated: Stated) -> bool:
    """Whether the clause is one quotation from end to end."""
    said = stated.text
    return said[:1] in '"“' and said[-1:] in '"”' and said.count("“") + said.count('"') <= 2


def names_subject(stated: Stated, claim: Claim) -> bool:
    """Whether the words name whom the claim is of: "Revenue was up 5%" does not say whose; where that is no entity,
    whether they name anybody: "In China, revenue was up" does not.
    """
    subject = claim.subject.entity
    if subject is not None and subject.name in stated.text:
        return True
    named = (stated.context.entity(token) for token in stated.tokens if _is_named(token, stated.context))
    return any(
        entity.name == subject.name if subject is not None else entity.type != "place" for entity in named if entity
    )


def _is_named(token: Token, context: Context) -> bool:
    mention = context.entities.mention_of(token)
    return mention is not None and mention.kind == "name"
