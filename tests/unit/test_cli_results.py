"""``claimx export`` and ``claimx report`` on results as extraction leaves them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimx.cli.app import app
from claimx.export import jsonl, parquet
from claimx.export.results import read
from claimx.models import Article, Claim
from claimx.read import read_articles
from claimx.read.ids import Apart
from tests.claim_examples import amount as figure
from tests.claim_examples import event_claim, quantity_claim

Run = Callable[..., Result]
ARTICLES = [Article(id=name, title=f"Title {name}", text="so n it is") for name in ("a", "b", "c")]


def claims_of(article: Article) -> list[Claim]:
    if article.id == "b":
        return []
    event = event_claim("Corvane", "sells", id=f"{article.id}-e", article_id=article.id, confidence=0.4)
    return [quantity_claim("Corvane", figure(5.0), id=f"{article.id}-q", article_id=article.id), event]


RESULTS = [(article, claims_of(article)) for article in ARTICLES]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("claims.jsonl").write_text("".join(jsonl.write(RESULTS)), encoding="utf-8")
    Path("articles.jsonl").write_text(lines(ARTICLES), encoding="utf-8")
    return lambda *args: CliRunner().invoke(app, list(args), prog_name="claimx")


def lines(values: list[Article] | list[Claim]) -> str:
    return "".join(value.model_dump_json() + "\n" for value in values)


def batch(folder: Path) -> Path:
    """A folder as a batch run leaves it: two shards of articles, each with its claims."""
    for name, part in (("part-00000", RESULTS[:2]), ("part-00001", RESULTS[2:])):
        texts = {"articles": lines([article for article, _ in part]), "claims": "".join(jsonl.write(part))}
        for kind, text in texts.items():
            (folder / kind).mkdir(parents=True, exist_ok=True)
            (folder / kind / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_results_are_read_from_a_batch_folder(tmp_path: Path) -> None:
    assert list(read(batch(tmp_path / "out"))) == RESULTS


def test_results_are_read_from_a_parquet_folder(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    parquet.write(RESULTS, tmp_path / "out")
    assert list(read(tmp_path / "out")) == RESULTS


def test_results_are_read_from_claims_and_articles(run: Run) -> None:
    found = {article.id: claims for article, claims in read(Path("claims.jsonl"), ARTICLES)}
    assert found == {article.id: claims for article, claims in RESULTS}


def test_csv_of_claims_alone(run: Run) -> None:
    result = run("export", "claims.jsonl", "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["claim_id"] for row in rows] == ["a-q", "a-e", "c-q", "c-e"]


def test_articles_fill_what_claims_do_not_hold(run: Run) -> None:
    result = run("export", "claims.jsonl", "--articles", "articles.jsonl", "-f", "csv")
    assert {row["article_title"] for row in csv.DictReader(io.StringIO(result.stdout))} == {"Title a", "Title c"}


def test_kinds_and_confidence_filter(run: Run) -> None:
    result = run("export", "claims.jsonl", "-f", "averitec", "--kind", "event")
    assert [entry["claim_types"] for entry in json.loads(result.stdout)] == [["Event/Property Claim"]] * 2
    result = run("export", "claims.jsonl", "-f", "averitec", "--min-confidence", "0.5")
    assert [entry["claim_types"] for entry in json.loads(result.stdout)] == [["Numerical Claim"]] * 2


@pytest.mark.parametrize("form", ["json", "jsonl", "schema-org", "claim-review", "web-annotation", "label-studio"])
def test_text_formats_go_to_a_file(form: str, run: Run, tmp_path: Path) -> None:
    result = run("export", str(batch(tmp_path / "out")), "-f", form, "-o", "made")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    text = Path("made").read_text(encoding="utf-8")
    assert "a-q" in text or form == "label-studio" or "It is so." in text
    for document in text.splitlines() if form == "jsonl" else [text]:
        json.loads(document)


@pytest.mark.parametrize(
    ("form", "inside"), [("parquet", "claims.parquet"), ("duckdb", ""), ("brat", "a.ann"), ("docbin", "")]
)
def test_stores_go_to_a_new_path(form: str, inside: str, run: Run, tmp_path: Path) -> None:
    if form in ("parquet", "duckdb"):
        pytest.importorskip(form.replace("parquet", "pyarrow"), reason="pip install 'claimx[formats]'")
    out = str(batch(tmp_path / "out"))
    assert run("export", out, "-f", form, "-o", "made").exit_code == 0
    assert Path("made", inside).exists()
    again = run("export", out, "-f", form, "-o", "made")
    assert (again.exit_code, again.stderr) == (2, "claimx: made: is there already; claimx overwrites nothing here\n")
    assert not list(Path().glob("*.unfinished"))


def test_a_store_needs_an_output(run: Run) -> None:
    result = run("export", "claims.jsonl", "-f", "parquet")
    assert result.exit_code == 2
    assert "--output" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["claims.jsonl", "-f", "brat", "-o", "x"],
            "article a: its text is needed here; give",
        ),
        (["gone", "-f", "csv"], "gone: neither a file of claims nor a folder of results"),
        (["articles.jsonl", "-f", "csv"], "articles.jsonl: line 1: not a claim: "),
        (["claims.jsonl", "-a", "gone.txt", "-f", "csv"], "gone.txt: no such file or directory"),
    ],
)
def test_what_cannot_be_done_is_one_line(args: list[str], message: str, run: Run) -> None:
    result = run("export", *args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("x").exists()


def test_claims_of_another_text_are_refused(run: Run) -> None:
    others = [article.model_copy(update={"text": "not so"}) for article in ARTICLES]
    Path("others.jsonl").write_text(lines(others), encoding="utf-8")
    result = run("report", "claims.jsonl", "-a", "others.jsonl", "-o", "report.html")
    assert result.exit_code == 2
    assert result.stderr == "claimx: article a: this is not the text that claim a-q was read in\n"
    assert not Path("report.html").exists()


def test_a_report_is_written_and_written_again(run: Run) -> None:
    for title in ("First", "Second & last"):
        result = run("report", "claims.jsonl", "-a", "articles.jsonl", "-o", "report.html", "--title", title)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    text = Path("report.html").read_text(encoding="utf-8")
    assert "<title>Second &amp; last</title>" in text
    assert '"id":"c-e"' in text


def test_articles_of_one_name_find_their_claims_again(run: Run) -> None:
    """They are told apart as ``claimx extract`` does it, so that each claim comes to its own article."""
    for folder, text in (("2025", "so n it is"), ("2026", "so n it was")):
        Path(folder).mkdir()
        Path(folder, "gala.txt").write_text(text)
    apart = Apart()
    found = [apart(article) for folder in ("2025", "2026") for article in read_articles(folder)]
    made = [quantity_claim("Corvane", figure(5.0), id=str(place), article_id=a.id) for place, a in enumerate(found)]
    Path("claims.jsonl").write_text(lines(made), encoding="utf-8")
    done = run("export", "claims.jsonl", "-a", "2025", "-a", "2026", "-f", "label-studio")
    assert done.exit_code == 0, done.stderr
    tasks = json.loads(done.stdout)
    assert [len(task["predictions"][0]["result"]) > 0 for task in tasks] == [True, True]
    assert ["it is" in task["data"]["text"] for task in tasks] == [True, False]
