"""Attributions: who the article says something from, and the stretch of text that they answer for.

Four shapes of attribution, each a function here: a reporting verb over a clause or a quotation, a reporting verb over a
figure, an "according to" phrase, and a quotation that runs on into the next sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimx import document
from claimx.find.credits import introduced_lists, source_lines
from claimx.find.index import EntityIndex
from claimx.find.quotes import Quote, find_quotes
from claimx.find.said import Found
from claimx.find.speakers import names_somebody, owner_of_document, set_off_speaker, speaker
from claimx.find.syntax import agent, ancestors, child, children, is_finite, is_verb, phrase, subject
from claimx.models import Attribution, Entity, Source
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan


_BESIDE = 16
"""Tokens behind a quotation in which its verb of saying is looked for."""
_REACH = 25
"""Tokens behind a verb in which its amount is looked for."""


def find_attributions(doc: Doc) -> list[Attribution]:
    """Every attribution of a parsed ``Doc``, in text order."""
    index = EntityIndex.from_doc(doc)
    quotes = find_quotes(doc)
    found: list[Found] = []
    for token in doc:
        found += _reported_speech(token)
        found += _reported_figure(token)
        found += _according_to(token)
        found += _moved_outlook(token)
        found += _by_a_count(token)
        found += _saying_that(token)
    found += _quoted_speech(doc, quotes, found)
    found += introduced_lists(doc)
    found += source_lines(doc)
    found = [item for item in found if _can_speak(item, index) and not _speaks_of_itself(item, quotes)]
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


def _speaks_of_itself(item: Found, quotes: list[Quote]) -> bool:
    """ "We expect to triple capacity" in a quotation is said by whoever is quoted."""
    return item.who.lower_ in words("reporting", "selves") and any(
        quote.is_speech and quote.start < item.who.i < quote.end for quote in quotes
    )


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


def _reported_speech(verb: Token) -> Iterator[Found]:
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


def _reported_figure(verb: Token) -> Iterator[Found]:
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


def _moved_outlook(verb: Token) -> Iterator[Found]:
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


def _according_to(token: Token) -> Iterator[Found]:
    """ "According to ByteDance, …", "…, per Sensor Tower": the sentence's clause that the phrase stands in."""
    source = _named_by(token)
    if source is None or not names_somebody(source):
        return
    governor = next((above for above in ancestors(token.head) if is_verb(above)), token.sent.root)
    edge = governor if governor.dep_ != "conj" else token.sent.root
    scope = edge.left_edge.i, edge.right_edge.i + 1
    yield Found(owner_of_document(source), token, *scope, "according to")


def _by_a_count(prep: Token) -> Iterator[Found]:
    """ "By the count of Fathom Ridge, …", "…, by Oxenfoord's tracker": who reckons, over the clause."""
    if prep.lower_ not in ("by", "on") or prep.dep_ not in ("prep", "agent"):
        return
    noun = child(prep, "pobj")
    if noun is None or noun.lower_ not in words("reporting", "reckonings"):
        return
    who = owner_of_document(noun) if noun.lemma_.lower() in words("reporting", "documents") else _owner(noun)
    if who is not None and who != noun and who.pos_ == "PROPN":
        governor = next((above for above in ancestors(prep.head) if is_verb(above)), prep.sent.root)
        yield Found(who, prep, governor.left_edge.i, governor.right_edge.i + 1, "by somebody's count")


def _owner(noun: Token) -> Token | None:
    """ "The count of Fathom Ridge", "Oxenfoord's tracker"."""
    of = next((prep for prep in children(noun, "prep") if prep.lower_ == "of"), None)
    return child(noun, "poss") or (child(of, "pobj") if of is not None else None)


def _saying_that(noun: Token) -> Iterator[Found]:
    """ "Nokia has issued a warning that …": the noun's clause is said by whoever gives it, or owns it."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("reporting", "sayings"):
        return
    for content in children(noun, "acl", "ccomp"):
        if not any(mark.lower_ == "that" for mark in children(content, "mark")):
            continue
        given = is_verb(noun.head) and noun.dep_ == "dobj"
        who = child(noun, "poss") or (speaker(noun.head) if given else None)
        if who is not None and names_somebody(who):
            yield Found(who, noun, content.left_edge.i, content.right_edge.i + 1, "a noun of saying over a clause")


def _named_by(token: Token) -> Token | None:
    if token.lower_ == "according":
        to = next((below for below in token.children if below.lower_ == "to"), None)
        if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            to = token.nbor()
        return (child(to, "pobj") or child(token, "pobj")) if to is not None else None
    if token.lower_ in ("per", "citing") and token.dep_ in ("prep", "advcl", "acl"):
        named = child(token, "pobj", "dobj")
        return named if named is not None and named.pos_ in ("PROPN", "NOUN") and _is_source_noun(named) else None
    return None


def _is_source_noun(noun: Token) -> bool:
    """ "per IDC" and "citing two people" name sources, "per minute" is a rate."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in words("reporting", "documents") | {
        "people",
        "source",
        "person",
        "official",
    }


def _quoted_speech(doc: Doc, quotes: list[Quote], found: Iterable[Found]) -> Iterator[Found]:
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
