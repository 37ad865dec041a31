"""The formulation: one file a topic, each with variables, expressions and constraints."""

from __future__ import annotations

from model.formulation import (
    assured,
    awards,
    capacity,
    demand,
    dependence,
    eligibility,
    impacts,
    incentive,
    lanes,
    origins,
    recipes,
    shares,
    stocks,
    subsidy,
    supply,
    tie_break,
    viability,
)

NETWORK = (supply, lanes, recipes, capacity, stocks, demand)
SCHEME = (awards, eligibility, incentive, subsidy, assured, viability)
ACROSS = (impacts, dependence, shares, origins, tie_break)

TOPICS = (*NETWORK, *SCHEME, *ACROSS)
"""The topics in the order in which a reader meets them."""
