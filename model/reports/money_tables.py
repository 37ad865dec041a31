"""The scheme's money and the further analyses of a run as tidy CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from model.reports.csv_tables import write_csv
from model.reports.material import Material
from model.studies.tradeoff import Curve
from model.verify import DECISIONS

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
        "with_scheme": (CONSTANT, "both counted"), "gap": (CONSTANT, "what is missing to break even"),
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
    """Write what the scheme pays in the chosen plan, and the analyses that were made.

    Args:
        material: what the report is made from.
        folder: the folder of the tables; it is there.
    """
    if material.money is not None:
        here = folder / "money"
        here.mkdir()
        for name, columns in MEANINGS.items():
            write_csv(getattr(material.money, name)[list(columns)], here / f"{name}.csv")
        contents = [[t, c, unit, words] for t, columns in MEANINGS.items() for c, (unit, words) in columns.items()]
        write_csv(pd.DataFrame(contents, columns=["table", "column", "unit", "meaning"]), here / "contents.csv")
    for name, frame in _analyses(material):
        write_csv(frame, folder / f"{name}.csv")


def _analyses(material: Material) -> Iterator[tuple[str, pd.DataFrame]]:
    """Name and table of each analysis that was made."""
    if material.extras.curve is not None:
        first, second = material.extras.curve.aims
        yield "trade_off", material.extras.curve.points.assign(first_aim=first, second_aim=second)
        for name in DECISIONS:
            yield f"trade_off_{name}", _along(material.extras.curve, name)
    if material.extras.readings is not None:
        yield "readings", material.extras.readings
    if material.extras.lots is not None:
        yield "lots", material.extras.lots
    if material.extras.ties is not None:
        yield "ties", material.extras.ties
    if material.extras.horizon is not None:
        yield "horizon", material.extras.horizon


def _along(curve: Curve, name: str) -> pd.DataFrame:
    """A decision in the plan of each point of a curve, where it is not 0."""
    frames = [p[name].assign(point=n) for n, p in zip(curve.points["point"], curve.plans, strict=True)]
    together = pd.concat(frames, ignore_index=True)
    return together.loc[together["value"] != 0.0, ["point", *together.columns.drop("point")]]
