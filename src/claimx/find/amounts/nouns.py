"""What a number counts: the head noun after it, singular, with a lexicalised compound kept whole."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from claimx.find.amounts.atoms import Page
from claimx.rules.lexicon import mapping, words

LONGEST_PHRASE = 9
"""Atoms looked through for the noun of a count."""
_TAGS_OF_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_TAGS_OF_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "CD", "FW", "PRP$", "RBS"})
_ENDINGS = (
    ("ies", "y", 5),
    ("sses", "ss", 0),
    ("ches", "ch", 0),
    ("shes", "sh", 0),
    ("xes", "x", 0),
    ("zzes", "zz", 0),
)
_SHORT_HYPHENS = frozenset("-‐‑")
_NO_PLURAL = ("ss", "us", "is")


class Counted(NamedTuple):
    """A unit noun and the atom after its head."""

    name: str
    last: int


@cache
def _irregular() -> dict[str, str]:
    return dict(pair.split("=") for pair in sorted(words("units", "nouns.irregular")))


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """The singular of an English noun, by rule and a list of exceptions; capitals of names stay."""
    known = _irregular().get(noun.lower())
    if known is not None:
        return known
    if noun.endswith("s") and len(noun) > 2 and noun[:-1].isupper():
        return noun[:-1]
    if noun.endswith("men") and len(noun) > 5 and not noun.endswith(("imen", "omen")):
        return noun[:-2] + "an"
    for ending, base, shortest in _ENDINGS:
        if noun.endswith(ending) and len(noun) >= shortest:
            return noun[: -len(ending)] + base
    if noun.endswith("s") and len(noun) > 3 and not noun.endswith(_NO_PLURAL):
        return noun[:-1]
    return noun


def is_plural(noun: str) -> bool:
    """Whether a noun's form is plural."""
    return singular(noun) != noun or noun.lower() == "staff"


def counted(page: Page, index: int, *, hyphened: bool = False) -> Counted | None:
    """The noun counted by a number that ends before an atom.

    ``hyphened``: the number is glued to its noun ("five-year", "7B-parameter"), which is then the one next word.
    """
    if hyphened:
        word = page.at(index)
        return Counted(_limb(word.lower), index + 1) if word.kind == "w" and len(word.text) > 1 else None
    if (time := _worked(page, index)) is not None:
        return time
    nouns = _noun_run(page, index)
    if not nouns and page.tag(index) == "VBZ" and page.word(index) not in words("units", "nouns.stops"):
        nouns = [index]  # "8.5 billion searches": a plural noun read as a verb
    if not nouns:
        return _code(page, index)
    head = nouns[-1]
    return _code(page, head + 1) or Counted(_name(page, nouns), head + 1)


def _limb(word: str) -> str:
    """The noun of a hyphened word: a "four-legged" machine has four legs."""
    if word.endswith("ed") and len(word) > 5:
        stem = word[:-2]
        return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return singular(word)


def _worked(page: Page, index: int) -> Counted | None:
    """A time that something works: "2,112 GPU-hours", "3 million CPU hours"."""
    at = index + 1 + page.hyphen(index + 1)
    time = mapping("units", "duration").get(singular(page.word(at)))
    if time is None or page.word(index) not in words("units", "nouns.working"):
        return None
    return Counted(f"{page.at(index).text}*{time}", at + 1)


def _code(page: Page, index: int) -> Counted | None:
    """A product code that is counted itself: "16,000 H100s"."""
    if not _is_code(page, index):
        return None
    last = index + 2
    if page.word(last) == "s" and page.glued(last - 1):
        return Counted(page.at(index).text + page.at(index + 1).text, last + 1)
    return None


def _is_code(page: Page, index: int) -> bool:
    """Letters with digits glued behind: H100, RTX5090, A380."""
    if page.kind(index + 1) != "n" or page.kind(index) != "w":
        return False
    letters = page.written(index)
    return letters.isupper() and len(letters) < 5 and page.glued(index)


def _name(page: Page, nouns: list[int]) -> str:
    head = nouns[-1]
    noun = singular(_folded(page, head))
    if page.hyphen(head - 1) and (particle := noun.removesuffix("s")) in words("units", "nouns.particles"):
        return f"{page.word(head - 2)}-{particle}"
    if len(nouns) > 1 and nouns[-2] == head - 1:
        compound = f"{page.word(head - 1)} {noun}"
        if compound in words("units", "compounds.list"):
            return compound
        if noun in words("units", "nouns.movements"):
            return singular(page.word(head - 1))  # "500 job cuts"
    return mapping("units", "synonyms").get(noun, noun)


def unit_noun(page: Page, index: int) -> str:
    """The unit that a noun is, where it stands apart from its number."""
    return _name(page, [index - 1, index] if page.tag(index - 1) in _TAGS_OF_NOUNS else [index])


