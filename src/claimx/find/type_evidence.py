"""What a document says about the type of a name: the name's own words, and the words around each of its mentions.

Each piece of evidence is a short string, "before=app" or "subject of=say", that ``claimx.find.type_scores`` has weights
for, and that an entity's reasons show as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.appositions import apposition_noun
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimx.find.name_types import Name
    from claimx.rules.knowledge import Base

Evidence = dict[str, float]
_CAMEL = re.compile(r"[a-z][A-Z]")
_NUMBER = re.compile(r"\d")
_MARKS = ("legal", "organization", "event")
_DESCRIBED = ("product", "company", "organization", "person", "event", "other")


class Setting(NamedTuple):
    """What the names of a document say about each other."""

    last: Counter[str]
    """Last words of names of several words that the model takes for persons."""
    first: Counter[tuple[str, str]]
    """First words of names of several words, with the type that these were given."""
    ending: dict[int, str]
    """Where names end, with the type that they were given."""
    starting: dict[int, str]
    """Where names start, with the type that they were given."""


def setting(doc: Doc, names: Iterable[Name]) -> Setting:
    """The setting of a document's names."""
    last, first = Counter[str](), Counter[tuple[str, str]]()
    names = list(names)
    for name in names:
        if name.end - name.start > 1:
            if name.type == "person":
                last[doc[name.end - 1].text] += 1
            first[doc[name.start].text, name.type] += 1
    return Setting(last, first, {name.end: name.type for name in names}, {name.start: name.type for name in names})


def evidence(doc: Doc, mentions: Sequence[Name], around: Setting, base: Base) -> Evidence:
    """All evidence for the type of a name with these mentions.

    What stands around mentions counts by the root of how often it does, so that a name that comes thirty times does not
    drown what the name itself says.
    """
    forms = {doc[name.start : name.end].text: name for name in mentions}.values()
    found: Evidence = dict.fromkeys((piece for form in forms for piece in _inside(doc, form, around, base)), 1.0)
    counted = Counter(piece for name in mentions for piece in _outside(doc, name, around))
    scale = len(mentions) ** -0.5
    return found | {piece: 1.0 if piece.startswith("called") else count * scale for piece, count in counted.items()}


def _inside(doc: Doc, name: Name, around: Setting, base: Base) -> Iterator[str]:
    """The evidence of the name's own form."""
    tokens = doc[name.start : name.end]
    text, last = tokens.text, tokens[-1].text
    yield "always"
    yield f"words={min(name.end - name.start, 3)}"
    yield f"last={last.lower()}"
    yield f"first={tokens[0].lower_}"
    if len(last) > 4:
        yield f"ending={last[-3:].lower()}"
    yield from (
        f"word of={mark}"
        for mark in _MARKS
        if any(token.text in words("entities", f"words.{mark}") for token in tokens)
    )
    yield from _shape(text)
    if tokens[0].text in words("entities", "words.given"):
        yield "given name=all" if len(tokens) == 1 else "given name=first"
    if len(tokens) == 1 and around.last[text]:
        yield "surname"
    yield from (f"opens=a {kind}" for (first, kind) in around.first if first == text)
    entry = base.entries.get(text)
    if entry is not None:
        yield f"known={entry.type}{'?' if entry.ambiguous else ''}"


def _shape(text: str) -> Iterator[str]:
    if text.isupper() and text.isalpha():
        yield f"capitals={min(len(text), 5)}"
    if _CAMEL.search(text):
        yield "capital inside"
    if _NUMBER.search(text):
        yield "digit" if " " in text or "-" in text else "digit in word"
    if "." in text.strip("."):
        yield "dot"
    if text[0].islower():
        yield "lower case"


