"""What claims look like when they are written."""

from __future__ import annotations

import json as jsonlib

import pytest

from claimx.export import json, jsonl, table
from claimx.export.plain import one_line
from claimx.models import CLAIM, Article
from tests.claim_examples import DOUBAO, LAUNCH, OWNER, event_claim

GALA = Article(id="gala", title="AI at the gala", text="…", published="2026-02-17", authors=("Kim Lee",))  # type: ignore[arg-type]
EMPTY = Article(id="empty", text="…")


def test_jsonl_is_a_claim_a_line() -> None:
    pieces = list(jsonl.write([(GALA, [DOUBAO, OWNER]), (EMPTY, []), (GALA, [LAUNCH])]))
    assert len(pieces) == 2
    lines = "".join(pieces).splitlines()
    assert [CLAIM.validate_json(line) for line in lines] == [DOUBAO, OWNER, LAUNCH]
    assert lines[0] == DOUBAO.model_dump_json()


def test_jsonl_keeps_line_separators_out_of_lines() -> None:
    claim = event_claim("A\u2028B", "runs\n")
    (piece,) = jsonl.write([(GALA, [claim])])
    assert piece.count("\n") == 1
    assert CLAIM.validate_json(piece) == claim


def test_json_is_an_array_of_articles_without_their_text() -> None:
    pieces = list(json.write([(GALA, [DOUBAO, OWNER]), (EMPTY, [])]))
    first, second = jsonlib.loads("".join(pieces))
    assert first["article"] == {
        "id": "gala",
        "title": "AI at the gala",
        "published": "2026-02-17",
        "url": None,
        "site": None,
        "authors": ["Kim Lee"],
        "language": None,
    }
    assert [CLAIM.validate_python(claim) for claim in first["claims"]] == [DOUBAO, OWNER]
    assert second["claims"] == []


def test_json_of_nothing_is_an_empty_array() -> None:
    assert jsonlib.loads("".join(json.write([]))) == []


def test_table_aligns_its_columns() -> None:
    assert "".join(table.write([(GALA, [DOUBAO, OWNER, LAUNCH]), (EMPTY, [])])) == (
        "AI at the gala  ·  2026-02-17  ·  gala\n"
        "  quantity  Doubao peak 63.3e9 tokens/min on gala night    ByteDance  0.93\n"
        "  relation  ByteDance owns TikTok                                     0.50\n"
        "  event     OpenAI will release a cheaper model (planned)             0.71\n"
        "\n"
        "empty\n"
        "  no claims\n"
    )


@pytest.mark.parametrize("width", [1, 40, 60, 80, 200])
def test_table_wraps_and_cuts_nothing(width: int) -> None:
    long = event_claim("Corvane", "integrates", "Supercalifragilistic" * 8 + " and every one of its many other systems")
    page = table.render(GALA, [long, DOUBAO], width=width)
    assert max(map(len, page.splitlines())) <= max(width, table.NARROWEST)
    assert sorted("".join(str(long).split())) == sorted(
        character
        for line in page.split("quantity")[0].splitlines()[1:]
        for character in "".join(line.removeprefix("  event").replace("0.93", "").split())
    )


def test_table_does_not_wrap_without_a_width() -> None:
    long = event_claim("Corvane", "integrates", "very " * 500 + "much")
    assert len(table.render(EMPTY, [long]).splitlines()) == 2


def test_table_is_plain_unless_color_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in table.render(GALA, [DOUBAO])
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in table.render(GALA, [DOUBAO], color=True)


def test_table_takes_markup_as_words() -> None:
    claim = event_claim("[bold]Corvane[/bold]", "sells", "[/] :rocket:")
    assert "[bold]Corvane[/bold] sells [/] :rocket:" in table.render(EMPTY, [claim])


def test_table_lets_no_control_characters_through() -> None:
    hostile = Article(id="i\x1b[2J", title="a\nb\x9b31m\u202ec", text="…")
    page = table.render(hostile, [event_claim("\x1b]0;title\x07Corvane", "sells\r\n\tchips")])
    assert not any(character in page for character in "\x1b\x07\x9b\u202e\r\t")
    assert "a b" in page
    assert "Corvane sells chips" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [(" a\n b ", "a b"), ("a\0b", "a\ufffdb"), ("a\u2028b", "a b"), ("\udcff", "\ufffd"), ("豆包 é", "豆包 é")],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown
