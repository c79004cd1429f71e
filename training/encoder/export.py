"""From trained weights to the files that the pipeline ships: ONNX, the encoder's weights in int8 by channel.

python -m training.encoder.export                training/work/encoder/corpus.pt -> training/work/encoder/model
python -m training.encoder.export --fp32         not quantised, to compare with -> model-fp32
python -m training.encoder.export --stage open   of an earlier stage -> model-open
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claimx.encoder.model import ENCODER, LABELLER, LABELS, LEMMAS, ROOT, TOKENIZER, Labels
from training.encoder import data
from training.encoder.data import OUT
from training.encoder.network import LABEL, Network
from training.encoder.train import STAGES, Stage, pretrained
from training.treebanks.corpus import COPIES, converted
from training.treebanks.lemma_table import lemma_table


class Reader(nn.Module):
    """What runs on a window: labels where one decides, scores where a tree or a sequence is sought."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        out = self.network(ids, shapes, gaps, torch.ones_like(ids), firsts)
        best = (out.tags.argmax(-1), out.forms.argmax(-1), out.lemmas.argmax(-1))
        return (*best, out.starts, out.names, out.arcs, out.dependents, out.governors)


class Labeller(nn.Module):
    """The best label of each arc between two words: a root alone is a "ROOT", and is nothing else."""

    def __init__(self, network: Network, labels: Labels) -> None:
        super().__init__()
        self.network = network
        self.never = torch.tensor([-1e9 if label == ROOT else 0.0 for label in labels.deps])

    def forward(self, dependents: Tensor, governors: Tensor) -> Tensor:
        return (self.network.label_scores(dependents, governors) + self.never).argmax(-1)


def load(weights: Path, labels: Labels) -> Network:
    """A trained network, ready to read."""
    network = Network(labels)
    network.load_state_dict(torch.load(weights, weights_only=True, map_location="cpu"))
    return network.eval()


def export(network: Network, labels: Labels, folder: Path, *, quantised: bool) -> None:
    """Write both graphs."""
    words, pieces = 7, 11
    ids = torch.randint(0, 1000, (1, pieces))
    inputs = (ids, torch.ones_like(ids), torch.zeros_like(ids), torch.arange(1, words + 1)[None])
    axes = {name: {1: "pieces"} for name in ("ids", "shapes", "gaps")} | {"firsts": {1: "words"}}
    names = ["tags", "forms", "lemmas", "starts", "names", "arcs", "dependents", "governors"]
    axes |= {name: {1: "words"} for name in names} | {"arcs": {1: "words", 2: "words"}}
    whole = folder / "whole.onnx"
    torch.onnx.export(
        Reader(network), inputs, str(whole), input_names=["ids", "shapes", "gaps", "firsts"], output_names=names,
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    ends = (torch.zeros(words, LABEL), torch.zeros(words, LABEL))
    torch.onnx.export(
        Labeller(network, labels), ends, str(folder / LABELLER), input_names=["dependents", "governors"],
        output_names=["labels"], dynamic_axes={"dependents": {0: "words"}, "governors": {0: "words"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    if quantised:  # 7 of the 8 bits: processors without VNNI overflow with all, and no set scored less for it
        quantize_dynamic(whole, folder / ENCODER, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        whole.unlink()
    else:
        whole.rename(folder / ENCODER)


def write(stage: Stage, folder: Path, *, quantised: bool) -> None:
    """Write all files of the model as a stage left it."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = data.labels()
    export(load(stage.result, labels), labels, folder, quantised=quantised)
    shutil.copy(OUT / "labels.json", folder / LABELS)
    known = lemma_table(tree for name in COPIES for tree in converted(name))
    (folder / LEMMAS).write_text(json.dumps(known, indent=0, ensure_ascii=False), encoding="utf-8")
    shutil.copy(pretrained() / "tokenizer.json", folder / TOKENIZER)


def main() -> None:
    """Export, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fp32", action="store_true", help="not quantised, to compare with")
    parser.add_argument("--stage", choices=[stage.name for stage in STAGES], default=STAGES[-1].name)
    given = parser.parse_args()
    stage = next(stage for stage in STAGES if stage.name == given.stage)
    parts = ["model", "" if stage == STAGES[-1] else stage.name, "fp32" if given.fp32 else ""]
    folder = OUT / "-".join(filter(None, parts))
    write(stage, folder, quantised=not given.fp32)
    print({path.name: f"{path.stat().st_size / 1e6:.1f} MB" for path in sorted(folder.iterdir())})


if __name__ == "__main__":
    main()
