"""The value the quantity stage works on."""

from __future__ import annotations

from typing import NamedTuple

from claimx.find.amounts.numbers import Number
from claimx.models.amounts import Basis, Bound, Direction, Statistic, UnitKind


class Amount(NamedTuple):
    """An amount at ``atoms[first:last]`` while the stage works on it; ``number`` is where its digits or words stand."""

    first: int
    last: int
    number: Number
    value: float | None
    unit: str = ""
    kind: UnitKind = "none"
    low: float | None = None
    high: float | None = None
    relation: Bound = "="
    head: int = 0
    """Where bounding words ("more than") begin; ``first`` where there are none."""
    sign: str = ""
    veto: str = ""
    """Why it is no claim: name, label, year, clock, date, duration, pronoun, anaphor, list."""
    direction: Direction | None = None
    basis: Basis | None = None
    statistic: Statistic | None = None
    own_unit: bool = True
    """False where the unit was carried over from a neighbour."""

    own_rate: bool = True
    """False where nothing beside the amount says its rate ("closed at $35.18" is dollars a share)."""

    @property
    def form(self) -> str:
        """How the number was written."""
        return self.number.form
