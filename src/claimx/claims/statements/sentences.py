"""What makes words a printed sentence: a capital, a full stop, one pair of marks, no residue of a web page."""

from __future__ import annotations

import re
from html import unescape

_HALF_ENTITY = re.compile(r"&(\d{2,5});")
_TAG = re.compile(r"</?[a-z]+ ?/?>\s?")
_STRAIGHT = re.compile(r'"([^"]*)"')
_LINK = re.compile(r"\[https?://\S+ ([^\]]*)\]")
_GAP = re.compile(r"(?<=\w) (?=-(?:based|owned|led|made|backed|born)\b)")


def clean(said: str) -> str:
    """Without what a web page left behind: tags, links, entities (also without their "#"), gaps before a hyphen."""
    said = unescape(_HALF_ENTITY.sub(r"&#\1;", _LINK.sub(r"\1", _TAG.sub("", said))))
    return _GAP.sub("", said)


def unquoted(said: str) -> str:
    """Without the marks around the whole; those inside are single."""
    if said[:1] in '"“' and said[-1:] in '"”':
        said = said[1:-1].rstrip(",")
    said = _STRAIGHT.sub(r"‘\1’", said) if said.count('"') % 2 == 0 else said
    return said.replace("“", "‘").replace("”", "’")


def closed(said: str) -> str:
    """With a capital and a full stop."""
    stop = "" if said.endswith((".”", '."', "?", "!", "?”", "!”", ".", "…")) else "."
    return capital(said) + stop


def capital(said: str) -> str:
    """With a capital, also behind a bracket."""
    at = 1 if said.startswith("[") else 0
    if said[at + 1 : at + 2].isupper():  # "iPhone"
        return said
    return said[:at] + said[at : at + 1].upper() + said[at + 1 :]
