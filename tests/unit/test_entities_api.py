"""Entities on their own, the knowledge base as a choice, and the snippets of docs/entities.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claimx
from claimx.errors import LexiconError
from claimx.rules.knowledge import bundled, with_file
from tests.conftest import ROOT

_DOCS = (ROOT / "docs" / "entities.md").read_text(encoding="utf-8")


def _snippet(language: str) -> str:
    [found] = re.findall(rf"```{language}\n(.*?)```", _DOCS, re.DOTALL)
    return str(found)


def test_the_documented_snippet_prints_what_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    [printed] = re.findall(r"```\n((?:company|product).*?)```", _DOCS, re.DOTALL)
    exec(compile(_snippet("python"), "docs/entities.md", "exec"), {})
    assert capsys.readouterr().out == printed


def test_documented_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(_snippet("toml"), encoding="utf-8")
    base = with_file(path)
    assert base.entries["VLDR"].name == "Veldra Robotics"
    assert base.entries["Tindra"].owner == "Veldra Robotics"
    assert base.entries["Odde"].ambiguous
    assert base.entries["Microsoft"] == bundled().entries["Microsoft"]


def test_what_a_file_says_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text("[product]\na = '''\nMicrosoft\n'''\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="owner"):  # it is the owner of products: no product can be
        with_file(path)
    path.write_text("[organization]\na = '''\niPhone\n'''\n", encoding="utf-8")
    assert with_file(path).entries["iPhone"].type == "organization"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[company]\na = '''\nVeldra | DE\nHalden | XX\n'''\n", "line 4: .*'XX'"),
        ("[company]\na = '''\nNobody: Halden\n'''\n", "line 3: .*'Nobody'"),
        ("[company]\na = \n", "line 2"),
        ("[firm]\na = '''\nVeldra\n'''\n", "line 1: firm is not a table"),
        ("[company]\na = '''\nVeldra\nVeldra\n'''\n[product]\nb = '''\nVeldra\n'''\n", "line 4: .*'Veldra' is a name"),
        ("[company]\na = '''\nVeldra\n'''\n[product]\nb = '''\nVeldra\n'''\n", "line 7: .*'Veldra' is a name"),
        ("[company]\na = '''\nHalden\nVeldra = ?\n'''\n", "line 4: .* empty name"),
        ("[company]\na = '''\nHalden =\n'''\n", "line 3: .* empty name"),
        ("[company]\na = 'Halden'\nb = 3\n", "line 3: .* must be one string"),
    ],
)
def test_malformed_file_names_file_and_line(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"names\.toml.*{message}"):
        with_file(path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.toml: cannot be read"):
        with_file(tmp_path / "nowhere.toml")


def test_a_name_of_ones_own_is_certain_and_joined(tmp_path: Path, extractor: claimx.Extractor) -> None:
    path = tmp_path / "names.toml"
    path.write_text("[event]\na = '''\nBrightfield Corp = Lumora\n'''\n", encoding="utf-8")
    text = "Brightfield Corp cut 500 jobs. Lumora hired 300 people."
    [own] = claimx.load(knowledge=path).entities(text)
    assert (own.name, own.type) == ("Brightfield Corp", "event")
    assert own.reasons[0] == "listed by the user"
    assert [entity.type for entity in extractor.entities(text)] == ["company", "company"]


def test_knowledge_off(extractor: claimx.Extractor) -> None:
    text = "Nvidia said the H100 is sold out."
    known = [entity.id for entity in extractor.entities("Apple Inc. sued Microsoft.")]
    assert any(known)
    off = claimx.load(knowledge=False)
    assert [entity.name for entity in off.entities(text)] == ["Nvidia", "H100"]
    assert not any(entity.id for entity in off.entities("Apple Inc. sued Microsoft."))


def test_reasons_say_why(extractor: claimx.Extractor) -> None:
    found = extractor.entities("Alibaba Group Holding cut prices. Alibaba said so on Monday.")
    assert len(found) == 1
    assert any(reason.startswith("known=company") for reason in found[0].reasons)
    assert any(reason.startswith("Alibaba: ") for reason in found[0].reasons)
