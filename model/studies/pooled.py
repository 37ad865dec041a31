"""Pooled: what each maker would earn, were what all makers sell and buy shared by the tonnes that each sells."""

from __future__ import annotations

import math

from model.data.model_data import ModelData
from model.planning.after_tax import after_tax
from model.planning.money import Money
from model.planning.solution import SolutionTables, values_by

YEARLY = ("beneficiary", "year")


def pooled_values(d: ModelData, solution: SolutionTables, money: Money) -> dict[str, float]:
    """Present value of each maker with the scheme's money, after tax and working capital, at the plan's mean trade.

    Which maker sells which grade and buys which oxide is open among equal plans; their sums are not. So each maker is
    given the mean of all, by the tonnes that it sells in a year, and keeps its own running cost, capital and awards.
    Before tax and at one cost of capital the values of all makers add up to the plan's.

    Args:
        d: model data of a workbook whose makers are judged on their own flows.
        solution: tables of the plan.
        money: what the scheme pays in it.

    Returns:
        By beneficiary [₹ crore].
    """
    sold, sales, bought, margin = (values_by(solution[n], *YEARLY)
                                   for n in ("magnets_sold", "own_sales", "own_purchases", "own_margin"))
    found = {}
    for row in money.viability.to_dict("records"):
        b = str(row["beneficiary"])
        share = {y: _share(sold, b, y) for y in d.periods.YEARS}
        spent = {y: share[y] * _all(bought, y) - bought[b, y] for y in share}
        gained = {y: share[y] * _all(sales, y) - sales[b, y] - spent[y] for y in share}
        own = money.incentive[money.incentive["beneficiary"] == b]
        grant = float(money.subsidy.loc[money.subsidy["beneficiary"] == b, "paid"].iloc[0])
        before = row["without_scheme"] + row["incentive_value"] + row["subsidy_value"]
        before += math.fsum(d.viability.own_discount[b, y] * v for y, v in gained.items())
        paid = dict(zip(own["year"], own["paid"], strict=True))
        after = after_tax(d, solution, b, {y: margin[b, y] + v for y, v in gained.items()}, paid, grant, before)
        found[b] = after.value - math.fsum(d.tax.tied_up.get((b, y), 0.0) * v for y, v in spent.items())
    return found


def _all(values: dict[tuple[str, ...], float], year: str) -> float:
    return math.fsum(v for (_, y), v in values.items() if y == year)


def _share(sold: dict[tuple[str, ...], float], maker: str, year: str) -> float:
    """A maker's part of what all sell in a year; 0 where nobody does."""
    whole = _all(sold, year)
    return sold[maker, year] / whole if whole > 0 else 0.0
