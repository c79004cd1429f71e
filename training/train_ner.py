"""Train the named-entity recogniser: build the corpus, train, measure.

    python training/train_ner.py [--steps N] [--score-only]

Each stage leaves its result in ``training/work/ner`` and is skipped when that is there, so that a run that was cut
off goes on where it can; a half-done training begins anew (the seeds are fixed, so it ends the same).
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import spacy  # noqa: E402
from spacy.training.initialize import init_nlp  # noqa: E402
from spacy.training.loop import train  # noqa: E402
from spacy.util import load_config  # noqa: E402

from training.ner import corpus, measure  # noqa: E402

CONFIG = ROOT / "training" / "configs" / "ner.cfg"
WORK = ROOT / "training" / "work" / "ner"


def data_folder() -> Path:
    """Where the data lie: ``CLAIMX_DATA`` or beside the project."""
    return Path(os.environ.get("CLAIMX_DATA", ROOT.parent / "shared" / "data"))


def gold_folder() -> Path:
    """The hand-annotated development articles, measured on and kept out of training."""
    return data_folder().parent / "gold"


def build_corpus() -> None:
    """Write the training and selection corpora."""
    if (WORK / "train.spacy").exists() and (WORK / "sizes.json").exists():
        return
    sizes = corpus.build(spacy.blank("en"), data_folder(), gold_folder(), WORK)
    (WORK / "sizes.json").write_text(json.dumps(sizes, indent=1), encoding="utf-8")


def train_model(steps: int | None) -> None:
    """Run spaCy's training loop on the configuration; ``finished`` marks a run that came to its end."""
    done = WORK / "finished"
    if done.exists():
        return
    overrides: dict[str, object] = {
        "paths.train": str(WORK / "train.spacy"),
        "paths.dev": str(WORK / "dev.spacy"),
    }
    if steps is not None:
        overrides["training.max_steps"] = steps
    config = load_config(CONFIG, overrides=overrides, interpolate=False)
    nlp = init_nlp(config)
    train(nlp, WORK, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    done.write_text("", encoding="utf-8")


def main(steps: int | None = None, score_only: bool = False) -> None:
    """All stages."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if not score_only:
        build_corpus()
        train_model(steps)
    scores = measure.measure_all(spacy.load(WORK / "model-best"), data_folder(), gold_folder())
    (WORK / "scores.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")
    print(measure.as_table(scores))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=None)
    parser.add_argument("--score-only", action="store_true")
    arguments = parser.parse_args()
    main(arguments.steps, arguments.score_only)
