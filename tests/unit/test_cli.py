"""The command line, with an extractor that is quick to make."""

from __future__ import annotations

import json
import re
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import claimx
from claimx.cli.app import app
from claimx.cli.output import Output, OutputError
from claimx.errors import LanguageWarning, LexiconError, ModelError
from claimx.models import CLAIM, Article, Claim
from tests.claim_examples import DOUBAO, LAUNCH, OWNER

Run = Callable[..., Result]


class FakeExtractor:
    """Says three claims of every article, and misbehaves where the text asks for it."""

    def __init__(self) -> None:
        self.seen: list[Article] = []

    def extract(self, article: Article) -> list[Claim]:
        self.seen.append(article)
        if article.text.startswith("crash"):
            raise ValueError("boom\nand more")
        if article.text.startswith("interrupt"):
            raise KeyboardInterrupt
        if article.text.startswith("Hola"):
            warnings.warn("the text is not English; no claims made", LanguageWarning, stacklevel=2)
            return []
        warnings.warn("a library's own affair", UserWarning, stacklevel=2)
        return [claim.model_copy(update={"article_id": article.id}) for claim in (DOUBAO, OWNER, LAUNCH)]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeExtractor:
    extractor = FakeExtractor()
    monkeypatch.setattr(claimx, "load", lambda model=None, knowledge=None: extractor)
    return extractor


@pytest.fixture
def run(fake: FakeExtractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *args, **options: CliRunner().invoke(app, list(args), prog_name="claimx", **options)


def put(name: str, content: str | bytes) -> str:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def claims(result: Result) -> list[Claim]:
    return [CLAIM.validate_json(line) for line in result.stdout.splitlines()]


def test_text_is_a_list_to_read(run: Run) -> None:
    result = run("extract", put("gala.md", "---\ntitle: AI at the gala\ndate: 2026-02-17\n---\nText."))
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout == (
        "AI at the gala  ·  2026-02-17  ·  gala\n"
        "  quantity  Doubao peak 63.3e9 tokens/min on gala night    ByteDance  0.93\n"
        "  relation  ByteDance owns TikTok                                     0.50\n"
        "  event     OpenAI will release a cheaper model (planned)             0.71\n"
    )


def test_json_and_jsonl(run: Run) -> None:
    files = [put("b.txt", "Text."), put("a.jsonl", '{"text": "x"}\n{"text": "y", "id": "why"}\n')]
    document = json.loads(run("extract", *files, "--format", "json").stdout)
    assert [entry["article"]["id"] for entry in document] == ["b", "a-1", "why"]
    assert [len(entry["claims"]) for entry in document] == [3, 3, 3]
    found = claims(run("extract", *files, "-f", "jsonl"))
    assert [claim.article_id for claim in found] == ["b"] * 3 + ["a-1"] * 3 + ["why"] * 3


def test_kinds_and_confidence_filter(run: Run) -> None:
    path = put("a.txt", "Text.")
    line = ("extract", path, "-f", "jsonl")
    assert [claim.kind for claim in claims(run(*line, "--kind", "quantity"))] == ["quantity"]
    assert [claim.kind for claim in claims(run(*line, "--kind", "event", "--kind", "quantity"))] == [
        "quantity",
        "event",
    ]
    assert [claim.confidence for claim in claims(run(*line, "--min-confidence", "0.71"))] == [0.93, 0.71]


def test_published_fills_only_gaps(run: Run, fake: FakeExtractor) -> None:
    run("extract", put("a.json", '[{"text": "x"}, {"text": "y", "date": "2025-01-01"}]'), "--published", "2026-02-17")
    assert [str(article.published) for article in fake.seen] == ["2026-02-17", "2025-01-01"]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"Plain text.", ["Plain text."]),
        (b'{"text": "x"}', ["x"]),
        (b'[{"text": "x"}, {"text": "y"}]', ["x", "y"]),
        (b'{"text": "x"}\n{"text": "y"}', ["x", "y"]),
        ("\ufeffPlain text.".encode("utf-16-le"), ["Plain text."]),
    ],
)
def test_standard_input(content: bytes, texts: list[str], run: Run, fake: FakeExtractor) -> None:
    assert run("extract", "-", input=content).exit_code == 0
    assert [article.text for article in fake.seen] == texts


def test_standard_input_of_a_form_that_is_said(run: Run, fake: FakeExtractor) -> None:
    assert run("extract", "-", "--input-format", "text", input=b'{"text": "x"}').exit_code == 0
    assert fake.seen[0].text == '{"text": "x"}'


