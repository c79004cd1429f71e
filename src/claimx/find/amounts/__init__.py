"""The parts of the quantity stage: a linear scan of characters, number grammar, units, vetoes, changes."""
