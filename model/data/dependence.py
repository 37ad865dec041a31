"""Dependence: what counts as made in India, what is an imported input, and what demand is measured against."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables
from model.data.model_data import ModelData
from model.data.supply import HOME

FINAL_KIND = "magnet"


def dependence(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Lanes and fixed denominators of the dependence measures.

    Returns:
        FINALS (c, market) of Indian demand for magnets; `home_lanes` by (c, market), lanes whose goods were made in
        India; HOME_SUBSTITUTES (c, better, market), among SUBSTITUTES those whose better grade may be made in India;
        INPUT_IMPORTS, imports of anything valued that goes to a facility; `final_demand` (c, y) [t]; `demand_value` by
        year [₹ crore at reference prices]; MEASURED_YEARS, years with demand.
    """
    finals = [(c, m) for c, m in d.DEMANDS if d.kind_of[c] == FINAL_KIND and d.market_country[m] == HOME]
    imported = _imported_nodes(d)
    served = list(dict.fromkeys([*finals, *((c, m) for _, c, m in d.SUBSTITUTES if (_, m) in set(finals))]))
    home = {
        (c, m): [k for k in d.lanes_in.get((c, m), ()) if (c, k[1]) not in imported and d.node_country[k[1]] == HOME]
        for c, m in served
    }
    amount: dict[tuple[str, str], float] = {}
    for c, m in finals:
        for y in d.YEARS:
            total = sum(d.demand.get((c, m, p), 0.0) for p in d.periods_of[y])
            amount[c, y] = amount.get((c, y), 0.0) + total
    value = {y: sum(v * d.reference_price[c, yy] for (c, yy), v in amount.items() if yy == y) for y in d.YEARS}
    facilities = set(d.FACILITIES)
    return {
        "FINALS": finals,
        "home_demand": _home_demand(d),
        "home_lanes": home,
        "HOME_SUBSTITUTES": [k for k in d.SUBSTITUTES if (k[0], k[2]) in set(finals) and home.get(k[1:])],
        "INPUT_IMPORTS": [
            k for k in d.IMPORTS
            if k[2] in facilities and k[0] in d.reference_country
            and (d.kind_of[k[0]] != FINAL_KIND or (k[0], k[2]) in d.uses)
        ],
        "final_demand": amount,
        "final_quantity": {y: sum(v for (_, yy), v in amount.items() if yy == y) for y in d.YEARS},
        "demand_value": value,
        "MEASURED_YEARS": [y for y in d.YEARS if value[y] > 0],
    }


def _home_demand(d: ModelData) -> dict[tuple[str, str], float]:
    """India's demand by (commodity, period) [t]; 0 for what nobody asks for."""
    total = {(c, p): 0.0 for c in d.COMMODITIES for p in d.PERIODS}
    for (c, m, p), amount in d.demand.items():
        if d.market_country[m] == HOME:
            total[c, p] += amount
    return total


def _imported_nodes(d: ModelData) -> set[tuple[str, str]]:
    """(commodity, facility) pairs whose goods may come from abroad, directly or through others."""
    facilities, found = set(d.FACILITIES), set[tuple[str, str]]()
    while True:
        more = {
            (c, j)
            for c, i, j in d.LANES
            if j in facilities and (d.node_country[i] != HOME or (c, i) in found) and (c, j) not in found
        }
        if not more:
            return found
        found |= more


def shares(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Imports by form and origin, for the ceiling on one country's share.

    Returns:
        SHARE_LIMITS (country, kind, y) with `share_limit`; `form_imports` kind → lanes;
        `origin_imports` (country, kind) → lanes.
    """
    forms: dict[str, list[Any]] = {}
    origins: dict[tuple[str, str], list[Any]] = {}
    for k in d.IMPORTS:
        kind = d.kind_of[k[0]]
        forms.setdefault(kind, []).append(k)
        origins.setdefault((d.node_country[k[1]], kind), []).append(k)
    return {
        "SHARE_LIMITS": [k for k in d.share_limit if k[:2] in origins],
        "form_imports": forms,
        "origin_imports": origins,
    }
