"""What everything else stands on: errors, years, units, addresses, finance, progress. It imports nothing of ours."""
