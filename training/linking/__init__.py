"""Training of the rankers that link an amount to what it measures and to whom it belongs."""
