"""Import tiers: what is bought beyond the yearly ceiling of a supply abroad, at a premium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Commodity, Goods, Period, SupplyName, Tier, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of
    bought_in = d.tiers.bought_in.items()
    m.TIERED = pyo.Set(
        initialize=[(c, i, t, p) for (c, i, y), found in bought_in for t in found for p in periods_of[y]], dimen=4
    )
    m.TIERED_SUPPLIES = pyo.Set(initialize=[(c, i, p) for (c, i, y), _ in bought_in for p in periods_of[y]], dimen=3)
    m.TIER_YEARS = pyo.Set(initialize=list(d.tiers.tier_most), dimen=4)
    m.PREMIUMS = pyo.Set(initialize=list(d.tiers.tier_premium), dimen=4)
    m.TAXED_PREMIUMS = pyo.Set(initialize=list(d.tiers.tier_duty), dimen=4)
    m.over_ceiling = pyo.Var(m.TIERED, domain=pyo.NonNegativeReals, doc="bought beyond a yearly ceiling [t]")
    m.tier_most = pyo.Param(m.TIER_YEARS, initialize=d.tiers.tier_most, doc="most beyond a yearly ceiling [t]")
    m.tier_premium = pyo.Param(m.PREMIUMS, initialize=d.tiers.tier_premium,
                               doc="premium on the price at the supply [₹ crore per t]")
    m.tier_duty = pyo.Param(m.TAXED_PREMIUMS, initialize=d.tiers.tier_duty,
                            doc="duty and surcharge on the premium [₹ crore per t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    periods_of = d.periods.periods_of
    bought = {y: [k[:3] for k in d.tiers.tier_premium if k[3] == y] for y in d.periods.YEARS}

    @m.Expression(m.YEARS, doc="premiums on what is bought beyond yearly ceilings [₹ crore]")
    def tier_premium_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(m.tier_premium[*k, y] * m.over_ceiling[*k, p] for p in periods_of[y] for k in bought[y])

    ledger.cost("tier_premium_cost", m.tier_premium_cost, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of

    @m.Constraint(m.TIER_YEARS, doc="bought in a tier in a year [t]")
    def tier_limit(m: pyo.ConcreteModel, i: SupplyName, g: Goods, t: Tier, y: Year) -> Expr:
        r"""No more is bought in a tier than its part of the year's ceiling; a group shares its tiers.

        $\sum_{c \in g}\sum_{p \in y} over_{citp} \le \tau_{igt} S_{igy}$
        Source: column Most of Import tiers.  Without it: a ceiling bars nothing, it only has a price.
        """
        goods = d.tiers.tier_goods[i, g]
        return pyo.quicksum(m.over_ceiling[c, i, t, p] for c in goods for p in periods_of[y]) <= m.tier_most[i, g, t, y]

    m.SEASONAL_TIERS = pyo.Set(
        initialize=[(i, g, t, p) for i, g, t, y in d.tiers.tier_most if i in d.periods.seasonal for p in periods_of[y]],
        dimen=4,
    )

    @m.Constraint(m.SEASONAL_TIERS, doc="bought in a tier in a step of the year [t]")
    def tier_season_limit(m: pyo.ConcreteModel, i: SupplyName, g: Goods, t: Tier, p: Period) -> Expr:
        r"""In a tier a supply with seasons gives no more in a step than that step's part of the tier.

        $\sum_{c \in g} over_{citp} \le \sigma_{ip}\,\tau_{igt} S_{igy(p)}$
        Source: sheets Seasons and Import tiers.  Without it: a premium buys what the season bars.
        """
        part = d.periods.season[i, p] * m.tier_most[i, g, t, d.periods.year_of[p]]
        return pyo.quicksum(m.over_ceiling[c, i, t, p] for c in d.tiers.tier_goods[i, g]) <= part

    @m.Constraint(m.TIERED_SUPPLIES, doc="bought beyond a ceiling out of what is bought [t]")
    def tier_link(m: pyo.ConcreteModel, c: Commodity, i: SupplyName, p: Period) -> Expr:
        r"""The premium is paid on a commodity that is bought there.

        $\sum_t over_{citp} \le \sum_j ship_{cijp}$
        Source: column Premium of Import tiers.  Without it: of goods under one ceiling, the premium is
        paid on the cheapest, which need not be bought.
        """
        tiers = d.tiers.bought_in[c, i, d.periods.year_of[p]]
        bought = pyo.quicksum(m.ship[*k, p] for k in d.lanes.lanes_out[c, i])
        return pyo.quicksum(m.over_ceiling[c, i, t, p] for t in tiers) <= bought


MOVABLE = {
    "tier_limit": Movable("Import tiers", "most", "%", "up", rows_in="t"),
    "tier_season_limit": Movable("Import tiers", "most", "%", "up", rows_in="t"),
}

KEPT = {
    "tier_link": Kept("A premium is paid only on what is bought.", "{} bought beyond the ceiling of {} in {}"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """The part of each row of Import tiers, which sets the tier of every ceiling for which it is the most exact."""
    set_by: dict[int, list[Any]] = {}
    for (i, g, t, y) in d.tiers.tier_most:
        set_by.setdefault(d.tiers.tier_row[i, g, t].row, []).append((i, g, t, y))
    for keys in set_by.values():
        row = d.tiers.tier_row[keys[0][:3]]
        yield MOVABLE["tier_limit"].at(
            tables, f"tier {row.tier} of {row.commodity} from {row.country}", row.most,
            [r for k in keys for r in _rows(d, *k)], row=row.row,
        )


def _rows(d: ModelData, i: SupplyName, g: Goods, t: Tier, y: Year) -> Iterator[LimitRow]:
    """The rows of one tier in a year: that of the year, and of each of its steps where the supply has seasons."""
    ceiling, words = d.supply.supply_most[i, g, y], f"tier {t} of {g} from {i} in"
    yield LimitRow("tier_limit", (i, g, t, y), ceiling, words=f"{words} {y}", priced=True,
                   alike=("tier_limit", i, g, t))
    for p in d.periods.periods_of[y] if i in d.periods.seasonal else ():
        yield LimitRow("tier_season_limit", (i, g, t, p), ceiling * d.periods.season[i, p], words=f"{words} {p}")
