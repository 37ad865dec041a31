"""What would bring each bidder to break even, tax and working capital counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later
from model.verify.compare import Amounts, amounts, plus
from model.verify.entitlement import Entitlement
from model.verify.tax import Taxes, tax_worth
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
        self._rates = Taxes(paid.terms, accounts).rates
        self.tax = tax_worth(paid.terms, accounts, paid.incentive, paid.subsidy, {})

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
        return self._change(worth, income, without, {}), worth

    def more(self, tonnes: Amounts) -> tuple[Amounts, Amounts]:
        """Break-even change of a price, and the present worth of the tonnes it is paid on, by bidder."""
        worth = self._accounts.present(tonnes)
        return self._change(worth, tonnes, self.before, self._paid.incentive), worth

    def _change(self, worth: Amounts, income: Amounts, before: Amounts, incentive: Amounts) -> Amounts:
        found: Amounts = {}
        for b, a_unit in worth.items():
            tied = self._accounts.tied_up[b]
            if a_unit > 0 and b not in self._rates:
                found[b] = -(before[b] - tied) / a_unit
            elif a_unit > 0:
                own = {k: v for k, v in income.items() if k[0] == b}

                def value(amount: float, b: str = b, a_unit: float = a_unit, own: Amounts = own) -> float:
                    more = {k: amount * v for k, v in own.items()}
                    tax = tax_worth(self._terms, self._accounts, incentive, self._paid.subsidy, more)[b]
                    return before[b] - self._accounts.tied_up[b] + amount * a_unit - tax

                if value(-FURTHEST) <= 0 <= value(FURTHEST):
                    found[b] = _root(value)
        return found


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
