"""Whether the article says the opposite, and the word that does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimx.find.syntax import child, children, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def negated(anchor: Token) -> bool:
    """Whether the clause is negated, or stands under a denial ("denied that it had cut 500 jobs")."""
    return negation_of(anchor) is not None


def negation_of(anchor: Token) -> Token | None:
    """The word that negates what an anchor word belongs to: "not", "no", "no longer", "denied", "failed to"."""
    verb = next((above for above in (anchor, *anchor.ancestors) if is_verb(above)), None)
    if verb is None:
        return None
    if any(token.dep_ in _SUBJECTS for token in _path(anchor, verb)):
        return _no_before(anchor)
    return child(verb, "neg") or _ends_a_state(verb) or _no_before(anchor) or _governing(verb)


def _governing(verb: Token) -> Token | None:
    """A verb over the clause that says it did not come to be."""
    governor = verb.head
    if verb.dep_ == "xcomp":
        negative = child(governor, "neg")
        if negative is not None:
            return negative
        if governor.lemma_.lower() in words("modality", "negation.verbs"):
            return governor
    denied = governor.lemma_.lower() in words("modality", "verbs.denied")
    return governor if denied and verb.dep_ in ("ccomp", "pcomp", "xcomp") else None


def _path(anchor: Token, verb: Token) -> Iterator[Token]:
    """From the anchor's head up to the verb, both left out."""
    token = anchor.head
    while token not in (verb, token.head):
        yield token
        token = token.head


def _ends_a_state(verb: Token) -> Token | None:
    ends = ("longer", "never", "hardly")
    return next((adverb for adverb in children(verb, "advmod") if adverb.lower_ in ends), None)


def _no_before(anchor: Token) -> Token | None:
    return next((below for below in children(anchor, "det") if below.lower_ == "no"), None)