def _folded(page: Page, index: int) -> str:
    """A noun in lower case, unless it is a name ("17 Americans", "5,000 H100s")."""
    atom = page.at(index)
    acronym = len(atom.text) > 1 and atom.text.rstrip("s").isupper()
    named = page.tag(index) in ("NNP", "NNPS") if page.tagged else atom.text[:1].isupper()
    return atom.text if acronym or named else atom.lower


def _noun_run(page: Page, index: int) -> list[int]:
    """Indices of the nouns of the phrase that begins at an atom; the last one is its head."""
    nouns: list[int] = []
    for at in range(index, min(index + LONGEST_PHRASE, len(page))):
        role = _role(page, at, bool(nouns))
        if role == "stop":
            break
        if role == "noun":
            nouns.append(at)
            if _ends(page, at) or (len(nouns) == 1 and page.word(at) in words("units", "nouns.holders")):
                break
    return nouns


def _ends(page: Page, index: int) -> bool:
    """Whether a noun closes its phrase: a plural does, unless a noun of its own kind follows directly."""
    if not is_plural(page.at(index).text):
        return False
    if page.word(index + 1) in ("'", "’"):
        return True
    following = page.tag(index + 1)
    return following not in ("NN", "NNS") if page.tagged else True


def _role(page: Page, index: int, seen: bool) -> str:
    atom = page.at(index)
    if atom.kind == "s":
        return _role_of_sign(page, index, seen)
    if _is_code(page, index) or (_is_code(page, index - 1) and atom.kind == "n" and not page.glued(index)):
        return "modifier"
    if atom.kind == "n" and page.tag(index - 1) in ("JJ", "NNP") and page.tag(index + 1) in _TAGS_OF_NOUNS:
        return "modifier"
    if atom.kind in "nw" and _within_word(page, index):
        return "modifier"
    if atom.kind != "w" or len(atom.text) == 1:
        return "stop"
    if seen and atom.lower in words("units", "nouns.outside"):
        return "stop"
    if atom.lower in words("amounts", "calendar.months") and page.capital(index):
        return "stop"  # "another 240 last April"
    if atom.lower == "s" and page.word(index - 1) in ("'", "’"):
        return "stop"
    if page.tagged:
        return _role_by_tag(page, index)
    if not seen and atom.lower in words("units", "nouns.adjectives"):
        return "modifier"
    if atom.lower in words("units", "nouns.stops") and atom.text not in ("US", "IT"):
        return "stop"
    if atom.lower in words("units", "nouns.adjectives") or (not seen and atom.lower.endswith(("ed", "ing", "ly"))):
        return "modifier"
    return "stop" if seen and atom.lower.endswith(("ed", "ly")) else "noun"


def _within_word(page: Page, index: int) -> bool:
    """Whether an atom is part of a hyphened word and not its noun: "USB-A ports", "BL-5C cells", "would-be rivals"."""
    if page.hyphen(index + 1) and page.word(index + 1) in _SHORT_HYPHENS:
        return True
    if len(page.word(index)) == 1 and page.glued(index - 1) and page.hyphen(index - 2):
        return True
    noun = page.tag(index) in _TAGS_OF_NOUNS or not page.tagged
    return page.hyphen(index - 1) and (page.kind(index) == "n" or len(page.word(index)) == 1 or not noun)


def _role_of_sign(page: Page, index: int, seen: bool) -> str:
    """A hyphen inside a word, a comma between adjectives and a quotation mark go on; other signs end the phrase."""
    if page.hyphen(index):
        return "modifier"
    if (
        page.word(index) == ","
        and not seen
        and page.tag(index - 1) in ("JJ", "JJR")
        and page.tag(index + 1) in ("JJ", "NN", "NNS")
    ):
        return "modifier"
    return "modifier" if page.word(index) in ('"', "“", "”", "‘", "&") and not seen else "stop"


def _role_by_tag(page: Page, index: int) -> str:
    tag = page.tag(index)
    if tag in _TAGS_OF_NOUNS:
        return "noun" if page.word(index) not in ("am", "pm", "vs") else "stop"
    if (
        tag == "CC"
        and page.tag(index - 1) in ("JJ", "NNP")
        and page.tag(index + 1) in ("JJ", "NNP")
        and page.word(index) == "and"
    ):
        return "modifier" if page.tag(index + 2) in ("NNS", "NN") else "stop"
    if tag in ("RB", "RBR") and page.tag(index + 1) in ("JJ", "VBN", "VBG"):
        return "modifier"
    if tag in ("VBN", "VBG", "VBD") and page.tag(index + 1) not in (*_TAGS_OF_NOUNS, "JJ", "HYPH", "VBN", "VBG"):
        return "stop"
    if tag == "VBD":
        return "stop"
    return (
        "modifier"
        if (tag in _TAGS_OF_MODIFIERS and page.word(index) not in ("more", "less", "fewer"))
        or page.word(index) == "more"
        else "stop"
    )
