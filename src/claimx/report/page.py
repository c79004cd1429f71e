"""The page: its template, styles and program as they lie beside this module, and the claims as JSON inside it.

Nothing from an article becomes markup. The JSON holds no ``<``, the program makes text nodes of what it reads, and the
page's own policy lets no other program or style run, nor anything be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable
from importlib.resources import files

from claimx.export import Found
from claimx.report.contents import contents

SCRIPTS = ("dom", "contents", "words", "article", "filters", "table", "chart", "entity", "main")
"""The parts of the program, in order."""

_GAP = re.compile(r"\{\{(\w+)\}\}")


def page(results: Iterable[Found], *, title: str = "Claims") -> str:
    """The whole HTML page. All articles are held in memory, since all are in it."""
    style = _read("style.css")
    script = '"use strict";\n(() => {\n' + "\n".join(_read(f"js/{name}.js") for name in SCRIPTS) + "})();\n"
    filled = {
        "title": html.escape(title),
        "policy": policy(script, style),
        "style": style,
        "script": script,
        "data": embedded(contents(results)),
    }
    return _GAP.sub(lambda gap: filled[gap[1]], _read("page.html"))


def embedded(value: object) -> str:
    """A value as JSON that may stand in a ``script`` element: no ``<`` in it can end that element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def policy(script: str, style: str) -> str:
    """A content security policy under which exactly this program and this style sheet run, and nothing is fetched."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return files("claimx.report").joinpath(name).read_text(encoding="utf-8")
