"""The report in a real browser: links both ways, the table, charts, keyboard, phone, dark mode, hostile text."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.export import Found
from claimx.models import Article, Claim
from claimx.read import read_articles
from tests.claim_examples import amount, event_claim, quantity_claim, said_by
from tests.claim_examples import time as on
from tests.report.conftest import Open

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "articles"
LAG = 0.25
"""Seconds after which somebody waiting would call it lag; what is measured takes a fraction of it."""


@pytest.fixture(scope="module")
def news(extractor: claimx.Extractor) -> list[Found]:
    articles = [
        article
        for name in ("chipmaker-earnings", "layoffs-fintech")
        for article in read_articles(FIXTURES / f"{name}.md")
    ]
    return [(article, extractor.extract(article)) for article in articles]


def many(count: int) -> list[Found]:
    """Claims in number, on articles of a hundred each."""
    found: list[Found] = []
    for place in range(count // 100):
        article = Article(id=f"a{place}", title=f"Article {place}", text="so then n " * 5)
        found.append((article, [_figure(place * 100 + each) for each in range(100)]))
    return found


def _figure(place: int) -> Claim:
    return quantity_claim(
        f"Company {place % 50}", amount(float(place), ("USD", "EUR")[place % 2], "currency"), id=f"c{place}",
        metric=("revenue", "profit")[place % 2], time=on(f"{2000 + place % 23}-03-01", grain="day"),
        confidence=(place % 100) / 100, source=said_by("Analyst") if place % 3 else None,
        modality=("asserted", "forecast")[place % 5 == 0],
    )  # fmt: skip


def js(browser: Any, program: str, *given: Any) -> Any:
    return browser.execute_script(program, *given)


def texts(browser: Any, selector: str) -> list[str]:
    return js(browser, "return [...document.querySelectorAll(arguments[0])].map((node) => node.textContent)", selector)  # type: ignore[no-any-return]


def arrived(browser: Any, selector: str) -> list[str]:
    """The texts of a view that a link leads to, once it is there: a browser follows a link when it has time to."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 10).until(lambda _: texts(browser, selector))  # type: ignore[no-any-return]


def press(browser: Any, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def hover(browser: Any, selector: str, place: int = 0) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).move_to_element(browser.find_elements("css selector", selector)[place]).perform()


def put(browser: Any, name: str, value: str) -> None:
    """Give a filter a value as somebody typing does."""
    program = (
        "const control = document.querySelector(`[name=${arguments[0]}]`); control.value = arguments[1];"
        "control.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    js(browser, program, name, value)


def test_words_and_claims_are_linked_both_ways(open_report: Open, news: list[Found]) -> None:
    browser = open_report(news, "#/article/0")
    article, claims = news[0]
    assert js(browser, "return document.querySelector('.text').textContent") == article.text
    place = next(
        place for place, claim in enumerate(claims) if claim.kind == "quantity" and claim.evidence.field == "text"
    )
    hover(browser, ".card", place)
    assert claims[place].quantity.span.text in "".join(texts(browser, ".on.slot-quantity"))  # type: ignore[union-attr]
    assert "".join(texts(browser, ".text .slot-evidence")) == claims[place].evidence.text
    hover(browser, ".text .anchor")
    [card] = texts(browser, ".card.on .line")
    assert any(card.startswith(str(claim)) for claim in claims)
    browser.find_elements("css selector", ".text .anchor")[0].click()
    hover(browser, ".bar h1")
    assert texts(browser, ".card[aria-pressed=true] .line") == [card]
    assert texts(browser, ".on.slot-quantity") or texts(browser, ".on.slot-predicate")


def test_keys_walk_through_claims(open_report: Open, news: list[Found]) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_report(news, "#/article/0")
    lines = [str(claim) for claim in news[0][1]]
    walked = []
    for key in ("j", "j", "j", "k"):
        press(browser, key)
        walked += texts(browser, ".card[aria-pressed=true] .line")
    assert [
        line.startswith(start) for line, start in zip(walked, [lines[0], lines[1], lines[2], lines[1]], strict=True)
    ] == [True] * 4
    press(browser, Keys.ESCAPE)
    assert texts(browser, ".card[aria-pressed=true]") == []
    js(browser, "document.querySelector('.text .anchor[tabindex]').focus()")
    press(browser, Keys.ENTER)
    assert len(texts(browser, ".card[aria-pressed=true]")) == 1


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("text", "company 7 ", lambda n: n % 50 == 7),
        ("entity", "Company 49", lambda n: n % 50 == 49),
        ("metric", "profit", lambda n: n % 2 == 1),
        ("unit", "EUR", lambda n: n % 2 == 1),
        ("source", "the article itself", lambda n: n % 3 == 0),
        ("modality", "forecast", lambda n: n % 5 == 0),
        ("from", "2020-01-01", lambda n: n % 23 >= 20),
        ("to", "2003-03-01", lambda n: n % 23 <= 3),
        ("confidence", "0.9", lambda n: n % 100 >= 90),
    ],
)
def test_filters(name: str, value: str, kept: Any, open_report: Open) -> None:
    browser = open_report(many(1000), "#/claims")
    put(browser, name, value)
    expected = sum(map(kept, range(1000)))
    assert texts(browser, "[role=status]") == [f"{expected} of 1,000 claims"]
    assert js(browser, "return document.querySelector('.table').getAttribute('aria-rowcount')") == str(expected + 1)
    browser.find_element("css selector", "button[type=reset]").click()
    assert texts(browser, "[role=status]") == ["1,000 claims"]


