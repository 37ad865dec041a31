"""Planning tool for India's sintered rare-earth permanent magnet scheme."""
