"""What a rule of the grammar read: a stretch of tokens and the groups in it."""

from __future__ import annotations

from typing import NamedTuple

from claimx.find.times.scan import Line, Token


class Phrase(NamedTuple):
    """A stretch of tokens that one rule read."""

    rule: str
    line: Line
    first: int
    last: int
    """Index of the first token, and one past the last."""
    groups: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Where the phrase begins in the text."""
        return self.line.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends. A full stop belongs to it only inside."""
        return self.line.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        """The phrase's words, lower case."""
        return self.line.text[self.start : self.end].lower()

    def token(self, group: str) -> Token | None:
        """The first token of a named group, where it took part."""
        bounds = self.groups.get(group)
        return self.line.tokens[bounds[0]] if bounds else None

    def tokens(self, group: str) -> tuple[Token, ...]:
        """The tokens of a named group."""
        first, last = self.groups.get(group, (0, 0))
        return self.line.tokens[first:last]

    def number(self, group: str) -> int | None:
        """A group's value where it is a whole number."""
        token = self.token(group)
        return token.value if token and isinstance(token.value, int) else None

    def tag(self, group: str) -> str:
        """The tag of a group's first token; empty where the group took no part."""
        token = self.token(group)
        return token.tag if token else ""

    def has_tag(self, *names: str) -> bool:
        """Whether a word of one of the tags stands in the phrase."""
        return any(token.tag in names for token in self.line.tokens[self.first : self.last])

    def before(self, back: int = 1) -> str:
        """The word that many places before the phrase, lower case."""
        return self.line.word(self.first - back)

    def after(self, ahead: int = 1) -> str:
        """The word that many places after the phrase, lower case."""
        return self.line.word(self.last - 1 + ahead)
