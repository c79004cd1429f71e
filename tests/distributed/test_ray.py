"""Ray Data on a cluster of several nodes on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed; pip install 'claimx[ray]'")
ray = pytest.importorskip("ray", reason="Ray is not installed; pip install 'claimx[ray]'")
pytest.importorskip("ray.data", reason="Ray Data is not installed; pip install 'claimx[ray]'")

from claimx.distributed import claims_of, errors_of  # noqa: E402
from claimx.distributed.ray import extract  # noqa: E402
from tests.conftest import ROOT  # noqa: E402

NODES = 3


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Three nodes of one core each, which find claimx where the tests do."""
    from ray.cluster_utils import Cluster

    os.environ["RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO"] = "0"
    memory = {"num_cpus": 1, "object_store_memory": 100 * 2**20, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=memory)
    for _ in range(NODES - 1):
        cluster.add_node(num_cpus=1, object_store_memory=100 * 2**20)
    cluster.wait_for_nodes()
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    ray.init(address=cluster.address, runtime_env={"env_vars": {"PYTHONPATH": path}}, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def test_a_cluster_finds_what_one_machine_does(cluster: Any, rows: list[dict[str, Any]], expected: list[str]) -> None:
    assert len([node for node in ray.nodes() if node["Alive"]]) == NODES
    articles = ray.data.from_items(rows).repartition(6)
    found = pa.concat_tables(extract(articles, actors=2, batch_size=3).iter_batches(batch_format="pyarrow"))
    assert sorted(claim.model_dump_json() for claim in claims_of(found)) == sorted(expected)
    assert list(errors_of(found)) == ["bad"]
