"""The files of the language model, and running them: one window of words in, scores out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimx.encoder.pieces import Pieces, Window
from claimx.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

ENCODER, LABELLER, TOKENIZER = "encoder.onnx", "labeller.onnx", "tokenizer.json"
LABELS, LEMMAS = "labels.json", "lemmas.json"
ROOT = "ROOT"
"""The label of a sentence's root."""
FILES = (ENCODER, LABELLER, TOKENIZER, LABELS, LEMMAS)
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Labels(NamedTuple):
    """What each head tells apart, in the order of its outputs; ``forms`` are part of speech and morphology together."""

    tags: tuple[str, ...]
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Labels:
        """From a ``labels.json``."""
        return cls(**{name: tuple(labels) for name, labels in _json(path).items()})


class Scores(NamedTuple):
    """What the encoder says of a window's words: indices of labels, or scores (words, …)."""

    tags: Ints
    forms: Ints
    lemmas: Ints
    starts: Floats
    names: Floats
    arcs: Floats
    dependents: Floats
    governors: Floats


class Model:
    """A loaded model. Windows are run one by one, so that what is read beside a text changes nothing in it."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the files of a folder.

        Raises:
            ModelError: one of them is missing or broken.
        """
        try:
            self.labels = Labels.read(folder / LABELS)
            self.lemmas: dict[str, dict[str, str]] = _json(folder / LEMMAS)
            """Known lemmas, by tag and lower-case word: "sell" of "sold" as VBD. Edits make those of other words."""
            self.pieces = Pieces.from_file(folder / TOKENIZER)
            self._encoder = _session(folder / ENCODER, threads)
            self._labeller = _session(folder / LABELLER, threads)
        except ModelError:
            raise
        except Exception as error:  # what onnxruntime and tokenizers raise has no base of its own
            raise ModelError(f"the language model in {folder} is incomplete or broken: {error}") from error

    def run(self, window: Window) -> Scores:
        """Score a window."""
        found = self._encoder.run(None, {name: array[None] for name, array in window._asdict().items()})
        return Scores(*(array[0] for array in found))

    def label(self, scores: Scores, heads: Ints) -> Ints:
        """The best label of each word under its head; a root's is its own, and nobody else's."""
        dependents, governors = scores.dependents[: len(heads)], scores.governors[heads]
        (found,) = self._labeller.run(None, {"dependents": dependents, "governors": governors})
        labels: Ints = np.asarray(found).copy()
        labels[heads == np.arange(len(heads))] = self.labels.deps.index(ROOT)
        return labels


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _session(path: Path, threads: int) -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
