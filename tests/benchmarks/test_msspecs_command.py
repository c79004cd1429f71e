"""``benchmarks/msspecs.py``: what is in scope, what counts as right, and which conventions are allowed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks import msspecs


def case(text: str, words: str, kind: str, values: list[dict[str, Any]], mode: str = "DateTimeModel") -> dict[str, Any]:
    start = text.index(words)
    row = {"start": start, "end": start + len(words), "type": kind, "text": words, "value": "", "values": values}
    return {"id": f"{mode}-1", "dct": "2018-09-07", "text": text, "timexes": [row]}


def period(start: str | None, end: str | None, timex: str = "2014") -> dict[str, Any]:
    return {"timex": timex, "type": "daterange", "start": start, "end": end}


def judged(found: dict[str, Any]) -> tuple[int, int, dict[str, int]]:
    result = msspecs.measure(msspecs.pipeline("blank"), [found])
    return result.total, result.right, dict(result.out)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "right"),
    [
        ("Sales of 2014 fell.", "2014", "daterange", period("2014-01-01", "2015-01-01"), 1),
        ("Sales of 2014 fell.", "2014", "daterange", period("2013-01-01", "2014-01-01"), 0),
        ("It ran 2014 to 2018.", "2014 to 2018", "daterange", period("2014-01-01", "2018-01-01", "(2014,2018,P4Y)"), 1),
        ("It ran 2014 to 2018.", "2014 to 2018", "daterange", period("2014-01-01", "2017-01-01", "(2014,2017,P3Y)"), 0),
        ("It grew since 2014.", "since 2014", "daterange", period("2014-01-01", None), 1),
        ("It was two months ago.", "two months ago", "date", {"timex": "", "type": "date", "value": "2018-07-07"}, 1),
        ("It was two months ago.", "two months ago", "date", {"timex": "", "type": "date", "value": "2018-08-07"}, 0),
        ("It lasted 3 weeks.", "3 weeks", "duration", {"timex": "P3W", "type": "duration", "value": "1"}, 1),
        ("It lasted 3 weeks.", "3 weeks", "duration", {"timex": "P3D", "type": "duration", "value": "1"}, 0),
    ],
)
def test_right_is_the_same_interval_or_value(
    text: str, words: str, kind: str, value: dict[str, Any], right: int
) -> None:
    assert judged(case(text, words, kind, [value])) == (1, right, {})


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Wait a few days.", "a few days", "counts without a number, for which the suite says three"),
        ("See you in week 31.", "week 31", "weeks by number, days of a month by their count"),
        ("See you on 5/12.", "5/12", "figures without a year"),
        ("Sales of christmas 2019.", "christmas 2019", "names without capitals, abbreviations of chat"),
        ("Fly 2 weeks later.", "2 weeks later", "a period of a dialogue, without an anchor in the text"),
    ],
)
def test_what_is_out_of_scope_is_counted_with_its_reason(text: str, words: str, reason: str) -> None:
    assert judged(case(text, words, "daterange", [period("2014-01-01", "2015-01-01")])) == (0, 0, {reason: 1})


def test_other_modes_and_times_of_the_day_are_out_of_scope() -> None:
    out: Counter[str] = Counter()
    value = period("2014-01-01", "2015-01-01")
    assert not list(msspecs.scoped(case("In 2014.", "2014", "daterange", [value], "DateTimeModelCalendarMode"), out))
    assert not list(msspecs.scoped(case("At noon.", "noon", "time", [value]), out))
    assert set(out) == {msspecs.OTHER_MODE, msspecs.OTHER_TYPE}


def test_the_command_prints_the_share_and_writes_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    specs, errors = tmp_path / "specs.jsonl", tmp_path / "errors.jsonl"
    wrong = case("Sales of 2014 fell.", "2014", "daterange", [period("2013-01-01", "2014-01-01")])
    specs.write_text(json.dumps(wrong) + "\n", encoding="utf-8")
    assert msspecs.main([str(specs), "--model", "blank", "--errors", str(errors)]) == 0
    assert "in scope 1, right 0: 0.0%" in capsys.readouterr().out
    assert json.loads(errors.read_text(encoding="utf-8"))["found"][0]["value"] == "2014"


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "right"),
    [
        ("It was founded at the end of 2014.", "the end of 2014", "2014-09-01", "2015-01-01", 1),
        ("It was founded at the end of 2014.", "the end of 2014", "2014-01-01", "2014-05-01", 0),
        ("It was in the first week of 2014.", "the first week of 2014", "2013-12-30", "2014-01-06", 1),
        ("It was in the first week of 2014.", "the first week of 2014", "2014-02-03", "2014-02-10", 0),
        ("It was in 2014.", "2014", "2014-06-01", "2014-07-01", 0),
    ],
)
def test_parts_and_weeks_may_be_cut_elsewhere(text: str, words: str, start: str, end: str, right: int) -> None:
    assert judged(case(text, words, "daterange", [period(start, end)]))[:2] == (1, right)
