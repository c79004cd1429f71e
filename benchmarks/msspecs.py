"""Scores claimx's times on the expressions of a peer's test suite (Microsoft Recognizers-Text, ms_specs_en.jsonl).

    python benchmarks/msspecs.py SPECS.jsonl [--errors FILE] [--model PATH|blank]

The suite is that of a tool for assistants and calendars; claimx reads news. In scope are dates, periods, lengths and
repetitions as news writes them. OUT says what is out of scope and why, and the command prints how many expressions each
reason takes. An expression is right where a time that shares a character with it has the same interval, or for a length
or repetition the same TIMEX value. Where the two follow other conventions (CONVENTIONS), either is right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.timex import analysed, pipeline
from claimx import Article, Time
from claimx.find.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language

Case = Mapping[str, Any]
Row = Mapping[str, Any]

TYPES = frozenset({"date", "daterange", "duration", "set"})
_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    "|first|second|third|fourth|ninth|eleventh|seventeenth|nineties"
)
_UNIT = "(?:days?|weeks?|months?|years?|hours?|minutes?)"
_NO_CAPITALS = (
    "q[1-4]|h[12]|mar|may|jan|feb|apr|jun|jul|aug|sep|sept|oct|nov|dec|april|august|october|easter|christmas|earth day"
    "|independence day|black friday|saint patrick|new year|eid al fitr"
)
OUT: dict[str, re.Pattern[str]] = {
    "counts without a number, for which the suite says three": re.compile(r"\b(?:few|several|some|couple)\b"),
    "weeks by number, days of a month by their count": re.compile(
        r"\bweek \d|\bw/c\b|\bday of\b|\bweek \w+ing\b|\bweek of the \d"
    ),
    "days of the month or week by themselves": re.compile(
        r"^(?:(?:on|next|around|this|the)\s)*(?:\w+day,?\s)?(?:the\s)?(?:\d{1,2}|\d+(?:st|nd|rd|th))(?: this month)?!?$"
        r"|^\w*day the \w+(?: \w+)?$|^\d+th of every|^(?:on )?[A-Z][a-z]{2} \d+th$"
    ),
    "figures without a year": re.compile(
        r"(?:^|[^\d/.-])\d{1,2}[/.-]\d{1,2}(?:$|[^\d/.-]|[-]\d{1,2}/\d{1,2}(?:$|[^/\d]|/))"
    ),
    "figures run together, signs, links and file names": re.compile(
        r"\d~|\d-\d+-\d{4}-|\d[-/][A-Za-z]{3}\b|[A-Za-z]{3}[-/]\d|^[A-Za-z]+\d|^\d[\d.]*(?!0s)[a-zA-Z]+$|[<>]"
        r"|\d s$|\d{8}"
        r"|^\d{4} \d\d|\d{4}-\d$|^\d\d-\d{4}|\d-\d\d-\d{4}"
    ),
    "numbers of dates in words": re.compile(
        rf"\b(?:{_NUMBER})[ -](?:{_NUMBER}|and(?! a half))\b"
        r"|\b(?!(?:the|The)\b)[A-Za-z]+ (?:first|ninth)\b|\b(?:ninth|nineties)\b|^[a-z]+teen [A-Z]"
    ),
    "names without capitals, abbreviations of chat": re.compile(
        rf"(?:^|\W)(?:{_NO_CAPITALS}|cy\d+|sy ?\d+|otd)\b|EOY|SUMMER"
    ),
    "business days, work weeks and school years": re.compile(r"\b(?:business|school|working|workweek|weekday)\b"),
    "a period of a dialogue, without an anchor in the text": re.compile(
        r"^(?:on |in |for )?(?:(?:the |that |same )+(?:day|week|month|year|weekend|quarter|hour|fortnight)"
        r"(?: before| after)?)$|following|week after next|upcoming|previous|\d+ (?:next|past) |^(?:the )?next day$"
        r"|^the day (?:before|after)$|\blater$"
    ),
    "combined lengths, and lengths without a count": re.compile(
        r"\bnights?\b|\bweekends?\b|\band (?:a )?quarter\b|\band \d+ (?:days?|weeks?|minutes?)|\band half\b|½|^all "
        r"|another|any year|everyday|\d years? \d"
    ),
}
"""Reason → the words that put an expression out of scope."""
OTHER_MODE = "another mode of the tool (calendar, experimental)"
OTHER_TYPE = "beside times of the day, alternatives or time zones"
NO_DAY = "no such day, or no dates given"
CONVENTIONS = """
a range's ends may differ by a day, and its last unit may be left out: the suite counts neither the day of the message
nor the last unit; the week of a month or year may be seven of its days or a week of the calendar, and its early,
middle or late part may be cut elsewhere, where the two parts overlap; "two months ago" may be the month that holds its
day; an open side may end with the message's day
"""


class Expression(NamedTuple):
    """One expected expression of the suite, with its text and the day of the message."""

    case: Case
    row: Row


def main(arguments: list[str] | None = None) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specs", type=Path)
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--model")
    given = parser.parse_args(arguments)
    cases = [json.loads(line) for line in given.specs.read_text(encoding="utf-8").splitlines() if line.strip()]
    result = measure(pipeline(given.model), cases)
    print(f"in scope {result.total}, right {result.right}: {result.share:.1f}%")
    for reason, count in result.out.most_common():
        print(f"out of scope {count:5}  {reason}")
    if given.errors:
        given.errors.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in result.errors))
    return 0


class Result(NamedTuple):
    """How many expressions are in scope and right, why others are out of scope, and what is wrong."""

    total: int
    right: int
    out: Counter[str]
    errors: list[dict[str, Any]]

    @property
    def share(self) -> float:
        """Right ones of those in scope, in per cent."""
        return 100 * self.right / max(self.total, 1)


def measure(nlp: Language, cases: Sequence[Case]) -> Result:
    """Judge every expression in scope."""
    out: Counter[str] = Counter()
    right, errors = [], []
    for case in cases:
        inside = list(scoped(case, out))
        found = _times(nlp, case) if inside else []
        for expression in inside:
            right.append(is_right(expression, found))
            if not right[-1]:
                errors.append(_error(expression, found))
    return Result(len(right), sum(right), out, errors)


def _error(expression: Expression, found: Sequence[Time]) -> dict[str, Any]:
    mine = [time.model_dump(exclude_none=True) for time in _touching(expression, found)]
    return {"text": expression.case["text"], "dct": expression.case["dct"], "expected": expression.row, "found": mine}


def _times(nlp: Language, case: Case) -> list[Time]:
    return find_times(analysed(nlp, Article(text=case["text"], published=case["dct"] or None)))


def scoped(case: Case, out: Counter[str]) -> Iterator[Expression]:
    """A case's expressions that are in scope; the others are counted with the reason."""
    for row in case["timexes"]:
        reason = out_of_scope(case, row)
        if reason:
            out[reason] += 1
        else:
            yield Expression(case, row)


