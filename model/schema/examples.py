"""Examples: for each optional feature the rows that use it, shown on the page of inputs and tried by a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Example:
    """A feature that a workbook may use.

    Attributes:
        feature: what it is called.
        does: what it does, in a sentence.
        rows: sheet and field → value of each row; on a form, the settings it changes. On a sheet with years across,
            `years` is the value of every year.
    """

    feature: str
    does: str
    rows: tuple[tuple[str, Mapping[str, Any]], ...]


_USUAL: dict[str, float] = {"capital_factor": 1.0, "running_factor": 1.0, "input_factor": 1.0, "cost_of_capital": 0.1}
_REFINERY: dict[str, Any] = {"facility": "Refinery", "kind": "public", "place": "Coast", **_USUAL,
                             "decision": "decide", "opening_cost": 25.0, "yearly_cost": 3.0, "throughput": 400.0}
_LINE: dict[str, Any] = {
    "facility": "(beneficiary)", "stage": "diffusion", "option": "new", "kind": "new", "least": 0.0, "most": 60.0,
    "capex": 0.1, "fixed_cost": 0.002, "running_cost": 0.0, "currency": "₹", "electricity": 0.0, "availability": 0.9,
    "lead_time": 2, "ramp_1": 0.5, "ramp_2": 1.0, "ramp_3": 1.0, "ramp_4": 1.0, "ramp_5": 1.0, "life": 15,
    "eligible": 1.0, "jobs": 1.0, "emissions": 0.0,
}
_OLD = {**_LINE, "facility": "Refinery", "stage": "separation", "option": "old", "kind": "existing", "most": 300.0,
        "capex": 0.0, "fixed_cost": 0.0, "lead_time": 0, "life": 2}
_SUPPLY: dict[str, Any] = {"case": "Base", "assured": False, "price": "country price", "control": "none",
                           "delay": 2.0}
_PRICE: dict[str, Any] = {"case": "Base", "currency": "USD"}
_LIMIT: dict[str, Any] = {"over": "each year", "sense": "≤"}
_WAY: dict[str, Any] = {"cost": 15000.0, "handling": 500.0, "loss": 0.0, "barred": False}
_MAGNET: dict[str, Any] = {"kind": "magnet", "group": "magnets", "ndpr": 0.3, "dy": 0.0, "tb": 0.0, "surplus": False,
                           "reference_country": "China"}
_QUARTERS: tuple[tuple[str, Mapping[str, Any]], ...] = ("Settings", {"steps_per_year": "4"}),

SETTING = """They all fit one small chain. Ore from Mine is made into oxide at Refinery, and by B1 and B2 into metal,
alloy, magnet N and magnet H (the group magnets), with swarf besides. China supplies oxide and magnets, Cars and Pumps
are served, Smelter takes swarf."""
"""The workbook into which every example fits."""

EXAMPLES: tuple[Example, ...] = (
    Example("A facility that the plan opens or not", "It pays opening and yearly cost where it is open, and ships "
            "out at "
            "most its throughput.", (("Facilities", _REFINERY),)),
    Example("At most so many of a group", "Of the facilities that the plan may open, at most one is.",
            (("Facilities", _REFINERY), ("Limits", {**_LIMIT, "name": "One refinery", "quantity": "open",
                                                    "facility": "(public)", "value": 1.0}))),
    Example("Whole units and economies of scale", "Lines of 20 t/a; twice the size costs 2^0.6 times as much.",
            (("Capacity", {**_LINE, "reference_size": 20.0, "unit_size": 20.0, "scale_exponent": 0.6}),)),
    Example("Capital in phases", "The capital cost is spent in equal parts over the lead years.",
            (("Capacity", _LINE),)),
    Example("Retirement", "What stands already works two more years.", (("Capacity", _OLD),)),
    Example("Capital charge as an annuity", "Capital is charged year by year over the life, nothing is credited at the "
            "end.", (("Settings", {"capital_charge": "annuity"}),)),
    Example("A cost of every year", "It is paid whatever is decided.", (("Settings", {"constant_cost": 7.0}),)),
    Example("Steps in a year", "Each year is planned in 1, 2, 4 or 12 steps.",
            (("Settings", {"steps_per_year": "12"}),)),
    Example("Seasons of a supply", "Of a supply, a share is the most that can be had in the step; a step without a "
            "row has "
            "nothing.", (*_QUARTERS, *(("Seasons", {"name": "Mine", "step": n, "share": s})
                                       for n, s in ((1, 0.4), (2, 0.3), (4, 0.3))))),
    Example("Seasons of a market", "Of a market, the shares of all steps add up to 100 %.",
            (*_QUARTERS, *(("Seasons", {"name": "Pumps", "step": n, "share": s})
                           for n, s in ((1, 0.1), (2, 0.2), (3, 0.3), (4, 0.4))))),
    Example("A disruption of three months", "China gives nothing from July to September: of twelve steps, the fourth "
            "to the "
            "sixth have no row. Seasons hold in every year; for one year only, give that year to a supply of its own. "
            "Compare unmet demand with and without a reserve.",
            (("Settings", {"steps_per_year": "12"}),
             *(("Seasons", {"name": "China", "step": n, "share": 0.0834}) for n in (1, 2, 3, 7, 8, 9, 10, 11, 12)))),
    Example("A stock, with days of use", "The refinery keeps 30 days of what it uses and ships, and hands over 25 t.",
            (("Stocks", {"facility": "Refinery", "commodity": "oxide", "opening": 20.0, "closing": 25.0, "most": 50.0,
                         "floor_days": 30.0, "holding": 5000.0}),)),
    Example("A strategic reserve in days", "At the end of each year it holds 60 days of India's demand; within the "
            "year it "
            "may be drawn on. It is full from the start where Opening says so.",
            (("Facilities", {"facility": "Vault", "kind": "reserve", **_USUAL}),
             ("Stocks", {"facility": "Vault", "commodity": "magnet N", "opening": 10.0, "most": 20.0,
                         "floor_days": 60.0, "holding": 5000.0}))),
    Example("A depot that passes goods on", "A stock without room lets it receive and send; Handling is on Freight.",
            (("Stocks", {"facility": "B1", "commodity": "oxide", "opening": 0.0, "most": 0.0, "holding": 0.0}),
             ("Freight", {**_WAY, "origin": "China", "target": "B1", "goods": "oxide"}))),
    Example("A better grade in its place", "Where magnet N is asked for, magnet H may be delivered.",
            (("Commodities", {"commodity": "magnet N", **_MAGNET, "replaced_by": "magnet H"}),)),
    Example("What is sold comes back", "Of the magnets sold to Cars, 30 % come back as swarf two years later.",
            (("Returns", {"market": "Cars", "commodity": "magnets", "scrap": "swarf", "facility": "Refinery",
                          "years": 2, "share": 0.3}),)),
    Example("A price of one supply, in a currency of its own", "A second supply from a country, at its own price: "
            "prices "
            "in steps are several supplies with limits.",
            (("Supply", {**_SUPPLY, "supply": "Works in Perth", "commodity": "oxide", "country": "Australia",
                         "years": 40.0}),
             ("Prices", {**_PRICE, "commodity": "oxide", "at": "Works in Perth", "currency": "AUD", "years": 150.0}),
             ("Freight", {**_WAY, "origin": "Australia", "target": "India", "goods": "(all)"}),
             ("Economy", {"item": "₹ per AUD", "case": "Base", "unit": "₹", "years": 55.0}))),
    Example("An ore body", "Over all years no more than the tonnes in place.",
            (("Supply", {**_SUPPLY, "supply": "Mine", "commodity": "ore", "country": "India", "price": "own cost",
                         "cost": 0.6, "currency": "USD", "in_place": 5000.0, "years": 2000.0}),)),
    Example("A price that follows another", "In India magnets cost what they cost in China times 1.005, and 0.35 USD "
            "per kg more, in every case and year.",
            (("Price rules", {"commodity": "magnets", "at": "India", "follows": "China", "factor": 1.005, "add": 0.35,
                              "currency": "USD"}),)),
    Example("An export, up to a limit at a price", "A market abroad that takes up to 20 t a year at the price on "
            "Prices.",
            (("Demand and sales", {"market": "Export", "commodity": "oxide", "case": "Base", "country": "Japan",
                                   "kind": "up to a limit", "embedded": 0.0, "years": 20.0}),
             ("Prices", {**_PRICE, "commodity": "oxide", "at": "Export", "years": 85.0}),
             ("Sellers", {"market": "Export", "seller": "Refinery"}))),
    Example("Only some may export", "Buyers abroad pay China's price less 1.5 USD per kg. Only public facilities may "
            "ship there, at the freight of their row; nobody may send these the same goods, so that no import is sold "
            "on.",
            (("Demand and sales", {"market": "Export", "commodity": "oxide", "case": "Base", "country": "Japan",
                                   "kind": "up to a limit", "embedded": 0.0, "years": 20.0}),
             ("Price rules", {"commodity": "oxide", "at": "Export", "follows": "China", "factor": 1.0, "add": -1.5,
                              "currency": "USD"}),
             ("Sellers", {"market": "Export", "seller": "(public)"}),
             ("Freight", {**_WAY, "origin": "(public)", "target": "Export", "goods": "oxide"}))),
    Example("Tiers of imports", "Beyond the ceiling of oxide from China a further half can be had at 25 % more, then a "
            "whole one at 60 % more; a ceiling of 0 and a ban have no tier.",
            tuple(("Import tiers", {"country": "China", "commodity": "oxide", "tier": tier, "most": most,
                                    "premium": premium}) for tier, most, premium in ((1, 0.5, 0.25), (2, 1.0, 0.6)))),
    Example("A lane with a loss", "One in a hundred tonnes does not arrive.",
            (("Freight", {**_WAY, "origin": "China", "target": "India", "goods": "oxide", "loss": 0.01}),)),
    Example("A barred lane", "Nothing moves this way; the most exact row of Freight holds.",
            (("Freight", {**_WAY, "origin": "China", "target": "B2", "goods": "oxide", "barred": True}),)),
    Example("Only listed lanes", "What Freight does not list may not move.",
            (("Settings", {"unlisted_lanes": "barred"}),)),
    Example("A second route, at one facility", "Refinery may also separate in another way, with more ore.",
            tuple(("Recipes", {"recipe": "separate coarsely", "stage": "separation", "facility": "Refinery",
                               "commodity": c, "role": role, "amount": amount})
                  for c, role, amount in (("oxide", "main output", 1.0), ("ore", "input", 12.0)))),
    Example("A by-product", "Each tonne of metal gives 0.05 t of swarf as well.",
            (("Recipes", {"recipe": "reduce", "stage": "reduction", "facility": "(all)", "commodity": "swarf",
                          "role": "output", "amount": 0.05}),)),
    Example("A route that uses several stages", "A tonne of magnet N also takes 0.2 of the diffusion stage.",
            (("Recipes", {"recipe": "sinter N", "stage": "diffusion", "facility": "(all)", "commodity": "(capacity)",
                          "role": "uses", "amount": 0.2}),)),
    Example("A limit of your own", "At most 60 t of magnets a year from China, or ₹0.5 crore for each tonne beyond; "
            "without "
            "a penalty it is hard.",
            (("Limits", {**_LIMIT, "name": "Magnets from China", "quantity": "shipped", "commodity": "magnets",
                         "origin": "China", "value": 60.0, "penalty": 0.5}),)),
)
"""Every optional feature of the network, each with its example."""
