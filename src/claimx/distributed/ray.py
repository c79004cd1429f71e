"""Ray Data: a pool of actors, one model an actor, over a data set of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from claimx.distributed.arrow import extract_batch

if TYPE_CHECKING:
    from ray.data import Dataset


class ClaimExtractor:
    """An actor: loads its model when it is made, then maps batches."""

    def __init__(self, model: str | None = None) -> None:
        self._model = model
        extract_batch(pa.table({"text": pa.array([], pa.string())}), model=model)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """The claims of a batch of articles."""
        return pa.Table.from_batches([extract_batch(batch, model=self._model)])


def extract(
    articles: Dataset,
    *,
    actors: int | tuple[int, int] = 1,
    batch_size: int = 16,
    model: str | None = None,
    **options: Any,
) -> Dataset:
    """The claims of a data set of articles, a row each (``claimx.distributed.SCHEMA``).

    ``actors`` is how many, or the least and the most of them; each takes a core. ``options`` go to
    ``Dataset.map_batches`` as they are. The order of rows is Ray's affair: set
    ``ray.data.DataContext.get_current().execution_options.preserve_order`` to keep it.
    """
    from ray.data import ActorPoolStrategy

    least, most = actors if isinstance(actors, tuple) else (actors, actors)
    return articles.map_batches(
        ClaimExtractor,
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=ActorPoolStrategy(min_size=least, max_size=most),
        fn_constructor_kwargs={"model": model},
        **{"num_cpus": 1, **options},
    )