def test_folder(run: Run, fake: FakeExtractor) -> None:
    Path("news").mkdir()
    for name in ("b.txt", "a.txt"):
        put(f"news/{name}", name)
    assert run("extract", "news").exit_code == 0
    assert [article.text for article in fake.seen] == ["a.txt", "b.txt"]


def test_what_fails_is_said_and_the_rest_goes_on(run: Run) -> None:
    Path("empty").mkdir()
    put("bad.txt", b"a" * 1042 + b"\xff")
    put("feed.jsonl", '{"text": "x"}\nbroken\n{"text": "y"}\n')
    result = run("extract", "gone.txt", "bad.txt", "empty", "feed.jsonl", put("good.txt", "Text."), "-f", "jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "claimx: empty: the folder holds no .txt, .md, .html, .json or .jsonl files",
        "claimx: gone.txt: no such file or directory",
        "claimx: bad.txt: not valid UTF-8 at byte 1042 (0xff); "
        "pass --encoding with the one it is in (often cp1252 or latin-1)",
        "claimx: feed.jsonl: line 2: not valid JSON at column 1: expecting value",
    ]
    assert {claim.article_id for claim in claims(result)} == {"feed-1", "feed-3", "good"}


def test_no_model_is_loaded_for_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claimx, "load", lambda model=None, knowledge=None: pytest.fail("loaded"))
    assert run("extract", "gone.txt").exit_code == 1
    assert json.loads(run("extract", "gone.txt", "--format", "json").stdout) == []


def test_internal_error_is_a_line_and_the_rest_goes_on(run: Run) -> None:
    files = [put("a.txt", "crash"), put("b.txt", "Text.")]
    result = run("extract", *files, "-f", "jsonl")
    assert result.exit_code == 1
    assert result.stderr == (
        "claimx: internal error in article a (a.txt): ValueError: boom and more (--debug shows where)\n"
    )
    assert {claim.article_id for claim in claims(result)} == {"b"}
    assert "Traceback" in run("extract", *files, "--debug").stderr


def test_other_language_is_a_note_and_no_failure(run: Run) -> None:
    result = run("extract", put("es.txt", "Hola."))
    assert result.exit_code == 0
    assert result.stderr == "claimx: es.txt: the text is not English; no claims made\n"
    assert result.stdout == "es\n  no claims\n"


def test_interrupt_is_a_line(run: Run) -> None:
    result = run("extract", put("a.txt", "Text."), put("b.txt", "interrupt"), put("c.txt", "Text."), "-f", "jsonl")
    assert result.exit_code == 130
    assert result.stderr == "claimx: interrupted\n"
    assert {claim.article_id for claim in claims(result)} == {"a"}


def test_interrupted_json_is_whole(run: Run) -> None:
    result = run("extract", put("a.txt", "Text."), put("b.txt", "interrupt"), put("c.txt", "Text."), "-f", "json")
    assert result.exit_code == 130
    assert [found["article"]["id"] for found in json.loads(result.stdout)] == ["a"]


def test_missing_model(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(model: str | None = None, *, knowledge: str | None = None) -> Any:
        raise ModelError(f"cannot load the spaCy pipeline {model!r}")

    monkeypatch.setattr(claimx, "load", load)
    result = run("extract", put("a.txt", "Text."), put("b.txt", "Text."), "--model", "nope")
    assert result.exit_code == 2
    assert result.stderr == "claimx: cannot load the spaCy pipeline 'nope'\n"


def test_broken_word_list_stops_the_run(run: Run, fake: FakeExtractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article) -> list[Claim]:
        raise LexiconError("units.toml: [token] has no name")

    monkeypatch.setattr(fake, "extract", extract)
    result = run("extract", put("a.txt", "Text."), put("b.txt", "Text."))
    assert result.exit_code == 2
    assert result.stderr == "claimx: units.toml: [token] has no name\n"


def test_any_other_failure_is_a_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claimx, "load", lambda model=None, knowledge=None: 1 / 0)
    result = run("extract", put("a.txt", "Text."))
    assert result.exit_code == 1
    assert result.stderr.startswith("claimx: internal error: ZeroDivisionError")


@pytest.mark.parametrize(
    "options",
    [
        ["--published", "yesterday"],
        ["--published", "03/04/2026"],
        ["--published", ""],
        ["--encoding", "klingon"],
        ["--kind", "rumour"],
        ["--min-confidence", "1.5"],
        ["--format", "xml"],
        ["--input-format", "pdf"],
    ],
    ids=" ".join,
)
def test_wrong_use(options: list[str], run: Run) -> None:
    result = run("extract", put("a.txt", "Text."), *options)
    assert result.exit_code == 2
    assert options[0] in result.stderr
    assert result.stdout == ""


