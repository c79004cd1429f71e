"""Reading: every format, and every way a file can be other than it should."""

from __future__ import annotations

import gzip
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimx.errors import ArticleError
from claimx.models import Article
from claimx.read import find_files, read_articles, sources
from claimx.read.english import is_english
from claimx.read.forms import FORMS
from tests.unit.cases import cases


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, so that messages name files as they are named here."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(path: str, **options: Any) -> tuple[list[Article], list[str]]:
    """The articles and the messages of a file."""
    errors: list[str] = []
    articles = list(read_articles(path, on_error=lambda error: errors.append(str(error)), **options))
    return articles, errors


def shown(article: Article, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article that a case lists; TOML has no null, so an empty string stands for absent."""
    dumped = article.model_dump(mode="json")
    return {field: "" if dumped[field] is None else dumped[field] for field in fields}


@pytest.mark.parametrize("case", cases("read", "files"))
def test_files(case: dict[str, Any]) -> None:
    data = bytes.fromhex(case["hex"]) if "hex" in case else case["content"].encode()
    Path(case["name"]).write_bytes(data)
    articles, errors = read(case["name"], **{key: case[key] for key in ("encoding", "form") if key in case})
    expected = case.get("articles", [])
    assert errors == case.get("errors", [])
    assert len(articles) == len(expected)
    assert [shown(*pair) for pair in zip(articles, expected, strict=True)] == expected


@pytest.mark.parametrize("case", cases("read", "bad_input"))
def test_bad_input(case: dict[str, Any]) -> None:
    char, times = case.get("repeat", ("", 0))
    content = bytes.fromhex(case["hex"]) if "hex" in case else case.get("text", char * times).encode()
    Path(case["name"]).write_bytes(content)
    articles, [message] = read(case["name"])
    assert articles == []
    assert message == case.get("message", message)
    assert message.startswith(case.get("message_starts", ""))


@pytest.mark.parametrize("case", cases("read", "english"))
def test_english(case: dict[str, Any]) -> None:
    assert is_english(case["text"]) is case["english"]


def test_a_long_text_is_judged_by_all_its_parts() -> None:
    english = "The company said that it had sold more of its phones than in the year before. " * 2000
    chinese = "公司周二表示，第三季度营收增长，数据中心芯片供不应求。" * 200
    assert is_english(english + chinese)
    assert not is_english(chinese * 100 + english)


def test_errors_are_raised_without_a_handler() -> None:
    Path("feed.jsonl").write_text('{"text": "One."}\n5\n{"text": "Three."}\n')
    found = read_articles("feed.jsonl")
    assert next(found).text == "One."
    with pytest.raises(ArticleError, match=r"^feed\.jsonl: line 2: "):
        next(found)


def test_every_suffix_has_a_reader() -> None:
    for suffix, form in FORMS.items():
        if form == "html":  # test_read_html.py: what reads pages may not be installed
            continue
        Path(f"a{suffix}").write_text('{"text": "One."}' if form in ("json", "jsonl") else "One.")
        articles, errors = read(f"a{suffix}")
        assert ([article.text for article in articles], errors) == (["One."], [])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.json", "[" * 100_000, id="json"),
        pytest.param("a.jsonl", "[" * 100_000, id="jsonl"),
        pytest.param("a.md", "---\na: " + "[" * 50_000 + "\n---\nOne.", id="front matter"),
    ],
)
def test_deep_nesting_is_an_error(name: str, content: str) -> None:
    Path(name).write_text(content)
    articles, errors = read(name)
    assert articles == []
    assert len(errors) == 1
    assert "\n" not in errors[0]
    assert errors[0].startswith(f"{name}: ")


def test_endless_digits_are_an_error() -> None:
    Path("a.json").write_text(f'{{"text": "One.", "id": {"9" * 10_000}}}')
    articles, errors = read("a.json")
    assert articles == []
    assert errors[0].startswith("a.json: not valid JSON: ")


def test_yaml_builds_no_objects() -> None:
    Path("a.md").write_text("---\ntitle: !!python/object/apply:os.getcwd []\n---\nOne.")
    articles, errors = read("a.md")
    assert [article.title for article in articles] in ([], [None])
    assert len(articles) + len(errors) == 1


def test_a_book_between_two_rules_is_not_parsed_as_yaml() -> None:
    Path("a.md").write_text("---\nNote: " + "word: [ {\n" * 100_000 + "---\nOne.")
    assert read("a.md") == ([], ["a.md: the front matter has no closing --- line"])


def test_two_megabytes_in_one_paragraph() -> None:
    text = "Revenue rose 5% to $4 billion. " * 65_000
    Path("a.txt").write_text(text)
    articles, errors = read("a.txt")
    assert errors == []
    assert articles[0].text == text


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 2**20)
    Path("a.txt").write_text("x" * (2**20 + 1))
    assert read("a.txt")[1] == ["a.txt: larger than 1 MB; split it, or make it a .jsonl"]


def test_missing_file() -> None:
    assert read("none.txt") == ([], ["none.txt: no such file or directory"])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file() -> None:
    Path("a.txt").write_text("One.")
    Path("a.txt").chmod(0)
    assert read("a.txt") == ([], ["a.txt: permission denied"])


def test_failure_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sources, "_open", lambda name: Broken())
    assert read("a.txt") == ([], ["a.txt: input/output error"])


def test_the_articles_of_a_folder() -> None:
    Path("folder").mkdir()
    Path("folder/b.txt").write_text("Two.")
    Path("folder/a.md").write_text("One.")
    assert [article.text for article in read("folder")[0]] == ["One.", "Two."]


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_named_pipe_is_read_where_it_is_named() -> None:
    os.mkfifo("a.txt")
    both_ends = os.open("a.txt", os.O_RDWR)  # so that neither end waits for the other
    os.write(both_ends, b"One.")
    closer = threading.Timer(0.2, os.close, [both_ends])
    closer.start()
    articles, errors = read("a.txt")
    closer.join()
    assert (errors, [article.text for article in articles]) == ([], ["One."])


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_named_pipe_that_nobody_writes_to_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PATIENCE", 0.05)
    os.mkfifo("a.txt")
    assert read("a.txt") == ([], ["a.txt: a named pipe that nobody has written to for 0.05 seconds"])


def test_a_compressed_file_is_read_by_the_suffix_before() -> None:
    Path("feed.2026.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n'))
    articles, errors = read("feed.2026.jsonl.gz")
    assert errors == []
    assert [(article.id, article.text) for article in articles] == [("feed.2026-1", "One."), ("feed.2026-2", "Two.")]


@pytest.mark.parametrize(
    "content",
    [b"One.", b"", gzip.compress(b"One." * 99)[:-9], gzip.compress(b"One.")[:12] + b"!!!!!!!!"],
    ids=["plain", "empty", "truncated", "damaged"],
)
def test_what_is_no_gzip_is_an_error(content: bytes) -> None:
    Path("a.txt.gz").write_bytes(content)
    articles, errors = read("a.txt.gz")
    assert articles == []
    assert errors in (["a.txt.gz: not whole gzip data"], ["a.txt.gz: no text"])


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_named_pipe_in_a_folder_is_passed_over() -> None:
    os.mkfifo("a.txt")
    Path("b.txt").write_text("One.")
    assert find_files(".") == [os.path.join(".", "b.txt")]


@pytest.mark.skipif(sys.platform == "win32", reason="needs devices")
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused(device: str) -> None:
    assert read(device)[1][0].startswith(f"{device}: a device, not a file")


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="needs /dev/fd")
def test_a_stream_that_the_shell_has_opened_is_read() -> None:
    reader, end = os.pipe()
    os.write(end, b"One.")
    os.close(end)
    articles, errors = read(f"/dev/fd/{reader}")
    os.close(reader)
    assert errors == []
    assert articles == [Article(text="One.")]


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are not UTF-8")
def test_a_file_name_that_is_not_text() -> None:
    name = os.fsdecode(b"a\xff.txt")
    Path(name).write_text("One.")
    assert read(name)[0][0].id == "a�"


class Terminal:
    """Standard input with given bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        pytest.param(b"One {two}.", ["One {two}."], id="text"),
        pytest.param(b'{"text": "One."}', ["One."], id="one object in a line"),
        pytest.param(b'\n\n{"text": "One."}\n{"text": "Two."}', ["One.", "Two."], id="JSON Lines"),
        pytest.param(b'{\n  "text": "One."\n}\n', ["One."], id="one object over lines"),
        pytest.param(b'[{"text": "One."},\n{"text": "Two."}]', ["One.", "Two."], id="list"),
        pytest.param(b"---\ntitle: T\n---\nOne.", ["One."], id="front matter"),
        pytest.param('{"text": "One."}'.encode("utf-16"), ["One."], id="UTF-16"),
    ],
)
def test_standard_input_is_told_by_how_it_begins(
    data: bytes, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(data))
    articles, errors = read("-")
    assert errors == []
    assert [article.text for article in articles] == texts
    assert articles[0].id == Article(title=articles[0].title, text=texts[0]).id  # by content: a pipe has no name


