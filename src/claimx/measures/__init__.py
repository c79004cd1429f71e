"""What units measure, how much of it, and how one is converted into another."""
