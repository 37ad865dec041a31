"""Supply: what can be had in a year, and from an ore body over all years."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Goods, Node, Period, SupplyName, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.SUPPLY_YEARS = pyo.Set(initialize=list(d.supply.supply_most), dimen=3)
    m.RESERVES = pyo.Set(initialize=list(d.supply.reserve_most), dimen=2)
    m.supply_most = pyo.Param(m.SUPPLY_YEARS, initialize=d.supply.supply_most, doc="most in a year [t]")
    m.reserve_most = pyo.Param(m.RESERVES, initialize=d.supply.reserve_most, doc="most over all years [t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What is bought is costed on its lane."""


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of
    leaving = {
        (i, g): [k for c in d.commodities.members[g] for k in d.lanes.lanes_out.get((c, i), ())]
        for i, g in d.supply.supply_row
    }
    beyond = {
        (i, g, y): [(c, i, t) for t in found for c in d.tiers.tier_goods[i, g]]
        for (i, g, y), found in d.tiers.tiers_of.items()
    }

    def within(m: pyo.ConcreteModel, i: Node, g: Goods, y: Year, steps: list[Period]) -> Expr:
        """What is taken in some steps of a year, without what is bought beyond the ceiling."""
        taken = pyo.quicksum(m.ship[*k, p] for k in leaving[i, g] for p in steps)
        return taken - pyo.quicksum(m.over_ceiling[*k, p] for k in beyond.get((i, g, y), ()) for p in steps)

    @m.Constraint(m.SUPPLY_YEARS, doc="taken from a supply in a year [t]")
    def supply_limit(m: pyo.ConcreteModel, i: Node, g: Goods, y: Year) -> Expr:
        r"""No more is taken from a supply in a year than it has, and what is bought in tiers; a group shares one limit.

        $\sum_{c \in g}\sum_j\sum_{p \in y} ship_{cijp} \le S_{igy} + \sum_{c \in g}\sum_t\sum_{p \in y} over_{citp}$
        Source: Kendrick, Meeraus and Alatorre 1984, ch. 3.  Without it: every tonne comes from the cheapest origin.
        """
        if not leaving[i, g]:
            return pyo.Constraint.Skip
        return within(m, i, g, y, periods_of[y]) <= m.supply_most[i, g, y]

    m.SEASONAL_SUPPLIES = pyo.Set(
        initialize=[(i, g, p) for i, g, y in d.supply.supply_most if i in d.periods.seasonal for p in periods_of[y]],
        dimen=3,
    )

    @m.Constraint(m.SEASONAL_SUPPLIES, doc="taken from a supply in a step of the year [t]")
    def supply_season_limit(m: pyo.ConcreteModel, i: Node, g: Goods, p: Period) -> Expr:
        r"""A supply with seasons gives no more in a step than its part of the year, and what is bought in tiers.

        $\sum_{c \in g}\sum_j ship_{cijp} \le \sigma_{ip} S_{igy(p)} + \sum_{c \in g}\sum_t over_{citp}$
        Source: sheet Seasons.  Without it: a stop of three months is made up for in the other nine.
        """
        if not leaving[i, g]:
            return pyo.Constraint.Skip
        y = d.periods.year_of[p]
        return within(m, i, g, y, [p]) <= d.periods.season[i, p] * m.supply_most[i, g, y]

    times = d.periods.times

    @m.Constraint(m.RESERVES, doc="taken from an ore body over all years [t]")
    def reserve_limit(m: pyo.ConcreteModel, i: Node, g: Goods) -> Expr:
        r"""An ore body gives no more over the years than is in place.

        $\sum_{c \in g}\sum_j\sum_p n_{y(p)}\,ship_{cijp} \le R_{ig}$, $n$ the years that a year stands for
        Source: Kendrick and Stoutjesdijk 1978, ch. 6.  Without it: an ore body never ends.
        """
        if not leaving[i, g]:
            return pyo.Constraint.Skip
        taken = pyo.quicksum(
            times[d.periods.year_of[p]] * m.ship[*k, p] for k in leaving[i, g] for p in d.periods.PERIODS
        )
        return taken <= m.reserve_most[i, g]


MOVABLE = {
    "supply_limit": Movable("Supply", "", "t", "up"),
    "supply_season_limit": Movable("Supply", "", "t", "up"),
    "reserve_limit": Movable("Supply", "in_place", "t", "up"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """What can be had in a year, which also sets its seasons and tiers, and what is in place."""
    for r in rows_of(tables.yearly["Supply"]):
        key = (r.supply, r.commodity, r.year)
        if r.assured or key not in d.supply.supply_most:
            continue
        none = ("supply_limit", r.commodity) if d.supply.supply_most[key] == 0 else ()
        yield MOVABLE["supply_limit"].at(
            tables, f"{r.commodity} from {r.supply} in {r.year}", r.value, row=r.row, year=r.year,
            rows=[LimitRow("supply_limit", key, about=r.commodity, priced=True, alike=none), *_also_set(d, *key)],
            kept="a ban is not lifted" if d.supply.supply_row[key[:2]].control == "ban" else "",
        )
    for k, most in d.supply.reserve_most.items():
        yield MOVABLE["reserve_limit"].at(
            tables, f"{k[1]} in place at {k[0]}", most, [LimitRow("reserve_limit", k, priced=True)],
            row=d.supply.supply_row[k].row,
        )


def _also_set(d: ModelData, i: SupplyName, g: Goods, y: Year) -> Iterator[LimitRow]:
    """What else a year's ceiling sets: its seasons, and the tiers, which are parts of it."""
    season = {p: d.periods.season[i, p] for p in d.periods.periods_of[y]} if i in d.periods.seasonal else {}
    year = ("supply_limit", (i, g, y))
    for p, part in season.items():
        yield LimitRow("supply_season_limit", (i, g, p), part, f"in {p}", part_of=year)
    for t in d.tiers.tiers_of.get((i, g, y), ()):
        share = d.tiers.tier_row[i, g, t].most
        yield LimitRow("tier_limit", (i, g, t, y), share, f"in tier {t}", part_of=year)
        for p, part in season.items():
            yield LimitRow("tier_season_limit", (i, g, t, p), part * share, f"in tier {t} in {p}", part_of=year)
