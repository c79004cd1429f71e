"""What holds of ``claimx.numbers`` and ``claimx.quantities`` for any text: exact, apart, always the same, linear."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import claimx
from claimx import Quantity, QuantityReading, Span, Unit, UnitError
from claimx.find.quantities import read_quantities
from claimx.models.amounts import UnitKind
from claimx.models.printing import amount, figure
from claimx.read import read_articles

FIXTURES = sorted((Path(__file__).parent.parent.parent / "fixtures" / "articles").glob("*.md"))
WORDS = Span(start=0, end=1, text="1")
UNITS: dict[str, UnitKind] = {
    "user": "count", "token/min": "count", "USD": "currency", "EUR/month": "currency", "km": "physical",
    "GW": "physical", "GiB": "physical", "Gbit/s": "physical", "year": "physical",
    "min": "physical", "%": "ratio", "percentage_point": "ratio", "x": "ratio",
}  # fmt: skip
PIECES = st.sampled_from(
    [
        "5", "2.5", "1,000", "5-10", "½", "63.3bn", "7B", "H100", "١٢", "1e5", "$", "US$", "A$", "¥", "€", "%", "m",
        "pounds", "points", "degrees", "and", "to", "from", "of", "a", "per", "month", "million", "dozens", "users",
        "rose", "fell", "minus", "-", "−", "(", ")", "[", "]", ",", ".", "/", "or", "=", "≥", "x", "’s", "\n", "\u200d",
        "👩", "İ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)
NUMBER = st.floats(0.001, 1e15).map(lambda value: float(f"{value:.10g}"))


def spans(reading: QuantityReading) -> list[Span]:
    return [reading.span, *(other.span for other in reading.equivalents)]


def assert_exact_and_apart(text: str, readings: list[QuantityReading]) -> None:
    said = [span for reading in readings for span in spans(reading)]
    assert all(text[span.start : span.end] == span.text != "" for span in said)
    assert all(before.end <= after.start for before, after in pairwise(said))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@example("RMB 5 ($3) (€2)")
@example("5A$5")
@example("İ 5 km")
def test_numbers_are_exact_and_apart(text: str) -> None:
    assert_exact_and_apart(text, claimx.numbers(text))


@given(TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_quantities_are_exact_and_apart(text: str) -> None:
    assert_exact_and_apart(text, claimx.quantities(text))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_alternative_is_the_reading_itself(text: str) -> None:
    for reading in claimx.numbers(text):
        others = [(other.value, other.low, other.high, other.unit.name) for other in reading.alternatives]
        assert (reading.value, reading.low, reading.high, reading.unit.name) not in others
        assert len(set(others)) == len(others)


def read_back(printed: str) -> QuantityReading:
    (reading,) = claimx.numbers(f"It was {printed}.")
    return reading


@given(NUMBER, st.sampled_from(["=", "~", ">", ">=", "<", "<="]), st.sampled_from(sorted(UNITS)))
@settings(max_examples=300, deadline=None)
@example(63.3e9, "=", "token/min")
@example(0.1, "=", "%")
def test_a_value_reads_back_from_its_print(value: float, relation: str, unit: str) -> None:
    given_unit = Unit(name=unit, kind=UNITS[unit])
    printed = amount(Quantity.model_validate({"span": WORDS, "value": value, "relation": relation, "unit": given_unit}))
    reading = read_back(printed)
    assert reading.value == pytest.approx(value, rel=1e-3 if value < 1 else 1e-9)  # below one, four digits are printed
    assert (reading.relation, reading.unit) == (relation, given_unit)
    assert figure(reading) in printed


@given(NUMBER, st.floats(1.1, 20), st.sampled_from(["user", "km", "GW", "%"]))
@settings(max_examples=200, deadline=None)
def test_a_range_reads_back_from_its_print(low: float, times: float, unit: str) -> None:
    given_unit = Unit(name=unit, kind=UNITS[unit])
    printed = amount(Quantity(span=WORDS, low=low, high=low * times, relation="range", unit=given_unit))
    reading = read_back(printed)
    assert (reading.low, reading.high) == pytest.approx((low, low * times), rel=1e-3)
    assert (reading.relation, reading.unit) == ("range", given_unit)


@given(NUMBER, st.sampled_from([("km", "mi"), ("°C", "°F"), ("GB", "GiB"), ("kW*h", "MJ"), ("%", "x")]))
@settings(max_examples=200, deadline=None)
def test_a_conversion_undoes_itself(value: float, units: tuple[str, str]) -> None:
    there, back = units
    given_amount = Quantity(span=WORDS, value=value, unit=Unit(name=there, kind="physical"))
    assert given_amount.to(back).to(there).value == pytest.approx(value, rel=1e-12, abs=1e-12)


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_whatever_a_unit_is_called_it_converts_or_is_refused(name: str) -> None:
    try:
        found = Quantity(span=WORDS, value=1, unit=Unit(name="km", kind="physical")).to(name)
    except UnitError:
        return
    assert found.to("km").value == pytest.approx(1)


def digest_of(seed: str) -> str:
    program = (
        "import sys, claimx; from claimx.read import read_articles;"
        "texts = [article.text for path in sys.argv[1:] for article in read_articles(path)];"
        "[print(q.model_dump_json()) for t in texts for read in (claimx.numbers, claimx.quantities) for q in read(t)]"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *map(str, FIXTURES[:3])],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert run.stdout
    return hashlib.sha256(run.stdout).hexdigest()


def test_the_same_whatever_the_hash_seed() -> None:
    assert digest_of("1") == digest_of("2")


def test_the_same_in_many_threads() -> None:
    texts = [article.text for path in FIXTURES[:8] for article in read_articles(path)]
    alone = [claimx.numbers(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(claimx.numbers, texts * 3)) == alone * 3


HOSTILE = [
    "7", "7 ", "½", "1,000,", "1.", "1/2/", "5-", "5 (", "(5 ", "((5))",
    "[5[", "([", "$", "5% ", "$5 ", "$5 (€4) ", "RMB 5 (", "A$5 $6 ",
    "5 pounds ", "5 km (3 miles) ", "one ", "a hundred and ", "million ", "between 5 and ", "from 5 to ", "5 or 6 or ",
    "5% to ", "the number of ", "$5 a day a ", "twice as ", "third-largest ", "No. ", "shares $5 ", "“5” ", "5e", "x5",
    "2014-17 ", "\n5", "’s 5 ", "5 of the ", "٣", "👩\u200d", "http://a.b/5 ", "5 hours 3 minutes ",
]  # fmt: skip


def seconds(text: str) -> float:
    """CPU seconds to read a text, whatever its size, in one part."""
    started = time.process_time()
    read_quantities(text, lambda start, end: Span(start=start, end=end, text=text[start:end]))
    return time.process_time() - started


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_text_takes_no_more_than_some_four_times_as_long(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (3_000, 12_000))
    seconds(small)  # what is read once is not measured
    assert min(seconds(large) for _ in range(2)) < 9 * max(min(seconds(small) for _ in range(3)), 0.003)


@pytest.mark.parametrize(
    "text",
    [
        "7" * 1_000_000,
        "7 " * 10_000,
        "(" * 100_000 + "5" + ")" * 100_000,
        "[5 (" * 20_000,
        "5 (" * 20_000,
        "\u0661\u200d" * 100_000,
    ],
    ids=["digits", "spaced-digits", "nested", "nested-and-open", "open", "arabic"],
)
def test_hostile_text_is_read_through(text: str) -> None:
    assert_exact_and_apart(text, claimx.numbers(text))
