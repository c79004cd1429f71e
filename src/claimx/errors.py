"""Every error and warning claimx raises.

ClaimxError (Exception)
├── ArticleError       an article cannot be read: missing file, bad encoding, no text, bad date
├── ExportError        claims cannot be written or read back in a format: its extra or the articles' texts are missing
├── ModelError         a pipeline cannot be loaded, or lacks an annotation that a stage needs
├── LexiconError       a word list or knowledge file is malformed (names the file and the key)
└── UnitError          an amount cannot be had in a unit: it is unknown, or measures something else

ClaimxWarning (UserWarning)
└── LanguageWarning    the text is not English: no claims are made of it
"""

from __future__ import annotations


class ClaimxError(Exception):
    """Base of the errors below; its message is one line that says what to do."""


class ArticleError(ClaimxError):
    """An article cannot be read."""


class ModelError(ClaimxError):
    """A pipeline cannot be loaded, or lacks an annotation that a stage needs."""


class ExportError(ClaimxError):
    """Claims cannot be written, or read back, in a format."""


class LexiconError(ClaimxError):
    """A word list or knowledge file is malformed."""


class UnitError(ClaimxError):
    """An amount cannot be had in a unit."""


class ClaimxWarning(UserWarning):
    """Base of the warnings below."""


class LanguageWarning(ClaimxWarning):
    """The text is not English, so no claims are made of it."""
