"""Which files a batch reads, in which order, and what is said of those that are none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from claimx.batch.inputs import Input, find
from claimx.batch.units import Unit, units

NOTHING = "the folder holds no .txt, .md, .html, .json or .jsonl files"
DEEP = 1200
"""Folders within folders: more than Python may recurse."""

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def put(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("One.")


def found(*paths: str, output: str = "out") -> list[Input]:
    return list(find(paths, Path(output)))


def test_a_folder_is_read_with_its_subfolders_in_order() -> None:
    put("in/b.txt", "in/a/z.md", "in/a/b/c.html", "in/c.jsonl.gz", "in/d.png", "in/.hidden/e.txt", "in/.f.txt")
    assert [(file.path, file.name) for file in found("in")] == [
        (os.path.join("in", "a", "b", "c.html"), "a/b/c"),
        (os.path.join("in", "a", "z.md"), "a/z"),
        (os.path.join("in", "b.txt"), "b"),
        (os.path.join("in", "c.jsonl.gz"), "c"),
    ]


def test_a_glob_matches_files_and_folders() -> None:
    put("in/a1.txt", "in/a2/x.txt", "in/b.txt")
    assert [file.path for file in found("in/a*")] == [os.path.join("in", "a1.txt"), os.path.join("in", "a2", "x.txt")]
    assert [file.path for file in found("in/**/*.txt")] == [
        os.path.join("in", "a1.txt"), os.path.join("in", "a2", "x.txt"), os.path.join("in", "b.txt"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("in/**/*.txt", ["2025/07/x", "2026/01/x"]),
        ("in/2025*", ["2025/07/x"]),
        ("in/2025/07/*.txt", ["x"]),
        ("*/2026/**/*.txt", ["in/2026/01/x"]),
    ],
)
def test_what_a_glob_matches_is_named_below_the_folder_that_it_is_all_in(pattern: str, names: list[str]) -> None:
    put("in/2025/07/x.txt", "in/2026/01/x.txt")
    assert [file.name for file in found(pattern)] == names


@pytest.mark.parametrize(
    ("path", "problem"), [("nothing.txt", "no such file or directory"), ("no*", "nothing is there that it matches")]
)
def test_what_is_not_there_is_a_problem(path: str, problem: str) -> None:
    assert [(file.path, file.problem) for file in found(path)] == [(path, problem)]


def test_the_output_is_never_read() -> None:
    put("in/a.txt", "in/out/articles/part-00000.jsonl")
    assert [file.path for file in found("in", output="in/out")] == [os.path.join("in", "a.txt")]


@posix
def test_links_that_lead_back_are_problems_and_others_are_followed() -> None:
    put("in/a/x.txt", "elsewhere/y.txt")
    Path("in/a/back").symlink_to("..")
    Path("in/self.txt").symlink_to("self.txt")
    Path("in/gone.md").symlink_to("nowhere.md")
    Path("in/there").symlink_to("../elsewhere")
    assert [(file.name, file.problem) for file in found("in")] == [
        ("a/back", "a symbolic link to a folder that it is in"),
        ("a/x", ""),
        ("gone", "no such file or directory"),
        ("self", "too many levels of symbolic links"),
        ("there/y", ""),
    ]


@posix
def test_a_pipe_is_a_problem() -> None:
    put("in/b.txt")
    os.mkfifo("in/a.txt")
    assert [(file.name, file.problem) for file in found("in")] == [("a", "a named pipe, not a file"), ("b", "")]


@posix
def test_folders_within_folders_without_end() -> None:
    path = Path("in").absolute()
    here = os.getcwd()
    path.mkdir()
    os.chdir(path)
    for _ in range(DEEP):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(here)
    assert [file.problem for file in found("in")] == [NOTHING]
    for depth in range(DEEP, 0, -1):  # what clears up after tests goes no deeper than Python may recurse
        os.rmdir(path.joinpath(*["d"] * depth))


def test_the_units_of_files() -> None:
    Path("a.json").write_text('[{"text": "One."}, {"id": "x", "text": "Two."}]')
    Path("b.jsonl").write_text('{"text": "One."}\n\n{"text": "Two."}\n')
    Path("c.json").write_text(' {"text": "One."}')
    Path("d.pdf").write_text("One.")
    assert [_told(unit) for unit in _units("a.json")] == [
        ("article 1", b'{"text": "One."}', "a-1"), ("article 2", b'{"id": "x", "text": "Two."}', "a-2"),
    ]  # fmt: skip
    assert [_told(unit) for unit in _units("b.jsonl")] == [
        ("line 1", b'{"text": "One."}', "b-1"), ("line 3", b'{"text": "Two."}', "b-3"),
    ]  # fmt: skip
    assert [_told(unit) for unit in _units("c.json")] == [("", b' {"text": "One."}', "c")]
    assert [unit.problem[:23] for unit in _units("d.pdf")] == ["cannot read .pdf files,"]


def test_a_list_that_breaks_off_gives_what_is_before() -> None:
    Path("a.json").write_text('[{"text": "One."}, {"text": "Tw')
    first, second = _units("a.json")
    assert (first.problem, second.place) == ("", "article 2")
    assert second.problem.startswith("not valid JSON at line 1, column ")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[]", "an empty list: no articles"),
        ("[1 2]", "not valid JSON at line 1, column 4: expecting ',' delimiter"),
        ("[" * 100_000, "not valid JSON: nested too deeply"),
        (f"[{'9' * 10_000}]", "not valid JSON: Exceeds the limit"),
        ("[1,]", "not valid JSON at line 1, column 4: expecting value"),
    ],
    ids=["empty", "no comma", "deep", "long number", "nothing after a comma"],
)
def test_what_is_no_list_is_a_problem(content: str, problem: str) -> None:
    Path("a.json").write_text(content)
    assert _units("a.json")[-1].problem.startswith(problem)


def _units(path: str) -> list[Unit]:
    return [unit for file in found(path) for unit in units(file, "utf-8")]


def _told(unit: Unit) -> tuple[str, bytes, str]:
    return unit.place, unit.data, unit.article_id


def test_a_folder_without_anything_to_read_is_said() -> None:
    put("in/a.pdf", "some/.hidden.txt", "full/a.txt")
    assert [file.problem for file in found("in")] == [NOTHING]
    assert [file.problem for file in found("some")] == [NOTHING]
    assert [file.problem for file in found("full")] == [""]
