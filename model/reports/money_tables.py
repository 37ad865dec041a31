"""The scheme's money as tidy CSV files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from model.reports.csv_tables import write_csv
from model.reports.material import Material

NOMINAL, CONSTANT, RATE = "₹ crore, nominal", "₹ crore, constant, present value", "₹/kg"

MEANINGS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "incentive": {
        "beneficiary": ("–", "who is paid"), "year": ("FY", "year of the sale"),
        "eligible": ("t", "magnets that earn incentive"), "net_sales": (NOMINAL, "of the eligible magnets"),
        "by_rate": (NOMINAL, "rate times eligible magnets"), "by_sales": (NOMINAL, "share of net sales"),
        "by_year": (NOMINAL, "yearly ceiling; empty where none is set"),
        "by_ceiling": (NOMINAL, "left in the ceiling of the award before this year"),
        "paid": (NOMINAL, "incentive of the year"), "held": ("–", "ceiling that held"),
        "paid_in": ("FY", "year of payment"),
    },
    "subsidy": {
        "beneficiary": ("–", "who is paid"), "eligible_investment": (NOMINAL, "of the scheme's capacity"),
        "investment_floor": (NOMINAL, "least that the size asks for"), "by_rate": (NOMINAL, "rate times investment"),
        "ceiling": (NOMINAL, "of the size of the award"), "paid": (NOMINAL, "subsidy"),
        "held": ("–", "ceiling that held"), "paid_in": ("FY", "year of payment"),
    },
    "viability": {
        "beneficiary": ("–", "who is judged"), "without_scheme": (CONSTANT, "without incentive and subsidy"),
        "incentive_value": (CONSTANT, "incentive paid"), "subsidy_value": (CONSTANT, "subsidy paid"),
        "tax": (CONSTANT, "tax on profit, 0 where none is counted"),
        "working_capital": (CONSTANT, "what purchases tie up, 0 where none is counted"),
        "with_scheme": (CONSTANT, "all counted"), "gap": (CONSTANT, "what is missing to break even"),
        "life_left": (CONSTANT, "life left of plants after the last year, at cost, counted in all these values"),
        "bid_rate": (RATE, "incentive asked for"), "break_even_rate": (RATE, "incentive at which it breaks even"),
        "break_even_price_change": (RATE, "change of the sale price at which it breaks even"),
        "break_even_oxide_change": (RATE, "change of the oxide price at which it breaks even"),
        "margin_in_window": ("₹ crore a year, constant", "sales less running cost, with incentive, a year of sales"),
        "margin_after_window": ("₹ crore a year, constant", "the same after the window"),
    },
    "budget": {
        "year": ("FY", "year of payment"), "incentive": (NOMINAL, "paid"), "subsidy": (NOMINAL, "paid"),
        "outlay": (NOMINAL, "both"), "cumulative": (NOMINAL, "up to and with the year"),
    },
}
"""Table → column → unit and meaning."""


def write_money(material: Material, folder: Path) -> None:
    """Write what the scheme pays in the chosen plan.

    Args:
        material: what the report is made from.
        folder: the folder of the tables; it is there.
    """
    if material.money is not None:
        here = folder / "money"
        here.mkdir()
        for name, columns in MEANINGS.items():
            write_csv(getattr(material.money, name)[list(columns)], here / f"{name}.csv")
        contents = [[t, f"{t}.csv", c, unit, words]
                    for t, columns in MEANINGS.items() for c, (unit, words) in columns.items()]
        write_csv(pd.DataFrame(contents, columns=["table", "file", "column", "unit", "meaning"]), here / "contents.csv")
