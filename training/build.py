"""Rebuild the bundled pipeline from the data: parser, names, assembly.

    python training/build.py

Parts that are trained already are kept; remove ``training/work`` to begin anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from training import assemble, train_ner, train_parser  # noqa: E402


def main() -> None:
    """All steps in order."""
    done = train_parser.FINISHED
    if not done.exists():
        if (train_parser.WORK / "model-last").exists():
            train_parser.resume()
        else:
            train_parser.start(None)
    train_ner.main()
    assemble.main()


if __name__ == "__main__":
    main()
