"""Priorities: the aims of a plan, pursued in lexicographic order."""
