"""What docs/batch.md and docs/distributed.md show runs as it stands there."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.conftest import TEXTS, Command, Run, articles
from tests.conftest import ROOT

NEEDS = {"distributed": "pyarrow", "ray": "ray.data", "pyspark": "pyspark"}


def snippets(name: str, language: str) -> list[str]:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    found: list[str] = re.findall(rf"^```{language}[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found, f"no {language} in {name}"
    return found


def execute(code: str) -> str:
    Path("snippet.py").write_text(code)
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [sys.executable, "snippet.py"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_of_batch(command: Command) -> None:
    articles("news", 2)
    (line,) = snippets("batch.md", "sh")
    process = command(*shlex.split(line)[2:], "--workers", "1")
    process.communicate()
    assert process.returncode == 0


def test_the_python_of_batch(run: Run) -> None:
    articles("news", 3)
    Path("news/empty.txt").write_text("")
    run("news")
    reading, running = snippets("batch.md", "python")
    execute(reading)
    shutil.rmtree("out")
    assert execute(running) == f"{Path('news/empty.txt')} no text\n"


@pytest.mark.parametrize("code", snippets("distributed.md", "python"), ids=["arrow", "ray", "spark"])
def test_the_python_of_distributed(code: str) -> None:
    for word, module in NEEDS.items():
        if re.search(rf"\b{word}\b", code):
            pytest.importorskip(module, reason=f"{module} is not installed; pip install 'claimx[ray,spark]'")
    if "pyspark" in code and not shutil.which("java"):
        pytest.skip("Spark needs Java (Debian: openjdk-17-jre-headless)")
    Path("news").mkdir()
    rows = [{"id": str(number), "text": text, "published": "2026-02-17"} for number, text in enumerate(TEXTS)]
    Path("news/feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    told = execute(code)
    if "print(claim)" in code:
        assert "{'empty': 'no text'}" in told
        assert "63.3e9 tokens/min" in told
    else:
        assert any(Path().glob("claims*/*.parquet"))
