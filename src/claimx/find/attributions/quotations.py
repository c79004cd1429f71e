"""A quotation and who stands beside it, or spoke just before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimx.find.attributions.quotes import Quote
from claimx.find.attributions.said import Found
from claimx.find.attributions.speakers import speaker
from claimx.find.syntax import is_finite, is_verb, subject
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BESIDE = 16
"""Tokens behind a quotation in which its verb of saying is looked for."""


def quoted_speech(doc: Doc, quotes: list[Quote], found: Iterable[Found]) -> Iterator[Found]:
    """A quotation whose speaker stands beside it: all of it is theirs, and so is the paragraph's next."""
    known = list(found)
    last: Found | None = None
    for quote in quotes:
        inside = [
            item
            for item in known
            if item.start < quote.end and quote.start < item.end and not quote.start <= item.who.i < quote.end
        ]
        beside = inside[0] if inside else _speaker_beside(doc, quote)
        if beside is None and last is not None and _runs_on(doc, last, quote):
            beside = last
        if beside is not None and quote.is_speech:
            last = Found(beside.who, beside.cue, quote.start, quote.end, "a quotation with its speaker")
            yield last


def _speaker_beside(doc: Doc, quote: Quote) -> Found | None:
    """ "…," said Palmisano / Palmisano said: "…" within the same paragraph, at the quotation's edge."""
    behind = range(quote.end, min(quote.end + _BESIDE, len(doc)))
    for at in (*behind, *range(quote.start - 1, max(quote.start - 8, -1), -1)):
        token = doc[at]
        if token.is_space and "\n" in token.text:
            if at >= quote.end:
                continue
            break
        if at >= quote.end + 6 and not (doc[quote.end].pos_ == "PROPN" and token.sent.start <= quote.end):
            continue  # "…,” Chia-ling Hsu, who heads the team, told me": only a name may be far from its verb
        if is_verb(token) and token.lemma_.lower() in words("reporting", "say"):
            who = speaker(token)
            if who is not None and not quote.start <= who.i < quote.end:
                return Found(who, token, quote.start, quote.end, "a quotation with its speaker")
    return _speaker_before_colon(doc, quote)


def _speaker_before_colon(doc: Doc, quote: Quote) -> Found | None:
    """ "Aasgaard blames the price of memory: “…”": whoever the sentence is of, whatever its verb."""
    if quote.start < 2 or doc[quote.start - 1].text != ":":
        return None
    for token in doc[doc[quote.start - 1].sent.start : quote.start - 1]:
        who = subject(token) if is_verb(token) and is_finite(token) else None
        if who is not None and who.pos_ in ("PROPN", "PRON") and who.i < quote.start:
            return Found(who, token, quote.start, quote.end, "a quotation behind its speaker's colon")
    return None


def _runs_on(doc: Doc, last: Found, quote: Quote) -> bool:
    """Whether a quotation follows the last one in the same paragraph with nobody else speaking between."""
    gap = doc[last.end : quote.start] if last.end < quote.start else None
    return gap is not None and len(gap) < 40 and not any("\n" in token.text for token in gap)
