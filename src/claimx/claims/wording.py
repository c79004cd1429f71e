"""Words for a statement: dates written out, and a clause rewritten with its references and times resolved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimx.claims.context import Context, When
from claimx.claims.time_facts import is_year_on_year
from claimx.models import ClaimTime

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_PARTS = frozenset({"night", "morning", "afternoon", "evening"})
_PREPOSITIONS = frozenset({"on", "in", "at", "during", "for"})
_OPENERS = frozenset({"cc", "mark", "punct", "intj"})


def date_words(day: str) -> str:
    """``2026-02-16`` → ``16 February 2026``; a clock time is kept behind it."""
    year, month, rest = day[:4], day[5:7], day[8:]
    clock = f" at {day[11:16]}" if len(day) > 10 else ""
    return f"{int(rest[:2])} {_MONTHS[int(month) - 1]} {year}{clock}"


def time_words(time: ClaimTime | None) -> str:
    """A resolved time with its preposition: ``on the night of 16 February 2026, during the Spring Festival Gala``."""
    if time is None or not (time.start or time.end):
        return ""
    if time.start is None:
        return f"by {date_words(time.end or '')}"
    if time.end is None:
        return f"since {date_words(time.start)}"
    bare = bare_time_words(time)
    single = time.start[:10] == time.end[:10]
    if single and time.grain in _PARTS:
        words = f"on the {time.grain} of {bare}"
    elif single:
        words = f"on {bare}"
    else:
        words = bare if bare.startswith("from ") else f"in {bare}"
    return f"{words}, during the {time.event}" if time.event else words


def bare_time_words(time: ClaimTime) -> str:
    """The same without a preposition: ``October 2025``, ``the third quarter of 2025``."""
    start, end = time.start or "", time.end or ""
    if not start or not end:
        return date_words(start or end)
    if start[:10] == end[:10]:
        return date_words(start)
    year, month = start[:4], int(start[5:7])
    if start[5:] == "01-01" and end == f"{year}-12-31":
        return year
    if time.grain == "month" and start[:7] == end[:7]:
        return f"{_MONTHS[month - 1]} {year}"
    if time.grain == "quarter" and start[8:] == "01" and month % 3 == 1 and end[:4] == year:
        return f"the {_ORDINALS[str(month // 3 + 1)]} quarter of {year}"
    return f"from {date_words(start)} to {date_words(end)}"


def rewrite(tokens: Sequence[Token], context: Context) -> str:
    """The words of a clause with pronouns, descriptions, short names and relative times replaced by what they mean."""
    tokens = _inner(tokens)
    kept = {token.i for token in tokens}
    pieces: list[str] = []
    done: set[int] = set()
    for token in tokens:
        if token.i in done:
            continue
        text, covered = _replacement(token, context)
        if token.pos_ == "PRON" and text.removesuffix("’s") in "".join(pieces):
            text, covered = token.text, {token.i}  # who is named in the sentence already keeps the pronoun
        if covered and not covered <= kept:
            text, covered = token.text, {token.i}
        last = context.doc[max(covered)] if covered else token
        done |= covered
        _drop_preposition(pieces, text)
        pieces.append(text + (" " if last.whitespace_ or last.is_space else ""))
        if last.i + 1 not in kept and not pieces[-1].endswith(" "):
            pieces[-1] += " "
    return _balanced(
        " ".join("".join(pieces).split())
        .replace(" ,", ",")
        .replace(" .", ".")
        .replace("( )", "")
        .replace("  ", " ")
        .strip(" ,;:–—-")
    )


def _balanced(said: str) -> str:
    """Without quotation marks whose other half the clause left behind."""
    return said if said.count("“") == said.count("”") else said.replace("“", "").replace("”", "").rstrip(" ,")


def _inner(tokens: Sequence[Token]) -> list[Token]:
    """Without the connectives and marks at the edges."""
    kept = [token for token in tokens if not token.is_space]
    while kept and (kept[0].dep_ in _OPENERS or kept[0].is_punct) and kept[0].text not in '“"‘$€£¥':
        kept = kept[1:]
    while kept and (_is_loose(kept[-1]) or kept[-1].tag_ in ("IN", "CC", "DT")):
        kept = kept[:-1]
    return kept


def _is_loose(token: Token) -> bool:
    return token.is_punct and token.text not in '”"’)%'


def _replacement(token: Token, context: Context) -> tuple[str, set[int]]:
    """What stands for a token, and the tokens it stands for."""
    speaks = context.first_person.get(token.i)
    if speaks is not None:
        return speaks.name + ("’s" if token.tag_ == "PRP$" else ""), {token.i}
    when = context.time_at(token)
    if when is not None and when.words.start == token.i:
        return _resolved_time(when), {word.i for word in when.words}
    mention = context.entities.mention_of(token)
    entity = context.entity(token)
    if mention is None or entity is None:
        return token.text, {token.i}
    words = context.entities.words_of(token)
    if words.start != token.i:
        return token.text, {token.i}
    covered = {word.i for word in words}
    if mention.kind == "name":
        return (entity.name if _abbreviates(words.text, entity.name) else words.text), covered
    possessive = words[-1].tag_ in ("PRP$", "WP$")
    return entity.name + ("’s" if possessive else ""), covered


def _abbreviates(text: str, name: str) -> bool:
    return text != name and text.lower() in name.lower().split()[0:1] and len(name.split()) <= 4


def _resolved_time(when: When) -> str:
    time = when.mention.slot()
    if not (time.start and time.end) or when.mention.type in ("DURATION", "SET"):
        return str(when.words.text)
    if time.event and any(word.lower() in when.words.text.lower() for word in time.event.split()):
        return str(when.words.text)  # "during the gala" names its event itself
    doc, end = when.words.doc, when.words.end
    if is_year_on_year(when):
        return _compared_with(when, bare_time_words(time))
    possessive = end < len(doc) and doc[end].tag_ == "POS"
    governed = (
        when.words.start > 0
        and doc[when.words.start - 1].tag_ == "IN"
        and doc[when.words.start - 1].lower_ not in _PREPOSITIONS
    )
    bare = bare_time_words(time)
    if governed and bare.startswith("from "):  # "since 2012" says it well enough
        return str(when.words.text)
    owned = when.words.start > 0 and doc[when.words.start - 1].tag_ in ("PRP$", "POS")
    if bare.startswith("from ") and owned:  # "its third quarter"
        return f"{when.words.text} ({bare.removeprefix('from ')})"
    return bare if possessive or governed else time_words(time)


def _compared_with(when: When, bare: str) -> str:
    """ "year on year" in full; before a noun ("its year-on-year growth") it stays as it is."""
    doc, end = when.words.doc, when.words.end
    if end < len(doc) and doc[end].pos_ in ("NOUN", "ADJ", "PROPN"):
        return str(when.words.text)
    return f"compared with {'the period ' if bare.startswith('from ') else ''}{bare}"


def _drop_preposition(pieces: list[str], text: str) -> None:
    """A resolved time brings its own preposition: "on" + "on 16 February 2026"."""
    first = text.split(" ", 1)[0]
    if pieces and first in ("on", "in", "by", "since", "from") and pieces[-1].strip().lower() in _PREPOSITIONS:
        opening = pieces[-1].strip()[0].isupper()
        pieces.pop()
        if opening and not pieces:
            pieces.append("")
