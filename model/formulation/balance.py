"""Balance: at every facility, what comes in of a commodity goes out, is used or is kept."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Commodity, Facility, Period
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept


def add_constraints(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """Close the commodity balance over the terms that all topics have added."""
    exact = [k for k in d.lanes.BALANCES if k[0] not in d.commodities.surplus_allowed]
    loose = [k for k in d.lanes.BALANCES if k[0] in d.commodities.surplus_allowed]
    m.BALANCES = pyo.Set(initialize=exact, dimen=2)
    m.SURPLUS_BALANCES = pyo.Set(initialize=loose, dimen=2)

    def gain(c: Commodity, f: Facility, p: Period) -> Expr:
        return pyo.quicksum(ledger.flows(c, f, p, "in")) - pyo.quicksum(ledger.flows(c, f, p, "out"))

    @m.Constraint(m.BALANCES, m.PERIODS, doc="in = out, for what may not be thrown away [t]")
    def commodity_balance(m: pyo.ConcreteModel, c: Commodity, f: Facility, p: Period) -> Expr:
        r"""Opening stock, arrivals and output equal use, departures and closing stock.

        $stock_{p-1} + \sum a\,ship + \sum o\,activity = \sum u\,activity + \sum ship + stock_p$
        Source: Kendrick and Stoutjesdijk 1978, ch. 4.  Without it: goods come from nowhere.
        """
        return gain(c, f, p) == 0

    @m.Constraint(m.SURPLUS_BALANCES, m.PERIODS, doc="in ≥ out, for what may be thrown away [t]")
    def surplus_balance(m: pyo.ConcreteModel, c: Commodity, f: Facility, p: Period) -> Expr:
        r"""As the commodity balance, but what is left over may be thrown away.

        $stock_{p-1} + \sum a\,ship + \sum o\,activity \ge \sum u\,activity + \sum ship + stock_p$
        Source: Kendrick and Stoutjesdijk 1978, ch. 4.  Without it: a by-product nobody buys stops the plant.
        """
        return gain(c, f, p) >= 0


KEPT = {
    "commodity_balance": Kept("Matter is neither made nor lost.", "balance of {} at {} in {}"),
    "surplus_balance": Kept("Matter is not made from nothing.", "balance of {} at {} in {}"),
}
