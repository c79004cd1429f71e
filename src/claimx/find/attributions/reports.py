"""A verb that reports: over a clause, over a figure, over an outlook that moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.find.attributions.said import Found
from claimx.find.attributions.speakers import set_off_speaker, speaker
from claimx.find.syntax import agent, child, children, is_finite, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 25
"""Tokens behind a verb in which its amount is looked for."""


def reported_speech(verb: Token) -> Iterator[Found]:
    """A verb of saying or expecting with a clause: "OpenAI said in October that it processed …"."""
    if (
        not is_verb(verb)
        or verb.lemma_.lower() not in words("reporting", "say") | words("reporting", "expect")
        or _only_saw(verb)
    ):
        return
    who = speaker(verb)
    if who is None:
        return
    inside = [] if set_off_speaker(verb) is not None else list(_contents(verb, who))
    yield from inside or _trailing_report(verb, who)


def _only_saw(verb: Token) -> bool:
    """ "Kitami sees revenue of …" looks ahead; "saw revenue fall" and "has seen" only tell of it."""
    return verb.lemma_.lower() == "see" and verb.tag_ not in ("VBZ", "VBP")


def _at_an_amount(verb: Token) -> bool:
    """ "Put the value at $3 billion" reckons; "put it on a forum" does not."""
    behind = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _REACH)]
    return any(
        token.lower_ == "at" and any(near.like_num or near.is_currency for near in verb.doc[token.i + 1 : token.i + 5])
        for token in behind
    )


def _contents(verb: Token, who: Token) -> Iterator[Found]:
    """The clauses a reporting verb governs; an infinitive only for verbs of expecting ("expects to sell")."""
    passive = [below for prep in children(verb, "prep") for below in children(prep, "pcomp")] if agent(verb) else []
    for content in (*children(verb, "ccomp", "xcomp", "parataxis", "advcl"), *passive):
        led = verb.lemma_.lower() in words("reporting", "expect") or content.tag_ == "VBG"  # "reported processing"
        if content.dep_ == "xcomp" and not led and agent(verb) is None:
            continue
        if content.dep_ == "advcl" and not any(mark.lower_ == "that" for mark in children(content, "mark")):
            continue
        start, end = content.left_edge.i, content.right_edge.i + 1
        if start < verb.i < content.i:  # "a sensor that Aasgaard claims lets in more light"
            start = verb.i + 1
        if not start <= who.i < end and not start <= verb.i < end:
            yield Found(who, verb, start, end, "a verb of saying over a clause")


def _trailing_report(verb: Token, who: Token) -> Iterator[Found]:
    """ "…, X said on Monday": the report follows what it reports after a comma, whatever the parser makes of it."""
    comma = _comma_before(verb, min(who.i, verb.i))
    if comma is None or not is_finite(verb) or any(below.tag_ in ("WDT", "WP") for below in verb.children):
        return
    sentence = verb.sent
    resumed = next((token.i for token in verb.doc[verb.i + 1 : sentence.end] if token.text in (",", ";")), sentence.end)
    follows = any(is_verb(token) for token in verb.doc[sentence.start : comma])
    if follows or resumed == verb.i + 1:
        yield Found(who, verb, sentence.start, comma, "a report behind its content")
        if resumed < sentence.end - 2:
            yield Found(who, verb, resumed + 1, sentence.end, "a report within its content")


def _comma_before(verb: Token, first: int) -> int | None:
    """The comma that opens "X said": the last one before it, with no other verb between."""
    for token in reversed(verb.doc[max(verb.sent.start, first - 12) : first]):
        if token.text == ",":
            return token.i
        if is_verb(token) and token != verb:
            return None
    return None


def reported_figure(verb: Token) -> Iterator[Found]:
    """A verb of giving figures with an object: "reported 1.9 billion interactions", "forecast a loss of …"."""
    if not is_verb(verb) or verb.lemma_.lower() not in words("reporting", "give") or child(verb, "ccomp"):
        return
    if _only_saw(verb) or (verb.lemma_.lower() == "put" and not _at_an_amount(verb)):
        return
    who = speaker(verb)
    content = child(verb, "nsubjpass") if agent(verb) else child(verb, "dobj")
    if who is None or content is None or content == who:
        return
    end = max(
        [content.right_edge.i]
        + [tail.right_edge.i for tail in children(verb, "prep", "advcl", "npadvmod") if tail.i > content.i]
    )
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):  # "plans announced by X": the noun is what is given
        content, end = verb.head, verb.head.i
    if any(token.text == ":" for token in verb.doc[end + 1 : min(end + 3, verb.sent.end)]):
        end = verb.sent.end - 1  # "see a small business: no more than 1.2 million users"
    yield Found(who, verb, content.left_edge.i, end + 1, "a verb of giving figures")


def moved_outlook(verb: Token) -> Iterator[Found]:
    """ "Nokia lowered its forecast to 1.24 billion": what is expected is said by who expects it."""
    if not is_verb(verb):
        return
    stood_by = [noun for prep in children(verb, "prep") for noun in children(prep, "pobj")]
    held = child(verb, "dobj") or (stood_by[0] if stood_by else None)
    if held is None or held.lemma_.lower() not in words("modality", "nouns.forecast") or not _is_own(held):
        return
    who = speaker(verb)
    if who is not None and not held.left_edge.i <= who.i <= held.right_edge.i:
        yield Found(
            who, verb, held.left_edge.i, max(verb.right_edge.i, held.right_edge.i) + 1, "an outlook and its owner"
        )


def _is_own(noun: Token) -> bool:
    return any(below.tag_ == "PRP$" for below in children(noun, "poss"))
