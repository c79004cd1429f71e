"""Words that are no part of a time because they are part of a name, or because of their part of speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimx.document import entities, offsets
from claimx.find.times.scan import Token
from claimx.models import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

_VERB = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
_TAGS = {
    "may": frozenset({"MD"}), "past": frozenset({"IN", "RB"}), "ends": frozenset({"NNS"}), "minute": frozenset({"JJ"}),
    "close": _VERB | {"JJ", "RB"},
} | dict.fromkeys(("march", "mar", "second", "spring", "fall", "last"), _VERB)  # fmt: skip
"""Ambiguous words with the Penn tags under which they belong to no time. A tagger may err, so these are few."""


def blocker(doc: Doc) -> Callable[[Token], bool]:
    """A test of tokens: whether the word stands inside a name of something other than an event, or is a verb."""
    spans = _names(doc)
    starts = [start for start, _ in spans]
    tagged = (word for word in doc if word.lower_ in _TAGS) if doc.has_annotation("TAG") else ()
    tags = {word.idx: word.tag_ for word in tagged if not _is_date(word)}

    def blocked(token: Token) -> bool:
        at = bisect_right(starts, token.start) - 1
        if at >= 0 and spans[at][1] > token.start:
            return token.tag != "holiday" or not (token.start <= spans[at][0] and spans[at][1] <= token.end)
        tag = tags.get(token.start)
        return tag is not None and tag in _TAGS.get(token.text, ())

    return blocked


def _is_date(word: Word) -> bool:
    """Whether a capitalised word stands before a number, as "March 23" does: no verb, whatever its tag."""
    return word.text[0].isupper() and word.i + 1 < len(word.doc) and word.nbor().is_digit


_PERIOD = re.compile(r"(?:fy|[qh][1-4]|[1-4][qh])\W?[’']?(?:20)?[0-9]{2}", re.IGNORECASE)
"""Analysts' notation, which a recogniser of names may take for a product."""


def _is_name(mention: Mention) -> bool:
    return mention.kind == "name" and _PERIOD.fullmatch(mention.span.text) is None


def _names(doc: Doc) -> list[tuple[int, int]]:
    """Merged spans of named mentions other than events, in order."""
    found = []
    for entity in entities(doc):
        if entity.type != "event":
            found += [offsets(doc, mention.span) for mention in entity.mentions if _is_name(mention)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
