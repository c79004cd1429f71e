"""The command line: ``claimx extract``, ``claimx schema``. Data goes to standard output, messages to standard error."""


def main() -> None:
    """Run the command line; what it needs is imported only now."""
    import sys

    try:
        from claimx.cli.app import app

        app(prog_name="claimx")
    except KeyboardInterrupt:  # before a command has begun; commands see to theirs
        print("claimx: interrupted", file=sys.stderr)
        sys.exit(130)