def test_output_file(run: Run) -> None:
    result = run("extract", put("a.txt", "Text."), "--format", "jsonl", "--output", "out.jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 3


def test_output_never_overwrites_what_is_read(run: Run) -> None:
    path = put("a.jsonl", '{"text": "x"}')
    result = run("extract", path, "--format", "jsonl", "--output", "./a.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "claimx: ./a.jsonl: is read and cannot be written in the same run\n"
    assert Path(path).read_text() == '{"text": "x"}'


def test_output_that_cannot_be_opened(run: Run) -> None:
    result = run("extract", put("a.txt", "Text."), "--output", "no/such/folder.txt")
    assert result.exit_code == 2
    assert result.stderr == "claimx: no/such/folder.txt: no such file or directory\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_full_disk_is_a_line(run: Run) -> None:
    result = run("extract", put("a.txt", "Text."), "--output", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr == "claimx: /dev/full: no space left on device\n"


def test_closed_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="standard output: it is closed"):
        Output(None)


@pytest.mark.skipif(not hasattr(__import__("os"), "mkfifo"), reason="there are no named pipes")
def test_broken_pipe_is_quiet(run: Run) -> None:
    import os

    os.mkfifo("pipe")
    put("feed.jsonl", '{"text": "x"}\n' * 2000)
    reader = threading.Thread(target=lambda: Path("pipe").open("rb").close())
    reader.start()
    result = run("extract", "feed.jsonl", "-f", "jsonl", "-o", "pipe")
    reader.join()
    assert (result.exit_code, result.stdout, result.stderr) == (141, "", "")


def test_articles_are_written_as_they_are_done(run: Run, fake: FakeExtractor, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    monkeypatch.setattr(Output, "write", lambda self, piece: written.append(len(fake.seen)))
    run("extract", put("feed.jsonl", '{"text": "x"}\n' * 3))
    assert written == [1, 2, 3]


def test_messages_are_one_safe_line_each(run: Run) -> None:
    assert run("extract", "a\nb\x1b[2J.txt").stderr == "claimx: a b\ufffd[2J.txt: no such file or directory\n"


def test_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout) == CLAIM.json_schema()


def test_committed_schema_is_the_one_printed(run: Run) -> None:
    committed = Path(__file__).parent.parent.parent / "docs" / "claim.schema.json"
    printed = run("schema").stdout
    assert printed == committed.read_text(encoding="utf-8"), "run: claimx schema > docs/claim.schema.json"


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"claimx {claimx.__version__}\n"
    assert "claimx extract article.txt --published 2026-02-17" in run("--help").stdout
    shown = run("extract", "--help").stdout
    assert "only for articles that do not" in shown
    assert "claimx extract - < article.json" in shown


def test_articles_of_one_name_are_told_apart_and_the_same_way_each_time(run: Run) -> None:
    for folder in ("2025", "2026"):
        Path(folder).mkdir()
        put(f"{folder}/gala.txt", f"Of {folder}.")
    found = [claim.article_id for claim in claims(run("extract", "2025/gala.txt", "2026/gala.txt", "-f", "jsonl"))]
    first, second = dict.fromkeys(found)
    assert first == "gala"
    assert re.fullmatch("gala~[0-9a-f]{8}", second)
    again = [claim.article_id for claim in claims(run("extract", "2025", "2026", "-f", "jsonl"))]
    assert again == found
    thrice = claims(run("extract", *["2025/gala.txt"] * 3, "-f", "jsonl"))
    assert len({claim.article_id for claim in thrice}) == 3


@pytest.mark.parametrize("kinds", [("--kind", "quantity,event"), ("--kind", "quantity", "--kind", " event ")])
def test_kinds_are_a_list_or_given_often(kinds: tuple[str, ...], run: Run) -> None:
    found = claims(run("extract", put("a.txt", "Text."), "-f", "jsonl", *kinds))
    assert [claim.kind for claim in found] == ["quantity", "event"]


@pytest.mark.parametrize("kinds", ["quantity,", "quantities", ""])
def test_a_kind_that_is_none_is_refused(kinds: str, run: Run) -> None:
    result = run("extract", put("a.txt", "Text."), "--kind", kinds)
    assert result.exit_code == 2
    assert "quantity, event or relation" in result.stderr
