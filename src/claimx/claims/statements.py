"""A claim as one self-contained English sentence: its clause's own words, with references and times resolved.

Where no clause can stand by itself (a headline's fragment, a row of a table) the slots make a plain sentence
(``claims.plain``).
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from claimx import document
from claimx.claims.clauses import stated_words
from claimx.claims.context import Amount, Context
from claimx.claims.leaning import leans
from claimx.claims.plain import plain_event, plain_quantity, plain_relation
from claimx.claims.rewriting import inner, rewrite
from claimx.claims.wording import time_words
from claimx.models import Claim, EventClaim, QuantityClaim, RelationClaim, Source, Span
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_LINE = 60
"""Tokens of the longest fragment that is quoted."""
_SURE_SLOTS = 0.75
"""Confidence from which a fragment's slots are said in a sentence; below, the fragment itself is quoted."""
_SURE_TIE = 0.8
"""Confidence from which a tie is said in a fixed form; below, the article's own clause says no more than it does."""
_HALF_ENTITY = re.compile(r"&(\d{2,5});")
_GAP = re.compile(r"(?<=\w) (?=-(?:based|owned|led|made|backed|born)\b)")
_OBJECT_FORMS = {"he": "him", "she": "her", "they": "them", "who": "the speaker"}


class _Stated(NamedTuple):
    """A clause's tokens, and its words as they were rewritten."""

    tokens: list[Token]
    text: str
    context: Context

    def holds(self, start: int, end: int) -> bool:
        """Whether words at these token indices are among them."""
        kept = {token.i for token in self.tokens}
        return all(at in kept for at in range(start, end))


def quantity_statement(claim: QuantityClaim, amount: Amount, context: Context) -> str:
    """The clause that gives the amount, rewritten; a plain sentence from the slots where there is none."""
    return _clean(_of_quantity(claim, amount, context))


def event_statement(claim: EventClaim, verb: Token, context: Context) -> str:
    """The event's clause rewritten; subject, verb and object where it is not a finite clause."""
    return _clean(_of_event(claim, verb, context))


def relation_statement(claim: RelationClaim, tie: Token, context: Context) -> str:
    """The tie in a fixed form, "ByteDance owns TikTok.", where it is sure; else the clause it was read from."""
    return _clean(_of_relation(claim, tie, context))


def _of_quantity(claim: QuantityClaim, amount: Amount, context: Context) -> str:
    stated = _stated(amount.root, claim, context)
    if stated is not None and stated.holds(amount.words.start, amount.words.end):
        return _sentence(stated, claim)
    line = _line_of(amount.root, context)
    tells = len(line.split()) > len(claim.quantity.span.text.split())  # more than the amount: "604" says nothing
    if tells and (claim.confidence < _SURE_SLOTS or not claim.metric or claim.metric in claim.quantity.span.text):
        return _fragment(line, claim, context)
    return _attributed(plain_quantity(claim), claim, context)


def _of_event(claim: EventClaim, verb: Token, context: Context) -> str:
    stated = _stated(verb, claim, context)
    if stated is not None:
        return _sentence(stated, claim)
    line = _line_of(verb, context)
    return _fragment(line, claim, context) if line else _attributed(plain_event(claim), claim, context)


def _is_plainly_so(claim: RelationClaim) -> bool:
    asserted = claim.modality == "asserted" and not claim.negated
    return asserted and claim.confidence >= _SURE_TIE and claim.subject.name != claim.object.name


def _line_of(token: Token, context: Context) -> str:
    """A fragment's words, resolved in brackets; empty where it is too long to quote."""
    tokens = inner(token.sent) if len(token.sent) <= 2 * _LONGEST_LINE else []
    said = _unquoted(rewrite(tokens, context, bracketed=True)) if 0 < len(tokens) <= _LONGEST_LINE else ""
    return _capital(said)


def _fragment(line: str, claim: Claim, context: Context) -> str:
    """Words that are no sentence, quoted, and whom they are of where they do not say it."""
    of = claim.subject.entity is not None and claim.subject.name not in line
    return _capital(f"{f'of {claim.subject.name}, ' if of else ''}{_the_article(context)} says: “{line}”")


def _the_article(context: Context) -> str:
    """The article by its title, so that a reader knows what its words are about."""
    title = " ".join(document.title(context.doc).split())
    return f"the article “{_unquoted(title)}”" if title else "the article"


def _of_relation(claim: RelationClaim, tie: Token, context: Context) -> str:
    if _is_plainly_so(claim):
        return _closed(plain_relation(claim, context))
    stated = _stated(tie, claim, context)
    if stated is not None:
        return _sentence(stated, claim)
    line = _line_of(tie, context)
    return _fragment(line, claim, context) if line else _closed(plain_relation(claim, context))


def _stated(anchor: Token, claim: Claim, context: Context) -> _Stated | None:
    stretch = stated_words(anchor)
    tokens = inner(stretch) if stretch is not None else []
    return _Stated(tokens, rewrite(tokens, context, _about(claim)), context) if tokens else None


def _about(claim: Claim) -> frozenset[str]:
    """The names of the entities in a claim's slots."""
    slots = (claim.subject, None if isinstance(claim, QuantityClaim) else claim.object, claim.source)
    return frozenset(slot.entity.name for slot in slots if slot is not None and slot.entity is not None)


