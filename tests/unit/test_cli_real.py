"""The command line with the bundled model: odd texts go through, and every span holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimx
from claimx.cli.app import app
from claimx.models import CLAIM
from claimx.models.spans import Span
from claimx.read import read_articles

SENTENCE = "Corvane said on Tuesday that revenue rose 35% to $4.2 billion in the third quarter of 2025. "
ODD = {
    "bytes.txt": b"Corvane\0 said\x07 revenue rose 35%\x1b[0m to $4.2 billion in 2025.",
    "marked.txt": ("\ufeff" + SENTENCE).encode("utf-16-le"),
    "surrogates.json": rb'{"title": "\udfff", "text": "Corvane \ud800 sold 3 million phones in 2024."}',
    "emoji.txt": "🚀 Corvane 🚀 sold 3 million 📱 phones in 2024 👩‍💻.".encode(),
    "paragraph.txt": (SENTENCE * 800).encode(),
    "lines.txt": b"\r\n".join([SENTENCE.encode()] * 3),
    "one_word.txt": b"Corvane",
    "digits.txt": b"1" * 5000,
}


@pytest.fixture
def cli(extractor: claimx.Extractor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.setattr(claimx, "load", lambda model=None, knowledge=None: extractor)
    monkeypatch.chdir(tmp_path)
    return CliRunner()


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_go_through(name: str, cli: CliRunner) -> None:
    Path(name).write_bytes(ODD[name])
    result = cli.invoke(app, ["extract", name, "--format", "jsonl", "--published", "2026-02-17"])
    assert (result.exit_code, result.stderr) == (0, "")
    (article,) = read_articles(name)
    for line in result.stdout.splitlines():
        claim = CLAIM.validate_json(line)
        for span in (claim.evidence, claim.subject.span):
            assert holds(span, article)


def holds(span: Span, article: claimx.Article) -> bool:
    return (getattr(article, span.field) or "")[span.start : span.end] == span.text


def test_plain_news_gives_claims(cli: CliRunner) -> None:
    Path("a.txt").write_text(SENTENCE)
    result = cli.invoke(app, ["extract", "a.txt", "--kind", "quantity"])
    assert "Corvane" in result.stdout
    assert "4.2e9 USD" in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        "字节跳动旗下的豆包在春节联欢晚会当晚处理了六百三十三亿个词元，创下历史新高。",
        "La empresa dijo el martes que los ingresos del tercer trimestre subieron un 35% hasta los 4.200 millones.",
    ],
    ids=["Chinese", "Spanish"],
)
def test_other_languages_give_a_note(text: str, cli: CliRunner) -> None:
    Path("a.txt").write_text(text, encoding="utf-8")
    result = cli.invoke(app, ["extract", "a.txt", "--format", "jsonl"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "claimx: a.txt: article a: the text is not English; no claims made\n"
