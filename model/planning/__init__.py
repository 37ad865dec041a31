"""Planning: from checked tables to a solved plan with its money."""
