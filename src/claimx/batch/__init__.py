"""Folders of articles in, shards of claims out: on every core, and nothing lost if the run is cut.

``inputs`` finds files, ``units`` splits them into articles to read, ``pool`` has ``worker`` processes read them in
order, ``shards`` and ``manifest`` keep what came of them, ``run`` joins these. ``claimx.export.results`` reads the
folder that is left.
"""

from claimx.batch.run import Batch
from claimx.batch.settings import BatchError, Settings

__all__ = ["Batch", "BatchError", "Settings"]
