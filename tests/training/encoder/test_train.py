"""A training that was cut off goes on where it stopped. Needs PyTorch, which only training needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed; pip install torch==2.13.0 to test the training")

from claimx.encoder.model import Labels  # noqa: E402
from training.encoder import network, train  # noqa: E402
from training.encoder.examples import Example  # noqa: E402

LABELS = Labels(("NN", "VB"), ("NOUN|", "VERB|"), ("0", "L0"), ("ROOT", "nsubj"), ("O", "S-ORG"))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, size in {"WIDTH": 24, "LAYERS": 1, "INNER": 32, "VOCABULARY": 50, "ARC": 8, "LABEL": 8}.items():
        monkeypatch.setattr(network, name, size)
    monkeypatch.setattr(train, "OUT", tmp_path)


def batch() -> list[Example]:
    arrays = [
        [1, 5, 6, 2],
        [0, 1, 4, 0],
        [0, 2, 1, 0],
        [1, 2],
        [0, 1],
        [0, 1],
        [0, 1],
        [1, 1],
        [1, 0],
        [1, 0],
        [1, 1],
        [1, 0],
    ]
    return [Example(*map(np.array, arrays))]


def feed() -> Iterator[list[Example]]:
    while True:
        yield batch()


def stage(steps: int) -> train.Stage:
    return train.Stage("some", lambda pieces, labels: batch(), steps, 1e-3, 1e-3)


def test_it_goes_on_from_its_checkpoint_to_its_end() -> None:
    first = train.Run(network.Network(LABELS), stage(3))
    first.go(feed())
    assert stage(3).result.exists()
    assert not first.checkpoint.exists()
    first.save()
    second = train.Run(network.Network(LABELS), stage(5))
    second.resume()
    assert second.step == 3
    second.go(feed())
    assert second.step == 5


def test_it_learns_what_it_is_told() -> None:
    run = train.Run(network.Network(LABELS), stage(200))
    inputs, targets = train.tensors(batch())
    before = sum(loss.item() for loss in network.losses(run.network, run.network(*inputs), targets).values())
    run.go(feed())
    run.network.eval()
    after = sum(loss.item() for loss in network.losses(run.network, run.network(*inputs), targets).values())
    assert after < before / 2


def test_the_rate_rises_and_falls_to_nothing() -> None:
    rates = [train.schedule(step, 100) for step in range(1, 101)]
    assert max(rates) == pytest.approx(1.0)
    assert rates.index(max(rates)) == 5
    assert rates[-1] == 0
