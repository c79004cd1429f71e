"""The report as a file: whole, closed to the network, and with nothing of an article in its markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from claimx.models import Article
from claimx.report import page
from claimx.report.contents import Places, contents
from claimx.report.page import embedded
from tests.claim_examples import DOUBAO, OWNER, event_claim, odd_claims
from tests.export.conftest import ODD

GALA = Article(id="gala", title="AI at the gala", text="…", published="2026-02-17")  # type: ignore[arg-type]


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def data(text: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    loaded: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return loaded


def test_page_holds_what_it_is_given() -> None:
    found = data(page([(GALA, [DOUBAO, OWNER])]))
    assert [claim["line"] for claim in found["claims"]] == [str(DOUBAO), str(OWNER)]
    assert [article["title"] for article in found["articles"]] == ["AI at the gala"]
    assert [entity["name"] for entity in found["entities"]] == ["Doubao", "ByteDance", "TikTok"]


def test_page_fetches_nothing() -> None:
    tags = Tags(page([(GALA, [DOUBAO])])).found
    assert not [tag for tag, given in tags if "src" in given or tag in ("link", "iframe", "img", "object")]
    assert [given["href"] for _, given in tags if "href" in given and not str(given["href"]).startswith("#")] == []


def test_policy_lets_only_the_pages_own_program_run() -> None:
    text = page([(GALA, [DOUBAO])])
    [policy] = [given["content"] for tag, given in Tags(text).found if given.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--<script>", "<img src=x onerror=alert(1)>", "{{data}}"]
)
def test_hostile_text_adds_no_tag(hostile: str) -> None:
    plain = Tags(page([(GALA, [event_claim("Corvane", "sells")])])).found
    article = Article(id=hostile, title=hostile, text=hostile, url=f"javascript:{hostile}", site=hostile)
    text = page([(article, [event_claim(hostile, hostile, hostile)])], title=hostile)
    assert [tag for tag, _ in Tags(text).found] == [tag for tag, _ in plain]
    [kept] = data(text)["articles"]
    assert (kept["text"], kept.get("url")) == (hostile, None)


def test_embedded_json_has_no_tag_and_is_the_same() -> None:
    text = embedded(["</script>", "\u2028", "<!--"])
    assert "<" not in text
    assert json.loads(text) == ["</script>", "\u2028", "<!--"]


@pytest.mark.parametrize("text", ["", "plain", "é𝄞x🍎y", "🍎🍎"])
def test_places_count_as_a_browser_does(text: str) -> None:
    places = Places(text)
    for offset in range(len(text) + 1):
        assert places.unit(offset) == len(text[:offset].encode("utf-16-le")) // 2


def test_slots_point_at_their_words() -> None:
    found = contents([(ODD, odd_claims(ODD))])
    text = ODD.text.encode("utf-16-le")
    [subject] = [slot for slot in found["claims"][0]["slots"] if slot[0] == "subject"]
    assert text[2 * subject[2] : 2 * subject[3]].decode("utf-16-le") == "Apple 🍎"
