"""Stocks: goods kept from one period to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Commodity, Facility, Period, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable
from model.ground.numbers import total

DAYS = 365.0


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.STOCKS = pyo.Set(initialize=d.stocks.STOCKS, dimen=2)
    m.LIMITED_STOCKS = pyo.Set(initialize=list(d.stocks.stock_most), dimen=2)
    m.stock = pyo.Var(m.STOCKS, m.PERIODS, domain=pyo.NonNegativeReals, doc="stock at the end of a period [t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    ended = {(*k, p) for k in d.stocks.FOR_STOPS for p in d.periods.run_on_periods}

    @m.Expression(m.YEARS, doc="holding stock [₹ crore]")
    def holding_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(
            d.stocks.holding[k] * d.periods.length[p] * m.stock[*k, p]
            for p in d.periods.periods_of[y] for k in d.stocks.STOCKS if (*k, p) not in ended
        )

    ledger.cost("holding_cost", m.holding_cost, "₹ crore")
    first = d.periods.PERIODS[0]
    opening = {(*k, first): d.stocks.opening[k] for k in d.stocks.STOCKS}
    carried = {(*k, p): m.stock[*k, d.periods.previous[p]] for k in d.stocks.STOCKS for p in d.periods.later_periods}
    ledger.balance("opening stock", "in", {**opening, **carried}, "t")
    closing = {(*k, p): m.stock[*k, p] for k in d.stocks.STOCKS for p in d.periods.PERIODS}
    ledger.balance("closing stock", "out", closing, "t")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of

    add_room(m, d)
    m.FLOORED_STOCKS = pyo.Set(initialize=d.stocks.FLOORED_STOCKS, dimen=2)
    m.FLOORED_RESERVES = pyo.Set(initialize=d.stocks.FLOORED_RESERVES, dimen=2)

    @m.Constraint(m.FLOORED_STOCKS, m.PERIODS, doc="days of use in stock, at least [t]")
    def stock_days_floor(m: pyo.ConcreteModel, c: Commodity, f: Facility, p: Period) -> Expr:
        r"""A facility keeps the stated days of what it uses and ships in the period.

        $stock_{cfp} \ge \frac{n_{cf}}{365\,h_p}\,out_{cfp}$
        Source: column Floor in days of Stocks.  Without it: a plant runs from hand to mouth.
        """
        used = pyo.quicksum(a * m.activity[f, r, p] for r, a in d.recipes.uses.get((c, f), ()))
        sent = pyo.quicksum(m.ship[*k, p] for k in d.lanes.lanes_out.get((c, f), ()))
        return m.stock[c, f, p] >= d.stocks.floor_days[c, f] / (DAYS * d.periods.length[p]) * (used + sent)

    @m.Constraint(m.FLOORED_RESERVES, m.YEARS, doc="days of India's demand in a reserve, at least [t]")
    def reserve_days_floor(m: pyo.ConcreteModel, c: Commodity, f: Facility, y: Year) -> Expr:
        r"""A reserve ends each year with the stated days of India's demand; within the year it may be drawn on.

        $stock_{cfp} \ge \frac{n_{cf}}{365}\,\sum_{p' \in y} home_{cp'}$, $p$ the last period of $y$
        Source: column Floor in days of Stocks.  Without it: a reserve that is asked for is never filled.
        """
        need = total(d.dependence.home_demand[c, p] for p in periods_of[y])
        return m.stock[c, f, periods_of[y][-1]] >= d.stocks.floor_days[c, f] / DAYS * need

    @m.Constraint(m.STOCKS, doc="stock at the end, at least [t]")
    def stock_end(m: pyo.ConcreteModel, c: Commodity, f: Facility) -> Expr:
        r"""The plan hands over at least the closing stock asked for.

        $stock_{cfP} \ge closing_{cf}$, $P$ the last period of the plan
        Source: Kendrick and Stoutjesdijk 1978, ch. 6.  Without it: the last year lives off the stock.
        """
        return m.stock[c, f, d.periods.last_period] >= d.stocks.closing[c, f]

    m.RUN_ON_PERIODS = pyo.Set(initialize=d.periods.run_on_periods)

    @m.Constraint(m.STOCKS, m.RUN_ON_PERIODS, doc="stock after the plan [t]")
    def stock_standstill_balance(m: pyo.ConcreteModel, c: Commodity, f: Facility, p: Period) -> Expr:
        r"""In the years the plan runs on a stock stays what the plan hands over.

        $stock_{cfp} = stock_{cfP}$, $P$ the last period of the plan
        Source: row Years to run on of Settings.  Without it: years that nobody plans fill and empty stores.
        """
        return m.stock[c, f, p] == m.stock[c, f, d.periods.last_period]


def add_room(m: pyo.ConcreteModel, d: ModelData) -> None:
    """How much can be kept, in the years of the plan and in a stop."""

    @m.Constraint(m.LIMITED_STOCKS, m.PERIODS, doc="stock within its room [t]")
    def stock_limit(m: pyo.ConcreteModel, c: Commodity, f: Facility, p: Period) -> Expr:
        r"""A stock never exceeds its room.

        $stock_{cfp} \le most_{cf}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 6.  Without it: a cheap year feeds all later ones.
        """
        return m.stock[c, f, p] <= d.stocks.stock_most[c, f]


KEPT = {
    "stock_standstill_balance": Kept("Nothing is stored in years that nobody plans.",
                                     "stock of {} at {} after the plan, in {}"),
}
MOVABLE = {
    "stock_limit": Movable("Stocks", "most", "t", "up"),
    "stock_days_floor": Movable("Stocks", "floor_days", "days", "down", ratio=True, rows_in="t"),
    "reserve_days_floor": Movable("Stocks", "floor_days", "days", "down", rows_in="t"),
    "stock_end": Movable("Stocks", "closing", "t", "down"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """The room of a stock, its closing stock and its floor in days."""
    for r in rows_of(tables.frames["Stocks"]):
        k = (r.commodity, r.facility)
        if k in d.stocks.stock_most:
            words = f"{k[0]} held at {k[1]}"
            yield MOVABLE["stock_limit"].at(
                tables, words, r.most, row=r.row, rows=[
                    LimitRow("stock_limit", (*k, p), 1.0, f"in {p}", about=words, priced=True)
                    for p in d.periods.PERIODS])
        yield MOVABLE["stock_end"].at(
            tables, f"closing stock of {k[0]} at {k[1]}", d.stocks.closing[k], [LimitRow("stock_end", k)], row=r.row)
        if k in d.stocks.floor_days:
            rows = list(_days(d, k))
            yield MOVABLE[rows[0].group].at(
                tables, f"days of {k[0]} in stock at {k[1]}", r.floor_days, rows, row=r.row)


def _days(d: ModelData, k: tuple[Commodity, Facility]) -> Iterator[LimitRow]:
    """A floor in days and the tonnes of a day: of a reserve India's demand; elsewhere, as a yardstick, all demand."""
    if k in d.stocks.FLOORED_RESERVES:
        for y in d.periods.YEARS:
            need = total(d.dependence.home_demand.get((k[0], p), 0.0) for p in d.periods.periods_of[y])
            yield LimitRow("reserve_days_floor", (*k, y), need / DAYS, f"in {y}")
        return
    asked = total(d.demand.demand.values())
    for p in d.periods.PERIODS:
        yield LimitRow("stock_days_floor", (*k, p), asked / (DAYS * d.periods.length[p]), f"in {p}")
