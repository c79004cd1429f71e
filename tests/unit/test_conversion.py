"""``Quantity.to`` and ``Quantity.to_pint``."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from claimx import Quantity, Span, Unit, UnitError
from claimx.measures.sizes import known, measure
from claimx.rules.lexicon import mapping, words
from tests.unit.cases import cases

WORDS = Span(start=0, end=3, text="any")


def amount(value: float, name: str, kind: Any, **slots: Any) -> Quantity:
    return Quantity(span=WORDS, value=value, unit=Unit(name=name, kind=kind), **slots)


@pytest.mark.parametrize("case", cases("quantities", "conversion"))
def test_case(case: dict[str, Any]) -> None:
    given = amount(*case["amount"])
    difference = case.get("difference", False)
    if "error" in case:
        with pytest.raises(UnitError) as raised:
            given.to(case["to"], difference=difference)
        assert case["error"] in str(raised.value), case["reason"]
    else:
        found = given.to(case["to"], difference=difference)
        assert [found.value, found.unit.name] == case["expect"], case["reason"]
        assert found.unit.kind == given.unit.kind


def test_a_range_converts_both_its_bounds() -> None:
    given = Quantity(span=WORDS, low=10, high=15, relation="range", unit=Unit(name="km", kind="physical"))
    found = given.to("m")
    assert (found.value, found.low, found.high) == (None, 10_000, 15_000)
    assert (found.relation, found.span) == (given.relation, given.span)


def test_bound_and_vagueness_stay() -> None:
    found = amount(1e9, "USD/year", "currency", relation=">=", vague=True).to("USD/month")
    assert (found.relation, found.vague) == (">=", True)


def units_of_the_overlay() -> set[str]:
    tables = ("physical", "symbols", "symbols_glued", "duration", "ratio")
    return {name for table in tables for name in mapping("units", table).values()}


@pytest.mark.parametrize("name", sorted(units_of_the_overlay()))
def test_every_unit_that_is_read_has_a_size(name: str) -> None:
    assert measure(name).size > 0


@pytest.mark.parametrize("name", sorted(mapping("measures", "pint")))
def test_pint_names_are_of_units_that_have_a_size(name: str) -> None:
    assert known(name)


def in_pint(quantity: Quantity) -> Any:
    pytest.importorskip("pint", reason="pint is not installed: pip install 'claimx[pint]'")
    return quantity.to_pint()


BASES = {
    "length": "meter", "mass": "gram", "time": "second", "calendar time": "month", "electric current": "ampere",
    "temperature": "kelvin", "amount of substance": "mole", "luminous intensity": "candela", "angle": "radian",
    "data": "bit", "proportion": "dimensionless", "difference of percentages": "percentage_point", "turns": "turn",
    "floating-point operations per second": "FLOPS", "operations per second": "OPS", "pixels": "pixel",
    "frames": "frame",
    "qubits": "qubit", "containers": "TEU",
}  # fmt: skip


def units_with_prefixes() -> set[str]:
    return {
        prefix + name
        for system in ("small", "large", "iec")
        for prefix in mapping("measures", system)
        for name in words("measures", f"prefixed.{system}")
    }


ALL = units_of_the_overlay() | set(mapping("measures", "units")) | units_with_prefixes()


@pytest.mark.parametrize("name", sorted(ALL))
def test_pint_gives_a_unit_the_same_size(name: str) -> None:
    ours = measure(name)
    if dict(ours.dimension).keys() & {"level"}:
        pytest.skip("a logarithm has no size in base units")
    base = "*".join(f"{BASES[dimension]}**{power}" for dimension, power in ours.dimension) or "dimensionless"
    theirs = in_pint(amount(10, name, "physical"))
    expected = float(10 * ours.size + ours.zero)
    assert theirs.to(base).magnitude == pytest.approx(expected, rel=1e-5)  # pint's acre is of survey feet


@pytest.mark.parametrize(
    ("given", "dimension"),
    [
        (amount(5, "token", "count"), "[token]"),
        (amount(5, "data center", "count"), "[data_center]"),
        (amount(5, "737", "count"), "[unit_737]"),
        (amount(5, "link", "count"), "[link_count]"),
        (amount(5, "USD", "currency"), "[USD]"),
        (amount(5, "GB", "physical"), "[data]"),
        (amount(5, "", "none"), "dimensionless"),
        (amount(3, "rank", "none"), "dimensionless"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.unit.name or "bare",
)
def test_counts_currencies_and_data_are_dimensions_in_pint(given: Quantity, dimension: str) -> None:
    assert str(in_pint(given).dimensionality) == dimension


def test_a_price_in_pint_meets_a_count() -> None:
    price = in_pint(amount(0.15, "USD/million token", "currency"))
    cost = price * in_pint(amount(2e9, "token", "count"))
    assert cost.to("USD").magnitude == pytest.approx(300)


def test_a_range_in_pint_is_an_array() -> None:
    found = in_pint(Quantity(span=WORDS, low=1, high=2, relation="range", unit=Unit(name="km", kind="physical")))
    assert list(found.to("m").magnitude) == pytest.approx([1000, 2000])


def test_a_unit_that_pint_lacks_is_an_error() -> None:
    with pytest.raises(UnitError, match="statohm"):
        in_pint(amount(1, "statohm", "physical"))


def test_many_threads_share_the_registry() -> None:
    pytest.importorskip("pint", reason="pint is not installed: pip install 'claimx[pint]'")
    given = [amount(3, f"gadget {number % 7}", "count") for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(Quantity.to_pint, given))
    assert {str(quantity.units) for quantity in found} == {f"gadget_{number}" for number in range(7)}


def test_without_pint_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimx.measures import registry

    monkeypatch.setitem(sys.modules, "pint", None)
    monkeypatch.setattr(registry, "_registry", registry._registry.__wrapped__)
    with pytest.raises(UnitError, match=r"pip install 'claimx\[pint\]'"):
        amount(5, "km", "physical").to_pint()
