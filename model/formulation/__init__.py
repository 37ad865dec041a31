"""The formulation: one file a topic, each with variables, expressions and constraints."""

from __future__ import annotations

from model.formulation import (
    assured,
    awards,
    capacity,
    demand,
    dependence,
    eligibility,
    facilities,
    impacts,
    incentive,
    lanes,
    limits,
    origins,
    recipes,
    returns,
    shares,
    stocks,
    subsidy,
    supply,
    tie_break,
    tiers,
    units,
    viability,
)

NETWORK = (supply, tiers, lanes, recipes, capacity, units, facilities, stocks, demand, returns, limits)
SCHEME = (awards, eligibility, incentive, subsidy, assured, viability)
ACROSS = (impacts, dependence, shares, origins, tie_break)

TOPICS = (*NETWORK, *SCHEME, *ACROSS)
"""The topics in the order in which a reader meets them."""
