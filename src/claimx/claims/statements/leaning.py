"""Words that lean on the text before: "the prize", "these accounts", "it" of which nothing says whose or which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimx.claims.context import Context
from claimx.find.syntax import SUBJECTS
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset({"this", "that", "these", "those"})
_THIRD = frozenset({"it", "its", "they", "them", "their", "he", "him", "his", "she", "her"})
_SAYING_WHICH = frozenset({"relcl", "acl", "prep", "appos", "ccomp", "xcomp"})
"""What behind a noun says which one is meant."""
_SINGLING = frozenset({"JJS", "RBS", "CD"})
"""Tags of what before a noun leaves but one: "the largest bank", "the 2012 games"."""
_ROLES = (*SUBJECTS, "dobj", "pobj")
"""Where a bare "the prize" is a thing that the sentence is about."""
_POINTERS = frozenset({"advmod", "amod", "nsubj", "pobj", "dobj"})
_PLURAL = frozenset({"they", "them", "their"})


def leans(tokens: Sequence[Token], context: Context) -> bool:
    """Whether a reader of these words alone would ask which, or who."""
    named: list[Token] = []
    for token in tokens:
        if _points(token, context) or _is_bare(token, named, context) or _is_open(token, named, context):
            return True
        if _points_elsewhere(token, named, context):
            return True
        if token.pos_ in ("NOUN", "PROPN"):
            named.append(token)
    return False


def _points_elsewhere(token: Token, named: Sequence[Token], context: Context) -> bool:
    """ "Here", "a similar law"; "there" only where no place is named before it."""
    if token.lower_ not in words("statements", "pointing") or token.dep_ not in _POINTERS:
        return False
    return token.lower_ != "there" or not any(_is_place(noun, context) for noun in named)


def _is_place(noun: Token, context: Context) -> bool:
    entity = context.entity(noun)
    return entity is not None and entity.type == "place"


def _points(token: Token, context: Context) -> bool:
    """ "These accounts", and "this" alone; "those who left" says itself who."""
    if token.lower_ not in _POINTING or token.tag_ != "DT":
        return False
    if token.dep_ in SUBJECTS:
        return not any(below.dep_ in _SAYING_WHICH for below in token.children)
    noun = token.head
    if token.dep_ != "det" or context.resolve(noun) is not None or context.time_at(noun) is not None:
        return False
    return not any(below.dep_ in ("relcl", "acl", "prep") and below.i > noun.i for below in noun.children)


def _is_bare(noun: Token, named: Sequence[Token], context: Context) -> bool:
    """ "The prize", "the sports broadcaster": nothing says which, nor was it there before; there is one internet."""
    if noun.tag_ not in ("NN", "NNS") or noun.dep_ not in _ROLES or (noun.dep_ == "pobj" and noun.head.lower_ == "of"):
        return False  # "knowledge of the matter" says of what, if not which
    if any(noun.lemma_.lower() == other.lemma_.lower() for other in named):
        return False
    if context.resolve(noun) is not None or context.time_at(noun) is not None or context.amount_at(noun) is not None:
        return False
    if not any(token.dep_ == "det" and token.lower_ == "the" for token in noun.children):
        return False
    return not _says_which(noun, context) and noun.lemma_.lower() not in words("statements", "unique")


def _says_which(noun: Token, context: Context) -> bool:
    """Whether a noun's own words tell it apart: a clause or phrase behind it, or a name or a number before it."""
    if any(token.dep_ in _SAYING_WHICH and not _is_aside(token) for token in noun.children):
        return True
    before = noun.doc[noun.left_edge.i : noun.i]
    return any(
        token.pos_ == "PROPN" or token.tag_ in _SINGLING or context.entity(token) is not None for token in before
    )


def _is_aside(clause: Token) -> bool:
    """ "The shares, which had risen, …": behind a comma a clause adds, and does not tell apart."""
    start = clause.left_edge.i
    return clause.dep_ == "relcl" and start > 0 and clause.doc[start - 1].text == ","


def _is_open(pronoun: Token, named: Sequence[Token], context: Context) -> bool:
    """A pronoun without an entity that nothing before it in the words can be meant by: no name of its own number."""
    if pronoun.lower_ not in _THIRD or pronoun.pos_ != "PRON" or pronoun.dep_ == "expl":
        return False
    if context.entity(pronoun) is not None or (pronoun.lower_ == "it" and pronoun.head.lemma_ == "be"):
        return False
    return not any(_may_be(noun, pronoun.lower_, context) for noun in named)


def _may_be(noun: Token, pronoun: str, context: Context) -> bool:
    entity = context.entity(noun)
    if pronoun in ("it", "its"):
        return noun.tag_ in ("NN", "NNP") and (entity is None or entity.type != "person")
    if pronoun in _PLURAL:
        return noun.tag_ in ("NNS", "NNPS") or (entity is not None and entity.type in ("company", "organization"))
    return entity is None or entity.type == "person"
