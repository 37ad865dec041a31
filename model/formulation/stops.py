"""Stops: a copy of a year's flows while a country stops supplying, with the same capacity and the planned stocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyomo.environ as pyo

from model.data.indices import SURGE, Commodity, Facility, Goods, Lane, Period, SupplyName, Year
from model.data.model_data import ModelData
from model.data.stop_year import in_a_stop
from model.data.stops import NAME
from model.formulation import (
    balance,
    capacity,
    demand,
    facilities,
    grade_ladder,
    impacts,
    lanes,
    recipes,
    returns,
    stocks,
    supply,
    tiers,
)
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitKey, LimitRow
from model.formulation.sets import add_sets

FLOWS = (supply, tiers, lanes, recipes, stocks, demand, returns, grade_ladder)
"""The topics of a year's flows; what is built, opened, awarded and paid is that of the plan."""
FLOW_LIMITS = frozenset({
    "supply_limit", "supply_season_limit", "tier_limit", "tier_season_limit", "outlet_limit", "throughput_limit",
})
"""Limits whose copy counts by the length of the stop; the room of a stock counts in full."""
ROOM = "stock_limit"


def add_blocks(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """A block for each year in which a stop is looked at, and what the stop costs the country."""
    m.STOP_YEARS = pyo.Set(initialize=d.stops.STOP_YEARS)
    m.stop = pyo.Block(m.STOP_YEARS)
    costs = {y: _add_flows(m.stop[y], m, d, in_a_stop(d, y)) for y in d.stops.STOP_YEARS}

    @m.Expression(m.STOP_YEARS, doc="what a stop in the year costs the country [₹ crore]")
    def stop_loss(m: pyo.ConcreteModel, y: Year) -> Expr:
        lines = {t.name: t.sign for t in costs[y].cost_terms if t.sort == "resource"}
        block, planned = m.stop[y], {t.name: t.expression for t in ledger.cost_terms}
        more = pyo.quicksum(
            sign * (block.component(n)[y] - d.stops.length * planned[n][y]) for n, sign in lines.items()
        )
        return more + block.stop_paid_back


def _add_flows(m: pyo.Block, plan: pyo.ConcreteModel, d: ModelData, flows: ModelData) -> Ledger:
    """The rules of a year's flows on the data of the stop; the ledger of its cost lines."""
    ledger = Ledger(frozenset(flows.lanes.BALANCES), tuple(flows.periods.PERIODS), tuple(flows.periods.YEARS))
    add_sets(m, flows)
    for topic in FLOWS:
        topic.add_variables(m, flows)
    for topic in FLOWS:
        topic.add_expressions(m, flows, ledger)
    impacts.add_emissions(m, flows, ledger)
    _add_stocks(m, plan, d, flows, ledger)
    for add in (supply.add_constraints, tiers.add_constraints, demand.add_constraints, grade_ladder.add_constraints,
                capacity.add_working, facilities.add_throughput, stocks.add_room):
        add(m, flows)
    balance.add_constraints(m, flows, ledger)
    _add_imports(m, plan, d, flows)
    return ledger


def _add_stocks(
    m: pyo.Block, plan: pyo.ConcreteModel, d: ModelData, flows: ModelData, ledger: Ledger
) -> None:
    """The stock before the stop in full; at its end no more than the plan would hold, and what is drawn is paid."""
    (year,), steps, part = flows.periods.YEARS, flows.periods.PERIODS, d.stops.length

    def held_before(k: tuple[Commodity, Facility]) -> Expr:
        return plan.stock[*k, d.periods.previous[steps[0]]] if steps[0] in d.periods.previous else d.stocks.opening[k]

    def as_planned(k: tuple[Commodity, Facility]) -> Expr:
        return (1 - part) * held_before(k) + part * plan.stock[*k, steps[-1]]

    ledger.balance("stock before the stop", "in", {(*k, steps[0]): held_before(k) for k in d.stocks.STOCKS}, "t")

    @m.Constraint(m.STOCKS, doc="stock at the end of a stop [t]")
    def stop_closing_limit(m: pyo.Block, c: Commodity, f: Facility) -> Expr:
        r"""A stop ends with no more in stock than the plan would hold by then.

        $stock°_{cf} \le (1 - \mu)\,stock_{cf,y-1} + \mu\,stock_{cfy}$, $\mu$ the length of the stop in years
        Source: row Months of a stop of Settings.  Without it: goods are laid in while they are short, and sold dear.
        """
        return m.stock[c, f, steps[-1]] <= as_planned((c, f))

    @m.Expression(doc="stocks drawn in a stop and laid in again, at what that costs the country [₹ crore]")
    def stop_paid_back(m: pyo.Block) -> Expr:
        return pyo.quicksum(
            d.money.replacement_cost[k[0], year] * (as_planned(k) - m.stock[*k, steps[-1]]) for k in d.stocks.STOCKS
        )


def _add_imports(m: pyo.Block, plan: pyo.ConcreteModel, d: ModelData, flows: ModelData) -> None:
    """What comes from abroad: what is planned for these months, and a surge of all but the origin."""
    (year,), part, stop = flows.periods.YEARS, d.stops.length, d.stops
    leaving = {
        (i, g): [k for c in goods for k in d.lanes.lanes_out[c, i]] for (i, g), goods in stop.abroad.items()
    }
    here = set(flows.lanes.LANES)
    m.PLANNED_IMPORTS = pyo.Set(initialize=[k for k in leaving if here & set(leaving[k])], dimen=2)
    surging = [k for k, ts in flows.tiers.tiers_of.items() if SURGE in ts and k not in stop.surge_most]
    m.OPEN_SURGES = pyo.Set(initialize=[(i, g) for i, g, _ in surging], dimen=2)

    def sent(m: pyo.Block, lanes: Iterable[Lane], steps: Iterable[Period]) -> Expr:
        return pyo.quicksum(m.ship[*k, p] for k in lanes for p in steps)

    def surge(m: pyo.Block, i: SupplyName, g: Goods, steps: Iterable[Period]) -> Expr:
        return pyo.quicksum(m.over_ceiling[c, i, SURGE, p] for c in stop.abroad[i, g] for p in steps
                            if SURGE in flows.tiers.bought_in.get((c, i, year), ()))

    @m.Constraint(m.PLANNED_IMPORTS, m.PERIODS, doc="bought abroad in a stop [t]")
    def stop_flow_limit(m: pyo.Block, i: SupplyName, g: Goods, p: Period) -> Expr:
        r"""A supply abroad gives in a stop what was planned, and a surge; the origin its share of what was planned.

        $\sum_{c \in g,j} ship°_{cijp} \le \mu\,\kappa_i \sum_{c \in g,j} ship_{cijp} + \sum_{c \in g} over°_{ci0p}$,
        $\kappa$ 1, or what of the planned still comes from the origin
        Source: rows Origin that stops and How a stop falls of Settings.  Without it: everybody abroad serves India
        first when all are short.
        """
        origin = d.supply.supply_country[i] == stop.origin
        share = part * stop.kept if origin else part
        return sent(m, [k for k in leaving[i, g] if k in here], [p]) <= share * sent(plan, leaving[i, g], [p]) + (
            surge(m, i, g, [p]))

    @m.Constraint(m.OPEN_SURGES, doc="surge of a supply without a ceiling [t]")
    def stop_surge_limit(m: pyo.Block, i: SupplyName, g: Goods) -> Expr:
        r"""A supply without a ceiling gives a share of what was planned beyond it.

        $\sum_{c \in g}\sum_{p} over°_{ci0p} \le \mu\,\sigma \sum_{c \in g}\sum_j\sum_{p} ship_{cijp}$
        Source: row Surge of other origins of Settings.  Without it: a supply that nobody bought from gives anything.
        """
        steps = flows.periods.PERIODS
        return surge(m, i, g, steps) <= part * stop.surge_share * sent(plan, leaving[i, g], steps)


KEPT = {
    "stop_closing_limit": Kept("It says what a stop may leave in stock.", "stock of {1} at {2} after a stop in {0}"),
    "stop_flow_limit": Kept("What comes in a stop is what was planned, and a surge.",
                            "{2} bought from {1} in a stop in {0}, in {3}"),
    "stop_surge_limit": Kept("What comes in a stop is what was planned, and a surge.",
                             "{2} from {1} beyond what is planned, in a stop in {0}"),
}


def copies_of(row: LimitRow, d: ModelData) -> Iterator[LimitRow]:
    """The rows of stops that a cell sets with a row of the plan.

    Args:
        row: a row that a cell sets.
        d: model data.
    """
    last = row.index[-1] if row.index else ""
    year = d.periods.year_of.get(last, last)
    if row.group not in {*FLOW_LIMITS, ROOM} or year not in d.stops.STOP_YEARS:
        return
    per, of = row.per * (1.0 if row.group == ROOM else d.stops.length), row.part_of or (row.group, row.index)
    yield _copy(row.group, (year, *row.index), per, of)
    if row.group == "supply_limit" and row.index in d.stops.surge_most:
        i, g, _ = row.index
        surge = per * d.stops.surge_share
        yield _copy("tier_limit", (year, i, g, SURGE, year), surge, of)
        for p in d.periods.periods_of[year] if i in d.periods.seasonal else ():
            yield _copy("tier_season_limit", (year, i, g, SURGE, p), surge * d.periods.season[i, p], of)


def _copy(group: str, index: tuple[object, ...], per: float, of: LimitKey) -> LimitRow:
    return LimitRow(NAME + group, index, per, f"in a stop in {index[0]}", part_of=of)
