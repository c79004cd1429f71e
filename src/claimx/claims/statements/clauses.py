"""Which words of a sentence say a claim by themselves: its main clause, whole, or a reported clause of a long one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.find.syntax import RELATIVES, SUBJECTS, ancestors, child, children, clause_verb, is_finite, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_LONG = 45
"""Tokens from which a reported clause stands for its sentence."""
_LONGEST = 90
"""Tokens of the longest clause that is rewritten; more is a list that no full stop ended."""
_REACH = 200
"""Tokens on either side of a claim's word that are looked at."""
_HEADED = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def stated_words(anchor: Token) -> TokenSpan | None:
    """The clause that says what an anchor word belongs to; ``None`` where no clause can stand by itself.

    A main clause keeps what hangs on it ("if", "which", "hopes that"), since without it the words may say more than
    the article does. Only clauses coordinated with it are left out.
    """
    own = _main_clause(anchor)
    if not any(can_stand(verb) for verb in _heads_over(anchor)):
        return None
    if len(own) > _LONG:
        own = _reported_clause(anchor) or own
    return own if len(own) <= _LONGEST and not _holds_a_gap(own) else None


def can_stand(verb: Token) -> bool:
    """Whether a verb heads a sentence: with a subject of its own, and finite or as a headline has it."""
    doer = child(verb, *SUBJECTS) or child(verb, "expl")
    if not is_verb(verb) or doer is None or doer.tag_ in RELATIVES:
        return False
    if verb.dep_ == "ROOT" and any(token.lower_ != "that" for token in children(verb, "mark")):
        return False  # "While the Nikkei fell.": half a sentence
    return is_finite(verb) or headline_helper(verb) is not None


def headline_helper(verb: Token) -> str | None:
    """What a headline leaves out before its verb: "Samsung [is] to launch", "Firm [was] fined"; empty where nothing is
    missing (a past tense that was tagged a participle).
    """
    doer = child(verb, "nsubj", "nsubjpass")
    if doer is None or is_finite(verb) or doer.i > verb.i or verb.dep_ != "ROOT":
        return None
    stopped = _is_stopped(verb.sent)
    many = doer.tag_ == "NNS" or child(doer, "conj") is not None
    if verb.tag_ == "VBN" and (stopped or doer.dep_ == "nsubj"):
        return ""
    if stopped:
        return None
    if verb.tag_ == "VBN":
        return "were" if many else "was"
    to = any(helper.lower_ == "to" for helper in children(verb, "aux"))
    if (verb.tag_ == "VB" and to) or verb.tag_ == "VBG":
        return "are" if many else "is"
    return None


def _is_stopped(sentence: TokenSpan) -> bool:
    """Whether a full stop ends it, which a headline does without."""
    last = next((token for token in reversed(sentence) if not token.is_space), None)
    return last is not None and last.text in (".", "!", "”")


def _heads_over(anchor: Token) -> Iterator[Token]:
    """The verbs over a word that may head a sentence: no relative clause, no "if" or "when"."""
    return (verb for verb in ancestors(clause_verb(anchor)) if verb.dep_ in _HEADED)


def _main_clause(anchor: Token) -> TokenSpan:
    """The stretch of the sentence between main clauses coordinated with a subject of their own."""
    sentence = anchor.sent
    start, end = max(sentence.start, anchor.i - _REACH), min(sentence.end, anchor.i + _REACH)
    for token in anchor.doc[start:end]:
        joint = _joint_of(token)
        if joint is not None and joint <= anchor.i:
            start = joint
        elif joint is not None:
            return anchor.doc[start:joint]
    return anchor.doc[start:end]


def _joint_of(verb: Token) -> int | None:
    """Where a coordinated main clause begins: at its conjunction or semicolon, which stands before its subject."""
    if verb.dep_ != "conj" or not is_verb(verb) or not is_finite(verb) or not _is_main(verb.head):
        return None
    doer = child(verb, "nsubj", "nsubjpass")
    if doer is None or doer.i > verb.i or doer.tag_ in RELATIVES:
        return None
    for at in range(doer.i - 1, verb.head.i, -1):
        if verb.doc[at].dep_ == "cc" or verb.doc[at].text == ";":
            return at
    return None


def _is_main(verb: Token) -> bool:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT" and is_verb(verb)


def _reported_clause(anchor: Token) -> TokenSpan | None:
    """The clause under a verb of saying that the anchor stands in; its source is said in front of it."""
    for verb in ancestors(anchor):
        if verb.dep_ in ("relcl", "acl", "advcl"):
            return None
        says = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in words("reporting", "say")
        if says and is_verb(verb) and can_stand(verb):
            return verb.doc[verb.left_edge.i : verb.right_edge.i + 1]
    return None


def _holds_a_gap(stretch: TokenSpan) -> bool:
    """Whether a blank line stands inside, or a line that begins anew: two paragraphs or items are no sentence."""
    inside = stretch[1:-1]
    return any("\n\n" in gap.text or ("\n" in gap.text and gap.nbor().is_title) for gap in inside if gap.is_space)
