"""Reading articles: files of four formats, folders of them, and standard input, all to ``Article``."""

from claimx.read.articles import read_articles
from claimx.read.forms import Form
from claimx.read.sources import find_files

__all__ = ["Form", "find_files", "read_articles"]
