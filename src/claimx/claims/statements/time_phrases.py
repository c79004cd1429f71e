"""A time expression of the text written out in its place, with the preposition that its place asks for."""

from __future__ import annotations

import re

from claimx.claims.context import Context, When
from claimx.claims.statements.wording import bare_time_words, opening_words, time_words
from claimx.claims.time_facts import is_year_on_year
from claimx.find.syntax import children, clause_verb
from claimx.rules.lexicon import words

PREPOSITIONS = frozenset({"on", "in", "at", "during", "for"})
"""What a time written out brings itself."""
_SPANS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade", "quarter"})
_PLAIN = frozenset({"day", "week", "weekend", "month", "year"})
"""Grains of the times that a quotation is given an interval for."""
_YEAR = re.compile(r"\b(?:19|20)\d\d")


def time_in_words(when: When, context: Context) -> str:
    """A relative time written out; words that name their year, or that measure, say it well enough."""
    time, said = when.mention.slot(), str(when.words.text)
    if not time.start or _says_enough(when, context):
        return said
    first = when.words[0]
    before = first.doc[first.i - 1].lower_ if first.i > 0 else ""
    if {first.lower_, before} & {"since", "from"}:
        return f"{first.text} {opening_words(time)}" if first.lower_ in ("since", "from") else opening_words(time)
    if not time.end:
        return said
    bare = bare_time_words(time)
    if bare.startswith("from "):
        return f"{said} ({bare.removeprefix('from ')})"
    part = first.lower_ if first.lower_ in ("early", "late", "mid") and bare[:1].isupper() else ""
    return _in_its_place(when, f"{part} {bare}" if part else bare, said)


def time_told(when: When, context: Context) -> str:
    """A relative time as it stands and, in brackets, what it is: "on Monday [16 February 2026]"."""
    time, said = when.mention.slot(), str(when.words.text)
    bracketed = when.words.start > 0 and when.words.doc[when.words.start - 1].text == "["
    owning = when.words.end < len(when.words.doc) and when.words.doc[when.words.end].tag_ == "POS"
    plain = time.grain in _PLAIN and len(time.start or "") <= len("2026-02-16")  # no clock time, no fiscal quarter
    if not (time.start and time.end and plain) or bracketed or owning or _says_enough(when, context):
        return said
    return f"{said} [{bare_time_words(time).removeprefix('from ')}]"


def _says_enough(when: When, context: Context) -> bool:
    """Whether a time is said in full: with its year, by its event, more finely behind, or as a habit or a measure."""
    said, tokens = str(when.words.text), {token.lower_ for token in when.words}
    if when.mention.type in ("DURATION", "SET") or _YEAR.search(said) or is_year_on_year(when):
        return True
    if when.words.root.dep_ in ("compound", "amod", "nmod") or _is_of(when):
        return True  # "Christmas lights", "the week of Christmas": a name as much as a time
    event = when.mention.event
    if event and any(word.lower() in said.lower() for word in event.split()):
        return True  # "during the gala" names its event itself
    measures = any(token.pos_ == "NUM" for token in when.words) and when.mention.value.startswith("P")
    counted = any(token.lemma_ in _SPANS for token in when.words) and any(token.tag_ == "CD" for token in when.words)
    if (measures or counted) and not tokens & words("statements", "counting"):
        return True
    habits = words("statements", "habitual")
    if any(adverb.lower_ in habits for adverb in children(clause_verb(when.words.root), "advmod")):
        return True
    return _finer_beside(when, context)


def _is_of(when: When) -> bool:
    """Part of a name ("the week of Christmas"), or what is compared with ("fewer than last March")."""
    return when.words.start > 0 and when.words.doc[when.words.start - 1].lower_ in ("of", "than")


def _finer_beside(when: When, context: Context) -> bool:
    """ "This week on 21 June", "2009 last year": the words beside it say it already."""
    doc, end = when.words.doc, when.words.end
    led = end + 1 if end < len(doc) and doc[end].tag_ == "IN" else end
    behind = any(other.words.start == led for other in context.times_in(end, led + 1))
    before = context.time_at(doc[when.words.start - 1]) if when.words.start else None
    return behind or before is not None


def _in_its_place(when: When, bare: str, said: str) -> str:
    """With a preposition where the words stand as an adverbial, without where something else governs them."""
    time, root, doc = when.mention.slot(), when.words.root, when.words.doc
    first = when.words[0]
    before = doc[first.i - 1] if first.i > 0 else None
    owning = when.words.end < len(doc) and doc[when.words.end].tag_ == "POS"
    if before is not None and before.tag_ in ("PRP$", "POS"):
        return f"{said} ({bare})"  # "its third quarter"
    if owning or root.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "conj", "poss"):
        return bare
    governed = before is not None and before.tag_ == "IN" and before.lower_ not in PREPOSITIONS
    return bare if governed or bare.split(" ")[0] in ("early", "late", "mid") else time_words(time)
