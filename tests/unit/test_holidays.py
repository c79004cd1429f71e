"""The table of holidays, against the ``holidays`` library."""

from __future__ import annotations

from datetime import date

import pytest

from claimx.find.times.holiday import holiday_date
from claimx.rules.lexicon import table

holidays = pytest.importorskip("holidays")  # of the test extra

YEARS = range(2005, 2031)
COUNTRIES = {
    "new year's day": ("US", "New Year's Day"),
    "independence day": ("US", "Independence Day"),
    "juneteenth": ("US", "Juneteenth National Independence Day"),
    "veterans day": ("US", "Veterans Day"),
    "christmas day": ("US", "Christmas Day"),
    "boxing day": ("GB", "Boxing Day"),
    "thanksgiving": ("US", "Thanksgiving Day"),
    "memorial day": ("US", "Memorial Day"),
    "labor day": ("US", "Labor Day"),
    "presidents' day": ("US", "Washington's Birthday"),
    "martin luther king jr. day": ("US", "Martin Luther King Jr. Day"),
    "columbus day": ("US", "Columbus Day"),
    "good friday": ("GB", "Good Friday"),
    "easter monday": ("DE", "Easter Monday"),
    "lunar new year": ("CN", "Chinese New Year (Spring Festival)"),
    "lunar new year's eve": ("CN", "Chinese New Year's Eve"),
    "qingming festival": ("CN", "Tomb-Sweeping Day"),
    "dragon boat festival": ("CN", "Dragon Boat Festival"),
    "mid-autumn festival": ("CN", "Mid-Autumn Festival"),
}
"""Our name → a country that keeps the holiday, and its name there."""


def days(country: str, name: str, year: int) -> set[date]:
    """The days of a year on which a country keeps a holiday itself, not a day off in its place."""
    kept = holidays.country_holidays(country, years=year, observed=False, language="en_US", subdiv=_part(country))
    return {day for day, said in kept.items() if name in said.split("; ") and day.year == year}


def _part(country: str) -> str | None:
    return "ENG" if country == "GB" else None


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_holiday_is_when_a_country_keeps_it(name: str) -> None:
    known = {year: found for year in YEARS if (found := days(*COUNTRIES[name], year))}
    assert known, "the library names it otherwise"
    assert {year: holiday_date(name, year) in found for year, found in known.items()} == dict.fromkeys(known, True)


def test_the_lunar_table_has_a_day_for_every_year() -> None:
    years = [date.fromisoformat(day).year for day in table("times")["lunar_days"]["new_year"]]
    assert years == list(range(2004, 2031))
    assert holiday_date("lunar new year", 2050) is None
