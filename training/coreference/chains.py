"""Annotated coreference as articles with chains: the annotated corpus, GUM and MEANTIME in one form.

Kept are third-person pronouns and definite descriptions: phrases of at most seven words that "the", "this" or "that"
opens and a common noun ends, appositions left out. Everything else of a chain is a name or is dropped.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple
from xml.etree import ElementTree

from claimx import Article
from training.annotation.corpus import Split, documents
from training.folders import data_folder, meantime_folder

PRONOUNS = frozenset(
    [
        "it",
        "its",
        "itself",
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
_DETERMINERS = ("the", "this", "that")
_LONGEST = 7
_LAST = 5
"""The last sentence of MEANTIME's articles in which all is annotated; the title is sentence 0 and the date 1."""

_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<both>\))?|(?P<close>[0-9]+)\)")
"""GUM's "(3-person-new-…", "(3-person-new-…)" and "3)" in a token's ``Entity=``."""

Field = Literal["title", "text"]


class Place(NamedTuple):
    """Half-open character offsets into a field of an article."""

    field: Field
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """Whether two places share a character."""
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass
class Chain:
    """The places that stand for one thing."""

    names: list[Place] = field(default_factory=list)
    pronouns: list[Place] = field(default_factory=list)
    descriptions: list[Place] = field(default_factory=list)


class Annotated(NamedTuple):
    """An article with its chains; what begins behind ``end`` is not annotated."""

    article: Article
    chains: list[Chain]
    end: int


def read_corpus(split: Split) -> Iterator[Annotated]:
    """The articles of a split of the annotated corpus that have the coreference layer."""
    for article, annotation in documents(split, layer="coreference"):
        chains = []
        for entity in annotation.entities:
            chain = Chain([Place("text", *at) for at in entity.mentions])
            for start, end in [*entity.pronouns, *entity.descriptions]:
                _add(chain, Place("text", start, end), article.text[start:end].split())
            chains.append(chain)
        yield Annotated(article, chains, len(article.text))


def _add(chain: Chain, place: Place, words: list[str]) -> None:
    """File a mention that is no name under its kind, or leave it out."""
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        chain.pronouns.append(place)
    elif 1 < len(words) <= _LONGEST and words[0].lower() in _DETERMINERS and words[-1].islower():
        chain.descriptions.append(place)


@dataclass
class _Open:
    """A mention of GUM whose end has not been read."""

    number: str
    link: str
    head: int
    start: int
    words: list[tuple[str, str]] = field(default_factory=list)


def read_gum(path: Path, genres: Iterable[str]) -> Iterator[Annotated]:
    """The documents of some genres in a file of GUM."""
    wanted = tuple(f"GUM_{genre}_" for genre in genres)
    for name, lines in _gum_documents(path):
        if name.startswith(wanted):
            yield _GumReader(lines).read(name)


def _gum_documents(path: Path) -> Iterator[tuple[str, list[str]]]:
    for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name, *lines = part.split("\n")
        yield name, lines


class _GumReader:
    """Builds the text of one document of GUM, and its chains on the way."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.text = ""
        self.chains: dict[str, Chain] = defaultdict(Chain)
        self.open: list[_Open] = []

    def read(self, name: str) -> Annotated:
        """The document."""
        for line in self.lines:
            if line.startswith("# newpar") and "block" not in line and self.text:
                self.text = self.text.rstrip() + "\n\n"
            elif line[:1].isdigit():
                self._word(line.split("\t"))
        return Annotated(Article(text=self.text.rstrip(), id=name), list(self.chains.values()), len(self.text))

    def _word(self, row: list[str]) -> None:
        if "-" in row[0] or "." in row[0]:
            return
        misc = dict(part.partition("=")[::2] for part in row[9].split("|"))
        brackets = list(_BRACKET.finditer(misc.get("Entity", "")))
        for bracket in brackets:
            if bracket["open"] and len(parts := bracket["open"].split("-")) > 6:
                self.open.append(_Open(parts[0], parts[6], int(parts[5].split(",")[0]), len(self.text)))
        self.text += row[1]
        for mention in self.open:
            mention.words.append((row[1], row[4]))
        for bracket in brackets:
            if bracket["close"] or bracket["both"]:
                self._close(bracket["close"] or bracket["open"].split("-")[0])
        if misc.get("SpaceAfter") != "No":
            self.text += " "

    def _close(self, number: str) -> None:
        at = next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at].number == number), None)
        if at is None:
            return
        mention = self.open.pop(at)
        forms = [form for form, _ in mention.words]
        tag = mention.words[mention.head - 1][1] if mention.head <= len(mention.words) else ""
        chain, place = self.chains[number], Place("text", mention.start, len(self.text))
        if tag.startswith("NNP"):
            chain.names.append(place)
        elif mention.link != "appos" and mention.head == len(forms):
            _add(chain, place, forms)


def read_meantime() -> Iterator[Annotated]:
    """MEANTIME's articles: their first sentence is the title."""
    for path in sorted(meantime_folder().glob("*/*.xml")):
        yield _meantime_article(path.stem, ElementTree.parse(path).getroot())


def _meantime_article(name: str, root: ElementTree.Element) -> Annotated:
    tokens = [(token.text or "", int(token.attrib["sentence"])) for token in root.iter("token")]
    texts: dict[Field, str] = {"title": "", "text": ""}
    places: list[Place] = []
    end = 0
    for word, sentence in tokens:
        part: Field = "text" if sentence else "title"
        texts[part] += " " if texts[part] and word not in (",", ".", "'s", ")") else ""
        places.append(Place(part, len(texts[part]), len(texts[part]) + len(word)))
        texts[part] += word
        end = len(texts["text"]) if sentence <= _LAST else end
    mentions = {at.attrib["m_id"]: at for at in root.iter("ENTITY_MENTION") if at.find("token_anchor") is not None}
    chains = []
    for tie in root.iter("REFERS_TO"):
        chain = Chain()
        for source in tie.iter("source"):
            if (mention := mentions.get(source.attrib["m_id"])) is not None:
                _add_meantime(chain, mention, places, [word for word, _ in tokens])
        chains.append(chain)
    return Annotated(Article(text=texts["text"], title=texts["title"], id=name), chains, end)


def _add_meantime(chain: Chain, mention: ElementTree.Element, places: list[Place], words: list[str]) -> None:
    at = sorted(int(anchor.attrib["t_id"]) - 1 for anchor in mention.iter("token_anchor"))
    place = Place(places[at[0]].field, places[at[0]].start, places[at[-1]].end)
    if (mention.get("syntactic_type") or "").endswith("NAM"):
        chain.names.append(place)
    else:
        _add(chain, place, words[at[0] : at[-1] + 1])


def read_set(name: str) -> Iterator[Annotated]:
    """A set by its name: ``meantime``, ``gum-train``, ``gum-dev`` (news, interviews and lives), ``corpus-dev`` …"""
    if name == "meantime":
        return read_meantime()
    source, _, split = name.partition("-")
    if source == "gum":
        return read_gum(data_folder() / "treebanks" / f"gum-open-{split}.conllu", ("news", "interview", "bio"))
    return read_corpus(split)  # type: ignore[arg-type]
