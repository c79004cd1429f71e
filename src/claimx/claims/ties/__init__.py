"""Standing ties between two entities, or an entity and its kind: candidates, their features, and the learned choice.

Every two neighbouring mentions of a sentence are a candidate; so are a mention and the nouns near it, and a name and
the article's protagonist. Two linear models over the types, the words and the tree between them
(``claimx/data/weights/ties.tsv``, ``classes.tsv``; written by ``training/ties.py``) say which tie holds, if any.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

from claimx.claims.context import Context
from claimx.claims.ties.features import pair_features
from claimx.claims.ties.pairs import Pair, class_pairs, named_pairs
from claimx.claims.ties.tie import Tie, class_phrase, is_class
from claimx.claims.ties.titles import title_of
from claimx.claims.ties.words import Words
from claimx.models import RelationName
from claimx.rules.lexicon import table
from claimx.rules.linear import linear

__all__ = ["Tie", "find_ties"]

_TURNED = {"developer_of": "product_of", "maker_of": "product_of", "owner_of": "part_of", "supplier_of": "customer_of"}
"""Relations that say the same from the other side."""
_OTHER_WAY = {">": "<", "<": ">"}


def find_ties(context: Context) -> list[Tie]:
    """The ties of a document, in text order; of the same tie in one sentence the likeliest wording."""
    best: dict[tuple[object, ...], Tie] = {}
    words = Words(context)
    for tie in (*_between_named(words), *_classes(words)):
        key = (tie.subject.sent.start, _family(tie.relation), *sorted(_names(tie, context)))
        if key not in best or tie.likely > best[key].likely:
            best[key] = tie
    return sorted(best.values(), key=lambda tie: (tie.start, tie.end, tie.relation))


def _between_named(words: Words) -> Iterator[Tie]:
    """Labels are a relation and where its subject stands: ``maker_of >`` is left of right, ``<`` the other way."""
    model, least = linear("ties"), table("relations")["least"]["tie"]
    for pair in named_pairs(words.context):
        chances = model.probabilities(pair_features(pair, words))
        families: dict[tuple[str, str], float] = {}
        for label, chance in chances.items():
            families[_meaning(label)] = families.get(_meaning(label), 0.0) + chance
        meaning = max(families, key=lambda name: families[name])
        if families[meaning] >= least:
            label = max((name for name in chances if _meaning(name) == meaning), key=lambda name: chances[name])
            yield _tie(pair, label, families[meaning], words.context)


@cache
def _meaning(label: str) -> tuple[str, str]:
    """A label with its relation and direction as its other side would be said."""
    relation, way = label.split()
    return (_TURNED[relation], _OTHER_WAY[way]) if relation in _TURNED else (relation, way)


def _family(relation: str) -> str:
    return _TURNED.get(relation, relation)


def _tie(pair: Pair, label: str, likely: float, context: Context) -> Tie:
    relation, way = label.split()
    subject, other = (pair.left, pair.right) if way == ">" else (pair.right, pair.left)
    role = title_of(subject, context) if relation == "role_at" else None
    return Tie(cast(RelationName, relation), subject, other, *_bounds(pair, context), likely, role)


def _bounds(pair: Pair, context: Context) -> tuple[int, int]:
    left, right = context.entities.words_of(pair.left), context.entities.words_of(pair.right)
    return (left.start, left.end) if pair.far else (min(left.start, right.start), max(left.end, right.end))


def _classes(words: Words) -> Iterator[Tie]:
    context = words.context
    model, least = linear("classes"), table("relations")["least"]["class"]
    for pair in class_pairs(context):
        likely = model.probabilities(pair_features(pair, words))["instance_of"]
        if likely >= least:
            noun, thing = (pair.left, pair.right) if is_class(pair.left, context) else (pair.right, pair.left)
            kind = class_phrase(noun, context)
            named = context.entities.words_of(thing)
            start, end = min(named.start, kind.start), max(named.end, kind.end)
            yield Tie("instance_of", thing, noun, start, end, likely, kind=kind)


def _names(tie: Tie, context: Context) -> tuple[str, str]:
    """What the two sides are called, for telling the same tie said twice."""
    first, second = context.resolve(tie.subject), context.resolve(tie.object)
    other = tie.kind.text if tie.kind is not None else second.name if second else tie.object.text
    return first.name if first else tie.subject.text, other
