"""A claim as one self-contained English sentence: its clause's own words, with references and times resolved.

What leans on the text before stays the article's, as a quotation with the article's title and day
(``claims.statements.quoting``); where no clause can stand by itself (a row of a table) the slots make a plain sentence
(``claims.statements.plain``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.claims.context import Amount, Context
from claimx.claims.statements.plain import plain_event, plain_quantity, plain_relation
from claimx.claims.statements.quoting import quoted, quoted_line
from claimx.claims.statements.stated import (
    Stated,
    asks,
    is_in_title,
    is_quotation,
    speaks_of_itself,
    state,
)
from claimx.claims.statements.telling import attributed, told
from claimx.models import EventClaim, QuantityClaim, RelationClaim

if TYPE_CHECKING:
    from spacy.tokens import Token

_SURE_SLOTS = 0.75
"""Confidence from which a fragment's slots are said in a sentence; below, the fragment itself is quoted."""
_SURE_TIE = 0.9
"""Confidence from which a tie is said in a fixed form; below, the article's own clause says no more than it does."""
_SURE_TIME = 0.85
"""Chance from which a time of another sentence is put in front."""


def quantity_statement(claim: QuantityClaim, amount: Amount, context: Context, in_time: float = 1.0) -> str:
    """The clause that gives the amount, rewritten; a plain sentence from the slots where there is none.

    ``in_time``: the chance of the claim's time.
    """
    stated = state(amount.root, claim, context)
    if stated is not None and stated.holds(claim.quantity.span):
        return _sentence(stated, timed=in_time >= _SURE_TIME)
    unsaid = not claim.metric or claim.metric in claim.quantity.span.text
    tells = len(amount.root.sent) > len(amount.words) + 1  # "604" alone says nothing
    if tells and (claim.confidence < _SURE_SLOTS or unsaid) and (line := quoted_line(amount.root, claim, context)):
        return line
    return attributed(plain_quantity(claim), claim, context)


def event_statement(claim: EventClaim, verb: Token, context: Context) -> str:
    """The event's clause rewritten; subject, verb and object where it is not a finite clause."""
    stated = state(verb, claim, context)
    if stated is not None:
        return _sentence(stated)
    return quoted_line(verb, claim, context) or attributed(plain_event(claim), claim, context)


def relation_statement(claim: RelationClaim, tie: Token, context: Context) -> str:
    """The tie in a fixed form, "ByteDance owns TikTok.", where it is sure; else the clause it was read from."""
    if not _is_plainly_so(claim):
        stated = state(tie, claim, context)
        said = _sentence(stated) if stated is not None else quoted_line(tie, claim, context)
        if said:
            return said
    return attributed(plain_relation(claim, context), claim, context)


def _is_plainly_so(claim: RelationClaim) -> bool:
    asserted = claim.modality == "asserted" and not claim.negated and claim.source is None
    return asserted and claim.confidence >= _SURE_TIE and claim.subject.name != claim.object.name


def _sentence(stated: Stated, *, timed: bool = True) -> str:
    """The clause told, or quoted where it is a question or needs somebody or something told that it does not say."""
    claim = stated.claim
    whole = claim.source is not None and is_quotation(stated)
    if is_in_title(stated.tokens[0], stated.context) and any(token.text == ":" for token in stated.tokens):
        line = quoted_line(stated.tokens[0], claim, stated.context)
        return line or quoted(stated)  # "The week in chips: Arm sues Qualcomm"
    if whole or asks(stated) or speaks_of_itself(stated) or stated.leans or not stated.names_subject:
        return quoted(stated)
    return told(stated, timed=timed)