def _outside(doc: Doc, name: Name, around: Setting) -> Iterator[str]:
    """The evidence of the words around a mention."""
    label = doc[name.start : name.end].root.ent_type_ or "nothing"
    yield f"model={label}"
    before = doc[name.start - 1] if name.start else None
    after = doc[name.end] if name.end < len(doc) else None
    if before is not None and not before.is_space:
        yield f"before={before.lower_}"
        if before.text in words("entities", "words.titles"):
            yield "title before"
        if before.lower_ == "the" and name.start > 1 and not doc[name.start - 2].is_space:
            yield f"before the={doc[name.start - 2].lower_}"
    if after is not None and not after.is_space:
        yield f"after={after.lower_}"
        if after.tag_ == "POS":
            yield from _owned(doc, name.end + 1)
    yield from _syntax(doc, name)
    yield from _neighbours(doc, name, around)
    for noun in _nouns(doc, name):
        yield f"called={noun.lemma_.lower()}"
        yield from (f"called a {kind}" for kind in _kinds(noun))


def _neighbours(doc: Doc, name: Name, around: Setting) -> Iterator[str]:
    """The names right beside a mention, and those that it is listed with."""
    start, end = name.start, name.end
    if start in around.ending:
        yield f"right behind a {around.ending[start]}"
    if end in around.starting:
        yield f"right before a {around.starting[end]}"
    if start and doc[start - 1].tag_ == "POS" and start - 1 in around.ending:
        yield f"owned by a {around.ending[start - 1]}"
    if end < len(doc) and doc[end].tag_ == "POS" and end + 1 in around.starting:
        yield f"owns a {around.starting[end + 1]}"
    if end < len(doc):
        yield from (f"before a {kind} noun" for kind in _kinds(doc[end]))
    if start and ((doc[start - 1].is_space and "\n" in doc[start - 1].text) or doc[start - 1].text in ("*", "•")):
        yield "heads a line"
    for at in (start - 1, start - 2):
        if at >= 0 and doc[at].text in (",", "and", "or", "&") and at in around.ending:
            yield f"listed with a {around.ending[at]}"
            break
    for at in (end, end + 1):
        if at < len(doc) and doc[at].text in (",", "and", "or", "&") and at + 1 in around.starting:
            yield f"listed with a {around.starting[at + 1]}"
            break


def _owned(doc: Doc, at: int) -> Iterator[str]:
    """The noun that a name owns: "Nvidia's newest chips"."""
    while at < len(doc) - 1 and doc[at].pos_ in ("ADJ", "NUM", "ADV"):
        at += 1
    if at < len(doc) and not doc[at].is_space:
        yield "owns=a name" if doc[at].pos_ == "PROPN" else f"owns={doc[at].lemma_.lower()}"


def _syntax(doc: Doc, name: Name) -> Iterator[str]:
    head = doc[name.start : name.end].root
    above, relation = head.head, head.dep_
    if relation == "conj":
        yield "in a list"
        while head.dep_ == "conj":
            head = head.head
        above, relation = head.head, head.dep_
    if above.i == head.i:
        return
    yield f"is={relation}"
    if above.is_space or above.head.is_space:
        return
    if relation == "pobj":
        yield f"{above.lower_} under={above.head.lemma_.lower()}"
    else:
        yield f"{relation} of={above.lemma_.lower()}"


def _nouns(doc: Doc, name: Name) -> Iterator[Token]:
    """The nouns that the text calls a name by: "the app X", "its chip, X", "X, a maker of phones", "apps such as X"."""
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.tag_ in ("NN", "NNS") and not before.text.isupper():
        yield before
    noun = apposition_noun(doc, name.end)
    if noun is not None:
        yield noun
    head = doc[name.start : name.end].root
    above = head.head
    if head.dep_ == "nsubj" and above.lemma_ == "be":
        yield from (what for what in above.children if what.dep_ == "attr" and what.tag_ == "NN")
    if head.dep_ == "appos" and above.tag_ in ("NN", "NNS") and above.i < name.start - 1:
        yield above
    if head.dep_ == "oprd" and above.lower_ in ("named", "called", "dubbed") and above.head.pos_ == "NOUN":
        yield above.head
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ in ("as", "like", "including") and head.head.head.tag_ == "NNS":
        yield head.head.head


def _kinds(noun: Token) -> Iterator[str]:
    lemma = noun.lemma_.lower()
    lists = ("nouns", "kinds")
    return (kind for kind in _DESCRIBED if any(lemma in words("entities", f"{name}.{kind}") for name in lists))
