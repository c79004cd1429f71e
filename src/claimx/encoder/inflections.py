"""The base form of an inflected word, regular or irregular: "sued" → "sue", "slipped" → "slip", "shelves" → "shelf".

Spelling alone does not tell whether an ending hides an e or a doubled letter, so each way back is checked against the
words of ``claimx/data/inflections.toml``, which ``training/treebanks/inflections.py`` writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimx.rules.lexicon import mapping, words

_PARTICIPLES = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}
_PREFIXES = ("re", "un", "over", "out", "co", "mis", "pre", "de")
_HISSING = ("ch", "sh", "s", "x", "z", "o")
"""What takes -es in the third person and in the plural."""


def base_form(word: str, tag: str) -> str | None:
    """The base form of a verb or a plural noun in lower case; ``None`` where the words do not tell."""
    if not word.islower() or not word.isalpha():
        return None
    if tag == "NNS":
        return mapping("inflections", "irregular.nouns").get(word) or _singular(word)
    if tag not in ("VBD", "VBN", "VBG", "VBZ"):
        return None
    known = mapping("inflections", "irregular.verbs").get(word)
    return known or next((base for base in _bases(word, tag) if _is_verb(base)), None)


def _is_verb(base: str) -> bool:
    verbs = words("inflections", "verbs")
    return base in verbs or any(base.removeprefix(prefix) in verbs for prefix in _PREFIXES if base.startswith(prefix))


def _bases(word: str, tag: str) -> Iterator[str]:
    """What a regular form of a verb can be of; with a silent e first, since "rat" would double its letter."""
    if tag == "VBZ":
        yield from (base for base in (word[:-1], word[:-2]) if word.endswith("s"))
        if word.endswith("ies"):
            yield word[:-3] + "y"
        return
    ending = _PARTICIPLES[tag]
    stem = word.removesuffix(ending)
    if stem == word or len(stem) < 2:
        return
    yield stem + "e"
    yield stem
    if stem[-1] == stem[-2]:
        yield stem[:-1]
    if ending == "ed" and stem.endswith("i"):
        yield stem[:-1] + "y"


def _singular(word: str) -> str | None:
    """A regular plural's singular; ``None`` for a word that does not end as a plural does."""
    stem = word.removesuffix("s")
    if stem == word or stem.endswith(("s", "u", "i")) or len(stem) < 2:
        return None
    if not stem.endswith("e") or stem in words("inflections", "nouns_in_e"):
        return stem
    short = stem[:-1]
    if short.endswith("i"):
        return word if word in words("inflections", "unchanged") else short[:-1] + "y"
    return short if short.endswith(_HISSING) else stem