def out_of_scope(case: Case, row: Row) -> str:
    """Why an expression is out of scope; empty for one that is in."""
    if not case["id"].startswith("DateTimeModel-"):
        return OTHER_MODE
    if any(other["type"] not in TYPES for other in case["timexes"]):
        return OTHER_TYPE
    if row["type"].startswith("date") and not any(_interval(value) for value in row["values"]):
        return NO_DAY
    if row["type"] == "set" and "T" in row["value"].removeprefix("P"):
        return OTHER_TYPE
    return next((reason for reason, words in OUT.items() if words.search(row["text"])), "")


def is_right(expression: Expression, found: Sequence[Time]) -> bool:
    """Whether one of the times on the expression's words means the same."""
    touching = _touching(expression, found)
    return any(_agrees(time, value, expression) for time in touching for value in expression.row["values"])


def _touching(expression: Expression, found: Sequence[Time]) -> list[Time]:
    start, end = expression.row["start"], expression.row["end"]
    return [time for time in found if time.span.start < end and start < time.span.end]


def _agrees(time: Time, value: Row, expression: Expression) -> bool:
    if value["type"] in ("duration", "set"):
        return time.value == value["timex"] or _plain(time.value) == _plain(value["timex"])
    wanted = _interval(value)
    if wanted is None:
        return False
    mine, message = (_day(time.start), _day(time.end)), _day(expression.case["dct"])
    if mine == wanted or (value["type"] == "date" and _holds(mine, wanted, expression.row["text"])):
        return True
    if _PART.search(expression.row["text"]) and _overlap(mine, wanted):
        return True
    is_range = value["timex"].startswith("(") or None in wanted or wanted[1] == _eve(message)
    return is_range and _near(mine[0], wanted[0], message, last=False) and _near(mine[1], wanted[1], message, last=True)


_PART = re.compile(r"\b(?:end|beginning|start|middle|weeks?) of\b|\b(?:early|mid|late|earlier|later)\b", re.IGNORECASE)
"""Parts of a period, for which tools draw their own lines."""


def _overlap(mine: tuple[date | None, date | None], wanted: tuple[date | None, date | None]) -> bool:
    """Whether two intervals share days, an open side being open in both."""
    if [side is None for side in mine] != [side is None for side in wanted]:
        return False
    first = max(filter(None, (mine[0], wanted[0])), default=None)
    last = min(filter(None, (mine[1], wanted[1])), default=None)
    return first is None or last is None or first <= last


def _eve(message: date | None) -> date | None:
    return message - timedelta(days=1) if message else None


def _plain(value: str) -> str:
    """Quarters are three months, half a year six."""
    return re.sub(r"P(\d)Q$", lambda found: f"P{3 * int(found[1])}M", value).replace("P0.5Y", "P6M")


def _holds(mine: tuple[date | None, date | None], wanted: tuple[date | None, date | None], words: str) -> bool:
    """ "two months ago", "in two weeks": the month or week that holds the day."""
    if not re.search(r"\bago$|^in ", words) or not all(mine) or wanted[0] is None:
        return False
    return mine[0] <= wanted[0] <= mine[1]  # type: ignore[operator]


def _near(mine: date | None, wanted: date | None, message: date | None, *, last: bool) -> bool:
    """Whether a side of a range is the same but for the conventions."""
    if mine is None or wanted is None:
        return mine is wanted or (last and wanted is None and mine == message)
    if abs((mine - wanted).days) <= 1 or (last and mine == message):
        return True
    return last and _whole_unit_later(mine, wanted)


def _whole_unit_later(mine: date, wanted: date) -> bool:
    """Whether the last month or year of a range, left out by the suite, is counted in."""
    first = wanted + timedelta(days=1)
    month_end = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.day == 1 and mine in (month_end, date(first.year, 12, 31))


def _interval(value: Row) -> tuple[date | None, date | None] | None:
    """Inclusive days; the suite's own ends are exclusive. None where it gives none."""
    if value["type"] == "date":
        day = _day(value.get("value"))
        return (day, day) if day else None
    start, end = _day(value.get("start")), _day(value.get("end"))
    return (start, end - timedelta(days=1) if end else None) if start or end else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
