"""The network: a small BERT that also sees case, and a head for each task.

The arcs and their labels are scored by the biaffine attention of Dozat and Manning, "Deep Biaffine Attention for Neural
Dependency Parsing" (ICLR 2017).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from claimx.encoder.model import Labels
from claimx.encoder.pieces import GAPS, SHAPES
from training.encoder.examples import UNKNOWN

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, LABEL = 256, 96
DROPOUT = 0.1
HEAD_DROPOUT = 0.3


class Outputs(NamedTuple):
    """Scores per word: (batch, words, labels); ``arcs`` (batch, dependent, head), a root being its own head."""

    tags: Tensor
    forms: Tensor
    lemmas: Tensor
    starts: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    governors: Tensor


class Layer(nn.Module):
    """One layer of the encoder, normalised after each half, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.normed = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (batch, pieces, width); mask (batch, 1, 1, pieces), added to the attention."""
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax(query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + mask, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.attended(states + self.dropout(self.out(mixed)))
        return self.normed(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Pieces, shapes and gaps to states."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes, self.gaps = nn.Embedding(SHAPES, WIDTH), nn.Embedding(GAPS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(DROPOUT)
        for added in (self.shapes, self.gaps):
            nn.init.normal_(added.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, real: Tensor) -> Tensor:
        """All (batch, pieces); ``real`` is 1 on pieces and 0 on padding. States (batch, pieces, width)."""
        where = torch.arange(ids.shape[1], device=ids.device)
        states = self.pieces(ids) + self.positions(where) + self.shapes(shapes) + self.gaps(gaps)
        states = self.dropout(self.norm(states))
        mask = (1.0 - real.to(states.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, mask)
        return states


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(HEAD_DROPOUT)
        self.tags, self.forms = nn.Linear(WIDTH, len(labels.tags)), nn.Linear(WIDTH, len(labels.forms))
        self.lemmas, self.starts = nn.Linear(WIDTH, len(labels.lemmas)), nn.Linear(WIDTH, 2)
        self.names = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, len(labels.names)))
        self.dependent, self.head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.labelled, self.labelling = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(len(labels.deps), LABEL + 1, LABEL + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.label, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, real: Tensor, firsts: Tensor) -> Outputs:
        """``firsts`` (batch, words): each word's first piece; padding points at piece 0."""
        states = self.encoder(ids, shapes, gaps, real)
        words = torch.gather(states, 1, firsts[..., None].expand(-1, -1, WIDTH))
        words = self.dropout(words)
        dependent = _with_one(self.dropout(functional.gelu(self.dependent(words))))
        head = self.dropout(functional.gelu(self.head(words)))
        return Outputs(
            self.tags(words), self.forms(words), self.lemmas(words), self.starts(words), self.names(words),
            dependent @ self.arc @ head.transpose(1, 2),
            self.dropout(functional.gelu(self.labelled(words))),
            self.dropout(functional.gelu(self.labelling(words))),
        )  # fmt: skip

    def label_scores(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Label scores (words, labels) of dependents (words, width) under their heads (words, width)."""
        return torch.einsum("ni,lij,nj->nl", _with_one(dependents), self.label, _with_one(governors))

    def load_pretrained(self, path: Path) -> None:
        """Take over the weights of a BERT of this size from its ``model.safetensors``."""
        weights = {name.removeprefix("bert."): tensor for name, tensor in load_file(str(path)).items()}
        encoder = self.encoder
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.pieces.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.positions.weight.data.copy_(weights["embeddings.position_embeddings.weight"] + kind)
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for index, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{index}"
            for name in ("query", "key", "value"):
                _copy(getattr(layer, name), weights, f"{at}.attention.self.{name}")
            _copy(layer.out, weights, f"{at}.attention.output.dense")
            _copy(layer.attended, weights, f"{at}.attention.output.LayerNorm")
            _copy(layer.inner, weights, f"{at}.intermediate.dense")
            _copy(layer.outer, weights, f"{at}.output.dense")
            _copy(layer.normed, weights, f"{at}.output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(weights[f"{name}.weight"])
    module.bias.data.copy_(weights[f"{name}.bias"])


def _with_one(states: Tensor) -> Tensor:
    return functional.pad(states, (0, 1), value=1.0)


class Targets(NamedTuple):
    """What should be said, padded to (batch, words)."""

    tags: Tensor
    forms: Tensor
    lemmas: Tensor
    heads: Tensor
    deps: Tensor
    starts: Tensor
    sentences: Tensor
    names: Tensor


WEIGHTS = {"tags": 0.5, "forms": 0.5, "lemmas": 0.3, "starts": 0.5, "names": 1.0, "heads": 1.0, "deps": 1.0}
"""How much each task weighs in the loss."""


def losses(network: Network, outputs: Outputs, targets: Targets) -> dict[str, Tensor]:
    """The mean loss of each task over the words whose target is known."""
    found = {
        name: functional.cross_entropy(getattr(outputs, name).flatten(0, 1), getattr(targets, name).flatten())
        for name in ("tags", "forms", "lemmas", "starts", "names")
        if (getattr(targets, name) != UNKNOWN).any()
    }
    known = (targets.heads != UNKNOWN) & (targets.deps != UNKNOWN)
    if known.any():
        apart = targets.sentences[:, :, None] != targets.sentences[:, None, :]
        arcs = outputs.arcs.masked_fill(apart, -1e4)
        found["heads"] = functional.cross_entropy(arcs[known], targets.heads[known])
        rows = torch.nonzero(known)
        governors = outputs.governors[rows[:, 0], targets.heads[known]]
        scores = network.label_scores(outputs.dependents[known], governors)
        found["deps"] = functional.cross_entropy(scores, targets.deps[known])
    return found
