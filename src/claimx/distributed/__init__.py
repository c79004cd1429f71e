"""claimx on more than one machine: one function over an Arrow batch, and thin adapters that hand it to an engine.

``extract_batch`` can be pickled, keeps one model a process, and gives the same schema whatever goes in, so any
engine that maps Arrow batches can run it. ``claimx.distributed.ray`` and ``claimx.distributed.spark`` are those for
Ray Data and Spark. Needs pyarrow, which the extras ``claimx[ray]`` and ``claimx[spark]`` bring.
"""

from claimx.distributed.arrow import SCHEMA, claims_of, errors_of, extract_batch

__all__ = ["SCHEMA", "claims_of", "errors_of", "extract_batch"]
