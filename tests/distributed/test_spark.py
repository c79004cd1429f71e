"""Spark in local mode."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed; pip install 'claimx[spark]'")
pytest.importorskip("pyspark", reason="PySpark is not installed; pip install 'claimx[spark]'")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("Spark needs Java (Debian: openjdk-17-jre-headless)", allow_module_level=True)

from claimx.distributed import claims_of, errors_of
from claimx.distributed.spark import extract
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session with two workers, which find claimx where the tests do."""
    from pyspark.sql import SparkSession

    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    with mock.patch.dict(os.environ, {"PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable}):
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = (
            builder.config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate()
        )
        yield session
        session.stop()


def test_spark_finds_what_one_machine_does(spark: Any, rows: list[dict[str, Any]], expected: list[str]) -> None:
    articles = spark.createDataFrame(rows, "id string, text string, title string, published string").repartition(3)
    found = extract(articles).toArrow()
    assert sorted(claim.model_dump_json() for claim in claims_of(found)) == sorted(expected)
    assert list(errors_of(found)) == ["bad"]
