"""Predictions for NewsQuant and the R-Text sets, in the form their scorer reads.

    python benchmarks/newsquant.py SENTENCES.json PREDICTIONS.json [--model PATH]

``SENTENCES.json``: a list of ``{"text": …}``; what gold stands beside the text is not looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import claimx
from benchmarks.newsquant_naming import predictions


def main() -> None:
    """Read sentences, write one list of predictions for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--model", help="a spaCy pipeline to use in place of the bundled one")
    options = parser.parse_args()
    texts = [sentence["text"] for sentence in json.loads(options.sentences.read_text("utf-8"))]
    nlp = claimx.load(options.model).nlp
    found = [predictions(doc) for doc in nlp.pipe(texts)]
    options.predictions.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
