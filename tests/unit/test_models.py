"""Articles, and how claims print (section 5 of the specification)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import claimx
from claimx.models import CLAIM, Article, Change, Claim
from claimx.models.article import parse_published
from claimx.models.printing import amount as amount_line
from claimx.models.printing import number, plural, when
from tests import claim_examples as make
from tests.claim_examples import amount, event_claim, named, quantity_claim, relation_claim, time, words

YEAR_AGO = time("2024-08-01", "2024-10-31", "quarter")
OCTOBER = time("2025-10-01", "2025-10-31", "month")


def test_article_id_is_decided_by_its_content() -> None:
    assert Article(text="a").id == Article(text="a", site="S").id != Article(text="b").id
    assert Article(text="a", title="t").id != Article(text="a").id
    assert Article(text="a", id="mine").id == "mine"
    assert len(Article(text="").id) == 16


def test_article_is_frozen_and_closed() -> None:
    with pytest.raises(ValidationError):
        Article(text="a").text = "b"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Article(text="a", heading="b")  # type: ignore[call-arg]


def test_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    article = Article(title="\ud800T", text="a\udfff😀b")
    assert (article.title, article.text) == ("\ufffdT", "a\ufffd😀b")
    assert Article.model_validate_json(article.model_dump_json()) == article


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("2026-02-17", date(2026, 2, 17)),
        (" 2026-02-17 ", date(2026, 2, 17)),
        ("2026-02-17T08:30:00Z", datetime(2026, 2, 17, 8, 30, tzinfo=UTC)),
        ("2026-02-17 08:30", datetime(2026, 2, 17, 8, 30)),
        ("2026-02-17T08:30:00+08:00", datetime(2026, 2, 17, 8, 30, tzinfo=timezone(timedelta(hours=8)))),
        ("Tue, 17 Feb 2026 08:30:00 +0000", datetime(2026, 2, 17, 8, 30, tzinfo=UTC)),
        ("", None),
        ("  ", None),
    ],
)
def test_published_is_read(raw: str, read: date | None) -> None:
    assert parse_published(raw) == Article(text="a", published=raw).published == read  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "raw", ["today", "03/04/2026", "2026-13-01", "17.2.2026", "1770000000", "Feb 2026", "２０２６"]
)
def test_published_is_never_guessed(raw: str) -> None:
    with pytest.raises(ValueError, match="write YYYY-MM-DD"):
        parse_published(raw)


def test_published_day_is_in_the_zone_given() -> None:
    article = Article(text="a", published="2026-02-17T23:30:00-05:00")  # type: ignore[arg-type]
    assert article.published_day == date(2026, 2, 17)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (63.3e9, "63.3e9"),
        (1.9e9, "1.9e9"),
        (200_000, "200e3"),
        (100_000, "100e3"),
        (99_999, "99999"),
        (17_478, "17478"),
        (0.86, "0.86"),
        (0, "0"),
        (-5_000_000, "-5e6"),
        (-0.5, "-0.5"),
        (1e12, "1e12"),
        (4_200_000_000, "4.2e9"),
        (999_999_999_999.9999, "1e12"),
        (123_456_789, "123.456789e6"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "1e-07"),
    ],
)
def test_numbers(value: float, line: str) -> None:
    assert number(value) == line


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back(value: float) -> None:
    assert float(number(value)) == pytest.approx(value, rel=1e-9 if abs(value) >= 1 else 1e-3)


@pytest.mark.parametrize(
    ("noun", "many"),
    [("token", "tokens"), ("company", "companies"), ("day", "days"), ("box", "boxes"), ("patch", "patches")],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


AMOUNTS: list[tuple[str, dict[str, Any]]] = [
    ("6e9 tokens/min", {"value": 6e9, "unit": "token/min"}),
    ("1 user", {"value": 1, "unit": "user"}),
    ("51.2e9 USD", {"value": 51.2e9, "unit": "USD", "kind": "currency"}),
    ("62%", {"value": 62, "unit": "%", "kind": "ratio"}),
    ("3x", {"value": 3, "unit": "x", "kind": "ratio"}),
    ("1", {"value": 1, "unit": "rank", "kind": "none"}),
    ("7", {"value": 7, "unit": "", "kind": "none"}),
    ("15-20 GW", {"value": None, "low": 15, "high": 20, "unit": "GW", "kind": "physical"}),
    (">30 countries", {"value": 30, "unit": "country", "relation": ">"}),
    ("~1000 employees", {"value": 1000, "unit": "employee", "relation": "~"}),
    ("<=0.5 percentage points", {"value": 0.5, "unit": "percentage_point", "kind": "ratio", "relation": "<="}),
    ("2 years", {"value": 2, "unit": "year", "kind": "physical"}),
]


@pytest.mark.parametrize(("line", "slots"), AMOUNTS, ids=[line for line, _ in AMOUNTS])
def test_amounts(line: str, slots: dict[str, Any]) -> None:
    assert amount_line(amount(**slots)) == line


@pytest.mark.parametrize(
    ("slots", "line"),
    [
        ({}, ""),
        ({"start": "2026-02-16", "grain": "night", "event": "Spring Festival Gala"}, "on gala night"),
        ({"start": "2026-02-16", "event": "Spring Festival Gala"}, "on gala day"),
        ({"start": "2026-02-16", "grain": "day"}, "on 2026-02-16"),
        ({"start": "2025-10-01", "end": "2025-10-31", "grain": "month"}, "in 2025-10"),
        ({"start": "2025-07-01", "end": "2025-09-30", "grain": "quarter"}, "in 2025-Q3"),
        ({"start": "2025-01-01", "end": "2025-06-30", "grain": "half"}, "in 2025-H1"),
        ({"start": "2025-01-01", "end": "2025-12-31", "grain": "year"}, "in 2025"),
        ({"start": "2025-08-01", "end": "2025-10-31", "grain": "quarter"}, "from 2025-08-01 to 2025-10-31"),
        ({"start": "2018-01-01", "end": "2023-12-31"}, "from 2018-01-01 to 2023-12-31"),
    ],
)
def test_times(slots: dict[str, Any], line: str) -> None:
    assert when(time(**slots)) == line


def test_open_times() -> None:
    since = time("2019-05-01").model_copy(update={"end": None})
    until = time("2022-12-31").model_copy(update={"start": None})
    assert (when(since), when(until), when(None)) == ("since 2019-05-01", "by 2022-12-31", "")


QUARTER = time("2025-07-01", "2025-09-30", "quarter")
UP = Change(direction="up", basis="relative", baseline=time("2024-07-01", "2024-09-30", "quarter"))
LINES: list[tuple[Claim, str]] = [
    (make.DOUBAO, "Doubao peak 63.3e9 tokens/min on gala night"),
    (
        quantity_claim(
            "ByteDance", amount(1.9e9, "interaction"), metric="interactions",
            time=time("2026-02-16", event="Spring Festival Gala"),
        ),
        "ByteDance 1.9e9 interactions on gala day",
    ),
    (
        quantity_claim("OpenAI", amount(6e9, "token/min"), metric="tokens processed", time=OCTOBER),
        "OpenAI 6e9 tokens/min in 2025-10",
    ),
    (
        quantity_claim("Nvidia", amount(51.2e9, "USD", "currency"), metric="data center revenue", time=QUARTER),
        "Nvidia data center revenue 51.2e9 USD in 2025-Q3",
    ),
    (
        quantity_claim("Nvidia", amount(62, "%", "ratio"), metric="revenue", time=QUARTER, change=UP),
        "Nvidia revenue up 62% in 2025-Q3 vs 2024-Q3",
    ),
    (
        quantity_claim(
            "Claude", amount(2, "x", "ratio"), metric="speed",
            change=Change(direction="up", basis="multiple", baseline=named("Gemini", "product")),
        ),
        "Claude speed up 2x vs Gemini",
    ),
    (
        quantity_claim("Lingora", amount(2.3e6, "user"), metric="monthly active users"),
        "Lingora 2.3e6 monthly active users",
    ),
    (
        quantity_claim("Halden", amount(0, "%", "ratio"), metric="sales", negated=True, modality="forecast"),
        "Halden sales 0% (not, forecast)",
    ),
    (make.LAUNCH, "OpenAI will release a cheaper model (planned)"),
    (event_claim("Apple", "did not comment", negated=True), "Apple did not comment"),
    (event_claim("Apple", "comment", negated=True), "Apple comment (not)"),
    (event_claim("Apple", "isn’t selling", "Beats", negated=True), "Apple isn’t selling Beats"),
    (make.OWNER, "ByteDance owns TikTok"),
    (relation_claim("Tim Cook", "role_at", "Apple", role="chief executive"), "Tim Cook chief executive at Apple"),
    (relation_claim("Tim Cook", "role_at", "Apple"), "Tim Cook has a role at Apple"),
    (relation_claim("Halden", "owner_of", "Lumora", modality="possible"), "Halden owns Lumora (possible)"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "line"), LINES, ids=[line for _, line in LINES])
def test_claims_print_as_one_line(claim: Claim, line: str) -> None:
    assert str(claim) == line


def test_a_subject_without_a_name_prints_as_its_words() -> None:
    claim = make.OWNER.model_copy(update={"subject": words("the cloud unit")})
    assert str(claim) == "the cloud unit owns TikTok"


@pytest.mark.parametrize("claim", [make.DOUBAO, make.LAUNCH, make.OWNER], ids=lambda claim: claim.kind)
def test_claims_survive_json(claim: Claim) -> None:
    assert CLAIM.validate_json(claim.model_dump_json()) == claim


def test_a_number_is_no_date() -> None:
    with pytest.raises(ValueError, match="as a date"):
        Article(text="x", published=2026)  # type: ignore[arg-type]


def test_every_field_can_be_written() -> None:
    article = Article(id="a\ud800", text="b\ud800", url="c\ud800", site="d\ud800")
    assert article.model_dump_json()
    assert article.id == "a�"


def test_reasons_are_no_part_of_what_is_claimed(extractor: claimx.Extractor) -> None:
    claim = extractor.extract("Sensor Tower said that Instagram had 2 billion users.")[0]
    bare = claim.model_copy(update={"reasons": ()})
    assert claim.reasons
    assert claim == bare
    assert hash(claim) == hash(bare)
    assert claim != claim.model_copy(update={"negated": True})


def test_a_claim_explains_its_slots(extractor: claimx.Extractor) -> None:
    claim = extractor.extract("Sensor Tower said that Instagram had 2 billion users.")[0]
    assert "source: “Sensor Tower” (a verb of saying over a clause)" in claim.explain().splitlines()
