"""What would bring each bidder to break even, tax and working capital counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later
from model.verify.compare import Amounts, amounts, plus
from model.verify.entitlement import Entitlement
from model.verify.tax import Taxes
from model.verify.viability import Accounts

FURTHEST, HALVINGS = 1e4, 200
"""₹ crore per tonne that is looked at, and how often the range is halved."""


class BreakEven:
    """Values after what the clauses pay, and how much more of something brings them to nothing.

    Attributes:
        before: present worth before tax and working capital, by bidder.
        tax: present worth of tax on what is paid.
    """

    def __init__(self, paid: Entitlement, accounts: Accounts, before: Amounts) -> None:
        self._terms, self._paid, self._accounts, self.before = paid.terms, paid, accounts, before
        self._taxes = Taxes(paid.terms, accounts)
        self._profit = self._taxes.profit(paid.incentive, paid.subsidy)
        taxed = {b: self._taxes.worth(b, self._yearly(b, self._profit)) for b in self._taxes.rates}
        self.tax = plus(dict.fromkeys(paid.terms.bids, 0.0), taxed)

    @property
    def value(self) -> Amounts:
        """Present worth after both, by bidder."""
        return plus(self.before, {b: -v for b, v in self.tax.items()},
                    {b: -v for b, v in self._accounts.tied_up.items()})

    def rate(self, earned: Amounts) -> tuple[Amounts, Amounts]:
        """Break-even rate: what is missing without incentive, and what a tonne of claims is worth [₹ crore per t].

        Args:
            earned: present worth of the incentive paid, by bidder.
        """
        claims = self._paid.claims.items()
        lag = self._terms.scheme.claim_lag
        worth = amounts((b, c.eligible * self._accounts.paid_worth(b, y)) for (b, y), c in claims)
        income = {(b, y): c.eligible / self._terms.level(later(y, lag)) for (b, y), c in claims}
        without = plus(self.before, {b: -v for b, v in earned.items()})
        return self._change(worth, income, without, self._taxes.profit({}, self._paid.subsidy)), worth

    def price(self) -> tuple[Amounts, Amounts]:
        """Break-even change of the price of magnets, and the present worth of the tonnes sold, by bidder."""
        worth = self._accounts.present(self._accounts.sold)
        return self._change(worth, self._accounts.sold, self.before, self._profit), worth

    def oxide(self) -> tuple[Amounts, Amounts]:
        """Break-even fall of the price of oxide, and what a fall by one is worth: it is paid less and ties up less."""
        bought = self._accounts.oxide
        worth = plus(self._accounts.present(bought), self._accounts.tied_up_of(bought))
        return self._change(worth, bought, self.before, self._profit), worth

    def _change(self, worth: Amounts, income: Amounts, before: Amounts, profit: Amounts) -> Amounts:
        found: Amounts = {}
        tied = self._accounts.tied_up
        for b, a_unit in worth.items():
            if a_unit > 0 and b not in self._taxes.rates:
                found[b] = -(before[b] - tied[b]) / a_unit
            elif a_unit > 0:
                value = partial(self._value, b, before[b] - tied[b], a_unit, self._yearly(b, profit),
                                self._yearly(b, income))
                if value(-FURTHEST) <= 0 <= value(FURTHEST):
                    found[b] = _root(value)
        return found

    def _value(
        self, bidder: str, before: float, a_unit: float, profit: list[float], income: list[float], amount: float
    ) -> float:
        """Present worth after tax with an amount more of something."""
        taxed = [v + amount * more for v, more in zip(profit, income, strict=True)]
        return before + amount * a_unit - self._taxes.worth(bidder, taxed)

    def _yearly(self, bidder: str, of: Amounts) -> list[float]:
        """What there is of something for a bidder, year by year."""
        return [of.get((bidder, y), 0.0) for y in self._terms.case.facts.years]


def a_kg(change: Amounts, bidders: Any, sign: float = 1.0) -> dict[Any, float | None]:
    """₹ crore per tonne as ₹ per kg by bidder; None where nothing carries it."""
    return {b: sign * change[b] / CRORE_T_PER_RUPEE_KG if b in change else None for b in bidders}


def _root(value: Callable[[float], float]) -> float:
    """Where a rising value passes nothing."""
    low, high = -FURTHEST, FURTHEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if value(middle) < 0 else (low, middle)
    return (low + high) / 2
