"""How a word stands to an amount: the way between them in the tree, the side, the distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.find.syntax import ancestors

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST = 6
"""Steps of a path that are still told apart."""
_DISTANCES = (1, 2, 3, 5, 8, 12, 20)


def above(token: Token) -> dict[int, int]:
    """The words above one in its tree, itself included, with how many steps away each is."""
    return {step.i: steps for steps, step in enumerate(ancestors(token))}


def path(token: Token, root: Token, over: dict[int, int]) -> str:
    """Labels from ``root`` up to the word over both, then down to ``token``, as in ``dobj ^ nsubj``.

    ``over``: the words above ``root``.
    """
    down: list[str] = []
    for step in ancestors(token):
        if step.i in over:
            climbed = [up.dep_ for up, _ in zip(ancestors(root), range(over[step.i]), strict=False)]
            if len(climbed) + len(down) > _LONGEST:
                return "long"
            return f"{' '.join(climbed)} ^ {' '.join(reversed(down))}"
        down.append(step.dep_)
    return "apart"


def side_of(token: Token, words: Span) -> str:
    """Whether a word stands before, inside or behind others."""
    if token.i < words.start:
        return "before"
    return "inside" if token.i < words.end else "behind"


def steps_to(token: Token, words: Span) -> int:
    """Words from a word to others beside it: 1 for a neighbour."""
    return words.start - token.i if token.i < words.start else token.i - words.end + 1


def bucket(distance: int) -> str:
    """A distance in words, told apart roughly."""
    return next((f"<={limit}" for limit in _DISTANCES if distance <= limit), "far")
