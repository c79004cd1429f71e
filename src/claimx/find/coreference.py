"""Pronouns and descriptions, and the named entity each stands for. Precision before recall: a doubt leaves it open.

A salience model after Lappin and Leass (1994, "An Algorithm for Pronominal Anaphora Resolution"): every mention adds
weight to its entity by its grammatical role, weights halve with each sentence, and the compatible entity with the
clearly highest weight is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.find.identity import Group
from claimx.find.syntax import SUBJECTS, ancestors, child, clause_verb, is_verb
from claimx.rules.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IT = frozenset({"it", "its", "itself"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_ROLES = {
    "nsubj": 4.0,
    "nsubjpass": 4.0,
    "poss": 2.5,
    "dobj": 2.0,
    "agent": 2.0,
    "attr": 1.5,
    "appos": 1.5,
    "pobj": 1.0,
}
_DECAY = 0.5
_LEAST = 0.5
"""Weight below which an entity is too far away to be meant."""
_MARGIN = 1.15
"""How much heavier than the next the best candidate must be."""
_DESCRIPTION_DECAY = 0.8
"""Descriptions ("the chipmaker") reach further back than pronouns."""


class _Anaphor(NamedTuple):
    """A pronoun or description: its tokens, its kind, and the types of entity it can stand for."""

    start: int
    end: int
    kind: str
    types: frozenset[str]
    head: Token


Reference = tuple[int, int, str]


def find_references(doc: Doc, groups: list[Group]) -> dict[int, list[Reference]]:
    """Token ranges of pronouns and descriptions, each under the number of the entity (in ``groups``) it refers to."""
    owner = {
        at: number for number, group in enumerate(groups) for name in group.names for at in range(name.start, name.end)
    }
    starts = {name.start: number for number, group in enumerate(groups) for name in group.names}
    kinds = [group.type() for group in groups]
    prior = _priors(groups)
    near: dict[int, float] = defaultdict(float)
    far: dict[int, float] = defaultdict(float)
    found: dict[int, list[Reference]] = defaultdict(list)
    for sentence in doc.sents:
        for known in list(near):
            near[known] *= _DECAY
            far[known] *= _DESCRIPTION_DECAY
        for token in sentence:
            anaphor = None if token.i in owner else _anaphor(token, owner)
            number: int | None = starts.get(token.i)
            if anaphor is not None:
                salience = near if anaphor.kind == "pronoun" else far
                number = _meant(anaphor, salience, prior, kinds, owner)
                if number is not None:
                    found[number].append((anaphor.start, anaphor.end, anaphor.kind))
                    owner.update(dict.fromkeys(range(anaphor.start, anaphor.end), number))
            if number is not None:
                weight = _weight(token if anaphor is None else anaphor.head, doc, owner)
                near[number] += weight
                far[number] += weight
    return found


def _priors(groups: list[Group]) -> list[float]:
    """How much the article is about each entity: up to 1.5 for the one it names most."""
    most = max((len(group.names) for group in groups), default=1)
    return [1.5 * len(group.names) / most for group in groups]


def _weight(token: Token, doc: Doc, owner: dict[int, int]) -> float:
    """What a mention adds, by the role of its head word."""
    while token.head != token and owner.get(token.head.i) == owner.get(token.i):
        token = token.head
    if token.dep_ in ("compound", "nmod", "appos") and token.head.dep_ in SUBJECTS:
        return 2.5
    return _ROLES.get(token.dep_, 1.0)


def _anaphor(token: Token, owner: dict[int, int]) -> _Anaphor | None:
    form = token.lower_
    if form in _IT:
        return None if _is_empty_it(token) else _pronoun(token, "it")
    if form in _HE:
        return _pronoun(token, "he")
    if form in _THEY:
        return None if _follows_plural(token) else _pronoun(token, "they")
    return _description(token, owner)


def _pronoun(token: Token, row: str) -> _Anaphor:
    types = words("entities", f"pronouns.{row}")
    if token.dep_ == "nsubj" and _reports(token.head) and row != "he":
        types &= {"company", "organization"}  # products and places do not speak
    return _Anaphor(token.i, token.i + 1, "pronoun", types, token)


def _reports(verb: Token) -> bool:
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


def _follows_plural(token: Token) -> bool:
    """ "Hackers took records. They exploited …": an unnamed group, the last subject in the plural, is meant."""
    sentences = [token.sent]
    if token.sent.start > 0:
        sentences.append(token.doc[token.sent.start - 1].sent)
    for sentence in sentences:
        who = next(
            (word for word in sentence if word.dep_ in SUBJECTS and word.i < token.i and word.pos_ != "PRON"), None
        )
        if who is not None:
            return who.tag_ == "NNS"
    return False


def _description(noun: Token, owner: dict[int, int]) -> _Anaphor | None:
    """ "The company", "this chipmaker", "the Beijing-based group", and "the TikTok owner"; no "its", no plural."""
    if noun.tag_ != "NN" or noun.dep_ == "compound":
        return None
    types = frozenset(
        kind
        for kind in ("company", "product", "organization", "event", "other")
        if noun.lemma_.lower() in words("entities", f"nouns.{kind}")
    )
    start = _determiner(noun)
    if not types or start is None or _is_new(noun, start, owner):
        return None
    return _Anaphor(start, noun.i + 1, "description", types, noun)


def _determiner(noun: Token) -> int | None:
    """Where the description begins, if a definite determiner opens it within the noun's own words."""
    for at in range(noun.i - 1, max(noun.i - 6, noun.sent.start - 1), -1):
        token = noun.doc[at]
        if token.lower_ in ("the", "this", "that") and token.tag_ == "DT":
            return at
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "PUNCT", "VERB", "NUM") or token.text in ",;:.":
            return None
    return None