def _sentence(stated: _Stated, claim: Claim) -> str:
    """Time and source in front, unless the words have them already."""
    whole = stated.text[:1] in '"“' and claim.source is not None and _is_quotation(stated)
    if whole or _speaks_of_itself(stated) or not _names_anybody(stated, claim) or leans(stated.tokens, stated.context):
        return _quoted(stated, claim)
    source = claim.source
    if source is None or stated.holds(*_tokens_of(source.span, stated.context)):
        return _closed(_behind(_time_in_front(claim, stated), stated))
    name = _name_of(source, stated.context)
    said = _behind(f"According to {name}, {_time_in_front(claim, stated)}", stated)
    if source.entity is not None and source.entity.type in ("company", "organization"):
        said = said.replace(f", {name} ", ", it ", 1)
    return _closed(said)


def _behind(front: str, stated: _Stated) -> str:
    """The clause behind what is put in front of it, without the capital of its first word."""
    first, said = stated.tokens[0], stated.text
    common = first.pos_ not in ("PROPN", "X") and stated.context.entity(first) is None and first.text != "I"
    if front and common and said.startswith(first.text) and first.text[1:].islower():
        said = said[:1].lower() + said[1:]
    elif front and common and first.text == "A" and said.startswith("A "):
        said = "a" + said[1:]
    return front + said


def _attributed(said: str, claim: Claim, context: Context) -> str:
    when = time_words(claim.time)
    said = f"{said} {when}" if when else said
    return _closed(f"According to {_name_of(claim.source, context)}, {said}" if claim.source else said)


def _time_in_front(claim: Claim, stated: _Stated) -> str:
    """The claim's time, where the words give none at all."""
    when = time_words(claim.time)
    if claim.time is not None and stated.holds(*_tokens_of(claim.time.span, stated.context)):
        return ""
    kept = {token.i for token in stated.tokens}
    first, last = stated.tokens[0].i, stated.tokens[-1].i + 1
    said = any(
        other.mention.type not in ("DURATION", "SET") and other.words.start in kept
        for other in stated.context.times_in(first, last)
    )
    return f"{when}, " if when and not said else ""


def _tokens_of(span: Span, context: Context) -> tuple[int, int]:
    stretch = document.tokens(context.doc, span)
    return stretch.start, stretch.end


def _name_of(source: Source, context: Context) -> str:
    """How "according to" calls a source: its name, its words with their article, "the author" for "I"."""
    if source.entity is not None:
        return source.entity.name
    said = source.span.text
    if said.lower() in words("statements", "selves"):
        return "the author"
    start, _ = _tokens_of(source.span, context)
    before = context.doc[start - 1] if start > 0 else None
    article = f"{before.lower_} " if before is not None and before.tag_ in ("DT", "PRP$", "CD") else ""
    return article + _OBJECT_FORMS.get(said.lower(), said)


def _speaks_of_itself(stated: _Stated) -> bool:
    """ "We" and "I" outside a quotation of the clause: nobody there says whose words they are."""
    inside = False
    for token in stated.tokens:
        if token.text in ("“", "”", '"'):
            inside = token.text == "“" or (token.text == '"' and not inside)
        elif not inside and token.pos_ == "PRON" and token.lower_ in words("statements", "selves"):
            return True
    return False


def _is_quotation(stated: _Stated) -> bool:
    """Whether the clause is one quotation from end to end."""
    said = stated.text
    return said[-1:] in '"”' and said.count("“") + said.count('"') <= 2


def _names_anybody(stated: _Stated, claim: Claim) -> bool:
    """Whether the words name some entity, where the claim is of one: "Revenue was up 5%" does not say whose."""
    subject = claim.subject.entity
    if subject is None or subject.name in stated.text:
        return True
    return any(stated.context.entity(token) is not None for token in stated.tokens)


def _quoted(stated: _Stated, claim: Claim) -> str:
    """Words that need their speaker or their subject told, as a quotation, what is put into them in brackets."""
    said = _capital(_unquoted(rewrite(stated.tokens, stated.context, _about(claim), bracketed=True)))
    source = claim.source
    article = _the_article(stated.context)
    who = f"{article} says"
    if source is not None and _is_speaker_of(source, stated):
        where = f"in {article}, " if leans(stated.tokens, stated.context) else ""
        who = f"{where}{_name_of(source, stated.context)} said"
    told = _speaks_of_itself(stated) or _names_anybody(stated, claim) or who.startswith(claim.subject.name)
    of = "" if told else f"of {claim.subject.name}, "
    opening = f"{of}{who}"
    return f"{opening[:1].upper()}{opening[1:]}: “{said}{'' if said[-1:] in '.?!)’' else '.'}”"


def _is_speaker_of(source: Source, stated: _Stated) -> bool:
    """Whether the words are the source's own: they do not tell themselves who says them."""
    inside = stated.holds(*_tokens_of(source.span, stated.context))
    return source.quoted or not inside or source.span.text.lower() in words("statements", "selves")


def _clean(said: str) -> str:
    """Without what a web page left behind: entities, also those that lost their "#", and gaps before a hyphen."""
    said = unescape(_HALF_ENTITY.sub(r"&#\1;", said))
    return _GAP.sub("", said)


def _unquoted(said: str) -> str:
    """Without the marks around the whole; those inside are single."""
    if said[:1] in '"“' and said[-1:] in '"”':
        said = said[1:-1].rstrip(",")
    return said.replace("“", "‘").replace("”", "’")


def _closed(said: str) -> str:
    """With a capital and a full stop."""
    stop = "" if said.endswith((".”", '."', "?", "!", "?”", "!”", ".", "…")) else "."
    return _capital(said) + stop


def _capital(said: str) -> str:
    """With a capital, also behind a bracket."""
    at = 1 if said.startswith("[") else 0
    if said[at + 1 : at + 2].isupper():  # "iPhone"
        return said
    return said[:at] + said[at : at + 1].upper() + said[at + 1 :]
