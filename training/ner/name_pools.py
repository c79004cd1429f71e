"""Names to put in place of others: real ones, ones from the gazetteers, and invented ones.

Invented names matter most: the news of next year is about products nobody has heard of, so the model must learn what
surrounds a name and how names are built, not a list.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

from training.ner.word_lists import entries, words

_ONSETS = words("b br c cl cr d dr f fl g gl gr h j k kl kr l m n p pl pr qu r s sk sl sp st t th tr v vr w x y z zh")
_VOWELS = words("a e i o u ai ea ei io ou ua y")
_CODAS = words("l m n r s x t nd nt rk st lt sh th ck")
_TAILS = words("a o ix on ium eo ia is us ly ify io ex ent ara era iq us en or")
NAME_LISTS = Path(__file__).with_name("name_pools.txt")


def read_lists(path: Path = NAME_LISTS) -> dict[str, list[str]]:
    """The sections of the list file by their heading."""
    sections: dict[str, str] = {}
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
            sections[heading] = ""
        elif heading and line and not line.startswith("#"):
            sections[heading] += line
    lists = {heading: entries(text) for heading, text in sections.items()}
    for heading, names in lists.items():
        if heading.endswith(" tail"):
            lists[heading] = ["" if name == "-" else name.replace("_", " ", 1) for name in names]
    return lists


_LISTS = read_lists()
PRODUCT_KINDS = frozenset(heading.removeprefix("product ") for heading in _LISTS if heading.startswith("product "))


def product_stems() -> frozenset[str]:
    """All products of the lists, and those with their maker's name before them that CORE knows."""
    stems = {stem for kind in PRODUCT_KINDS for stem in _LISTS[f"product {kind}"]}
    # Companies in their own right, whatever their product is called.
    return frozenset((stems | {"Microsoft Windows", "Google Android"}) - set(_LISTS["company"]) - _ALSO_COMPANIES)


_ALSO_COMPANIES = frozenset(["Facebook", "PayPal", "Twitter", "Skype", "Telegram", "Snapchat", "Bumble", "Docker"])


def invented_word(rng: Random) -> str:
    """A pronounceable word that is nobody's name."""
    parts = [rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice([1, 1, 2]))]
    word = (
        "".join(parts)
        + (rng.choice(_CODAS) if rng.random() < 0.5 else "")
        + (rng.choice(_TAILS) if rng.random() < 0.6 else "")
    )
    word = word if len(word) > 3 else word + rng.choice(_TAILS)
    shape = rng.random()
    if shape < 0.08:
        return rng.choice(["i", "e", "x", "q"]) + word.capitalize()
    if shape < 0.16:
        return word.capitalize() + rng.choice(["Hub", "AI", "Net", "Labs", "Pay", "Ly", "Works", "Soft", "Bot"])
    if shape < 0.20:
        return word.upper()[: rng.choice([2, 3, 4])]
    return word.capitalize()


def _fresh(rng: Random) -> str:
    return rng.choice(_LISTS["plain word"]) if rng.random() < 0.3 else invented_word(rng)


def version(rng: Random) -> str:
    """A version as product names carry it."""
    return rng.choice([
        str(rng.randint(2, 30)), str(rng.randint(2, 9)), f"{rng.randint(1, 6)}.{rng.randint(0, 9)}",
        f"{rng.randint(1, 5)}.0", f"V{rng.randint(2, 6)}", f"v{rng.randint(1, 6)}.{rng.randint(0, 9)}",
        f"{rng.choice([1, 3, 7, 8, 14, 32, 70, 72, 120, 235, 405])}B", f"{rng.randint(2, 5)}o", "II", "III",
        f"{rng.choice('XRSGKZM')}{rng.choice([1, 2, 3, 5, 7, 9, 10, 20, 50, 100, 200, 300])}",
        str(rng.choice([100, 200, 300, 910, 5090, 9800])),
    ])  # fmt: skip


