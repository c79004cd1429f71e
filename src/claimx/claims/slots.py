"""The slots that every kind of claim fills the same way: source, place, qualifiers, evidence, id."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from claimx import document
from claimx.claims.context import Context
from claimx.claims.first_person import Said
from claimx.find.syntax import child, children, clause_verb, is_verb
from claimx.models import Attribution, Reference, Source, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCOPING = frozenset(
    {
        "through",
        "across",
        "via",
        "excluding",
        "including",
        "among",
        "within",
        "without",
        "outside",
        "worldwide",
        "under",
        "on",
        "per",
        "between",
        "before",
        "after",
    }
)
_PLACING = frozenset({"in", "across", "throughout", "at", "outside", "within"})


def source_of(anchor: Token, context: Context) -> Source | None:
    """Who answers for the words at ``anchor``. ``None``: the article itself."""
    found = attribution_of(anchor, context)
    return found.source if found is not None else None


def attribution_of(anchor: Token, context: Context) -> Attribution | None:
    """The narrowest attribution over the words at ``anchor``."""
    place = anchor.idx
    over = [said for said in context.said if said.start <= anchor.i < said.end and not _inside(place, said, context)]
    if not over:
        return None
    nearest = min(over, key=lambda said: (said.end - said.start, said.start))
    return nearest.attribution


def _inside(place: int, said: Said, context: Context) -> bool:
    """Whether a place in the text is in the source's own words: "two people" say nothing of themselves."""
    start, end = document.offsets(context.doc, said.attribution.source.span)
    return start <= place < end


def place_of(anchor: Token, context: Context, subject: Reference) -> Reference | None:
    """A location that scopes the claim: "in China", attached to the anchor, to its verb or to what it measures."""
    for governor in _placed(anchor):
        for prep in children(governor, "prep"):
            if prep.lower_ not in _PLACING:
                continue
            for noun in children(prep, "pobj"):
                entity = context.entity(noun)
                if entity is not None and entity.type == "place" and entity != subject.entity:
                    return context.reference(noun)
    return None


def qualifiers_of(anchor: Token, context: Context, taken: list[Span]) -> tuple[Span, ...]:
    """Other scoping phrases, verbatim: "through its application programming interface", "across its AI services"."""
    found: list[Span] = []
    for governor in _governors(anchor):
        for prep in children(governor, "prep"):
            if prep.lower_ in _SCOPING and prep.i > governor.i and not _is_dated(prep, context):
                words = prep.doc[prep.i : prep.right_edge.i + 1]
                span = document.token_span(prep.doc, words)
                if not any(_overlap(span, other) for other in [*taken, *found]):
                    found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def _governors(anchor: Token) -> list[Token]:
    verb = clause_verb(anchor)
    return [anchor] if verb == anchor or not is_verb(verb) else [anchor, verb]


def _placed(anchor: Token) -> list[Token]:
    """What a place may hang on: also the subject that a figure is of, as in "revenue in China rose 5%"."""
    governors = _governors(anchor)
    doer = child(governors[-1], "nsubj", "nsubjpass") if len(governors) > 1 else None
    return [*governors, doer] if doer is not None and doer.pos_ == "NOUN" else governors


def _is_dated(prep: Token, context: Context) -> bool:
    return any(context.time_at(token) for token in prep.subtree)


def _overlap(a: Span, b: Span) -> bool:
    return a.field == b.field and a.start < b.end and b.start < a.end


def evidence_of(anchor: Token, context: Context) -> Span:
    """The whole sentence a claim was read from."""
    sentence = anchor.sent
    start, end = sentence.start, sentence.end
    while end > start + 1 and context.doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and context.doc[start].is_space:
        start += 1
    return document.token_span(context.doc, context.doc[start:end])


def claim_id(context: Context, *content: object) -> str:
    """An id that the article and the claim's place and content decide: 16 hex digits."""
    key = "\x1f".join([document.article_id(context.doc), *map(str, content)])
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
