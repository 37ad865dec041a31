"""Anchors: what follows from many cells together, beside what is known of such figures in the world."""

from __future__ import annotations

from dataclasses import dataclass

LANDED, OXIDE, POWER, BILL, CAPITAL, MADE = (
    "Landed price of a magnet", "Oxide in a magnet", "Electricity of a magnet", "Electricity bill of a magnet",
    "Capital of magnet capacity", "Cost of a magnet made in India",
)
FAR_AWAY = 100.0
"""Times beyond the range from which an anchor is a stop."""


@dataclass(frozen=True)
class Anchor:
    """A figure that follows from the workbook.

    Attributes:
        name: what it is.
        unit: of it.
        low, high: where such figures lie in the world.
        source: of that range.
        means: from which cells it follows.
    """

    name: str
    unit: str
    low: float
    high: float
    source: str
    means: str


ANCHORS: tuple[Anchor, ...] = (
    Anchor(LANDED, "₹/kg", 1_000.0, 60_000.0,
           "export prices of sintered magnets 2019 to 2026, some USD 20 to 300 per kg from grade N to EH, and up to "
           "twice that outside China", "Prices × Economy, with Freight and Duties, of the cheapest country"),
    Anchor(OXIDE, "kg/kg", 0.2, 2.0,
           "0.29 kg of Nd+Pr in a kg of magnet are 0.34 kg of oxide; with losses 0.4 to 0.7; officials plan 0.333",
           "Recipes, from oxide to magnet"),
    Anchor(POWER, "kWh/kg", 5.0, 100.0,
           "10.5 kWh per kg of metal, 1.3 per kg of alloy and 15 per kg of magnet are some 23 together; estimates from "
           "15 to 60", "Capacity × Recipes, from oxide to magnet"),
    Anchor(BILL, "₹/kg", 20.0, 1_500.0, "some 23 kWh at 6 to 9 ₹/kWh, estimates from 100 to 500",
           "the same × Power price on Economy"),
    Anchor(CAPITAL, "₹ crore per t/a", 0.03, 3.0,
           "announced plants: USD 5,500 per t/a (Baotou, in a leased building) to 250,000 (Sumter), some ₹0.05 to 2.3 "
           "crore", "Capital cost × Recipes, from oxide to magnet"),
    Anchor(MADE, "₹/kg", 700.0, 60_000.0,
           "oxide at USD 50 to 200 per kg is ₹2,000 to 10,000 of a kg of magnet; making it adds ₹1,000 to 5,000",
           "oxide at its cheapest landed price, running cost and electricity, from oxide to magnet"),
)
"""Every anchor, in the order in which they are told."""
