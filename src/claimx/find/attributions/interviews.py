"""Interviews in turns: an answer is said by whoever its label names, or by whom the piece is with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.attributions.said import Found
from claimx.find.index import EntityIndex
from claimx.find.syntax import paragraph_starts
from claimx.models import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEWEST = 3
"""Turns that make an interview: fewer may be headings, or questions that the author asks the reader."""
_LABEL = 5
"""Tokens that a speaker's label may have, its colon among them."""
_LONGEST = 60
"""Tokens of a question that stands alone."""
_QUOTES = frozenset({'"', "“", "”"})


class Paragraph(NamedTuple):
    """The tokens of a paragraph, without the white space behind it."""

    start: int
    end: int


def interviews(doc: Doc, index: EntityIndex) -> Iterator[Found]:
    """Answers of interviews: labelled ("OB: …"), or behind questions that are paragraphs of their own."""
    paragraphs = _paragraphs(doc)
    labelled = [(at, colon) for at, paragraph in enumerate(paragraphs) if (colon := _colon(doc, paragraph))]
    if len(labelled) >= _FEWEST and len({_label(doc, paragraphs[at], colon) for at, colon in labelled}) > 1:
        yield from _labelled(doc, index, paragraphs, labelled)
        return
    questions = [at for at, paragraph in enumerate(paragraphs) if _is_question(doc, paragraph)]
    if len(questions) >= _FEWEST:
        yield from _unlabelled(doc, index, paragraphs, questions)


def _paragraphs(doc: Doc) -> list[Paragraph]:
    starts = paragraph_starts(doc)
    found = []
    for start, end in zip(starts, (*starts[1:], len(doc)), strict=True):
        while end > start and doc[end - 1].is_space:
            end -= 1
        if end > start:
            found.append(Paragraph(start, end))
    return found


def _colon(doc: Doc, paragraph: Paragraph) -> int | None:
    """Where the colon of a speaker's label stands that opens a paragraph; a label is a name, initials, Q or A."""
    for token in doc[paragraph.start + 1 : min(paragraph.start + _LABEL, paragraph.end - 1)]:
        if token.text == ":":
            return token.i
        if not (token.text[:1].isupper() or token.text in ("&", ".")):
            return None
    return None


def _label(doc: Doc, paragraph: Paragraph, colon: int) -> str:
    return doc[paragraph.start : colon].text


def _labelled(
    doc: Doc, index: EntityIndex, paragraphs: list[Paragraph], labelled: list[tuple[int, int]]
) -> Iterator[Found]:
    """A turn runs on to the next label; the last one ends with its paragraph."""
    people = _people(index)
    following = [at for at, _ in labelled[1:]]
    for (at, colon), last in zip(labelled, (*following, labelled[-1][0] + 1), strict=True):
        label = _label(doc, paragraphs[at], colon)
        speaker = _speaker(label, people)
        if speaker is not None:
            yield Found(speaker, doc[colon], colon + 1, paragraphs[last - 1].end, "a turn with its speaker's label")


def _speaker(label: str, people: list[tuple[Entity, Token]]) -> Token | None:
    """Whom a label means: a person by name or initials; "A" is whom the piece is with."""
    if label == "A":
        return people[0][1] if people else None
    for entity, name in people:
        initials = "".join(part[0] for part in entity.name.split())
        if label in (entity.name, entity.name.split()[-1], initials):
            return name
    return None


def _unlabelled(doc: Doc, index: EntityIndex, paragraphs: list[Paragraph], questions: list[int]) -> Iterator[Found]:
    """An answer is what stands between two questions; a paragraph with a quotation is the author's again."""
    opening = paragraphs[questions[0]].start
    people = [(entity, name) for entity, name in _people(index) if name.i < opening]
    if not people:
        return
    for question, following in zip(questions, (*questions[1:], questions[-1] + 2), strict=True):
        for paragraph in paragraphs[question + 1 : following]:
            if any(token.text in _QUOTES for token in doc[paragraph.start : paragraph.end]):
                break
            mark = doc[paragraphs[question].end - 1]
            yield Found(people[0][1], mark, paragraph.start, paragraph.end, "an answer in an interview")


def _is_question(doc: Doc, paragraph: Paragraph) -> bool:
    short = paragraph.end - paragraph.start <= _LONGEST
    return short and doc[paragraph.end - 1].text == "?" and doc[paragraph.start].text not in _QUOTES


def _people(index: EntityIndex) -> list[tuple[Entity, Token]]:
    """The people of a text with the first word that names each, the most mentioned first."""
    people = [entity for entity in index.all if entity.type == "person"]
    return [(one, index.head_of(one.mentions[0])) for one in sorted(people, key=lambda one: -len(one.mentions))]