def make_product(rng: Random, kind: str) -> str:
    """A product name of a kind: a real or invented stem, mostly with a version and sometimes a trim."""
    stem = rng.choice(_LISTS[f"product {kind}"]) if rng.random() < 0.55 else _fresh(rng)
    if kind == "app":
        if rng.random() < 0.12:
            extras = ["Pro", "Plus", "Premium", "Go", "AI", "Cloud", "Studio", "Live", "2.0", "Music", "Pay"]
            stem += " " + rng.choice(extras)
        return stem
    if kind == "chip" and len(stem.split()[-1]) <= 3 and stem.isupper():
        name = stem + (" " if stem == "RTX" else "") + str(rng.choice([10, 20, 40, 80, 100, 200, 300, 355, 800, 5090]))
        return name + rng.choice(["", "", "", " Ti", " Ultra", "X", " NVL72"])
    if (kind in {"device", "vehicle"} and stem[-1:] in {".", "-"}) or stem in {"SU", "YU", "ET", "EV", "R", "i", "iX"}:
        return f"{stem}{rng.randint(2, 9)}"
    if rng.random() < (0.75 if kind == "model" else 0.5):
        stem += ("-" if kind == "model" and rng.random() < 0.3 else " ") + version(rng)
    if rng.random() < 0.3 and kind in {"model", "device", "chip"}:
        stem += rng.choice(_LISTS["model tail" if kind == "model" else "device tail"])
    return stem


_LEGAL = re.compile(
    r",?\s+(Inc|Inc\.|Corp|Corp\.|Corporation|Ltd|Ltd\.|Limited|PLC|plc|N\.V\.|S\.A\.|SE|AG|LLC|Co\.|Company|Holdings)$"
)
_SHARE = re.compile(
    r"\s+(Class [A-Z]|Common|Ordinary|American Depositary|ADS|Depositary|Series|Preferred|Units?|Warrants?|Rights?|"
    r"Subordinate|Shares?|Stock|Notes|Beneficial|\d|\(|Sponsored|each|N\.V\. New|New York|Capital Stock|"
    r"Limited Partner).*$"
)


def clean_company(name: str) -> str:
    """A listed company's name without the kind of share after it."""
    return _SHARE.sub("", name.strip()).strip(" ,-").removeprefix("D/B/A ")


def short_company(name: str) -> str:
    """The name as news uses it, without its legal form."""
    previous = ""
    while previous != name:
        previous, name = name, _LEGAL.sub("", name)
    return name


def listed_companies(path: Path) -> list[str]:
    """Names of listed operating companies; funds, trusts and blank-cheque shells make no news of the kind wanted."""
    names: set[str] = set()
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = clean_company(row["name"])
            if not re.search(r"Acquisition|Trust|Fund|Notes|Bancorp|ETF|Municipal|Income|%|Merger", row["name"]):
                names.add(name)
    return sorted(name for name in names if 2 < len(name) < 40 and "/" not in name)


class NamePools:
    """Draws a replacement for a name of a label and kind."""

    def __init__(self, extra_companies: Sequence[str] = (), extra: Mapping[str, Sequence[str]] | None = None) -> None:
        """``extra_companies`` and ``extra`` (product kind → names) come from the gazetteers."""
        self._known = _LISTS["company"]
        self._listed = list(extra_companies)
        self._products = {kind: list(names) for kind, names in (extra or {}).items()}

    def company(self, rng: Random) -> str:
        """A company: known, listed or invented."""
        draw = rng.random()
        if draw < 0.45 or (draw < 0.7 and not self._listed):
            return rng.choice(self._known)
        if draw < 0.7:
            name = rng.choice(self._listed)
            return short_company(name) if rng.random() < 0.7 else name
        return _fresh(rng) + rng.choice(_LISTS["company tail"])

    def draw(self, rng: Random, label: str, kind: str) -> str | None:
        """A new name, or nothing where the old one has to stay."""
        if label == "ORG" and kind == "company":
            return self.company(rng)
        if label == "PRODUCT" and kind in PRODUCT_KINDS:
            listed = self._products.get(kind)
            return rng.choice(listed) if listed and rng.random() < 0.2 else make_product(rng, kind)
        if label == "PERSON" and kind == "last":
            return rng.choice(_LISTS["last name"])
        if label == "PERSON" and not kind:
            middle = f" {rng.choice('ABCDEJKLMRST')}." if rng.random() < 0.06 else ""
            return f"{rng.choice(_LISTS['first name'])}{middle} {rng.choice(_LISTS['last name'])}"
        pool = _LISTS.get(f"{label} {kind}".strip())
        return rng.choice(pool) if pool else None

    def known_names(self) -> Iterable[str]:
        """The hand-listed companies, for matching in raw text."""
        return tuple(self._known)


_REPEATED = re.compile(r"^the ")


def without_article(name: str) -> str:
    """ "the Netherlands" after "the" would double the article."""
    return _REPEATED.sub("", name)
