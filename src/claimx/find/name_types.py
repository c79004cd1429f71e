"""The type of a name, by the words around it: a second opinion on what the model says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.appositions import apposition_noun
from claimx.find.syntax import child
from claimx.models import EntityType
from claimx.rules.knowledge import knowledge
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERSION = re.compile(r"\d{1,3}(?:\.\d+)*[A-Za-z]{0,2}\Z")
_LOCATIVE = frozenset({"in", "near", "at", "from", "to", "across", "outside", "around", "throughout"})
_DESCRIBED: tuple[EntityType, ...] = ("product", "company", "organization")


class Name(NamedTuple):
    """A named mention: tokens ``[start, end)``, its type, how much speaks for the type, and the base's name for it."""

    start: int
    end: int
    type: EntityType
    weight: int
    known: str | None = None


def retype(doc: Doc, names: list[Name]) -> list[Name]:
    """Names with the type that the text itself speaks for; the knowledge base is not overruled."""
    texts = [doc[name.start : name.end].text for name in names]
    described: dict[str, EntityType] = {}
    for name, text in zip(names, texts, strict=True):
        kind = _described_as(doc, name)
        if kind is not None:
            described.setdefault(text, kind)
    surnames = {doc[name.end - 1].text for name in names if name.type == "person" and name.end - name.start > 1}
    located = {
        text
        for name, text in zip(names, texts, strict=True)
        if name.start > 0 and doc[name.start - 1].lower_ in _LOCATIVE
    }
    return [
        _settled(doc, name, described.get(text), text in surnames, text in located)
        for name, text in zip(names, texts, strict=True)
    ]


def _settled(doc: Doc, name: Name, described: EntityType | None, is_surname: bool, located: bool) -> Name:
    if name.known is not None:
        return name
    if name.start > 0 and doc[name.start - 1].text in words("entities", "words.titles"):
        return name._replace(type="person", weight=4)
    if (described is not None and name.type not in ("person", "event")) or (
        described is not None and name.end - name.start == 1
    ):
        return name._replace(type=described, weight=3)
    if doc[name.end - 1].text in words("entities", "words.event") and name.type in ("company", "organization", "work"):
        return name._replace(type="event", weight=3)
    single = name.end - name.start == 1
    if not single and name.type in ("place", "company", "person") and _VERSION.match(doc[name.end - 1].text):
        return name._replace(type="product", weight=2)
    if name.type == "person" and single and not is_surname:
        return name._replace(type="company", weight=1)  # news gives a person's full name first
    listed = knowledge().get(doc[name.start : name.end].text)
    if name.type == "place" and single and not located and (listed is None or listed.type != "place"):
        return name._replace(type="company", weight=1)  # a place not in any list, and nothing is ever in it
    return name


def _described_as(doc: Doc, name: Name) -> EntityType | None:
    """What the text calls a name: "the app X", "X, a maker of phones", "X is a chatbot"."""
    before = doc[name.start - 1] if name.start > 0 else None
    nouns = [before] if before is not None and before.tag_ == "NN" and not before.text.isupper() else []
    noun = apposition_noun(doc, name.end)
    nouns += [noun] if noun is not None and noun.tag_ == "NN" else []
    nouns += _owned_class(doc, name)
    head = doc[name.start : name.end].root
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        nouns += [what for what in [child(head.head, "attr")] if what is not None and what.tag_ == "NN"]
    return next((kind for noun in nouns if (kind := _kind(noun)) is not None), None)


def _owned_class(doc: Doc, name: Name) -> list[Token]:
    """The class noun behind a name that somebody owns: "Nvidia's newer Rubin chips"."""
    if name.end >= len(doc) or doc[name.end].tag_ not in ("NN", "NNS"):
        return []
    opener = name.start - 1
    while opener > 0 and doc[opener].pos_ in ("ADJ", "NOUN"):
        opener -= 1
    return [doc[name.end]] if opener >= 0 and doc[opener].tag_ in ("POS", "PRP$") else []


def _kind(noun: Token) -> EntityType | None:
    lemma = noun.lemma_.lower()
    return next((kind for kind in _DESCRIBED if lemma in words("entities", f"nouns.{kind}")), None)
