"""Clauses of the scheme: for each what it limits, how much the plan uses, and whether it can bind at all."""
