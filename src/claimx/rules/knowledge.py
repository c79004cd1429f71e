"""The knowledge base: names of companies, products, organisations, places and events, and what is certain about them.

The facts lie in ``claimx/data/knowledge/*.toml``. A table is an entity type, a key of it a group of names, and its
value one long string: thousands of short TOML values would take too long to parse. A line of that string holds items
parted by ``;``, and an item is::

    name = alias = alias? | CN | Q1359568 | <owner

``?`` marks a surface form that is an ordinary word, a person's name or a place too, and so needs evidence from its
context. After the bars stand the country's code, the Wikidata id and the owner, in any order. A line may begin with
``Maker: ``, the owner of everything on it. An item without facts that begins with a name known before gives it further
aliases.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from claimx.errors import LexiconError
from claimx.models import EntityType
from claimx.rules.lexicon import table

FILES = ("companies", "products", "organizations", "places", "others", "derived", "tickers")

_ID = re.compile(r"Q[1-9][0-9]*")
_MAKER = re.compile(r"([^:;|]+): ")
_TYPES: Mapping[str, EntityType] = {kind: kind for kind in get_args(EntityType)}
_OWNERS = ("company", "organization")


class Entry(NamedTuple):
    """What one surface form stands for.

    ``name`` is the canonical name, the same for all aliases; ``ambiguous`` belongs to the surface form alone.
    ``owner`` is the canonical name of the maker or parent, ``country`` an English name, ``id`` a Wikidata id.
    """

    name: str
    type: EntityType
    ambiguous: bool = False
    owner: str | None = None
    country: str | None = None
    id: str | None = None


class _Facts(NamedTuple):
    """What stands after the bars of an item."""

    owner: str | None = None
    country: str | None = None
    id: str | None = None


_NO_FACTS = _Facts()


@cache
def knowledge() -> Mapping[str, Entry]:
    """Every surface form (exact case) with its entry; a form with a ' is there with a ’ too.

    Raises:
        LexiconError: a file is malformed, a form belongs to two entries, or an owner is not known.
    """
    found: dict[str, Entry] = {}
    for file in FILES:
        add_file(found, file, table(f"knowledge/{file}"))
    check_owners(found)
    return MappingProxyType(found)


class Base(NamedTuple):
    """What a pipeline knows of names."""

    entries: Mapping[str, Entry]
    """By surface form, exact case."""
    longest: int
    """How many words, parted by white space, the longest surface form has."""
    own: frozenset[str] = frozenset()
    """Forms of a user's file that are no ordinary words: what it says of them is certain."""


NOTHING = Base(MappingProxyType({}), 0)
"""The empty base: names are told from the text alone."""


@cache
def bundled() -> Base:
    """The base that comes with claimx."""
    return _base(knowledge())


def with_file(path: Path) -> Base:
    """The bundled base with a user's own file; what the file says of a form is what counts.

    Raises:
        LexiconError: the file cannot be read or is malformed; the message names it, with the line where it can.
    """
    own: dict[str, Entry] = {}
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    try:
        parsed = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from None
    try:
        add_file(own, None, parsed)
        found = {**knowledge(), **own}
        check_owners(found)
    except LexiconError as error:
        raise LexiconError(f"{path}{_line_of(content, error)}: {error}") from None
    certain = frozenset(form for form, entry in own.items() if not entry.ambiguous)
    return _base(MappingProxyType(found))._replace(own=certain)


