"""Economy: exchange rates, inflation, electricity and carbon."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from model.schema.column import Column, Sheet, SourcedRow

ITEM_UNITS: dict[str, str] = {
    "Inflation": "% a year",
    "Power price": "₹/kWh",
    "Grid factor": "t CO2/MWh",
    "Carbon price": "₹/t CO2",
}
"""Unit of each item; an exchange rate is named ₹ per USD, ₹ per EUR … and has its name as its unit."""
ITEM_USUAL: dict[str, tuple[float, float]] = {
    "₹ per USD": (40.0, 200.0),
    "Inflation": (0.0, 0.15),
    "Power price": (0.0, 25.0),
    "Grid factor": (0.0, 1.5),
    "Carbon price": (0.0, 25_000.0),
}
"""Where the figures of an item lie, in its unit; other currencies than the dollar are worth anything."""


class EconomyItem(SourcedRow):
    """A figure of the economy, year by year."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Economy",
        "one figure of the economy in one case",
        needed=True,
        without="all money is in ₹, nothing uses electricity, and prices do not rise",
        years=Column("{year}", "its value in the year, in the unit of the row", "as named", unit_in="unit"),
        years_ge=0,
    )

    item: Annotated[
        str, Column("Item", "₹ per USD (or another currency), Inflation, Power price, Grid factor, Carbon price",
                    key=True, text="choice")
    ]
    case: Annotated[
        Literal["Low", "Base", "High"],
        Column("Case", "Base is needed, Low and High are not", key=True, empty="Base", blank="Base"),
    ]
    unit: Annotated[str, Column("Unit", "unit of the row: ₹, % a year, ₹/kWh, t CO2/MWh, ₹/t CO2",
                                 text="choice")]
