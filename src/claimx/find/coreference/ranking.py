"""A log-linear mention-ranking model: everything an anaphor could stand for, and nothing, compete for it.

After Denis and Baldridge (2008, "Specialized Models and Ranking for Coreference Resolution"), with things that have no
name among the candidates. The weights are learnt by ``training/coreference/train.py``.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from claimx.rules.lexicon import table
from claimx.rules.ranker import ranker

Features = list[tuple[str, float]]
Options = dict[int | None, Features]
"""Features of what an anaphor could stand for: entities by number, unnamed things by a negative number, and None."""


class Meant(NamedTuple):
    """The number of the entity that an anaphor stands for, and how likely it does."""

    entity: int
    chance: float


def best(options: Options, kind: str) -> Meant | None:
    """What an anaphor stands for; None where that is unlikely or unsure."""
    weights = ranker("coreference").weights
    scores = {key: sum(weights.get(name, 0.0) * value for name, value in facts) for key, facts in options.items()}
    named = [key for key in scores if key is not None and key >= 0]
    if not named:
        return None
    first = max(named, key=lambda key: (scores[key], key))
    top = max(scores.values())
    share = math.exp(scores[first] - top) / sum(math.exp(score - top) for score in scores.values())
    least: float = table("coreference")["least"][kind]
    return Meant(first, share) if share >= least else None
