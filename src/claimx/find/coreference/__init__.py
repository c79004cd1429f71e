"""Pronouns and descriptions, and the named entity each stands for. A doubt leaves it open.

Rules say what can be meant (number, type, binding); a small trained model says which of it is, if any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimx.document import text_start
from claimx.find.coreference import ranking
from claimx.find.coreference.anaphora import Anaphor, find_anaphor
from claimx.find.coreference.binding import barred, own_subject, speaker
from claimx.find.coreference.candidates import Seen, described_by, head_of, role, unnamed_things
from claimx.find.coreference.features import Standing, entity_features, open_features, thing_features
from claimx.find.coreference.owners import find_owning, owners
from claimx.find.coreference.ranking import Meant, Options
from claimx.find.coreference.sets import find_set, members
from claimx.rules.knowledge import NOTHING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from claimx.find.identity import Group
    from claimx.rules.knowledge import Base

Choice = Callable[[Anaphor, Options], Meant | None]

_MOST = 12
"""How many entities, the last mentioned ones, compete."""

_GUESS = 1
"""The weight of a type that only the model, or a rule against it, speaks for."""


class Link(NamedTuple):
    """A pronoun or description: its token range, its kind, and how likely it stands for its entity."""

    start: int
    end: int
    kind: str
    chance: float


def find_references(
    doc: Doc, groups: list[Group], base: Base = NOTHING, choose: Choice | None = None
) -> dict[int, list[Link]]:
    """Token ranges of pronouns and descriptions, each under the number of the entity (in ``groups``) it refers to.

    A description of several ("both companies") is a link of kind ``group`` of each. ``base`` knows who owns what;
    ``choose`` stands in for the model, in training.
    """
    return _Reader(doc, groups, owners(doc, groups, base), choose or _modelled).read()


def _modelled(anaphor: Anaphor, options: Options) -> Meant | None:
    return ranking.best(options, anaphor.kind)


class _Reader:
    """Reads an article once, from its first word to its last, and remembers what was mentioned where."""

    def __init__(self, doc: Doc, groups: list[Group], owners: dict[int, int], choose: Choice) -> None:
        self.doc, self.owners, self.choose = doc, owners, choose
        self.types = [group.type() for group in groups]
        names = [(name, number) for number, group in enumerate(groups) for name in group.names]
        self.owner = {at: number for name, number in names for at in range(name.start, name.end)}
        self.starts = {name.start: (name.end, number) for name, number in names}
        self.nouns = [described_by(doc, group) for group in groups]
        self.known = frozenset[str]().union(*self.nouns)
        self.personal = [_is_called_person(doc, group) for group in groups]
        self.titled = [doc[group.names[0].start].idx < text_start(doc) for group in groups]
        self.most = max((len(group.names) for group in groups), default=1)
        self.sizes = [len(group.names) for group in groups]
        self.last: dict[int, Seen] = {}
        """Entities by when they were last mentioned, the latest at the end."""
        self.subjects: dict[int, float] = defaultdict(float)
        self.genders: dict[int, str] = {}
        self.spoken: list[dict[int, Token]] = []
        """The entities of each sentence, with the head of the first mention there."""

    def read(self) -> dict[int, list[Link]]:
        """All references."""
        found: dict[int, list[Link]] = defaultdict(list)
        recent: list[tuple[int, Span]] = []
        for number, sentence in enumerate(self.doc.sents):
            recent = [*recent[-1:], (number, sentence)]
            self.spoken.append({})
            for known in self.subjects:
                self.subjects[known] *= 0.7
            for token in sentence:
                if token.i in self.starts:
                    end, entity = self.starts[token.i]
                    if _is_exchange(token, end):
                        continue
                    self._mention(entity, Seen(head_of(token, end), role(head_of(token, end)), number))
                for entity, link in self._links(token, recent):
                    found[entity].append(link)
        return found

    def _links(self, token: Token, recent: list[tuple[int, Span]]) -> Iterator[tuple[int, Link]]:
        """What the pronoun or description that a token heads stands for."""
        several = find_set(token)
        if several is not None:
            for entity in members(several, self.spoken, self.types):
                self.spoken[-1].setdefault(entity, token)
                yield entity, Link(several.start, several.end, "group", 1.0)
            return
        owning = find_owning(token, self.owner)
        anaphor = None if token.i in self.owner else find_anaphor(token, self.owner, self.known)
        if owning is not None and owning.owned in self.owners:
            meant: Meant | None = Meant(self.owners[owning.owned], 1.0)
            anaphor = Anaphor(owning.start, owning.end, "description", frozenset(), token)
        elif anaphor is not None:
            options = self._options(anaphor, recent)
            if owning is not None:  # "the Facebook owner" is not Facebook
                options.pop(owning.owned, None)
            meant = self.choose(anaphor, options)
        if anaphor is not None and meant is not None:
            yield meant.entity, Link(anaphor.start, anaphor.end, anaphor.kind, meant.chance)
            self._refer(meant.entity, anaphor, recent[-1][0])

    def _mention(self, entity: int, seen: Seen) -> None:
        self.spoken[-1].setdefault(entity, seen.head)
        self.last.pop(entity, None)
        self.last[entity] = seen
        self.subjects[entity] += seen.role == "nsubj"

    def _refer(self, entity: int, anaphor: Anaphor, sentence: int) -> None:
        self.owner.update({at: entity for at in range(anaphor.start, anaphor.end) if at not in self.owner})
        self._mention(entity, Seen(anaphor.head, role(anaphor.head), sentence))
        if anaphor.row in ("he", "she"):
            self.genders.setdefault(entity, anaphor.row)

    def _options(self, anaphor: Anaphor, recent: list[tuple[int, Span]]) -> Options:
        """Everything that an anaphor could stand for, with its features."""
        sentence, words = recent[-1]
        not_meant = barred(anaphor, self.owner)
        tied = {speaker(anaphor, self.owner), own_subject(anaphor, self.owner)}
        options: Options = {None: open_features(anaphor)}
        for rank, (entity, last) in enumerate(self._candidates(anaphor, sentence, words)):
            if entity not in not_meant and self._agrees(anaphor, entity):
                standing = self._standing(entity, last, rank, entity in tied)
                options[entity] = entity_features(anaphor, sentence, standing)
        for rank, (at, thing) in enumerate(unnamed_things(recent, anaphor.start, self.owner).items()):
            if anaphor.row in ("they", "description") or thing.head.tag_ == "NN":
                options[-1 - at] = thing_features(anaphor, sentence, thing, rank)
        return options

    def _candidates(self, anaphor: Anaphor, sentence: int, words: Span) -> list[tuple[int, Seen]]:
        """Entities mentioned before, the latest first; for a pronoun also those that its sentence names first later."""
        before = [(entity, self.last[entity]) for entity in reversed(self.last)][:_MOST]
        if anaphor.row == "description" or not _leads(anaphor):
            return before
        known = {entity for entity, _ in before}
        for at in range(anaphor.end, words.end):
            if at in self.starts and self.starts[at][1] not in known:
                end, entity = self.starts[at]
                head = head_of(self.doc[at], end)
                return [*before, (entity, Seen(head, role(head), sentence))]
        return before

    def _agrees(self, anaphor: Anaphor, entity: int) -> bool:
        kind = self.types[entity]
        if anaphor.row == "description":
            return kind in anaphor.types or anaphor.head.lemma_.lower() in self.nouns[entity]
        if anaphor.row in ("he", "she"):
            return kind == "person" or self.personal[entity]
        return kind in anaphor.types

    def _standing(self, entity: int, last: Seen, rank: int, tied: bool) -> Standing:
        return Standing(
            last=last,
            type=self.types[entity],
            nouns=self.nouns[entity],
            rank=rank,
            share=self.sizes[entity] / self.most,
            subjects=self.subjects.get(entity, 0.0),
            titled=self.titled[entity],
            tied=tied,
            gender=self.genders.get(entity),
        )


def _is_called_person(doc: Doc, group: Group) -> bool:
    """Whether the language model mostly calls it a person, and nothing but a guess says otherwise: "Byron"."""
    called = sum(doc[name.start].ent_type_ == "PERSON" for name in group.names)
    return 2 * called > len(group.names) and max(name.weight for name in group.names) <= _GUESS


def _is_exchange(name: Token, end: int) -> bool:
    """ "Nvidia (NASDAQ: NVDA)": what stands before a ticker is not spoken of."""
    doc = name.doc
    return name.i > 0 and doc[name.i - 1].text == "(" and end < len(doc) and doc[end].text == ":"


def _leads(anaphor: Anaphor) -> bool:
    """Whether a pronoun stands before the subject of its sentence: "During an event at its headquarters, Apple …"."""
    root = anaphor.head.sent.root
    return any(below.dep_ in ("nsubj", "nsubjpass") and below.i > anaphor.start for below in root.children)
