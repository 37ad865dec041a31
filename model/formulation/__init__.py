"""The formulation: one file a topic, each with variables, expressions and constraints."""

from __future__ import annotations

from model.formulation import (
    awards,
    capacity,
    demand,
    dependence,
    lanes,
    origins,
    recipes,
    shares,
    stocks,
    supply,
    tie_break,
)

TOPICS = (supply, lanes, recipes, capacity, stocks, demand, awards, dependence, shares, origins, tie_break)
"""The topics in the order in which a reader meets them; the answer does not depend on it."""
