"""Planning tool for India's sintered rare-earth permanent magnet scheme. The public verbs are in `model.verbs`."""