def _is_new(noun: Token, start: int, owner: dict[int, int]) -> bool:
    """Whether the phrase introduces or names something itself: "the app Doubao", "the company that makes it",
    "the maker of Tempo", "the first company", "the same app".
    """
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if behind is not None and (behind.i in owner or behind.tag_ in ("NNP", "NN", "NNS")):
        return True
    if any(
        below.dep_ in ("relcl", "acl") or (below.dep_ == "prep" and below.lower_ == "of")
        for below in noun.children
        if below.i > noun.i
    ):
        return True
    inside = noun.doc[start + 1 : noun.i]
    return any(
        token.lower_ in ("first", "same", "other", "last", "next", "new", "only", "whole", "average")
        or token.tag_ == "JJS"
        or (token.tag_ == "CD" and token.nbor().text != "-")  # "the two companies"; not "the 405B-parameter model"
        for token in inside
    )


def _meant(
    anaphor: _Anaphor, salience: dict[int, float], prior: list[float], kinds: Sequence[str], owner: dict[int, int]
) -> int | None:
    """The compatible entity that is clearly the most salient."""
    barred = _barred(anaphor, owner)
    speaker, own = _speaker(anaphor, owner), _own_subject(anaphor, owner)
    reach = 1.0 if anaphor.kind == "pronoun" else 2.5  # a description is most often of what the article is about
    scored = sorted(
        (
            (weight + prior[number] * reach + (4.0 if number in (speaker, own) else 0.0), -number)
            for number, weight in salience.items()
            if kinds[number] in anaphor.types and number not in barred and weight >= _LEAST
        ),
        reverse=True,
    )
    scored = _preferring_actors(anaphor, scored, kinds)
    if not scored or (len(scored) > 1 and scored[0][0] < _MARGIN * scored[1][0]):
        return None
    return -scored[0][1]


def _preferring_actors(
    anaphor: _Anaphor, scored: list[tuple[float, int]], kinds: Sequence[str]
) -> list[tuple[float, int]]:
    """Places and works are meant by "it" only where no company, product or organization can be."""
    actors = [item for item in scored if kinds[-item[1]] not in ("place", "work", "other", "event")]
    return actors if actors and anaphor.kind == "pronoun" else scored


def _barred(anaphor: _Anaphor, owner: dict[int, int]) -> set[int]:
    """Entities named in the same clause in another role: "Google paid it" is not Google; "its" may be anybody's."""
    if anaphor.head.dep_ == "poss" or anaphor.head.tag_ == "PRP$":
        return set()
    verb = clause_verb(anaphor.head)
    others = [below for below in verb.children if below.dep_ in (*SUBJECTS, "dobj") and below != anaphor.head]
    return {owner[token.i] for token in others if token.i in owner}


def _own_subject(anaphor: _Anaphor, owner: dict[int, int]) -> int | None:
    """ "Halcyon Air cancelled 126 of its flights": a possessive is most likely the nearest subject above it."""
    if anaphor.head.tag_ != "PRP$":
        return None
    for above in ancestors(anaphor.head):
        who = child(above, "nsubj", "nsubjpass") if is_verb(above) else None
        if who is not None and who.i < anaphor.start and who.i in owner:
            return owner[who.i]
    return None


def _speaker(anaphor: _Anaphor, owner: dict[int, int]) -> int | None:
    """In "X said it …" and "according to X, its …" the pronoun is most likely X."""
    verb = clause_verb(anaphor.head)
    governor = verb.head
    if verb.dep_ != "ccomp" or not _reports(governor):
        return _according(anaphor, owner) if anaphor.head.tag_ == "PRP$" else None
    who = child(governor, "nsubj")
    return owner.get(who.i) if who is not None else None


def _according(anaphor: _Anaphor, owner: dict[int, int]) -> int | None:
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
