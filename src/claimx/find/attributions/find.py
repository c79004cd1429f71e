"""Attributions: who the article says something from, and the stretch of text that they answer for.

Each shape is a function of a module beside: verbs that report (``reports``), phrases that name a source (``phrases``),
quotations (``quotations``), lists and tables with a credit (``credits``), turns of interviews (``interviews``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimx import document
from claimx.find.attributions.credits import introduced_lists, source_lines
from claimx.find.attributions.interviews import interviews
from claimx.find.attributions.phrases import according_to, by_a_count, saying_that
from claimx.find.attributions.quotations import quoted_speech
from claimx.find.attributions.quotes import Quote, find_quotes
from claimx.find.attributions.reports import moved_outlook, reported_figure, reported_speech
from claimx.find.attributions.said import Found
from claimx.find.index import EntityIndex
from claimx.find.syntax import children, phrase
from claimx.models import Attribution, Entity, Source
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan


def find_attributions(doc: Doc) -> list[Attribution]:
    """Every attribution of a parsed ``Doc``, in text order."""
    index = EntityIndex.from_doc(doc)
    quotes = find_quotes(doc)
    found: list[Found] = []
    for token in doc:
        found += reported_speech(token)
        found += reported_figure(token)
        found += according_to(token)
        found += moved_outlook(token)
        found += by_a_count(token)
        found += saying_that(token)
    found += quoted_speech(doc, quotes, found)
    found += introduced_lists(doc)
    found += source_lines(doc)
    answers = list(interviews(doc, index))
    spoken = [*((quote.start, quote.end) for quote in quotes if quote.is_speech), *((a.start, a.end) for a in answers)]
    found = [item for item in found if _can_speak(item, index) and not _speaks_of_itself(item, spoken)] + answers
    unique = {(item.who.i, item.start, item.end): item for item in found if item.start < item.end}
    ordered = sorted(unique.values(), key=lambda item: (item.start, item.end, item.who.i))
    return [_attribution(doc, item, index, quotes) for item in ordered]


def _attribution(doc: Doc, item: Found, index: EntityIndex, quotes: list[Quote]) -> Attribution:
    words_used = phrase(item.who)
    entity = index.resolve(item.who) or _named_in(words_used, index) or _named_behind(item.who, index)
    scope = document.token_span(doc, doc[item.start : item.end])
    quoted = any(quote.start <= item.start and item.end <= quote.end for quote in quotes)
    source = Source(
        span=document.token_span(doc, words_used),
        entity=entity.ref if entity else None,
        cue=_cue_text(item.cue),
        quoted=quoted,
    )
    return Attribution(source=source, scope=(scope,), rule=item.rule)


def _speaks_of_itself(item: Found, spoken: Iterable[tuple[int, int]]) -> bool:
    """ "We expect to triple capacity" in somebody's words is said by whoever speaks there."""
    return item.who.lower_ in words("reporting", "selves") and any(start <= item.who.i < end for start, end in spoken)


def _can_speak(item: Found, index: EntityIndex) -> bool:
    """Names, pronouns, people, organizations and documents speak, and so does whoever "said" or "told"; "the figure"
    and "the process" that "show" something do not.
    """
    who = item.who
    if item.cue.lemma_.lower() in words("reporting", "voiced") and who.pos_ == "NOUN":
        return True
    if who.pos_ in ("PROPN", "PRON") or index.resolve(who) is not None or _named_in(phrase(who), index) is not None:
        return True
    lemma = who.lemma_.lower()
    kinds = ("person", "company", "organization")
    return (
        who.tag_ == "NNS"
        or lemma in words("reporting", "documents") | words("metrics", "people")
        or any(lemma in words("entities", f"nouns.{kind}") for kind in kinds)
    )


def _named_in(phrase_used: TokenSpan, index: EntityIndex) -> Entity | None:
    """Somebody named inside the words for a source: "HSBC analyst Mei Tanaka", whatever its head."""
    found = [
        entity
        for token in phrase_used.doc[phrase_used.start : min(phrase_used.end + 1, len(phrase_used.doc))]
        if (entity := index.covering(token)) and entity.type in ("person", "company", "organization")
    ]
    return next((entity for entity in found if entity.type == "person"), found[0] if found else None)


def _named_behind(who: Token, index: EntityIndex) -> Entity | None:
    """ "Its managing partner, Ulf Tannert": the person that an apposition names."""
    found = (index.resolve(name) for name in children(who, "appos"))
    return next((entity for entity in found if entity is not None and entity.type == "person"), None)


def _cue_text(cue: Token) -> str:
    following = cue.nbor() if cue.i + 1 < len(cue.doc) else None
    return f"{cue.text} to" if following is not None and cue.lower_ == "according" else cue.text
