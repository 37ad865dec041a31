"""Named terms of the commodity balance and of cost.

Topics add their terms; balance, objective and reports read them. A term with the wrong index or unit is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Flow = Literal["in", "out"]
Sort = Literal["resource", "transfer"]
Expr = Any
"""A rule's expression, or a relation of expressions: Pyomo has no types."""


@dataclass(frozen=True)
class CostTerm:
    """A cost line: an expression by year in ₹ crore of the price year.

    Attributes:
        name: the name of the expression, everywhere.
        expression: indexed by year.
        sort: a resource the country uses up, or a transfer within it.
        sign: +1 a cost, −1 a revenue.
    """

    name: str
    expression: Any
    sort: Sort
    sign: int


@dataclass
class Ledger:
    """The terms that topics have added so far.

    Attributes:
        balances: the (commodity, facility) pairs that are balanced.
        periods: the periods they are balanced in.
        years: the years cost is counted in.
    """

    balances: frozenset[tuple[str, str]]
    periods: tuple[str, ...]
    years: tuple[str, ...]
    balance_terms: list[tuple[str, Flow, Mapping[Any, Any]]] = field(default_factory=list)
    cost_terms: list[CostTerm] = field(default_factory=list)

    def balance(self, name: str, flow: Flow, terms: Mapping[Any, Any], unit: str) -> None:
        """Add a term to the commodity balance.

        Args:
            name: what flows.
            flow: into the facility or out of it.
            terms: an expression by (commodity, facility, period); pairs without one have none.
            unit: must be t.

        Raises:
            ValueError: the unit is not t, or an index is no balanced pair and period.
        """
        if unit != "t":
            raise ValueError(f"balance term {name} is in {unit}; the commodity balance is in t")
        known = set(self.periods)
        for c, f, p in terms:
            if (c, f) not in self.balances or p not in known:
                raise ValueError(f"balance term {name}: nothing is balanced at {(c, f, p)}")
        self.balance_terms.append((name, flow, terms))

    def cost(self, name: str, expression: Any, unit: str, sort: Sort = "resource") -> None:
        """Add a cost line.

        Args:
            name: ends in _cost, or in _revenue for what is earned.
            expression: indexed by every year of the plan.
            unit: must be ₹ crore.
            sort: a resource, or a transfer that cancels within the country.

        Raises:
            ValueError: name, unit or index is not as asked.
        """
        if unit != "₹ crore":
            raise ValueError(f"cost term {name} is in {unit}; cost is in ₹ crore")
        if not name.endswith(("_cost", "_revenue")):
            raise ValueError(f"cost term {name}: the name ends in _cost or _revenue")
        if tuple(expression) != self.years:
            raise ValueError(f"cost term {name} must be indexed by the years of the plan")
        self.cost_terms.append(CostTerm(name, expression, sort, -1 if name.endswith("_revenue") else 1))

    def flows(self, c: str, f: str, p: str, flow: Flow) -> Iterable[Any]:
        """The terms that flow into or out of a facility in a period."""
        return [terms[c, f, p] for _, way, terms in self.balance_terms if way == flow and (c, f, p) in terms]
