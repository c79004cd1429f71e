"""Pronouns and definite descriptions that may stand for something the article names."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimx.find.syntax import SUBJECTS, child, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROWS = {
    form: row
    for row, forms in {
        "it": ("it", "its", "itself"),
        "he": ("he", "him", "his", "himself"),
        "she": ("she", "her", "hers", "herself"),
        "they": ("they", "them", "their", "theirs", "themselves"),
    }.items()
    for form in forms
}
_CLASSES = ("company", "product", "organization", "person", "place", "event", "work", "other")
"""Types that nouns of ``coreference.toml`` and ``entities.toml`` describe."""

Row = Literal["it", "he", "she", "they", "description"]


class Anaphor(NamedTuple):
    """A pronoun or description: tokens ``[start, end)``, its row, the types it can stand for, and its head word."""

    start: int
    end: int
    row: Row
    types: frozenset[str]
    head: Token

    @property
    def kind(self) -> Literal["pronoun", "description"]:
        """What a mention of this kind is called."""
        return "description" if self.row == "description" else "pronoun"


def find_anaphor(token: Token, named: Container[int], known: Container[str]) -> Anaphor | None:
    """The pronoun or description that a token heads.

    ``named`` holds the tokens of names, ``known`` the lemmas that the article's own names and appositions describe.
    """
    row = _ROWS.get(token.lower_)
    if row is None:
        return _description(token, named, known)
    if row == "it" and _is_empty_it(token):
        return None
    types = words("entities", f"pronouns.{'he' if row == 'she' else row}")
    return Anaphor(token.i, token.i + 1, row, types, token)  # type: ignore[arg-type]


def reports(verb: Token) -> bool:
    return verb.lemma_.lower() in words("reporting", "say") | words("reporting", "expect")


def _is_empty_it(token: Token) -> bool:
    """ "It is likely that", "it was announced that", "it takes": nothing is meant."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS or not is_verb(verb):
        return False
    predicate = child(verb, "acomp") or verb
    clause = child(verb, "ccomp", "csubj", "advcl", "xcomp") or child(predicate, "ccomp", "xcomp")
    that = clause is not None and any(
        below.lower_ in ("that", "whether", "to") for below in clause.children if below.dep_ in ("mark", "aux")
    )
    plain = verb.lemma_ == "be" and child(verb, "acomp") is not None
    return that and (plain or token.dep_ == "nsubjpass" or verb.lemma_ in ("seem", "appear", "take"))


def classes(lemma: str) -> frozenset[str]:
    """The types of entity that a noun describes; empty for any other noun."""
    return frozenset(
        kind
        for kind in _CLASSES
        if (kind not in ("place", "work") and lemma in words("entities", f"nouns.{kind}"))
        or lemma in words("coreference", f"nouns.{kind}")
    )


def _description(noun: Token, named: Container[int], known: Container[str]) -> Anaphor | None:
    """ "The company", "this chipmaker", "the Beijing-based group", and "the TikTok owner"; no "its", no plural."""
    if noun.tag_ not in ("NN", "NNP") or noun.dep_ == "compound" or (noun.tag_ == "NNP" and not noun.text.istitle()):
        return None
    lemma = noun.lemma_.lower()
    types = classes(lemma)
    if not types and lemma not in known:
        return None
    start = _determiner(noun)
    if start is None or _is_new(noun, start, named):
        return None
    return Anaphor(start, noun.i + 1, "description", types, noun)


def _determiner(noun: Token) -> int | None:
    """Where the description begins, if a definite determiner opens it within the noun's own words."""
    for at in range(noun.i - 1, max(noun.i - 6, noun.sent.start - 1), -1):
        token = noun.doc[at]
        if token.lower_ in ("the", "this", "that") and token.tag_ == "DT":
            return at
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "PUNCT", "VERB", "NUM") or token.text in ",;:.":
            return None
    return None


def _is_new(noun: Token, start: int, named: Container[int]) -> bool:
    """Whether the phrase introduces or names something itself: "the app Doubao", "the company that makes it",
    "the maker of Tempo", "the first company", "the same app".
    """
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if behind is not None and (behind.i in named or behind.tag_ in ("NNP", "NN", "NNS")):
        return True
    if any(
        below.dep_ in ("relcl", "acl") or (below.dep_ == "prep" and below.lower_ == "of")
        for below in noun.children
        if below.i > noun.i
    ):
        return True
    inside = noun.doc[start + 1 : noun.i]
    return any(
        token.lower_ in ("first", "same", "other", "last", "next", "only", "whole", "average")
        or (token.tag_ == "CD" and token.nbor().text != "-")  # "the two companies"; not "the 405B-parameter model"
        for token in inside
    )
