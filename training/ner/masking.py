"""Which tokens could be names that a set did not annotate."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from training.ner.labelled import Span, TokenLabelled
from training.ner.places import is_people
from training.ner.word_lists import words

_CALENDAR = frozenset(
    words("""January February March April May June July August September October November December Jan. Feb. Mar. Apr.
Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed
Thu Fri Sat Sun""")
)
_TITLES = frozenset(
    words("""Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Prof. Professor President Prime Minister Secretary General Senator Sen. Rep.
Gov. Governor Mayor Chancellor Sir Lord Lady Captain Colonel Judge Justice Pope King Queen Prince Princess
Director Chairman CEO CFO CTO COO Chief Executive Officer Vice Deputy Foreign Defense Ambassador Congressman
Gen. Lt. Sgt. Col. Former Premier Spokesman Commander Sheikh Ayatollah Cardinal""")
)
_ALWAYS_PLAIN = frozenset(
    ["I", "I'm", "A", "OK", "AM", "PM", "a.m.", "p.m.", "TV", "GMT", "EST", "EDT", "PDT", "CEO", "RT"]
)
_LINKS = frozenset(["of", "the", "and", "for", "&", "-", "'s", "’s", "de", "in", "on", "'"])
# Words that name both a people and a tongue: which of the two, only the sentence tells.
_TONGUES_TOO = frozenset(["English", "Latin", "Western", "Conservative", "Christian", "Georgian"])


def is_title(word: str) -> bool:
    """Whether the word is a title, no name by itself."""
    return word in _TITLES


def title_prefix(words: Sequence[str]) -> int:
    """How many leading words are titles, which OntoNotes leaves outside the name."""
    count = 0
    while count < len(words) - 1 and (words[count] in _TITLES or words[count].lower() in {"the", "president"}):
        count += 1
    return count


def is_name_like(token: str, *, first: bool, plain_words: Collection[str]) -> bool:
    """Whether a token's shape lets it be (part of) a name.

    ``plain_words`` are words known in lower case: a sentence's first word is taken as a name only if it is not one.
    """
    if token in _CALENDAR or token in _ALWAYS_PLAIN or not any(c.isupper() for c in token):
        return False
    if first and (token[1:].islower() or len(token) == 1):
        return token.lower() not in plain_words
    return True


def name_like_tokens(tokens: Sequence[str], plain_words: Collection[str]) -> set[int]:
    """Indexes that may belong to names: capitals, the numbers after them, the little words between them."""
    found: set[int] = set()
    first = True
    for index, token in enumerate(tokens):
        number_in_name = index - 1 in found and token[:1].isdigit() and "," not in token
        if number_in_name or is_name_like(token, first=first, plain_words=plain_words):
            found.add(index)
        if any(c.isalnum() for c in token):
            first = False
        if token in {".", "!", "?", ":", "\n", '"', "“", "-", "--", "–"}:
            first = True
    for index in range(1, len(tokens) - 1):
        if tokens[index] in _LINKS and index - 1 in found:
            after = index + 1 if tokens[index + 1] not in _LINKS else index + 2
            if after in found:
                found.update(range(index, after))
    return found


def mask_unknown_names(
    sentence: TokenLabelled, plain_words: Collection[str], only: Collection[int] | None = None
) -> TokenLabelled:
    """Mask name-like tokens outside the spans; a lone nationality word is certain and becomes NORP instead.

    ``only`` narrows the candidates where part-of-speech tags tell proper nouns apart.
    """
    covered = {index for span in sentence.spans for index in range(span.start, span.end)}
    candidates = name_like_tokens(sentence.tokens, plain_words) - covered
    if only is not None:
        kept = set(only)
        candidates = {i for i in candidates if i in kept or is_people(sentence.tokens[i])}
    certain: list[Span] = []
    for index in sorted(candidates):
        token = sentence.tokens[index]
        alone = index - 1 not in candidates | covered and index + 1 not in candidates | covered
        if alone and is_people(token) and token not in _TONGUES_TOO:
            certain.append(Span(index, index + 1, "NORP"))
    candidates -= {span.start for span in certain}
    candidates -= {i for i in candidates if sentence.tokens[i] in _TITLES and i + 1 not in candidates}
    spans = tuple(sorted((*sentence.spans, *certain)))
    return TokenLabelled(sentence.tokens, spans, sentence.masked | candidates, sentence.spaces)
