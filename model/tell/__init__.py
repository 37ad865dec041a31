"""Telling: what a table, a chart and a cited number are."""
