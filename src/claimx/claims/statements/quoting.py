"""The article's words as a quotation that says which article's they are: for what cannot stand by itself.

Inside the marks nothing is changed: names and days that are put in stand in brackets, so that a quotation is as true as
the article is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.context import Context
from claimx.claims.statements.marks import inside_after
from claimx.claims.statements.rewriting import inner
from claimx.claims.statements.sentences import capital, clean, unquoted
from claimx.claims.statements.stated import Stated, asks, is_in_title, speaks_of_itself
from claimx.claims.statements.wording import date_words
from claimx.models import Claim, Source
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_LINE = 60
"""Tokens of the longest fragment that is quoted."""
_LONGEST = 90
"""Tokens up to which sentences before are quoted too."""
_BEFORE = 2
"""How many sentences before may tell what the words lean on."""
_REACH = 400
"""Tokens before a word in which the marks around it are looked for."""
_SURE_OWNER = 0.5
"""Confidence from which a quotation says of whom it is where its words do not."""
_OBJECT_FORMS = {"he": "him", "she": "her", "they": "them", "who": "the speaker"}


def dated(context: Context) -> str:
    """The article by its day: "an article of 9 May 2013"; "the article" where none is known."""
    return f"an article of {date_words(context.published)}" if context.published else "the article"


def _article(context: Context) -> str:
    """The article by its title and its day: "the article “Apple opens a campus” of 9 May 2013"."""
    title = _title(context)
    day = f" of {date_words(context.published)}" if context.published else ""
    return f"the article “{title}”{day}" if title else dated(context)


def _title(context: Context) -> str:
    return unquoted(clean(" ".join(document.title(context.doc).split())))


def quoted(stated: Stated) -> str:
    """A clause that needs its speaker, its subject or the sentences before it told."""
    context, source = stated.context, stated.claim.source
    if source is not None and _is_speaker_of(source, stated):
        who, article = name_of(source, context), _article(context)
        opening = f"{article} quotes {who} as saying" if article != "the article" else f"{who} said"
        return _quotation(opening, replace(stated, bracketed=True).text)
    own = stated.tokens[0].sent
    said = _with_before(replace(stated, tokens=inner(own) if len(own) <= _LONGEST else stated.tokens, bracketed=True))
    of = "" if speaks_of_itself(said) else _owner(said)
    return _quotation(f"{of}{_article(context)} {'asks' if asks(said) else 'says'}", said.text)


def quoted_line(token: Token, claim: Claim, context: Context) -> str:
    """The line that a word stands in, as a quotation; empty where it is too long."""
    sentence = token.sent
    if len(sentence) > 2 * _LONGEST_LINE:
        return ""
    if is_in_title(token, context):
        return f"{capital(dated(context))} is headed “{_title(context)}”."
    tokens = inner(sentence)
    if not 0 < len(tokens) <= _LONGEST_LINE:
        return ""
    said = Stated(tokens, claim, context, bracketed=True)
    return _quotation(f"{_owner(said)}{_article(context)} says", said.text, stop=False)


def _owner(said: Stated) -> str:
    """Of whom words are that do not say it, where the claim is sure enough."""
    claim = said.claim
    unsaid = claim.subject.entity is not None and not said.names_subject
    return f"of {claim.subject.name}, " if unsaid and claim.confidence >= _SURE_OWNER else ""


def name_of(source: Source, context: Context) -> str:
    """How "according to" calls a source: its name, its words with their article, "the author" for "I"."""
    if source.entity is not None:
        return source.entity.name
    said = source.span.text
    if said.lower() in words("statements", "selves"):
        return "the author"
    start = document.tokens(context.doc, source.span).start
    before = context.doc[start - 1] if start > 0 else None
    article = f"{before.lower_} " if before is not None and before.tag_ in ("DT", "PRP$", "CD") else ""
    return article + _OBJECT_FORMS.get(said.lower(), said)


def _quotation(opening: str, said: str, *, stop: bool = True) -> str:
    said = capital(unquoted(said))
    closed = said[-1:] in ".?!)’…" or not stop
    return f"{capital(opening)}: “{said}{'' if closed else '.'}”"


def _is_speaker_of(source: Source, stated: Stated) -> bool:
    """Whether the words are the source's own, out of a quotation, and do not tell themselves who says them."""
    return source.quoted and not stated.holds(source.span) and _is_inside_marks(stated.tokens[0], stated.context)


def _is_inside_marks(token: Token, context: Context) -> bool:
    """Whether a word stands between the marks of a quotation of its paragraph."""
    inside = False
    start = max(context.paragraph_start(token), token.i - _REACH)
    for before in context.doc[start : token.i + 1]:
        inside = inside_after(before, inside)
    return inside


def _with_before(said: Stated) -> Stated:
    """With the sentences before it, until the words say of whom and of what they are; as it is where they never do."""
    grown = said
    for _ in range(_BEFORE):
        if not grown.leans and grown.names_subject:
            return grown
        tokens = _from_sentence_before(grown.tokens, said.context)
        if not 0 < len(tokens) <= _LONGEST:
            break
        grown = replace(said, tokens=tokens)
    told = not grown.leans or (grown.names_subject and not said.names_subject)
    return grown if told else said


def _from_sentence_before(tokens: Sequence[Token], context: Context) -> list[Token]:
    """A stretch from the start of the sentence before it on; empty where that is a heading or there is none."""
    start = tokens[0].sent.start
    before = context.doc[start - 1].sent if start > 0 else None
    if before is None or is_in_title(before[0], context):
        return []
    ended = next((token for token in reversed(before) if not token.is_space), None)
    closed = ended is not None and ended.text in (".", "!", "?", "”", '"', ")")
    return inner(context.doc[before.start : tokens[-1].i + 1]) if closed else []