def test_kinds_are_filtered(open_report: Open, news: list[Found]) -> None:
    browser = open_report(news, "#/claims")
    put(browser, "kind", "event")
    claims = [claim for _, found in news for claim in found]
    events = sum(claim.kind == "event" for claim in claims)
    assert texts(browser, "[role=status]") == [f"{events} of {len(claims)} claims"]


def test_columns_sort_both_ways(open_report: Open) -> None:
    browser = open_report(many(300), "#/claims")
    head = ".header .value button"
    browser.find_element("css selector", head).click()
    assert texts(browser, ".rows .value")[:3] == ["0", "1", "2"]
    browser.find_element("css selector", head).click()
    assert texts(browser, ".rows .value")[:3] == ["299", "298", "297"]
    assert js(browser, "return document.querySelector('.header .value').getAttribute('aria-sort')") == "descending"


def test_the_address_keeps_filter_and_order(open_report: Open) -> None:
    browser = open_report(many(300), "#/claims?unit=EUR&sort=value&desc=1")
    assert texts(browser, "[role=status]") == ["150 of 300 claims"]
    assert texts(browser, ".rows .value")[:2] == ["299", "297"]


def saved(browser: Any, name: str) -> str:
    path = browser.downloads / name
    for _ in range(100):
        if path.is_file() and path.stat().st_size:
            text: str = path.read_bytes().decode()
            path.unlink()
            return text
        time.sleep(0.05)
    raise AssertionError(f"{name} was not saved")


def test_what_is_shown_can_be_saved(open_report: Open) -> None:
    browser = open_report(many(300), "#/claims?unit=EUR&metric=profit&text=company 7 ")
    buttons = {button.text: button for button in browser.find_elements("css selector", ".tools button")}
    buttons["Save CSV"].click()
    rows = list(csv.DictReader(io.StringIO(saved(browser, "claims.csv"), newline="")))
    assert [row["id"] for row in rows] == [f"c{place}" for place in range(7, 300, 50)]
    assert {row["subject"] for row in rows} == {"Company 7"}
    buttons["Save JSON"].click()
    loaded = json.loads(saved(browser, "claims.json"))
    assert [row["value"] for row in loaded] == [float(place) for place in range(7, 300, 50)]


def test_five_thousand_claims_without_lag(open_report: Open) -> None:
    browser = open_report(many(5000), "#/claims")
    assert texts(browser, "[role=status]") == ["5,000 claims"]
    assert len(texts(browser, ".rows .row")) < 60
    timed = (
        "const start = performance.now(); const table = document.querySelector('.table');"
        "{} ; table.getBoundingClientRect(); return (performance.now() - start) / 1000"
    )
    actions = {
        "scroll": "table.scrollTop = 100000; table.dispatchEvent(new Event('scroll'))",
        "sort": "document.querySelector('.header .value button').click()",
        "filter": "const box = document.querySelector('[name=text]'); box.value = 'company 1';"
        "box.dispatchEvent(new Event('input', { bubbles: true }))",
    }
    took = {name: js(browser, timed.replace("{}", action)) for name, action in actions.items()}
    assert all(seconds < LAG for seconds in took.values()), took


