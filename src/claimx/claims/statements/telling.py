"""A clause that stands by itself as a sentence, with its source, its time and the article's day in front."""

from __future__ import annotations

import re

from claimx import document
from claimx.claims.context import Context
from claimx.claims.statements.quoting import dated, name_of
from claimx.claims.statements.sentences import capital, clean, closed
from claimx.claims.statements.stated import Stated
from claimx.claims.statements.wording import time_words
from claimx.models import Claim, RelationClaim, Source
from claimx.rules.lexicon import mapping, words

_YEAR = re.compile(r"(?<![$€£¥.,\d])(?:19|20)\d\d(?![\d.,]*\d)")
_WORD = re.compile(r"[a-z]+")


def told(stated: Stated, *, timed: bool = True) -> str:
    """Time and source in front, unless the words have them already.

    ``timed``: whether a time that stands in another sentence is sure enough to be said.
    """
    when = _time_in_front(stated, timed=timed)
    source, context = stated.claim.source, stated.context
    outside = source is not None and not stated.holds(source.span) and _is_near(source, stated)
    who = name_of(source, context) if source is not None and outside else ""
    said = _behind(_opening(who, when + stated.text, context) + when, stated)
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
    return closed(_opening(who, said, context) + clean(said))


def _opening(who: str, said: str, context: Context) -> str:
    """ "According to IDC, " and, for words that give no year or speak of now, "an article of 9 May 2013"."""
    of_today = not words("statements", "deictic").isdisjoint(_WORD.findall(said.lower()))
    undated = context.published and (of_today or not _YEAR.search(said))
    article = dated(context) if undated else ""
    if who and article:
        return f"According to {who}, cited in {article}, "
    if article and said.lower().startswith("according to"):
        return f"{capital(article)} says that "
    return f"According to {who or article}, " if who or article else ""


def _behind(front: str, stated: Stated) -> str:
    """The clause behind what is put in front of it, without the capital of its first word."""
    said = stated.text
    if not front or not said.startswith(stated.tokens[0].text) or not _is_common(stated):
        return front + said
    return front + said[:1].lower() + said[1:]


def _is_common(stated: Stated) -> bool:
    """Whether the first word has its capital from its place alone: no name, "I", "Finnish" or "Prime Minister"."""
    first = stated.tokens[0]
    if (
        first.pos_ in ("PROPN", "X")
        or stated.context.entity(first) is not None
        or first.text in mapping("relations", "demonyms")
    ):
        return False
    if first.text == "A":
        return True
    after = stated.tokens[1] if len(stated.tokens) > 1 else first
    noun = first.pos_ in ("NOUN", "ADJ") and after != first
    titled = noun and after.text.istitle() and stated.context.entity(after) is None
    return first.text[1:].islower() and not titled


def _time_in_front(stated: Stated, *, timed: bool) -> str:
    """The claim's time, where the words give none at all."""
    claim = stated.claim
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
