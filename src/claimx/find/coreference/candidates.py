"""What a pronoun or description could stand for: the entities named so far, and things that have no name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimx.find.appositions import apposition_noun
from claimx.find.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from claimx.find.identity import Group

_ROLES = {"nsubjpass": "nsubj", "csubj": "nsubj", "agent": "dobj", "dative": "dobj", "attr": "dobj"}
_OWN_ROLES = frozenset({"nsubj", "dobj", "poss", "pobj", "appos", "compound"})
_NEAREST = 6
"""How many unnamed things before an anaphor can be meant."""


class Seen(NamedTuple):
    """A mention: its head word, its role, and the number of its sentence."""

    head: Token
    role: str
    sentence: int


def role(token: Token) -> str:
    """The grammatical role of a word; of coordinated or apposed ones that of the first."""
    for _ in range(4):
        if token.dep_ not in ("conj", "appos") or token.head == token:
            break
        token = token.head
    if token.dep_ in ("compound", "nmod") and token.head.dep_ in SUBJECTS:
        return "nsubj"
    plain = _ROLES.get(token.dep_, token.dep_)
    return plain if plain in _OWN_ROLES else "other"


def head_of(token: Token, end: int) -> Token:
    """The head word of a name that begins with the token."""
    while token.head != token and token.i < token.head.i < end:
        token = token.head
    return token


def described_by(doc: Doc, group: Group) -> frozenset[str]:
    """Lemmas that the text itself gives an entity: in its name ("the Commission"), before it ("the app Doubao"), and
    in an apposition ("Doubao, a chatbot").
    """
    found: set[str] = set()
    for name in group.names:
        found.update(token.lower_ for token in doc[name.start + 1 : name.end] if token.text.istitle())
        noun = apposition_noun(doc, name.end)
        before = doc[name.start - 1] if name.start else None
        found.update(word.lemma_.lower() for word in (noun, before) if word is not None and word.tag_ == "NN")
    return frozenset(found) - ({doc[group.names[0].end - 1].lower_} if group.type() == "person" else set())


def unnamed_things(sentences: list[tuple[int, Span]], before: int, taken: dict[int, int]) -> dict[int, Seen]:
    """The last common nouns before a token, under their token index, that belong to no mention."""
    found: dict[int, Seen] = {}
    for number, sentence in reversed(sentences):
        for token in reversed(sentence[: max(0, min(before, sentence.end) - sentence.start)]):
            if (
                token.tag_ in ("NN", "NNS")
                and token.dep_ not in ("compound", "npadvmod", "nmod")
                and token.i not in taken
            ):
                found[token.i] = Seen(token, role(token), number)
                if len(found) == _NEAREST:
                    return found
    return found
