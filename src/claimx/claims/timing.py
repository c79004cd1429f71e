"""When a claim holds: the time in its own clause, then its sentence's, then the one in focus in its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.claims.context import Amount, Context, When
from claimx.find.syntax import ancestors, clause_verb, is_verb
from claimx.models import Time
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_COMPARING = frozenset({"from", "than", "compared", "versus", "vs", "vs.", "against", "over"})
_FOCUS_REACH = 20
"""Times of a paragraph that are looked back at for the one in focus."""
_BACKWARD = frozenset({"earlier", "before", "ago", "previous", "year-ago", "prior"})
_SHORT_GRAINS = frozenset({"day", "night", "morning", "afternoon", "evening", "hour", "minute", "second"})
_NEAR = 2
"""Tokens that may stand between an amount and the time that is its own ("$3.1 billion in the year-ago quarter")."""


def claim_time(anchor: TokenSpan, context: Context, *, is_change: bool = False) -> Time | None:
    """The time of a claim whose anchor words are given. Times that belong to another amount, or that only date a
    report or the base of a comparison, are passed over.
    """
    own = adjacent_time(anchor, context)
    if own is not None and not (is_change and is_base(own, context)):
        return own.mention.slot()
    ranked = sorted(
        (
            (
                rank,
                _hops(when.words.root, clause_verb(when.words.root)),
                abs(when.words.start - anchor.start),
                when.words.start,
                when,
            )
            for when in context.times_in(anchor.sent.start, anchor.sent.end)
            if (rank := _rank(when, anchor, context)) is not None
        ),
        key=lambda item: item[:4],
    )
    if ranked:
        return ranked[0][4].mention.slot()
    unresolved = _unresolved_period(anchor, context)
    if unresolved is not None:
        return unresolved.mention.slot()
    focus = _paragraph_focus(anchor, context) if _tells_of_past(anchor.root) else None
    return focus.mention.slot() if focus else None


def _unresolved_period(anchor: TokenSpan, context: Context) -> When | None:
    """A date in the sentence that has no interval ("for fiscal 2006"): its words are kept, and nothing is guessed."""
    verb = clause_verb(anchor.root)
    for when in context.times_in(anchor.sent.start, anchor.sent.end):
        undated = not (when.mention.start or when.mention.end) and when.mention.type == "DATE" and when.mention.value
        vague = when.mention.value.endswith("_REF")
        if undated and not vague and clause_verb(when.words.root) == verb and not is_base(when, context):
            return when
    return None


def _hops(token: Token, above: Token) -> int:
    """How many steps up the tree lead from a token to one above it."""
    return next((steps for steps, step in enumerate(ancestors(token)) if step == above), 9)


def _tells_of_past(token: Token) -> bool:
    """Only what happened is in the paragraph's time: not standing facts in the present tense, not plans."""
    verb = clause_verb(token)
    if not is_verb(verb):
        return True
    forms = {verb.tag_, *(helper.tag_ for helper in verb.children if helper.dep_ in ("aux", "auxpass"))}
    return not forms & {"VBZ", "VBP", "MD"} or (verb.tag_ == "VBN" and "MD" not in forms)


def adjacent_time(anchor: TokenSpan, context: Context) -> When | None:
    """The time right behind an amount, or right before it as its owner ("last year's 8.91 million")."""
    for when in context.times_in(max(0, anchor.start - 8), anchor.end + _NEAR + 1):
        if not _dated(when):
            continue
        behind = when.words.start - anchor.end
        if 0 <= behind <= _NEAR and _same_phrase(anchor.doc, anchor.end, when.words.start):
            return when
        if when.words.end <= anchor.start <= when.words.end + 2 and any(
            t.tag_ == "POS" for t in anchor.doc[when.words.end - 1 : anchor.start]
        ):
            return when
    return None


def _same_phrase(doc: Doc, start: int, end: int) -> bool:
    return all(token.lower_ in ("in", "for", "during", "the", "a", "of", "on") for token in doc[start:end])


