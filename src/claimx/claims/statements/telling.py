"""A clause that stands by itself as a sentence, with its source, its time and the article's day in front."""

from __future__ import annotations

import re

from claimx import document
from claimx.claims.context import Context
from claimx.claims.statements.quoting import name_of
from claimx.claims.statements.sentences import capital, closed
from claimx.claims.statements.stated import Stated
from claimx.claims.statements.wording import date_words, time_words
from claimx.models import Claim, RelationClaim, Source
from claimx.rules.lexicon import words

_YEAR = re.compile(r"\b(?:19|20)\d\d")


def told(stated: Stated, claim: Claim, *, timed: bool = True) -> str:
    """Time and source in front, unless the words have them already.

    ``timed``: whether a time that stands in another sentence is sure enough to be said.
    """
    when = _time_in_front(claim, stated, timed=timed)
    source, context = claim.source, stated.context
    outside = source is not None and not stated.holds(source.span) and _is_near(source, stated)
    who = name_of(source, context) if source is not None and outside else ""
    today = any(token.lower_ in words("statements", "deictic") for token in stated.tokens)
    said = _behind(_opening(who, when + stated.text, context, today=today) + when, stated)
    if who and source is not None and source.entity is not None and source.entity.type in ("company", "organization"):
        said = said.replace(f", {who} ", ", it ", 1)
    return closed(said)


def _is_near(source: Source, stated: Stated) -> bool:
    """Whether a source stands in the same sentence, or the words are its quotation: further off it may be another's."""
    own = stated.tokens[0].sent
    return source.quoted or own.start <= document.tokens(stated.context.doc, source.span).start < own.end


def attributed(said: str, claim: Claim, context: Context) -> str:
    """A plain sentence with its time behind, and whose it is in front."""
    when = "" if isinstance(claim, RelationClaim) else time_words(claim.time)
    said = f"{said} {when}" if when else said
    who = name_of(claim.source, context) if claim.source else ""
    return closed(_opening(who, said, context) + said)


def _opening(who: str, said: str, context: Context, *, today: bool = False) -> str:
    """ "According to IDC, " and, for words that give no year or speak of now, "an article of 9 May 2013"."""
    undated = context.published and (today or not _YEAR.search(said))
    article = f"an article of {date_words(context.published)}" if context.published and undated else ""
    if who and article:
        return f"According to {who}, cited in {article}, "
    if article and said.lower().startswith("according to"):
        return f"{capital(article)} says that "
    return f"According to {who or article}, " if who or article else ""


def _behind(front: str, stated: Stated) -> str:
    """The clause behind what is put in front of it, without the capital of its first word."""
    first, said = stated.tokens[0], stated.text
    after = stated.tokens[1].text if len(stated.tokens) > 1 else ""
    titled = after.istitle() and stated.context.entity(stated.tokens[1]) is None  # "Prime Minister Naoto Kan"
    common = (
        first.pos_ not in ("PROPN", "X") and stated.context.entity(first) is None and first.text != "I" and not titled
    )
    if front and common and said.startswith(first.text) and first.text[1:].islower():
        said = said[:1].lower() + said[1:]
    elif front and common and first.text == "A" and said.startswith("A "):
        said = "a" + said[1:]
    return front + said


def _time_in_front(claim: Claim, stated: Stated, *, timed: bool) -> str:
    """The claim's time, where the words give none at all."""
    if isinstance(claim, RelationClaim) or claim.time is None or stated.holds(claim.time.span):
        return ""
    same = document.tokens(stated.context.doc, claim.time.span).start >= stated.tokens[0].sent.start
    when = time_words(claim.time)
    kept = {token.i for token in stated.tokens}
    first, last = stated.tokens[0].i, stated.tokens[-1].i + 1
    said = any(
        other.mention.type not in ("DURATION", "SET") and other.words.start in kept
        for other in stated.context.times_in(first, last)
    )
    return f"{when}, " if when and not said and (same or timed) else ""