def test_standard_input_is_read_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(b'{"text": "One."}'))
    assert read("-", form="text")[0][0].text == '{"text": "One."}'


def test_empty_and_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(b""))
    assert read("-") == ([], ["standard input: no text"])
    monkeypatch.setattr(sys, "stdin", None)
    assert read("-") == ([], ["standard input: it is closed"])


def test_lines_are_read_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that goes on for ever gives its first article at once."""

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "One."}\n'

    terminal = Terminal(b"")
    monkeypatch.setattr(terminal, "buffer", Endless())
    monkeypatch.setattr(sys, "stdin", terminal)
    found: Iterator[Article] = read_articles("-")
    assert [next(found).text for _ in range(3)] == ["One."] * 3


def test_a_folder_stands_for_the_files_in_it_that_can_be_read(folder: Path) -> None:
    for name in ("b.md", "a.txt", "c.JSONL", "d.html", ".hidden.txt"):
        Path(name).write_text("One.")
    Path("sub.md").mkdir()
    assert find_files(".") == [os.path.join(".", name) for name in ("a.txt", "b.md", "c.JSONL", "d.html")]
    assert find_files(str(folder)) == [str(folder / name) for name in ("a.txt", "b.md", "c.JSONL", "d.html")]


def test_a_folder_with_nothing_to_read() -> None:
    Path("empty").mkdir()
    with pytest.raises(
        ArticleError, match=r"^empty: the folder holds no \.txt, \.md, \.html, \.json or \.jsonl files$"
    ):
        find_files("empty")


@pytest.mark.parametrize("path", ["-", "none.txt", "a.html"])
def test_what_is_no_folder_stands_for_itself(path: str) -> None:
    assert find_files(path) == [path]
