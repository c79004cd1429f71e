"""Make the bundled pipeline from the data: train, export, assemble.

    python -m training.build

Parts that are done are kept, and a training that was cut off goes on; remove ``training/work`` to begin anew.
"""

from __future__ import annotations

import argparse

from training import assemble
from training.encoder import export, train
from training.encoder.data import OUT


def main() -> None:
    """All steps in order."""
    train.main()
    last = train.STAGES[-1]
    export.write(last, OUT / "model", quantised=True)
    export.write(last, OUT / "model-fp32", quantised=False)
    assemble.main()


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