class _PlacedError(LexiconError):
    """What is malformed stands in a table, under a key, in a line of that key's string (from 0)."""

    def __init__(self, message: str, kind: str, key: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.kind, self.key, self.line = kind, key, line


def _line_of(content: str, error: LexiconError) -> str:
    """Where in a file an error is, as far as that can be told."""
    lines = content.splitlines()
    if not isinstance(error, _PlacedError):
        quoted = re.findall(r"'([^']+)'", str(error))
        found = next((at for at, line in enumerate(lines) if quoted and all(word in line for word in quoted)), None)
        return f", line {found + 1}" if found is not None else ""
    table = next((at for at, line in enumerate(lines) if line.strip().startswith(f"[{error.kind}")), 0)
    opens = re.compile(rf"\s*{re.escape(error.key)}\s*=") if error.key else re.compile("")
    key = next((at for at, line in enumerate(lines[table:], table) if opens.match(line)), table)
    below = lines[key].rstrip().endswith(("'''", '"""'))  # TOML drops the line break behind an opening quote
    return f", line {key + error.line + 1 + below}"


def _base(entries: Mapping[str, Entry]) -> Base:
    return Base(entries, max((form.count(" ") + 1 for form in entries), default=0))


def add_file(found: dict[str, Entry], file: str | None, content: Mapping[str, Any]) -> None:
    """Add the entries of a parsed file to ``found``; ``file`` names one of the package's own in errors.

    Raises:
        LexiconError: the content is malformed, or a form is in ``found`` for another entry.
    """
    start = f"knowledge/{file}.toml: " if file is not None else ""
    for kind, groups in content.items():
        entity_type = _TYPES.get(kind)
        if entity_type is None or not isinstance(groups, dict):
            raise _PlacedError(f"{start}{kind} is not a table named for an entity type", kind)
        for key, text in groups.items():
            place = f"{start}{kind}.{key}"
            if not isinstance(text, str):
                raise _PlacedError(f"{place} must be one string", kind, key)
            for number, line in enumerate(text.splitlines()):
                try:
                    _add_line(found, place, entity_type, line)
                except LexiconError as error:
                    raise _PlacedError(str(error), kind, key, number) from None


def check_owners(found: Mapping[str, Entry]) -> None:
    """Hold every owner against the entries.

    Raises:
        LexiconError: an owner is not the canonical name of a company or organization.
    """
    for form, entry in found.items():
        if entry.owner is None:
            continue
        owner = found.get(entry.owner)
        if owner is None or owner.name != entry.owner or owner.type not in _OWNERS:
            message = f"knowledge: {form!r} has the owner {entry.owner!r}, which is no company or organization"
            raise LexiconError(message)


def _add_line(found: dict[str, Entry], place: str, kind: EntityType, line: str) -> None:
    """Add the items of a line of a group."""
    maker = _MAKER.match(line)
    for item in (line[maker.end() :] if maker else line).split(";"):
        _add_item(found, place, kind, item, maker[1] if maker else None)


def _add_item(found: dict[str, Entry], place: str, kind: EntityType, item: str, maker: str | None) -> None:
    """Add an item: an entry, or further aliases of one that is there."""
    names, bar, rest = item.partition("|")
    facts = _read_facts(place, rest) if bar else _NO_FACTS
    forms = [form.strip() for form in f" {names} ".split(" = ")]
    if forms == [""] and not bar:
        return
    name = forms[0].rstrip("?")
    known = found.get(name)
    if known is not None and known.name == name and known.type == kind and not bar and forms[1:]:
        _add_forms(found, place, forms[1:], known._replace(ambiguous=False))
    else:
        sure = Entry(name, kind, False, facts.owner or maker, facts.country, facts.id)
        _add_forms(found, place, forms, sure)


def _add_forms(found: dict[str, Entry], place: str, forms: list[str], sure: Entry) -> None:
    """Add the surface forms of one item: the certain with one entry, those with a "?" with its ambiguous twin."""
    unsure: Entry | None = None
    for form in forms:
        entry = sure
        if form[-1:] == "?":
            form, entry = form[:-1], unsure or sure._replace(ambiguous=True)
            unsure = entry
        if not form:
            raise LexiconError(f"{place}: an item has an empty name among {forms}")
        _add(found, place, form, entry)
        if "'" in form:
            _add(found, place, form.replace("'", "’"), entry)


def _add(found: dict[str, Entry], place: str, form: str, entry: Entry) -> None:
    if form in found:
        raise LexiconError(f"{place}: {form!r} is a name of {entry.name!r} and of {found[form].name!r}")
    found[form] = entry


@cache
def _read_facts(place: str, text: str) -> _Facts:
    facts = _NO_FACTS
    for fact in map(str.strip, text.split("|")):
        if fact.startswith("<"):
            facts = facts._replace(owner=fact[1:])
        elif _ID.fullmatch(fact):
            facts = facts._replace(id=fact)
        elif isinstance(country := table("knowledge_countries").get(fact), str):
            facts = facts._replace(country=country)
        else:
            raise LexiconError(f"{place}: {fact!r} is no country of knowledge_countries.toml, no id and no owner")
    return facts
