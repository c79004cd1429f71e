"""What is asked of a time in its sentence: whether it is a base of comparison, a dateline, the day of a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimx.claims.context import Amount, Context, When
from claimx.find.syntax import AUXILIARIES, ancestors, child, children, clause_verb, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

COMPARING = frozenset({"from", "than", "compared", "versus", "vs", "vs.", "against", "over"})
SHORT_GRAINS = frozenset({"day", "night", "morning", "afternoon", "evening", "hour", "minute", "second"})
_YEAR_ON_YEAR = re.compile(
    r"(year|quarter|month|week)\W(?:on|over)\W\1|on (?:the )?(?:year|quarter|month|week)|([yqm])\W?o?\W?\2",
    re.IGNORECASE,
)
"""Words that mean only what a change is measured against."""
_NEAR = 2
"""Tokens that may stand between an amount and the time that is its own ("$3.1 billion in the year-ago quarter")."""


def dated(when: When) -> bool:
    """Whether a time has an interval, and is no repetition."""
    return bool(when.mention.start or when.mention.end) and when.mention.type != "SET"


def is_adjacent(when: When, anchor: TokenSpan) -> bool:
    """Whether a time stands right behind an amount, or right before it as its owner ("last year's 8.91 million")."""
    behind = when.words.start - anchor.end
    if 0 <= behind <= _NEAR and _same_phrase(anchor.doc, anchor.end, when.words.start):
        return True
    return when.words.end <= anchor.start <= when.words.end + 2 and any(
        t.tag_ == "POS" for t in anchor.doc[when.words.end - 1 : anchor.start]
    )


def _same_phrase(doc: Doc, start: int, end: int) -> bool:
    return all(token.lower_ in ("in", "for", "during", "the", "a", "of", "on") for token in doc[start:end])


def is_year_on_year(when: When) -> bool:
    """Whether the words are "year on year", "YoY" and the like."""
    return _YEAR_ON_YEAR.fullmatch(when.mention.span.text) is not None


def is_base(when: When, context: Context) -> bool:
    """Whether a time is what something is compared with: "up 62% from a year earlier", "more than in August 2024"."""
    token = when.words.root
    if when.mention.type == "DURATION":  # "over the past two years" is how long, not what it is compared with
        return False
    if is_year_on_year(when):
        return True
    for _ in range(3):
        if token.dep_ not in ("pobj", "prep", "pcomp", "npadvmod") or token.head == token:
            break
        token = token.head
        if token.lower_ in COMPARING or (token.lower_ in ("to", "with") and token.head.lower_ == "compared"):
            return True
    before = when.words.start - 1
    return (
        before >= 0
        and token.doc[before].lower_ in ("from", "than", "versus", "vs", "vs.")
        and context.amount_at(when.words.root) is None
    )


def owner(when: When, context: Context) -> Amount | None:
    """The amount a time belongs to because it stands beside it in a comparison: "from $3.1 billion a year ago"."""
    for amount in context.amounts_in(max(0, when.words.start - 20), when.words.start):
        if 0 <= when.words.start - amount.words.end <= _NEAR and amount.words.start > 0:
            before = amount.words.doc[max(0, amount.words.start - 3) : amount.words.start]
            if any(token.lower_ in COMPARING for token in before):
                return amount
    return None


def reports(verb: Token) -> bool:
    """The day of a statement is not the time of what is stated; a month or longer may be."""
    return is_verb(verb) and verb.lemma_.lower() in words("reporting", "say") | words("reporting", "expect")


def is_day_of_report(when: When) -> bool:
    """ "said on Monday": it dates the statement, and not what is stated."""
    return when.mention.grain in SHORT_GRAINS and reports(clause_verb(when.words.root))


def is_dateline(when: When) -> bool:
    """ "SANTA CLARA, Calif., Nov. 19 (Newsbeam) — Corvane said": where and when it was filed."""
    sentence = when.words.root.sent
    if when.words.start - sentence.start > 8 or not sentence[0].text[0].isupper():
        return False
    following = sentence.doc[when.words.end : min(when.words.end + 6, sentence.end)]
    return any(
        token.text in ("—", "–", "--", "-") and token.i > when.words.end - 1 and token.nbor(-1).whitespace_
        for token in following
    )


def place(when: When, anchor: TokenSpan) -> str:
    """Where a time stands in the clauses of an anchor's sentence: in its phrase, its clause, above, below, beside."""
    if anchor.root in ancestors(when.words.root) and not is_verb(anchor.root):
        return "in its phrase"  # "tokens processed per minute at its peak on the night"
    verb, its_verb = clause_verb(anchor.root), clause_verb(when.words.root)
    if verb == its_verb:
        return "in its clause"
    if its_verb in ancestors(verb):
        return "above"
    return "below" if verb in ancestors(its_verb) else "beside"


def is_of_market(sentence: TokenSpan) -> bool:
    """Whether a sentence speaks of a stock exchange: "dragged down the Nasdaq Composite Index"."""
    return any(token.lower_ in words("times", "context.market") for token in sentence)


def closes(sentence: TokenSpan) -> bool:
    """Whether a sentence tells how prices moved: "the index finished at 2279.64", "it fell $3 to $22.60"."""
    return any(is_verb(token) and token.lemma_.lower() in words("times", "context.moves") for token in sentence)


def tense(verb: Token) -> str:
    """The tense of a clause by its verb and helpers, or what stands in its place."""
    if not is_verb(verb):
        return "no verb"
    helpers = {helper.tag_ for helper in children(verb, *AUXILIARIES)}
    if "MD" in helpers:
        return "modal"
    if "TO" in helpers:
        return "infinitive"
    tags = {verb.tag_, *helpers}
    if "VBD" in tags:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "perfect" if verb.tag_ == "VBN" and child(verb, "auxpass") is None else "present"
    return "participle" if verb.tag_ in ("VBN", "VBG") else "bare"


def opened_by_since(when: When, anchor: TokenSpan, context: Context) -> When:
    """ "Since Dell announced recalls in August, its stock has lost 9%": from that time on to publication.

    So it is for a claim above the clause with "since"; for one inside it, and for any other time, nothing changes.
    """
    verb, day = clause_verb(when.words.root), context.published
    mark = child(verb, "mark")
    if mark is None or mark.lower_ != "since" or day is None or not (when.mention.start and when.mention.end):
        return when
    if clause_verb(anchor.root) not in list(verb.ancestors) or when.mention.start > day:
        return when
    opened = {"end": day, "edtf": f"{when.mention.start[:10]}/{day}"}
    return when._replace(mention=when.mention.model_copy(update=opened))
