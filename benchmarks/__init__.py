"""Commands that measure claimx: accuracy on annotated text, speed, and the fit of its confidence."""
