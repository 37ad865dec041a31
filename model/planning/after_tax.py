"""After tax: what tax and working capital take of a maker's present value, and what would bring it to nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.data.indices import Beneficiary, Year
from model.data.model_data import ModelData
from model.planning.solution import SolutionTables

FURTHEST = 1e4
"""₹ crore per tonne beyond which no price or rate is sought."""


@dataclass(frozen=True)
class AfterTax:
    """One maker's profit and what is taken of it.

    Attributes:
        rate: of tax; None where profit is not taxed.
        profit: by year, before tax, as it is paid [₹ crore].
        discount: by year.
        years: by year, how many it stands for.
        before: present value before tax and working capital [₹ crore].
        tied_up: present value of working capital [₹ crore].
    """

    rate: float | None
    profit: Mapping[Year, float]
    discount: Mapping[Year, float]
    years: Mapping[Year, float]
    before: float
    tied_up: float

    @property
    def tax(self) -> float:
        """Present value of tax [₹ crore]."""
        return self._tax({})

    @property
    def value(self) -> float:
        """Present value after tax and working capital [₹ crore]."""
        return self.before - self.tax - self.tied_up

    def change(self, worth: Mapping[Year, float], income: Mapping[Year, float]) -> float | None:
        """How much of something brings the value to nothing.

        Args:
            worth: present value of one of it in each year [₹ crore].
            income: profit that one of it brings in each year [₹ crore].

        Returns:
            The amount, to be added to what there is; None where no year carries it or no amount is enough.
        """
        a_unit = sum(worth.values())
        if a_unit <= 0:
            return None
        if self.rate is None:
            return -self.value / a_unit

        from scipy.optimize import brentq

        def value(amount: float) -> float:
            return self.before - self.tied_up + amount * a_unit - self._tax({y: amount * v for y, v in income.items()})

        if value(-FURTHEST) > 0 or value(FURTHEST) < 0:
            return None
        return float(brentq(value, -FURTHEST, FURTHEST, xtol=1e-12, rtol=1e-14))

    def _tax(self, more: Mapping[Year, float]) -> float:
        if self.rate is None:
            return 0.0
        due = tax_due([(v + more.get(y, 0.0), self.years[y]) for y, v in self.profit.items()], self.rate)
        return sum(self.discount[y] * v for y, v in zip(self.profit, due, strict=True))


def tax_due(profits: Sequence[tuple[float, float]], rate: float) -> list[float]:
    """Tax of each year: so much that all so far is the rate on the highest profit so far, losses carried forward.

    Args:
        profits: of a year, and how many years it stands for.
        rate: of tax.

    >>> tax_due([(-4.0, 1.0), (6.0, 1.0), (2.0, 3.0)], 0.25)
    [0.0, 0.5, 0.5]
    """
    due: list[float] = []
    profit = paid = 0.0
    for v, years in profits:
        profit += years * v
        due.append(max(0.0, rate * profit - paid) / years)
        paid += years * due[-1]
    return due


def after_tax(
    d: ModelData, solution: SolutionTables, b: Beneficiary, margin: Mapping[Year, float], paid: Mapping[Year, float],
    granted: float, before: float,
) -> AfterTax:
    """What is taken of a maker's value in a plan.

    Args:
        d: model data.
        solution: tables of the plan.
        b: the maker.
        margin: its margin by year [₹ crore].
        paid: incentive by year of sale, nominal [₹ crore].
        granted: subsidy, nominal [₹ crore].
        before: its present value before both [₹ crore].
    """
    table = solution["working_capital_value"]
    tied = float(table.loc[table["beneficiary"] == b, "value"].sum())
    discount = {y: d.viability.own_discount[b, y] for y in margin}
    if b not in d.tax.tax_rate:
        return AfterTax(None, margin, discount, d.tax.years, before, tied)
    wear = solution["own_wear"][solution["own_wear"]["beneficiary"] == b]
    worn = dict(zip(wear["year"], wear["value"], strict=True))
    profit = {
        y: v + paid.get(y, 0.0) * d.tax.incentive_income[b, y] + granted * d.tax.subsidy_income[b, y] - worn[y]
        for y, v in margin.items()
    }
    return AfterTax(d.tax.tax_rate[b], profit, discount, d.tax.years, before, tied)
