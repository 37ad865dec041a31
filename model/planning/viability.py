"""Viability: the present value of each beneficiary's plants, and what would bring it to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.data.model_data import ModelData
from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later
from model.planning.after_tax import after_tax
from model.planning.solution import SolutionTables, values_by

SOLD = 1e-6
"""t of magnets in a year above which it is one with sales."""


def viability_of(
    d: ModelData, solution: SolutionTables, b: str, incentive: pd.DataFrame, subsidy: pd.DataFrame
) -> dict[str, Any]:
    """Net present value without and with the scheme's money, and what would bring it to nothing."""
    own = incentive[incentive["beneficiary"] == b]
    paid, tonnes = (dict(zip(own["year"], own[name], strict=True)) for name in ("paid", "eligible"))
    without = values_by(solution["own_value"], "beneficiary")[b]
    sold, margin = _by_year(solution, "magnets_sold", b), _by_year(solution, "own_margin", b)
    grant = float(subsidy.loc[subsidy["beneficiary"] == b, "paid"].iloc[0])
    granted = grant * d.viability.subsidy_worth[b]
    earned = sum(d.viability.paid_worth[b, y] * v for y, v in paid.items())
    after = after_tax(d, solution, b, margin, paid, grant, without + granted + earned)
    unpaid = after_tax(d, solution, b, margin, {}, grant, without + granted)
    discount, oxide = after.discount, _oxide_bought(d, solution, b, sold)
    spared = {y: (discount[y] + d.tax.tied_up.get((b, y), 0.0)) * v for y, v in oxide.items()}
    a_rupee = {y: d.viability.paid_worth[b, y] * v for y, v in tonnes.items()}
    income = {y: v * d.tax.incentive_income.get((b, y), 0.0) for y, v in tonnes.items()}
    window = [
        margin[y] + v / d.money.price_level[later(y, d.clauses.claim_lag)] for y, v in paid.items() if sold[y] > SOLD
    ]
    later_on = {y: n for y, n in d.periods.times.items() if paid and y > max(paid)}
    return {
        "beneficiary": b, "without_scheme": without, "incentive_value": earned, "subsidy_value": granted,
        "tax": after.tax, "working_capital": after.tied_up, "with_scheme": after.value, "gap": max(0.0, -after.value),
        "life_left": values_by(solution["own_life_left"], "beneficiary")[b],
        "bid_rate": d.awards.bid[b].rate,
        "break_even_rate": _a_kg(unpaid.change(a_rupee, income)),
        "break_even_price_change": _a_kg(after.change({y: discount[y] * v for y, v in sold.items()}, sold)),
        "break_even_oxide_change": _a_kg(after.change(spared, oxide), -1.0),
        "margin_in_window": sum(window) / len(window) if window else 0.0,
        "margin_after_window": sum(n * margin[y] for y, n in later_on.items()) / max(1.0, sum(later_on.values())),
    }


def _by_year(solution: SolutionTables, name: str, b: str) -> dict[str, float]:
    """An expression of one beneficiary by year."""
    return {y: v for (bb, y), v in values_by(solution[name], "beneficiary", "year").items() if bb == b}


def _oxide_bought(d: ModelData, solution: SolutionTables, b: str, sold: Mapping[str, float]) -> Mapping[str, float]:
    """NdPr oxide that a beneficiary buys by year: in its flows, or for what it sells at the demand's mix [t]."""
    if d.accounts.from_flows:
        return _by_year(solution, "oxide_bought", b)
    return {y: d.viability.oxide_need[b, y] * v for y, v in sold.items()}


def _a_kg(amount: float | None, sign: float = 1.0) -> float | None:
    """₹ crore per tonne as ₹ per kg."""
    return None if amount is None else sign * amount / CRORE_T_PER_RUPEE_KG
