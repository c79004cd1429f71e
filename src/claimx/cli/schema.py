"""``claimx schema``: what the JSON of a claim looks like."""

from __future__ import annotations

import json

from claimx.cli.output import Output
from claimx.models import CLAIM


def schema() -> None:
    """Print the JSON schema of a claim."""
    with Output(None) as output:
        output.write(json.dumps(CLAIM.json_schema(), indent=2, ensure_ascii=False) + "\n")
