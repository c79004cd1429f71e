"""What a tie is, and the questions that every shape of tie asks of the words around a name."""

from __future__ import annotations

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
    role: str | None = None
    kind: TokenSpan | None = None
    """The class noun of an ``instance_of``, instead of an object entity."""


def bounds(*tokens: Token) -> tuple[int, int]:
    """The token range that covers all of the tokens."""
    return min(token.i for token in tokens), max(token.i for token in tokens) + 1


def type_of(token: Token, context: Context) -> str | None:
    """The type of the entity at a token."""
    entity = context.entity(token)
    return entity.type if entity else None


def lexical(noun: Token) -> RelationName | None:
    """The relation a noun names: "unit" → ``part_of``, "rival" → ``competitor_of``."""
    lemma = noun.lemma_.lower()
    return next((name for name in _LEXICAL if lemma in words("relations", name)), None)


def is_role(token: Token) -> bool:
    """Whether a word belongs to a person's title."""
    return token.lower_ in words("relations", "roles") or token.lemma_.lower() in words("relations", "roles")


def names_kind(noun: Token) -> bool:
    """Whether a noun is a word for a kind of company, product, organization or event."""
    lemma = noun.lemma_.lower()
    return any(lemma in words("entities", f"nouns.{kind}") for kind in ("company", "product", "organization", "event"))


def class_phrase(noun: Token, context: Context) -> TokenSpan:
    """The class in "its viral video generation model": without owner, number or name."""
    kind = phrase(noun)
    while len(kind) > 1 and (
        kind[0].tag_ in ("PRP$", "POS", "DT", "CD", "HYPH")
        or kind[0].lower_ in ("based", "new", "own")
        or kind[0].text in mapping("relations", "demonyms")
        or context.entity(kind[0])
    ):
        kind = kind[1:]
    return _with_object(noun, kind)


def _with_object(noun: Token, kind: TokenSpan) -> TokenSpan:
    """ "A maker of health software": what is made belongs to the class."""
    doc, end = noun.doc, noun.i + 1
    if lexical(noun) not in MAKERS or end >= len(doc) or doc[end].lower_ != "of":
        return kind
    end += 1
    while end < len(doc) and doc[end].pos_ in ("NOUN", "ADJ") and end - noun.i < 6:
        end += 1
    return doc[kind.start : end] if end > noun.i + 2 else kind


def premodifiers(name: Token, context: Context) -> list[Token]:
    """The words right before a name in its noun phrase ("Kolkata-based startup"), then the name's first word.

    Read off the words, not the tree: parsers disagree about how such a run hangs together.
    """
    run = [context.entities.words_of(name)[0]]
    start = run[0].sent.start
    if run[0].i > start and run[0].nbor(-1).text in ("“", '"', "‘"):  # the game “Starfall Arena”
        run.insert(0, run[0].nbor(-1))
    while run[0].i > start and _modifies(run[0].nbor(-1), context):
        run.insert(0, run[0].nbor(-1))
    return run


def _modifies(token: Token, context: Context) -> bool:
    if token.tag_ == "HYPH" or token.text == "-":
        return True
    if token.tag_ == "VBN" and token.i > 0 and token.nbor(-1).text == "-":
        return True
    if context.entity(token) is not None:  # a place opens "Kolkata-based"; another name ends the run
        return token.i + 1 < len(token.doc) and token.nbor().text == "-" and type_of(token, context) == "place"
    return token.pos_ in ("ADJ", "NOUN") or token.text in mapping("relations", "demonyms")


def class_noun(name: Token, context: Context) -> Token | None:
    """The common noun right before a name that says what it is: "AI app Doubao" → app."""
    run = [token for token in premodifiers(name, context) if token.text not in ("“", '"', "‘")]
    last = run[-2] if len(run) > 1 else None
    if last is None or last.tag_ not in ("NN", "NNS") or context.time_at(last) or context.amount_at(last):
        return None
    root = context.entities.words_of(name).root
    tied = last.head == root or root.head == last or last.head == root.head
    return last if tied or names_kind(last) else None


def possessor(first: Token, context: Context) -> Token | None:
    """The named owner that stands right before a phrase: "ByteDance's", "its"."""
    before = first.nbor(-1) if first.i > first.sent.start else None
    if before is not None and before.lower_ == "own" and before.i > first.sent.start:
        before = before.nbor(-1)
    if before is not None and before.tag_ == "POS" and before.i > first.sent.start:
        before = before.nbor(-1)
    elif before is None or before.tag_ != "PRP$":
        return None
    return before if context.resolve(before) is not None else None


def places(name: Token, modifiers: list[Token], context: Context) -> list[Tie]:
    """A demonym, or a place before "-based", among the words that modify a company's name or kind."""
    found = []
    for token in modifiers:
        if token.text in mapping("relations", "demonyms") and context.entity(token) is None:
            found.append(Tie("based_in", name, token, *bounds(token, name)))
        elif (
            token.lower_ == "based"
            and token.i >= 2
            and token.nbor(-1).text == "-"
            and type_of(token.nbor(-2), context) == "place"
        ):
            found.append(Tie("based_in", name, token.nbor(-2), *bounds(token.nbor(-2), name)))
    return found