def is_base(when: When, context: Context) -> bool:
    """Whether a time is what something is compared with: "up 62% from a year earlier", "more than in August 2024"."""
    token = when.words.root
    if when.mention.type == "DURATION":  # "over the past two years" is how long, not what it is compared with
        return False
    for _ in range(3):
        if token.dep_ not in ("pobj", "prep", "pcomp", "npadvmod") or token.head == token:
            break
        token = token.head
        if token.lower_ in _COMPARING or (token.lower_ in ("to", "with") and token.head.lower_ == "compared"):
            return True
    before = when.words.start - 1
    return (
        before >= 0
        and token.doc[before].lower_ in ("from", "than", "versus", "vs", "vs.")
        and context.amount_at(when.words.root) is None
    )


def baseline_time(anchor: TokenSpan, context: Context) -> Time | None:
    """The time a change is measured against, in the same sentence."""
    for when in context.times_in(anchor.sent.start, anchor.sent.end):
        if _dated(when) and is_base(when, context) and _owner(when, context) is None:
            return when.mention.slot()
    return None


def _dated(when: When) -> bool:
    return bool(when.mention.start or when.mention.end) and when.mention.type != "SET"


def _rank(when: When, anchor: TokenSpan, context: Context) -> int | None:
    """How near a time stands to a claim, from -1 in its own phrase to 4 in the report of it; None: not its."""
    if not _dated(when):
        return None
    owner = _owner(when, context)
    if owner is not None and owner.words.start != anchor.start:
        return None
    if is_base(when, context) or _is_dateline(when):
        return None
    verb, its_verb = clause_verb(anchor.root), clause_verb(when.words.root)
    if anchor.root in ancestors(when.words.root) and not is_verb(anchor.root):
        return -1  # inside the amount's own phrase: "tokens processed per minute at its peak on the night"
    if verb == its_verb:
        return 0
    if _reports(its_verb):
        return None if when.mention.grain in _SHORT_GRAINS else 4
    if its_verb in list(ancestors(verb)):
        return 1
    if its_verb.dep_ in ("relcl", "acl"):
        return None
    return 2 if verb in list(ancestors(its_verb)) else 3


def _owner(when: When, context: Context) -> Amount | None:
    """The amount a time belongs to because it stands beside it in a comparison: "from $3.1 billion a year ago"."""
    for amount in context.amounts_in(max(0, when.words.start - 20), when.words.start):
        if 0 <= when.words.start - amount.words.end <= _NEAR and amount.words.start > 0:
            before = amount.words.doc[max(0, amount.words.start - 3) : amount.words.start]
            if any(token.lower_ in _COMPARING for token in before):
                return amount
    return None


def _reports(verb: Token) -> bool:
    """The day of a statement is not the time of what is stated; a month or longer may be."""
    return is_verb(verb) and verb.lemma_.lower() in words("reporting", "say") | words("reporting", "expect")


def _is_dateline(when: When) -> bool:
    """ "SANTA CLARA, Calif., Nov. 19 (Newsbeam) — Corvane said": where and when it was filed."""
    sentence = when.words.root.sent
    if when.words.start - sentence.start > 8 or not sentence[0].text[0].isupper():
        return False
    following = sentence.doc[when.words.end : min(when.words.end + 6, sentence.end)]
    return any(
        token.text in ("—", "–", "--", "-") and token.i > when.words.end - 1 and token.nbor(-1).whitespace_
        for token in following
    )


def _paragraph_focus(anchor: TokenSpan, context: Context) -> When | None:
    """The last period or day named in the sentences of this paragraph before the claim's."""
    before = context.times_in(context.paragraph_start(anchor[0]), anchor.sent.start)
    return next((when for when in reversed(before[-_FOCUS_REACH:]) if _carries_on(when, context)), None)


def _carries_on(when: When, context: Context) -> bool:
    """A whole interval that a main clause is about; not a base, a bound, or the day of a statement."""
    verb = clause_verb(when.words.root)
    whole = bool(when.mention.start and when.mention.end) and when.mention.type != "SET"
    aside = is_verb(verb) and verb.dep_ in ("relcl", "acl", "advcl", "xcomp")
    if not whole or aside or is_base(when, context) or _is_dateline(when) or _owner(when, context):
        return False
    if context.published is not None and (when.mention.start or "") > context.published:
        return False  # what happened is not in a time yet to come
    looks_back = any(token.lower_ in _BACKWARD for token in when.words)
    return not looks_back and not (_reports(verb) and when.mention.grain in _SHORT_GRAINS)