def test_the_table_is_walked_with_keys(open_report: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_report(many(5000), "#/claims")
    js(browser, "document.querySelector('.table').focus()")
    press(browser, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert [text[:9] for text in texts(browser, ".row.current .claim")] == ["Company 2"]
    press(browser, Keys.END)
    [last] = texts(browser, ".row.current .value")
    assert last == "4,999"
    press(browser, Keys.ENTER)
    assert js(browser, "return location.hash") == "#/article/49/4999"
    assert len(texts(browser, ".card[aria-pressed=true]")) == 1


def test_an_entity_has_its_metrics_over_time(open_report: Open) -> None:
    browser = open_report(many(500), "#/entities")
    browser.find_element("link text", "Company 7\ncompany · 10 claims").click()
    assert arrived(browser, "h2") == ["Company 7"]
    [heading] = texts(browser, "h3")
    assert heading == "profit in EUR"
    points = texts(browser, ".chart .point title")
    assert len(points) == len(texts(browser, ".figures tbody tr")) == 10
    assert any("57 EUR, 2011-03-01" in point and "Article 0" in point for point in points)
    assert {"Analyst", "the article itself"} == set(texts(browser, ".voice"))
    assert len(texts(browser, ".chart .tick text")) > 4


HOSTILE = "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'></script>\"'><b>bold</b>&amp;{{data}}"


@pytest.mark.parametrize("view", ["#/articles", "#/article/0/0", "#/claims", "#/entities", "#/entity/0"])
def test_hostile_text_stays_text(view: str, open_report: Open) -> None:
    article = Article(id=HOSTILE, title=HOSTILE, text=f"so n so {HOSTILE}", url=f"https://x/{HOSTILE}", site=HOSTILE)
    figures = [
        quantity_claim(
            HOSTILE,
            amount(n, HOSTILE),
            metric=HOSTILE,
            statement=HOSTILE,
            source=said_by(HOSTILE),
            time=on(f"202{int(n)}-01-01"),
        )
        for n in (1.0, 2.0)
    ]
    second = Article(id="b", text="so")
    browser = open_report([(article, [*figures, event_claim(HOSTILE, HOSTILE, HOSTILE)]), (second, [])], view)
    assert js(browser, "return window.hit ?? null") is None
    assert texts(browser, "main script, main img, main b:not(.meter b)") == []
    assert HOSTILE in js(browser, "return document.querySelector('main').textContent")


@pytest.mark.parametrize("view", ["#/articles", "#/article/0/3", "#/claims", "#/entities", "#/entity/0"])
def test_nothing_is_wider_than_a_phone(view: str, open_report: Open, news: list[Found]) -> None:
    browser = open_report(news, view, width=390, height=844)
    assert js(browser, "return document.documentElement.scrollWidth") <= 390


def test_dark_where_the_system_is(open_report: Open, news: list[Found]) -> None:
    browser = open_report(news, "#/articles")
    background = "return getComputedStyle(document.body).backgroundColor"
    light = js(browser, background)
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    assert js(browser, background) not in (light, "rgba(0, 0, 0, 0)")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_units_are_plural_where_a_reader_would_say_so(open_report: Open) -> None:
    article = Article(id="a", text="so then n ")
    figures = [quantity_claim("Corvane", amount(value, "user"), metric="users") for value in (1.0, 2.0)]
    browser = open_report([(article, figures)], "#/entity/0")
    assert texts(browser, ".figures .amount") == ["1 user", "2 users"]


@pytest.mark.parametrize(
    ("days", "ticks"),
    [
        (("2025-05-30", "2025-06-02"), ["2025-05-30", "2025-05-31", "2025-06-01", "2025-06-02"]),
        (("2023-02-01", "2025-11-30"), ["2023-07", "2024-01", "2024-07", "2025-01", "2025-07"]),
        (("1999-01-01", "2003-06-30"), ["1999", "2000", "2001", "2002", "2003"]),
        (("0001-01-01", "9999-12-31"), ["1000", "5000", "9000"]),
    ],
)
def test_the_time_axis_is_labelled(days: tuple[str, str], ticks: list[str], open_report: Open) -> None:
    article = Article(id="a", text="so then n ")
    figures = [quantity_claim("Corvane", amount(2.0, "user"), metric="users", time=on(day)) for day in days]
    browser = open_report([(article, figures)], "#/entity/0")
    assert set(ticks) <= set(texts(browser, ".chart .tick text"))


@pytest.mark.parametrize(("view", "part", "left"), [("articles", "ARTICLE 7", 1), ("entities", "company 4", 11)])
def test_articles_and_entities_are_found_by_name(view: str, part: str, left: int, open_report: Open) -> None:
    browser = open_report(many(1000), f"#/{view}")
    everything = len(texts(browser, ".list li"))
    browser.find_element("css selector", "[type=search]").send_keys(part)
    assert len(texts(browser, ".list li:not([hidden])")) == left < everything


def test_a_card_says_once_how_sure_it_is_meant(open_report: Open) -> None:
    article = Article(id="a", text="so then n ")
    planned = event_claim("OpenAI", "will release", "a model", modality="planned", negated=True)
    browser = open_report([(article, [planned])], "#/article/0")
    [card] = texts(browser, ".card .line")
    assert card == str(planned)
    assert card.count("planned") == 1


def test_a_card_that_is_tapped_on_a_phone_comes_into_view(open_report: Open, news: list[Found]) -> None:
    browser = open_report(news, "#/article/0", width=390, height=844)
    js(browser, "document.querySelectorAll('.card')[1].click()")
    program = "const box = document.querySelectorAll('.card')[1].getBoundingClientRect(); return [box.left, box.right]"
    end = time.monotonic() + 5
    while not (0 <= (sides := js(browser, program))[0] < sides[1] <= 390) and time.monotonic() < end:
        time.sleep(0.05)
    assert 0 <= sides[0] < sides[1] <= 390


def test_an_empty_report_opens(open_report: Open) -> None:
    for view in ("#/articles", "#/claims", "#/entities"):
        assert len(texts(open_report([], view), "main .page")) == 1
