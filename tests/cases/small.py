"""Two cases small enough to be worked by hand, in ₹ so that ₹10,000 per kg is ₹1 crore per tonne."""

from __future__ import annotations

from typing import Any

from tests.cases.case import Case, rows_of

ECONOMY: list[dict[str, Any]] = [
    {"item": "Power price", "unit": "₹/kWh", "years": 10.0},
    {"item": "Inflation", "unit": "% a year", "years": 0.0},
]


def bought(commodity: str, price: float, **columns: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A supply from China without limit, and its price in ₹ crore per tonne."""
    supply = {"supply": "China", "country": "China", "commodity": commodity, "years": float("inf"), **columns}
    return supply, {"commodity": commodity, "at": "China", "currency": "₹", "years": 10000.0 * price}


def plant() -> Case:
    """A plant may make magnets from imported alloy for a market of 80 t a year, for three years.

    A tonne of magnet is imported at ₹1.0 crore or made from 1.5 t of alloy at ₹0.4 crore, so making saves ₹0.4 crore;
    capacity costs ₹0.3 crore per t/a and lasts the three years.
    """
    alloy, magnet = bought("alloy", 0.4), bought("magnet", 1.0)
    return Case("plant", "FY2028-29", rows_of({
        "Aims": [{"priority": 1, "aim": "Unmet demand"}, {"priority": 2, "aim": "National cost"}],
        "Commodities": [
            {"commodity": "alloy", "kind": "alloy", "ndpr": 0.3, "reference_country": "China"},
            {"commodity": "magnet", "kind": "magnet", "ndpr": 0.3, "reference_country": "China"},
        ],
        "Stages": [{"stage": "mag"}],
        "Recipes": [
            {"recipe": "M", "stage": "mag", "commodity": "magnet", "role": "main output"},
            {"recipe": "M", "stage": "mag", "commodity": "alloy", "amount": 1.5},
        ],
        "Facilities": [{"facility": "F", "cost_of_capital": 0.0}],
        "Capacity": [{"facility": "F", "stage": "mag", "capex": 0.3, "life": 3, "most": float("inf")}],
        "Supply": [alloy[0], magnet[0]],
        "Prices": [alloy[1], magnet[1]],
        "Demand and sales": [
            {"market": "EV", "commodity": "magnet", "kind": "must be served", "unmet_cost": 50000.0, "currency": "₹",
             "years": 80.0}
        ],
        "Economy": ECONOMY,
    }))


def route() -> dict[str, list[dict[str, Any]]]:
    """Oxide to metal to alloy to magnets, by the three stages of the scheme."""
    return {
        "Commodities": [
            {"commodity": "oxide", "kind": "oxide", "ndpr": 0.8, "reference_country": "China"},
            {"commodity": "metal", "kind": "metal", "ndpr": 1.0, "reference_country": "China"},
            {"commodity": "alloy", "kind": "alloy", "ndpr": 0.4, "reference_country": "China"},
            {"commodity": "magnet", "kind": "magnet", "ndpr": 0.4, "reference_country": "China"},
        ],
        "Stages": [
            {"stage": "reduction", "scheme_role": "metal"},
            {"stage": "casting", "scheme_role": "alloy"},
            {"stage": "sintering", "scheme_role": "magnet"},
        ],
        "Recipes": [
            {"recipe": "reduce", "stage": "reduction", "commodity": "metal", "role": "main output"},
            {"recipe": "reduce", "stage": "reduction", "commodity": "oxide", "amount": 1.25},
            {"recipe": "cast", "stage": "casting", "commodity": "alloy", "role": "main output"},
            {"recipe": "cast", "stage": "casting", "commodity": "metal", "amount": 0.4},
            {"recipe": "sinter", "stage": "sintering", "commodity": "magnet", "role": "main output"},
            {"recipe": "sinter", "stage": "sintering", "commodity": "alloy", "amount": 1.5},
        ],
    }


def award() -> Case:
    """A beneficiary B with an award of 40 t/a makes magnets from imported oxide, for four years.

    Commissioned in FY2027-28 for three years. A t/a of magnet with the 1.5 t of alloy and 0.6 t of metal it takes costs
    2.4 + 1.5 × 0.04 + 0.6 × 0.1 = ₹2.52 crore, a tonne 0.75 t of oxide at ₹0.4 crore and ₹0.4 crore of running: it
    earns 1.0 − 0.7 = ₹0.3 crore a year. Without money B misses 40 × (2.52 − 0.9) = ₹64.8 crore; its rate is ₹0.2 crore
    per tonne, its window FY2026-27 to FY2028-29. Every clause is loose; a test tightens one.
    """
    goods = [bought("oxide", 0.4), bought("metal", 0.7), bought("alloy", 0.5), bought("magnet", 1.0)]
    stage = {"facility": "(beneficiary)", "life": 3, "lead_time": 1, "most": float("inf")}
    return Case("award", "FY2029-30", rows_of({
        "Aims": [{"priority": 1, "aim": "Unmet demand", "tolerance": 0.0},
                 {"priority": 2, "aim": "Viability gap", "tolerance": 0.0}],
        **route(),
        "Facilities": [{"facility": "B", "kind": "beneficiary", "cost_of_capital": 0.0}],
        "Capacity": [
            {**stage, "stage": "reduction", "capex": 0.1},
            {**stage, "stage": "casting", "capex": 0.04},
            {**stage, "stage": "sintering", "capex": 2.4, "running_cost": 4000.0},
        ],
        "Supply": [s for s, _ in goods],
        "Prices": [p for _, p in goods],
        "Demand and sales": [
            {"market": "Home", "commodity": "magnet", "kind": "must be served", "unmet_cost": 50000.0, "currency": "₹",
             "years": 100.0}
        ],
        "Economy": ECONOMY,
        "Award sizes": [
            {"capacity": 40.0, "incentive_ceiling": 400.0, "subsidy_ceiling": 100.0},
            {"capacity": 80.0, "incentive_ceiling": 800.0, "subsidy_ceiling": 200.0},
        ],
        "Bids": [{"beneficiary": "B", "rate": 2000.0, "most": 40.0, "award_year": "FY2026-27"}],
    }), clauses={"claim_lag": 0, "scheme_years": 3})


def second_bidder(case: Case, **columns: Any) -> Case:
    """The case with a second beneficiary like the first, C, whose bid has these columns."""
    bid = {"beneficiary": "C", "rate": 2000.0, "most": 40.0, "award_year": "FY2026-27", **columns}
    facility = {"facility": "C", "kind": "beneficiary", "cost_of_capital": 0.0}
    return case.adding("Facilities", facility).adding("Bids", bid)
