"""The formulation: one file a topic, each with variables, expressions and constraints."""

from __future__ import annotations

from model.formulation import (
    accounts,
    assured,
    assured_parts,
    awards,
    capacity,
    demand,
    dependence,
    eligibility,
    facilities,
    firms,
    grade_ladder,
    impacts,
    incentive,
    lanes,
    limits,
    obligations,
    origins,
    recipes,
    reserve,
    returns,
    shares,
    standing,
    stocks,
    subsidy,
    supply,
    tax,
    tie_break,
    tiers,
    units,
    viability,
)

NETWORK = (
    supply, tiers, lanes, recipes, capacity, standing, units, facilities, stocks, reserve, demand, returns, limits,
)
SCHEME = (
    awards, obligations, eligibility, firms, incentive, subsidy, assured, assured_parts, grade_ladder, accounts,
    viability, tax,
)
ACROSS = (impacts, dependence, shares, origins, tie_break)

TOPICS = (*NETWORK, *SCHEME, *ACROSS)
"""The topics in the order in which a reader meets them."""
