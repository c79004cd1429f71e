"""Units that a text leaves out: what a bare number counts, and by what a price is measured.

"Lingora: 483,000" under "by downloads" counts downloads; "down from £9.99" after "£11.99 a month" is a month's price.
The answers that the surroundings offer are ranked by a linear model; what the rules of the stage say is evidence to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimx.find.amounts.amount import Amount
from claimx.find.amounts.atoms import Page
from claimx.find.amounts.ellipsis.candidates import Question, candidates, is_open
from claimx.find.amounts.ellipsis.features import Described, described
from claimx.rules.ranker import choose, ranker

SURE = 0.35
"""The chance below which the rules are believed rather than the ranker."""
Decide = Callable[[Question, Sequence[Described]], Described | None]
"""Picks one of the described answers to a question."""


def likeliest(question: Question, found: Sequence[Described]) -> Described | None:
    """The answer that the bundled ranker prefers."""
    choice = choose(ranker("ellipsis"), found, [one.candidate.unit for one in found])
    return choice.best if choice and choice.chance >= SURE else None


def filled(
    page: Page,
    amount: Amount,
    guess: Amount,
    earlier: Sequence[Amount],
    following: Sequence[Amount],
    decide: Decide = likeliest,
) -> Amount:
    """An amount with the unit or rate that its surroundings give it.

    ``guess``: the same amount with what the rules say. Without tags, or where nothing is left out, that is the answer.
    """
    if not page.tagged or not is_open(page, amount, guess):
        return guess
    question = Question(page, amount, guess, tuple(earlier), tuple(following))
    found = candidates(question)
    if len(found) < 2:
        return guess
    best = decide(question, described(question, found))
    if best is None or best.candidate.unit == guess.unit:
        return guess
    return guess._replace(
        unit=best.candidate.unit, kind=best.candidate.kind, value=amount.value, own_unit=amount.kind == "currency"
    )


__all__ = ["Decide", "Described", "Question", "filled", "likeliest"]
