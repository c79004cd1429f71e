"""Whether a text is English."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from claimx.read.english import SLICE, SLICES, is_english
from tests.unit.cases import cases

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "articles"
GERMAN = "Die Firma hat im dritten Quartal mehr Chips verkauft, und sie will auch mit der neuen Reihe nicht sparen. "
ENGLISH = "The company sold more chips in the third quarter, and it does not plan to save on the new series. "


@pytest.mark.parametrize("case", cases("read", "english"))
def test_tells_english(case: dict[str, Any]) -> None:
    assert is_english(case["text"]) is case["english"]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.md")), ids=lambda path: path.stem)
def test_fixture_articles_are_english_line_by_line(path: Path) -> None:
    body = path.read_text(encoding="utf-8").split("---", 2)[2]
    assert is_english(body)
    assert all(is_english(line) for line in body.splitlines())


@pytest.mark.parametrize("text", ["", " \n", "\0", "\ud800", "豆包 Doubao", "🚀" * 50])
def test_in_doubt_it_is_english_or_at_least_no_error(text: str) -> None:
    assert is_english(text) in (True, False)


def test_long_texts_are_judged_all_along() -> None:
    one = SLICE * SLICES
    assert is_english(ENGLISH * (one // len(ENGLISH) * 4))
    assert not is_english(GERMAN * (one // len(GERMAN) * 4))
    assert not is_english(ENGLISH * 10 + GERMAN * (one // len(GERMAN) * 4))
    assert is_english(GERMAN * 2 + ENGLISH * (one // len(ENGLISH) * 4))


@pytest.mark.parametrize("piece", ["1", "a", "é", "字", "'", "a'", "http://", "́", "ab "])
def test_takes_no_longer_for_hostile_text(piece: str) -> None:
    begun = time.perf_counter()
    is_english(piece * 1_000_000)
    assert time.perf_counter() - begun < 2
