"""Verbs that agree with a name where "they" stood: "They employ" → "Autodesk employs"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.find.syntax import AUXILIARIES, children, is_verb
from claimx.rules.lexicon import mapping

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def singular_forms(pronoun: Token) -> dict[int, str]:
    """The finite verbs of a subject "they" and what each is in the singular, by token index."""
    verb = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or not is_verb(verb):
        return {}
    joined = [other for other in children(verb, "conj") if is_verb(other)]
    return {word.i: form for each in (verb, *joined) for word, form in _finite_form(each)}


def _finite_form(verb: Token) -> list[tuple[Token, str]]:
    """The first word of a verb group, which alone agrees; nothing where it has one form for both."""
    first = next(children(verb, *AUXILIARIES), verb)
    if first.lower_ == "were":
        return [(first, "was")]
    return [(first, _third_person(first.lower_))] if first.tag_ == "VBP" else []


def _third_person(verb: str) -> str:
    known = mapping("statements", "third_person").get(verb)
    if known is not None:
        return known
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_SIBILANTS) else f"{verb}s"
