"""The knowledge base: what it must hold, what it must mark as ordinary, and how it reports malformed files."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from claimx.errors import LexiconError
from claimx.models import EntityType
from claimx.rules import knowledge as base
from claimx.rules.knowledge import Entry, bundled, knowledge
from claimx.rules.lexicon import table

# Names that are ordinary words, given names or places too.
_ORDINARY = """
    Alexa Alphabet Amazon Android Apple Arm Atom Bard Block Borders Canon Chime Chrome Circle Claude Codex
    Copilot Cursor Delphi Discord Dodge Drive Echo Edge Emirates Epic Excel Explorer Fidelity Flash Ford
    Fortune Galaxy Gap Gemini Ghost Go Golf Grab Grace Grok Halo Honor Hopper Insider Java Jaguar Kimi Kindle
    Lime Line Lincoln Llama Lotus Lucid Luna Maps Mercury Messages Messenger Meta Mint Mistral Mustang Nature
    Nest Nexus Notes Notion Numbers Office Opera Oracle Orange Outlook Pages Palm Paris Peacock Perplexity
    Photos Pixel Polygon Portal Prime Python Quest Ramp Reels Ring Rubin Rust Safari Saturn Shell Signal Slack
    Slate Snap Snowflake Sora Spot Spotlight Sprint Square Staples Starship Steam Stripe Sun Surface Swift
    Switch Target Teams Telegram Tesla Threads Tidal Turkey Twitch Unity Valve Variety Vine Visa Vista Vulcan
    Watch Watson Wave Windows Wired Wise Wiz Wix Word X Zoom
"""
_KNOWN = {
    "Alibaba": Entry("Alibaba Group Holding", "company", False, None, "China", "Q1359568"),
    "iPhone": Entry("iPhone", "product", False, "Apple", None, "Q2766"),
    "Apple": Entry("Apple", "company", True, None, "United States", "Q312"),
    "Apple Inc.": Entry("Apple", "company", False, None, "United States", "Q312"),
    "FTC": Entry("Federal Trade Commission", "organization", False, None, "United States"),
    "Moody’s": Entry("Moody's", "company", False, None, "United States"),
    "PS3": Entry("PlayStation 3", "product", False, "Sony Computer Entertainment"),
    "Weixin": Entry("WeChat", "product", False, "Tencent Holdings"),
    "US": Entry("United States", "place", False, None, None, "Q30"),
    "WSJ": Entry("The Wall Street Journal", "organization", False, None, "United States"),
    "MWC": Entry("Mobile World Congress", "event"),
    "GDPR": Entry("General Data Protection Regulation", "work"),
}
_MALFORMED = {
    "type": ({"firm": {"a": "Apple"}}, "x.toml: firm is not a table"),
    "group": ({"company": {"a": 3}}, "x.toml: company.a must be one string"),
    "fact": ({"company": {"a": "Apple | XX"}}, "x.toml: company.a: 'XX' is no country"),
    "empty": ({"company": {"a": "Apple = ?"}}, "x.toml: company.a: an item has an empty name"),
    "twice": (
        {"company": {"a": "Sun = Oracle"}, "product": {"b": "Java\nOracle"}},
        "x.toml: product.b: 'Oracle' is a name of",
    ),
}


@pytest.mark.parametrize("form", sorted(_KNOWN))
def test_entry(form: str) -> None:
    assert knowledge()[form] == _KNOWN[form]


@pytest.mark.parametrize("word", _ORDINARY.split())
def test_ordinary_word_is_marked(word: str) -> None:
    assert knowledge()[word].ambiguous


@pytest.mark.parametrize("word", ["Spring", "Information", "The", "Monday", "January", "Chief", "Black Friday"])
def test_no_name_at_all(word: str) -> None:
    assert word not in knowledge()


def test_every_entry_is_whole() -> None:
    for form, entry in knowledge().items():
        assert form.strip() == form, form
        assert "  " not in form, form
        assert not form.endswith("?"), form
        assert entry.name in knowledge(), entry
        assert entry.type in get_args(EntityType)


def test_forms_of_one_name_agree() -> None:
    for form, entry in knowledge().items():
        assert knowledge()[entry.name]._replace(ambiguous=False) == entry._replace(ambiguous=False), form


def test_makers_are_companies_or_organizations() -> None:
    owners = {entry.owner for entry in knowledge().values()} - {None}
    assert {knowledge()[owner].type for owner in owners if owner} == {"company", "organization"}
    assert all(knowledge()[owner].name == owner for owner in owners if owner)


def test_no_id_names_two_things() -> None:
    names: dict[str, str] = {}
    for entry in knowledge().values():
        if entry.id:
            assert names.setdefault(entry.id, entry.name) == entry.name, entry.id


def test_countries_are_places() -> None:
    assert {knowledge()[name].type for name in table("knowledge_countries").values()} == {"place"}


def test_enough_of_each() -> None:
    names = {
        kind: len({entry.name for entry in knowledge().values() if entry.type == kind}) for kind in get_args(EntityType)
    }
    assert names["company"] >= 1500
    assert names["product"] >= 1500
    assert names["organization"] >= 300
    assert names["place"] >= 300


def test_longest_name_bounds_every_form() -> None:
    assert max(len(form.split()) for form in knowledge()) == bundled().longest < 12


@pytest.mark.parametrize("label", sorted(_MALFORMED))
def test_malformed_file_is_named(label: str) -> None:
    content: dict[str, Any]
    content, message = _MALFORMED[label]
    with pytest.raises(LexiconError, match=message.replace(".", r"\.")):
        base.add_file({}, "x", content)


def test_unknown_owner_is_reported() -> None:
    found: dict[str, Entry] = {}
    base.add_file(found, "x", {"product": {"a": "Nobody: Thing"}})
    with pytest.raises(LexiconError, match="Nobody"):
        base.check_owners(found)


def test_alias_with_typewriter_apostrophe_is_there_with_the_typographic_one() -> None:
    assert knowledge()["McDonald's"] is knowledge()["McDonald’s"]
