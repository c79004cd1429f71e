"""What an amount measures, as the ranker finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimx.claims.context import Amount

if TYPE_CHECKING:
    from spacy.tokens import Token


class Metric(NamedTuple):
    """The words for what is measured and, where there is one, the noun whose owner has it."""

    text: str
    noun: Token | None
    tie: str
    """A construction of ``ties``; ``unit`` where the unit says it, ``usual`` where no word does, ``carried`` where an
    amount before has it.
    """

    @property
    def head(self) -> str:
        """The head noun's lemma."""
        return self.noun.lemma_.lower() if self.noun is not None else self.text.lower().split()[-1]


class Earlier(NamedTuple):
    """An amount before, with what it measures."""

    amount: Amount
    metric: Metric
