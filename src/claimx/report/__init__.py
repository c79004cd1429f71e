"""One self-contained page to look at claims in: no network, no server, no build step."""

from claimx.report.page import page

__all__ = ["page"]
