"""Rules across sheets, on prices and the economy: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

import pytest

from tests.cases.grid import put, sound_grid
from tests.cases.messages import addressed, messages
from tests.cases.sound import YEARS

pytestmark = pytest.mark.quick

SPOILT = {
    "what makers hand on for nothing": (
        lambda g: put(g, "Settings", "Margins", "own flows"),
        *(f"note Recipes!{cell}: {good} has no price in India. What a maker hands of it to another facility earns it "
          "nothing; a market pays a price." for cell, good in (("D9", "metal"), ("D11", "alloy"), ("D15", "swarf"))),
    ),
    "no country price": (
        lambda g: put(g, "Prices", "At", "Smelter", 7),
        "stop Supply!G10: Prices has no row for oxide at China. Add it, or set the price rule to 'own cost' and "
        "fill Cost.",
    ),
    "no own cost": (
        lambda g: put(g, "Supply", "Cost", None),
        "stop Supply!H7: 'Cost' is empty, and the price rule is 'own cost'. Fill it, or set the price rule to "
        "'country price'.",
    ),
    "no assured price": (
        lambda g: put(g, "Prices", "At", "Smelter", 8),
        "stop Supply!F9: Prices has no row for oxide at (assured). Add it.",
    ),
    "no assured amount": (
        lambda g: [put(g, "Supply", y, "no limit", 9) for y in ("FY2027-28", "FY2028-29")],
        "stop Supply!P9: what is assured in FY2027-28 (and in 1 more year) is without limit. Type the amount in t, 0 "
        "if nothing is assured.",
    ),
    "magnet without a reference": (
        lambda g: put(g, "Commodities", "Reference price from", None, 11),
        "stop Commodities!H11: magnet N is a magnet and has no country whose price values it. Name the country of "
        "a row on Prices.",
    ),
    "import without a reference": (
        lambda g: put(g, "Commodities", "Reference price from", None, 8),
        "stop Commodities!H8: oxide is imported and has no country whose price values it. Name the country of a "
        "row on Prices.",
    ),
    "reference without a price": (
        lambda g: put(g, "Commodities", "Reference price from", "Japan", 8),
        "stop Commodities!H8: Prices has no row for oxide at Japan. Add it, or name another country.",
    ),
    "input of a bidder without a price": (
        lambda g: put(g, "Capacity", "Facility", "B1", 8),
        "stop Recipes!D12: metal is needed by B2 and has no price in India. Add a row on Prices at India, or name "
        "on Commodities where its reference price is from.",
        "stop Bids!A8: B2 has no route of its own from oxide to magnet: it cannot make metal. Give it the stage on "
        "Capacity and the route on Recipes, or set the bid to out.",
    ),
    "exchange rate of nothing": (
        lambda g: put(g, "Economy", "FY2027-28", 0),
        "stop Economy!E7: ₹ per USD is 0; it must be above 0.",
    ),
    "no price of a sale": (
        lambda g: put(g, "Prices", "At", "China", 11),
        "stop 'Demand and sales'!A9: Prices has no row for swarf at Smelter or India. Add it.",
    ),
    "currency without a rate": (
        lambda g: put(g, "Prices", "Currency", "EUR"),
        "stop Prices!D7: Economy has no exchange rate for 'EUR'. Add the item '₹ per EUR' there, or choose ₹ or USD.",
    ),
    "currency misspelt": (
        lambda g: put(g, "Prices", "Currency", "usd"),
        "stop Prices!D7: Economy has no exchange rate for 'usd'. Did you mean 'USD'?",
    ),
    "item misspelt": (
        lambda g: put(g, "Economy", "Item", "Powr price", 8),
        "stop Economy!A8: the item 'Powr price' is not known. Did you mean 'Power price'?",
    ),
    "price in rupees where dollars are meant": (
        lambda g: [put(g, "Prices", y, 90_000, 7) for y in YEARS],
        "note Prices!E7: 90,000 USD per kg is outside the usual 0.05 to 6,000. Check the unit and the currency.",
    ),
    "price in rupees that is too low": (
        lambda g: [put(g, "Prices", y, 0.5, 11) for y in YEARS],
        "note Prices!E11: 0.5 ₹ per kg is outside the usual 4.5 to 5,40,000. Check the unit and the currency.",
    ),
    "one year in another unit": (
        lambda g: put(g, "Supply", YEARS[2], 2_000_000, 7),
        "note Supply!Q7: 20,00,000 in FY2028-29 is far from the 2,000 of the other years. Check the unit.",
    ),
    "item not known": (
        lambda g: put(g, "Economy", "Item", "Rainfall", 9),
        "stop Economy!A9: the item 'Rainfall' is not known. Choose Inflation, Power price, Grid factor, Carbon "
        "price or ₹ per USD (or another currency).",
    ),
    "unit of an item": (
        lambda g: put(g, "Economy", "Unit", "₹/MWh", 8),
        "stop Economy!C8: the unit of Power price is '₹/MWh'; the tool needs ₹/kWh. Put the unit back and convert "
        "the numbers of the row.",
    ),
    "4 for 4 %": (
        lambda g: put(g, "Economy", "FY2026-27", 4, 9),
        "stop Economy!D9: 4 means 400% here. Type 4% (or 0.04).",
    ),
    "no price of electricity": (
        lambda g: (put(g, "Economy", "Item", "Carbon price", 8), put(g, "Economy", "Unit", "₹/t CO2", 8)),
        "stop Capacity!P8: Economy has no item 'Power price'. Add it, in ₹/kWh, or type 0 if electricity is within "
        "the running cost.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]


@pytest.mark.parametrize("rupees", [100, 500_000])
def test_a_price_in_rupees_is_compared_in_rupees(rupees):
    """Without it: 9,000 ₹ per kg, 100 USD, would be called dear."""
    grid = sound_grid()
    for year in YEARS:
        put(grid, "Prices", year, rupees, 11)
    assert messages(grid) == []


def test_a_figure_that_grows_is_no_slip():
    grid = sound_grid()
    for year, tonnes in zip(YEARS, (2000, 200_000, 300_000, 400_000), strict=True):
        put(grid, "Supply", year, tonnes, 7)
    assert messages(grid) == []
