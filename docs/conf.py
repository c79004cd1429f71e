"""The documentation as a site: ``sphinx-build docs site``."""

from __future__ import annotations

from importlib.metadata import version as installed

project = "claimx"
author = "The claimx authors"
release = version = installed("claimx")
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["site", "_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # links out of docs/ are for the repository; a test checks every link
html_theme = "furo"
html_title = "claimx"
html_static_path: list[str] = []
html_show_sphinx = False
