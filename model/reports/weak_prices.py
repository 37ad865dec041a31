"""Weak prices: what a tenth of each inferred price would move, also by the prices that follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.reports.material import Material
from model.reports.sheets.flows import fill as flows

PlaceYear = tuple[str, str, str]
"""Commodity, place and year."""
TENTH = 0.1
BY_WEIGHT = "a tenth of the cost it sets"


def prices(
    material: Material, weak: Mapping[str, Mapping[int, Any]]
) -> Iterator[tuple[str, str, str, float, None, str]]:
    """Prices of what is bought or sold, by commodity and place.

    Args:
        material: the plan.
        weak: Prices and Price rules → Excel row → its record, of the rows that are inferred.

    Yields:
        Input, sheet, row, change of cost, no change of dependence, how it was reckoned.
    """
    paid = _paid(material)
    price, members = material.data.supply.price_at, material.data.commodities.members
    follows = material.data.supply.price_follows

    def moved(c: str, place: str) -> float:
        """What is paid at a place, and at places that follow it the part that does."""
        value = 0.0
        for (goods, at, y), money in paid.items():
            followed, factor = follows.get((goods, at), ("", 0.0))
            if (goods, at) == (c, place):
                value += money
            elif (goods, followed) == (c, place) and price[c, at, y]:
                value += money * factor * price[c, place, y] / price[c, at, y]
        return value

    for sheet, found in weak.items():
        for number, row in found.items():
            value = sum(moved(c, row["at"]) for c in members.get(row["commodity"], ()))
            words = f"price of {row['commodity']} from {row['at']}"
            if sheet == "Price rules":
                words = f"price of {row['commodity']} at {row['at']}, which follows {row['follows']}"
            yield words, sheet, str(number), TENTH * abs(value), None, BY_WEIGHT


def _paid(material: Material) -> dict[PlaceYear, float]:
    """What is paid for purchases at such a price, less what sales earn, where the price is set; present value."""
    d = material.data
    found: dict[PlaceYear, float] = {}
    for r in material.once(flows).frame.to_dict("records"):
        for end, column, sign in (("From", "Purchase", 1.0), ("To", "Sales", -1.0)):
            c, y = r["Commodity"], r["FY"]
            place = r[end] if (c, r[end], y) in d.supply.price_at else r[f"{end} country"]
            if end == "From" and d.supply.price_at.get((c, place, y)) != d.supply.purchase_price.get((c, r[end], y)):
                continue
            found[c, place, y] = found.get((c, place, y), 0.0) + sign * r[column] * d.periods.discount[y]
    return found
