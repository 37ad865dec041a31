"""Stocks: goods kept from one period to the next."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Ledger

DAYS = 365.0


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.STOCKS = pyo.Set(initialize=d.STOCKS, dimen=2)
    m.LIMITED_STOCKS = pyo.Set(initialize=list(d.stock_most), dimen=2)
    m.stock = pyo.Var(m.STOCKS, m.PERIODS, domain=pyo.NonNegativeReals, doc="stock at the end of a period [t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    @m.Expression(m.YEARS, doc="holding stock [₹ crore]")
    def holding_cost(m, y):
        return pyo.quicksum(
            d.holding[k] * d.length[p] * m.stock[*k, p] for p in d.periods_of[y] for k in d.STOCKS
        )

    ledger.cost("holding_cost", m.holding_cost, "₹ crore")
    first = d.PERIODS[0]
    opening = {(*k, first): d.opening[k] for k in d.STOCKS}
    carried = {(*k, p): m.stock[*k, d.previous[p]] for k in d.STOCKS for p in d.later_periods}
    ledger.balance("opening stock", "in", {**opening, **carried}, "t")
    ledger.balance("closing stock", "out", {(*k, p): m.stock[*k, p] for k in d.STOCKS for p in d.PERIODS}, "t")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    @m.Constraint(m.LIMITED_STOCKS, m.PERIODS, doc="stock within its room [t]")
    def stock_limit(m, c, f, p):
        r"""A stock never exceeds its room.

        $stock_{cfp} \le most_{cf}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 6.  Without it: a cheap year feeds all later ones.
        """
        return m.stock[c, f, p] <= d.stock_most[c, f]

    m.FLOORED_STOCKS = pyo.Set(initialize=d.FLOORED_STOCKS, dimen=2)
    m.FLOORED_RESERVES = pyo.Set(initialize=d.FLOORED_RESERVES, dimen=2)

    @m.Constraint(m.FLOORED_STOCKS, m.PERIODS, doc="days of use in stock, at least [t]")
    def stock_days_floor(m, c, f, p):
        r"""A facility keeps the stated days of what it uses and ships in the period.

        $stock_{cfp} \ge \frac{n_{cf}}{365\,h_p}\,out_{cfp}$
        Source: column Floor in days of Stocks.  Without it: a plant runs from hand to mouth.
        """
        used = pyo.quicksum(a * m.activity[f, r, p] for r, a in d.uses.get((c, f), ()))
        sent = pyo.quicksum(m.ship[*k, p] for k in d.lanes_out.get((c, f), ()))
        return m.stock[c, f, p] >= d.floor_days[c, f] / (DAYS * d.length[p]) * (used + sent)

    @m.Constraint(m.FLOORED_RESERVES, m.YEARS, doc="days of India's demand in a reserve, at least [t]")
    def reserve_days_floor(m, c, f, y):
        r"""A reserve ends each year with the stated days of India's demand; within the year it may be drawn on.

        $stock_{cfp} \ge \frac{n_{cf}}{365}\,\sum_{p' \in y} home_{cp'}$, $p$ the last period of $y$
        Source: column Floor in days of Stocks.  Without it: a reserve that is asked for is never filled.
        """
        need = sum(d.home_demand[c, p] for p in d.periods_of[y])
        return m.stock[c, f, d.periods_of[y][-1]] >= d.floor_days[c, f] / DAYS * need

    @m.Constraint(m.STOCKS, doc="stock at the end, at least [t]")
    def stock_end(m, c, f):
        r"""The plan hands over at least the closing stock asked for.

        $stock_{cfP} \ge closing_{cf}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 6.  Without it: the last year lives off the stock.
        """
        return m.stock[c, f, d.PERIODS[-1]] >= d.closing[c, f]
