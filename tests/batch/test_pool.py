"""The pool: order kept, so far ahead and no further, and a worker that hangs or dies costs its unit alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimx.batch.pool import AHEAD, Pool
from claimx.batch.settings import BatchError, Settings
from claimx.batch.units import Unit
from claimx.batch.worker import Outcome
from tests.batch import misbehaving


def units(*says: str) -> Iterator[Unit]:
    return (Unit(f"{number}.txt", "", "text", said.encode(), str(number)) for number, said in enumerate(says))


def read(
    found: Iterator[Unit],
    *,
    workers: int = 2,
    timeout: float = 60.0,
    again: Callable[[Unit, Outcome], Unit | None] = lambda unit, outcome: None,
    target: Callable[..., None] = misbehaving.work,
) -> list[tuple[str, str]]:
    with Pool(Settings((), Path("out"), workers=workers, timeout=timeout), target) as pool:
        outcomes = [each for each in pool.outcomes(found, again) if each]
    return [(unit.input, outcome.reason or outcome.article_id) for unit, outcome in outcomes]


def test_order_is_kept() -> None:
    says = ["slow", "", "", "slow", "", "slow", "", ""]
    assert read(units(*says), workers=3) == [(f"{n}.txt", str(n)) for n in range(len(says))]


def test_a_worker_that_dies_costs_its_unit_alone() -> None:
    assert read(units("", "die", "", "exit", "")) == [
        ("0.txt", "0"), ("1.txt", "ended the worker that read it (signal 9)"),
        ("2.txt", "2"), ("3.txt", "ended the worker that read it (exit code 3)"), ("4.txt", "4"),
    ]  # fmt: skip


def test_a_worker_that_hangs_costs_its_unit_alone() -> None:
    found = read(units("", "hang", "", "hang", ""), timeout=1.0)
    assert [reason for _, reason in found] == [
        "0",
        "took longer than 1 seconds",
        "2",
        "took longer than 1 seconds",
        "4",
    ]


def test_a_worker_that_dies_between_units_costs_none() -> None:
    says = ["answer and die", "", "answer and die", ""]
    found = read(units(*says), workers=1)
    assert [input_ for input_, _ in found] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert [reason for _, reason in found[::2]] == ["0", "2"]


def test_units_are_taken_only_so_far_ahead() -> None:
    taken = 0

    def counted() -> Iterator[Unit]:
        nonlocal taken
        for unit in units(*["slow"] + [""] * 200):
            taken += 1
            yield unit

    with Pool(Settings((), Path("out"), workers=2, timeout=60.0), misbehaving.work) as pool:
        next(each for each in pool.outcomes(counted(), lambda unit, outcome: None) if each)
    assert taken <= 2 * AHEAD


def test_what_cannot_be_read_needs_no_worker() -> None:
    found = read(iter([next(units("")).failed("a named pipe")]), target=misbehaving.stillborn)
    assert found == [("0.txt", "a named pipe")]


def test_a_unit_may_be_read_again_under_another_name() -> None:
    def again(unit: Unit, outcome: Outcome) -> Unit | None:
        return unit._replace(article_id="other", rename=True) if outcome.article_id == "1" else None

    assert [reason for _, reason in read(units("", "", ""), again=again)] == ["0", "other", "2"]


@pytest.mark.parametrize(
    ("target", "message"),
    [(misbehaving.unfit, "no such model"), (misbehaving.stillborn, r"a worker did not start \(exit code 7\)")],
)
def test_workers_that_cannot_start_end_the_run(target: Callable[..., None], message: str) -> None:
    with pytest.raises(BatchError, match=message):
        read(units(""), target=target)
