"""Measure the engines as workers grow: words a second of ``claimx.distributed`` on Ray Data and Spark, on one machine.

    python benchmarks/distributed.py [ray] [spark] [--articles 600] [--workers 1 2]

Needs claimx[ray,spark] and Java. The time is that of a whole job on an engine that has been started: loading the model
is in it. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not the folder of this file, whose name is that of a package
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])

from benchmarks.batch import articles  # noqa: E402

PARTS = 8
"""Parts of the data for each worker, so that none waits long for the last."""


def on_ray(rows: list[dict[str, Any]], workers: int) -> float:
    """Seconds of a job with so many actors; one more core for what is not theirs."""
    import ray

    from claimx.distributed.ray import extract

    ray.init(num_cpus=workers + 1, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    data = ray.data.from_items(rows).repartition(PARTS * workers).materialize()
    start = time.monotonic()
    count = extract(data, actors=workers).count()
    seconds = time.monotonic() - start
    ray.shutdown()
    print(f"ray, {workers}: {count} claims", file=sys.stderr)
    return seconds


def on_spark(rows: list[dict[str, Any]], workers: int) -> float:
    """Seconds of a job on so many local workers."""
    from pyspark.sql import SparkSession

    from claimx.distributed.spark import extract

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    columns = "id string, title string, published string, text string"
    data = spark.createDataFrame(rows, columns).repartition(PARTS * workers).cache()
    data.count()
    start = time.monotonic()
    count = extract(data).count()
    seconds = time.monotonic() - start
    spark.stop()
    print(f"spark, {workers}: {count} claims", file=sys.stderr)
    return seconds


ENGINES: dict[str, Callable[[list[dict[str, Any]], int], float]] = {"ray": on_ray, "spark": on_spark}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description="Measure claimx.distributed.")
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help="ray, spark")
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    lines = (articles(given.articles) / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [{name: json.loads(line).get(name) for name in ("id", "title", "published", "text")} for line in lines]
    words = sum(len(f"{row['title']} {row['text']}".split()) for row in rows)
    found = {
        engine: {workers: round(words / ENGINES[engine](rows, workers)) for workers in given.workers}
        for engine in given.engines or ENGINES
    }
    print(json.dumps({"articles": len(rows), "words": words, "words a second": found}, indent=1))


if __name__ == "__main__":
    main()
