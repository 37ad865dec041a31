"""Why not: what is in the way where there is no plan, and what would mend it."""
