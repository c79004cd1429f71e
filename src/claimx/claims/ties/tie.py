"""What a tie is, and the questions that every shape of tie asks of the words around a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Context
from claimx.find.syntax import phrase
from claimx.models import RelationName
from claimx.rules.lexicon import mapping, words

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

BUSINESS = frozenset({"company", "organization"})
MAKERS = ("maker_of", "developer_of", "supplier_of")
"""Relations whose noun also says what kind of company it is: "phone maker Halden"."""
_LEXICAL: tuple[RelationName, ...] = (
    "part_of", "owner_of", "developer_of", "maker_of", "competitor_of", "partner_of", "investor_in", "supplier_of",
    "customer_of",
)  # fmt: skip


class Tie(NamedTuple):
    """A relation before its words become references; ``role`` is the title's words for ``role_at``."""

    relation: RelationName
    subject: Token
    object: Token
    start: int
    end: int
    likely: float
    """The probability that it holds, by the learned scorer."""
    role: str | None = None
    kind: TokenSpan | None = None
    """The class noun of an ``instance_of``, instead of an object entity."""


def type_of(token: Token, context: Context) -> str | None:
    """The type of the entity at a token."""
    entity = context.entity(token)
    return entity.type if entity else None


def lexical(noun: Token) -> RelationName | None:
    """The relation a noun names: "unit" → ``part_of``, "rival" → ``competitor_of``."""
    return _named_by().get(noun.lemma_.lower())


@cache
def _named_by() -> dict[str, RelationName]:
    """Each noun's relation; of several the first of ``_LEXICAL``."""
    return {lemma: name for name in reversed(_LEXICAL) for lemma in words("relations", name)}


def is_role(token: Token) -> bool:
    """Whether a word belongs to a person's title."""
    return token.lower_ in words("relations", "roles") or token.lemma_.lower() in words("relations", "roles")


def is_demonym(token: Token) -> bool:
    """Whether a word is an adjective of place: "Japanese"."""
    return token.text in mapping("relations", "demonyms")


def kinds_of(noun: Token) -> list[str]:
    """The types of entity that a noun is a word for: "startup" → company."""
    lemma = noun.lemma_.lower()
    return [
        kind for kind in ("company", "product", "organization", "event") if lemma in words("entities", f"nouns.{kind}")
    ]


def class_phrase(noun: Token, context: Context) -> TokenSpan:
    """The class in "its viral video generation model": without owner, number or name."""
    kind = phrase(noun)
    while len(kind) > 1 and (
        kind[0].tag_ in ("PRP$", "POS", "DT", "CD", "HYPH")
        or kind[0].lower_ in ("based", "new", "own")
        or kind[0].text in mapping("relations", "demonyms")
        or is_name(kind[0], context)
    ):
        kind = kind[1:]
    return _with_object(noun, kind)


def is_class(token: Token, context: Context) -> bool:
    """Whether a token of a class pair is its noun, not the thing."""
    mention = context.entities.mention_of(token)
    return token.tag_ in ("NN", "NNS") and (mention is None or mention.kind == "description")


def is_name(token: Token, context: Context) -> bool:
    """Whether a word belongs to a name, not to a description or pronoun."""
    mention = context.entities.mention_of(token)
    return mention is not None and mention.kind == "name"


def _with_object(noun: Token, kind: TokenSpan) -> TokenSpan:
    """ "A maker of health software": what is made belongs to the class."""
    doc, end = noun.doc, noun.i + 1
    if lexical(noun) not in MAKERS or end >= len(doc) or doc[end].lower_ != "of":
        return kind
    end += 1
    while end < len(doc) and doc[end].pos_ in ("NOUN", "ADJ") and end - noun.i < 6:
        end += 1
    return doc[kind.start : end] if end > noun.i + 2 else kind
