"""Two small process networks: one plant that makes magnets, and a whole chain from ore to magnets with a scheme."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables
from tests.cases.chain_rows import AIMS, CHAIN, ECONOMY, Rows
from tests.cases.sheets import scheme, settings, tables

FOLLOWING: list[dict[str, Any]] = [
    {"commodity": "oxides", "at": "India", "follows": "China", "factor": 1.005, "add": 0.35},
    {"commodity": "light oxide", "at": "Buyers", "follows": "China", "factor": 0.99, "add": -1.5},
]
BUYERS: list[dict[str, Any]] = [
    {"market": "Buyers", "commodity": "light oxide", "country": "Japan", "kind": "up to a limit", "years": 20},
]
"""Prices of the chain that follow China's, and buyers abroad who pay one of them."""


def one_plant(*, discount_rate: float = 0.0, share_limit: float | None = 0.5, alloy: float = 1000.0) -> Tables:
    """One plant may turn imported alloy into magnets for a market of 80 t a year, for two years.

    Args:
        discount_rate: real rate.
        share_limit: most of the imported magnets that should come from China.
        alloy: alloy that can be had a year [t].
    """
    china = {"supply": "China", "country": "China"}
    rows: Rows = {
        "Aims": AIMS,
        "Commodities": [
            {"commodity": "alloy", "kind": "alloy", "ndpr": 0.3, "reference_country": "China"},
            {"commodity": "magnet", "kind": "magnet", "ndpr": 0.3, "reference_country": "China"},
        ],
        "Stages": [{"stage": "mag", "scheme_role": "magnet"}],
        "Recipes": [
            {"recipe": "M", "stage": "mag", "commodity": "magnet", "role": "main output"},
            {"recipe": "M", "stage": "mag", "commodity": "alloy", "amount": 1.5},
        ],
        "Facilities": [{"facility": "F"}],
        "Capacity": [
            {"facility": "F", "stage": "mag", "most": 100.0, "running_cost": 100.0, "electricity": 10.0, "ramp_1": 0.5}
        ],
        "Supply": [
            {**china, "commodity": "alloy", "years": alloy},
            {**china, "commodity": "magnet", "share_limit": share_limit, "years": 1000},
        ],
        "Prices": [
            {"commodity": "alloy", "at": "China", "years": 40},
            {"commodity": "magnet", "at": "China", "years": 70},
        ],
        "Demand and sales": [
            {"market": "EV", "commodity": "magnet", "kind": "must be served", "unmet_cost": 500.0, "currency": "USD",
             "years": 80}
        ],
        "Economy": ECONOMY,
    }
    return tables("one plant", settings("FY2027-28", discount_rate=discount_rate), rows)


def chain(**changes: Any) -> Tables:
    """A chain from ore to magnets over five years, two beneficiaries with awards, and others around them.

    Args:
        changes: `settings`, `scheme` (None for no sheet) or a sheet's title with words joined by _ → for the first
            two, values that differ; for a sheet, rows to add.

    Returns:
        Its checked tables.
    """
    rows = {title: list(listed) for title, listed in CHAIN.items()}
    for name, value in changes.items():
        if name not in ("settings", "scheme"):
            rows[name.replace("_", " ")] = [*rows.get(name.replace("_", " "), []), *value]
    law = scheme(**changes.get("scheme", {})) if changes.get("scheme", {}) is not None else None
    of = settings("FY2030-31", **{"discount_rate": 0.1, **changes.get("settings", {})})
    return tables("chain", of, rows, law)
