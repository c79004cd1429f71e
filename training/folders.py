"""Where the training finds its data and leaves its results."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "training" / "work"
"""Results and logs; git ignores it."""


class MissingDataError(SystemExit):
    """Data are not where they are expected; the message says what to set."""


def data_folder() -> Path:
    """The public data: ``$CLAIMX_DATA``, or ``data`` in ``$CLAIMX_SHARED``, or in ``shared`` beside the project."""
    shared = Path(os.environ.get("CLAIMX_SHARED", ROOT.parent / "shared"))
    return Path(os.environ.get("CLAIMX_DATA", shared / "data"))


def treebank_folder() -> Path:
    """The treebanks.

    Raises:
        MissingDataError: they are not there.
    """
    folder = data_folder() / "treebanks"
    if not folder.is_dir():
        raise MissingDataError(
            f"No treebanks in {folder}. Set CLAIMX_DATA to a folder that has treebanks/ewt-train.conllu "
            "and the others; training/README.md says where they come from."
        )
    return folder


def gold_folder() -> Path:
    """The hand-annotated development articles, measured on and kept out of training."""
    return data_folder().parent / "gold"
