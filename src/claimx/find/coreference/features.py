"""What speaks for and against a link: facts of distance, role, number and type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.coreference.anaphora import Anaphor, reports
from claimx.find.coreference.candidates import Seen, role

if TYPE_CHECKING:
    from spacy.tokens import Token


class Standing(NamedTuple):
    """An entity as it stands at an anaphor: where it was last mentioned, and how much the article speaks of it."""

    last: Seen
    type: str
    nouns: frozenset[str]
    rank: int
    share: float
    subjects: float
    titled: bool
    tied: bool
    """Whether it is the speaker of the sentence or the subject that a possessive belongs to."""
    gender: str | None


def entity_features(anaphor: Anaphor, sentence: int, entity: Standing) -> list[tuple[str, float]]:
    """The features of an entity as what an anaphor stands for."""
    distance = sentence - entity.last.sentence
    near = _distance(distance)
    after = entity.last.head.i >= anaphor.start
    facts: list[tuple[str, float]] = [
        ("named", 1.0),
        (f"{'ahead' if after else near}", 1.0),
        (f"{near} as {entity.last.role}", 1.0),
        (f"type {entity.type}", 1.0),
        (f"rank {min(entity.rank, 4)}", 1.0),
        ("share", entity.share),
        ("subjects", entity.subjects),
        ("titled", float(entity.titled)),
        ("tied", float(entity.tied)),
        ("same role", float(entity.last.role == role(anaphor.head))),
    ]
    if reports(anaphor.head.head) and anaphor.head.dep_ == "nsubj":
        facts.append((f"speaks as {entity.type}", 1.0))
    if anaphor.row == "description":
        facts += _agreement(anaphor, entity)
    if entity.gender is not None and anaphor.row in ("he", "she"):
        facts.append(("gender agrees" if entity.gender == anaphor.row else "gender differs", 1.0))
    return list(_by_row(anaphor, facts))


def _agreement(anaphor: Anaphor, entity: Standing) -> list[tuple[str, float]]:
    lemma = anaphor.head.lemma_.lower()
    return [
        ("noun of its own", float(lemma in entity.nouns)),
        ("noun of its type", float(entity.type in anaphor.types)),
        ("noun of its type alone", float(anaphor.types == {entity.type})),
    ]


def thing_features(anaphor: Anaphor, sentence: int, thing: Seen, rank: int) -> list[tuple[str, float]]:
    """The features of something without a name as what an anaphor stands for."""
    near = _distance(sentence - thing.sentence)
    plural = thing.head.tag_ == "NNS"
    facts = [
        ("thing", 1.0),
        (f"thing {near} as {thing.role}", 1.0),
        (f"thing rank {min(rank, 3)}", 1.0),
        ("thing in the plural", float(plural)),
        ("thing of the same role", float(thing.role == role(anaphor.head))),
        ("thing of the same noun", float(anaphor.head.lemma_ == thing.head.lemma_)),
    ]
    return list(_by_row(anaphor, facts))


def open_features(anaphor: Anaphor) -> list[tuple[str, float]]:
    """The features of an anaphor that stands for nothing in sight."""
    modified = anaphor.end - anaphor.start > 2
    facts = [("open", 1.0), (f"open as {role(anaphor.head)}", 1.0), ("open modified", float(modified))]
    first: Token = anaphor.head.doc[anaphor.start]
    inside = anaphor.head.doc[anaphor.start : anaphor.end]
    facts += [
        (f"open {first.lower_}", 1.0),
        ("open superlative", float(any(word.tag_ == "JJS" for word in inside))),
        ("open new", float(any(word.lower_ == "new" for word in inside))),
    ]
    return list(_by_row(anaphor, facts))


def _distance(sentences: int) -> str:
    if sentences < 3:
        return ("here", "one back", "two back")[max(sentences, 0)]
    return "near" if sentences < 6 else "far"


def _by_row(anaphor: Anaphor, facts: Iterable[tuple[str, float]]) -> Iterable[tuple[str, float]]:
    """Each fact for all anaphors, and once more for those of a row."""
    row = "he" if anaphor.row == "she" else anaphor.row
    own = "its" if anaphor.head.tag_ == "PRP$" else row
    for name, value in facts:
        if value:
            yield name, value
            yield f"{own}: {name}", value
