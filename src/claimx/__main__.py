"""``python -m claimx`` is ``claimx``."""

from claimx.cli import main

if __name__ == "__main__":
    main()
