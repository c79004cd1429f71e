"""Put the exported model into the pipeline that the package ships, measure it, and write its card.

    python -m training.assemble

Takes ``training/work/encoder/model`` (and ``model-fp32``, to compare with) and writes ``src/claimx/model``.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.language import Language

from claimx.components import encoder
from training.encoder.data import OUT
from training.folders import ROOT, data_folder, gold_folder
from training.marks import between
from training.ner import measure
from training.treebanks.corpus import converted
from training.treebanks.scores import Scores, score_treebank

TARGET = ROOT / "src" / "claimx" / "model"
CARD = ROOT / "training" / "MODEL_CARD.md"
VERSION = "0.2.0"
SPACY = ">=3.8.15,<4"
"""As the package requires it."""
SCORED = ("gum-open-dev", "ewt-dev")
LARGEST_BYTES = 40_000_000


def pipeline(model: Path) -> Language:
    """spaCy's English tokeniser and the encoder with a model's files."""
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe("claimx_encoder", name="encoder")
    if not isinstance(pipe, encoder.EncoderPipe):
        raise TypeError("another component answers to claimx_encoder")
    pipe.from_disk(model)
    nlp.meta.update(
        lang="en",
        name="claimx_news",
        version=VERSION,
        description="Small English pipeline for technology news: tags, dependencies, lemmas, sentences and names.",
        author="The claimx authors",
        email="",
        url="",
        license="CC BY-SA 4.0",
        sources=[],
        performance={},
    )
    return nlp


def write(nlp: Language, target: Path) -> float:
    """Write the pipeline in place of the old one, which stays if this one cannot be; its size in MB.

    Raises:
        SystemExit: it is larger than the package may be.
    """
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        made = Path(folder) / target.name
        nlp.to_disk(made)
        meta = json.loads((made / "meta.json").read_text(encoding="utf-8"))
        meta["spacy_version"] = SPACY  # not only the version that wrote it
        (made / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
        size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
        if size > LARGEST_BYTES:
            raise SystemExit(f"The pipeline has {size / 1e6:.1f} MB, more than the {LARGEST_BYTES / 1e6:.0f} allowed.")
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(made, target)
    return size / 1e6


def parser_table(scores: dict[str, Scores]) -> str:
    """Scores on treebanks as a Markdown table, in per cent."""
    lines = ["| treebank | UAS | LAS | tags | sentences | lemmas |", "|---|---|---|---|---|---|"]
    lines += (f"| {name} | " + " | ".join(f"{100 * value:.1f}" for value in row) + " |" for name, row in scores.items())
    return "\n".join(lines)


def tables(nlp: Language, size: float) -> str:
    """All scores, those of the unquantised model beside them."""
    exact = pipeline(OUT / "model-fp32")
    trees = {f"{name}{label}": score_treebank(reader, converted(name))
             for name in SCORED for label, reader in (("", nlp), (", fp32", exact))}  # fmt: skip
    names = measure.measure_all(nlp, data_folder(), gold_folder())
    whole = {name: rows["all"]["f"] for name, rows in measure.measure_all(exact, data_folder(), gold_folder()).items()}
    quantised = "\n".join(f"| {name} | {rows['all']['f']:.3f} | {whole[name]:.3f} |" for name, rows in names.items())
    compared = f"| names, F1 | int8, as shipped | fp32 |\n|---|---|---|\n{quantised}"
    return f"Size: {size:.1f} MB.\n\n{parser_table(trees)}\n\n{measure.as_table(names)}\n\n{compared}"


def main() -> None:
    """Assemble, measure and write."""
    size = write(pipeline(OUT / "model"), TARGET)
    scores = tables(spacy.load(TARGET), size)
    CARD.write_text(between(CARD.read_text(encoding="utf-8"), "scores", scores), encoding="utf-8")
    shutil.copy(CARD, TARGET / CARD.name)
    print(f"{TARGET}: {size:.1f} MB")


if __name__ == "__main__":
    main()
