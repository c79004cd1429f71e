"""What syntax says about a pronoun or description: whom it cannot mean, and whom it most likely means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimx.find.coreference.anaphora import Anaphor, reports
from claimx.find.syntax import SUBJECTS, ancestors, child, clause_verb, is_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def barred(anaphor: Anaphor, owner: Mapping[int, int]) -> set[int]:
    """Entities named in the same clause in another role: "Google paid it" is not Google; "its" may be anybody's.

    A reflexive is the other way about: "Google paid itself" is Google and nobody else.
    """
    if anaphor.head.lower_.endswith(("self", "selves")):
        doer = subject(clause_verb(anaphor.head))
        return set(owner.values()) - ({owner.get(doer.i)} if doer is not None else set())
    if anaphor.head.dep_ == "poss" or anaphor.head.tag_ == "PRP$":
        return set()
    verb = clause_verb(anaphor.head)
    others = [below for below in verb.children if below.dep_ in (*SUBJECTS, "dobj") and below != anaphor.head]
    return {owner[token.i] for token in others if token.i in owner}


def own_subject(anaphor: Anaphor, owner: Mapping[int, int]) -> int | None:
    """ "Halcyon Air cancelled 126 of its flights": a possessive is most likely the nearest subject above it."""
    if anaphor.head.tag_ != "PRP$":
        return None
    for above in ancestors(anaphor.head):
        who = child(above, "nsubj", "nsubjpass") if is_verb(above) else None
        if who is not None and who.i < anaphor.start and who.i in owner:
            return owner[who.i]
    return None


def speaker(anaphor: Anaphor, owner: Mapping[int, int]) -> int | None:
    """In "X said it …" and "according to X, its …" the pronoun is most likely X."""
    verb = clause_verb(anaphor.head)
    governor = verb.head
    if verb.dep_ != "ccomp" or not reports(governor):
        return _according(anaphor, owner) if anaphor.head.tag_ == "PRP$" else None
    who = child(governor, "nsubj")
    return owner.get(who.i) if who is not None else None


def _according(anaphor: Anaphor, owner: Mapping[int, int]) -> int | None:
    named = [token for token in anaphor.head.sent if token.i < anaphor.start and _is_according(token)]
    return owner.get(named[0].i) if named else None


def _is_according(token: Token) -> bool:
    """Whether a word is the source in "according to X"."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "to"
        and token.head.i > 0
        and token.head.nbor(-1).lower_ == "according"
    )
