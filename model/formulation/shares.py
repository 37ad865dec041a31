"""Shares: one country's share of the imports of goods, held below its ceiling, or counted where that is an aim."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Country, Goods, ShareLimit, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitKey, LimitRow, Movable
from model.ground.numbers import most


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.SHARE_AIMS = pyo.Set(initialize=d.shares.SHARE_AIMS, dimen=3)
    m.share_excess = pyo.Var(
        m.SHARE_AIMS, domain=pyo.NonNegativeReals, doc="imports beyond the ceiling on one country's share [t]"
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    @m.Expression(doc="imports beyond the ceilings on one country's share, all years [t]")
    def share_excess_aim(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(d.periods.times[k[2]] * m.share_excess[k] for k in m.SHARE_AIMS)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of
    m.SHARE_CAPS = pyo.Set(initialize=d.shares.SHARE_CAPS, dimen=3)

    def beyond(m: pyo.ConcreteModel, country: Country, g: Goods, y: Year) -> Expr:
        """What a country sends of goods beyond its share of all imports of them."""
        own = pyo.quicksum(m.ship[*k, p] for k in d.shares.origin_imports[country, g] for p in periods_of[y])
        every = pyo.quicksum(m.ship[*k, p] for k in d.shares.goods_imports[g] for p in periods_of[y])
        return own - d.shares.share_limit[country, g, y] * every

    @m.Constraint(m.SHARE_AIMS, doc="one country's imports of goods beyond its ceiling [t]")
    def share_excess_floor(m: pyo.ConcreteModel, country: Country, g: Goods, y: Year) -> Expr:
        r"""What a country sends of goods beyond its ceiling counts as excess, where that is an aim.

        $excess_{ngy} \ge \sum_{c \in g}\sum_{i \in n} ship - \lambda_{ngy} \sum_{c \in g}\sum_i ship$, $n$ the country
        Source: column Share limit of Supply.  Without it: least cost and least dependence buy from one origin.
        """
        return m.share_excess[country, g, y] >= beyond(m, country, g, y)

    @m.Constraint(m.SHARE_CAPS, doc="one country's imports of goods beyond its ceiling, at most none [t]")
    def country_share_limit(m: pyo.ConcreteModel, country: Country, g: Goods, y: Year) -> Expr:
        r"""A country sends no more of goods than its share of all imports of them, where excess is no aim.

        $\sum_{c \in g}\sum_{i \in n} ship \le \lambda_{ngy} \sum_{c \in g}\sum_i ship$, $n$ the country
        Source: column Share limit of Supply.  Without it: a ceiling on Supply is passed over where nothing pursues it.
        """
        return beyond(m, country, g, y) <= 0


KEPT = {
    "share_excess_floor": Kept("It counts what is beyond the ceiling, which nothing bars.",
                               "imports from {} of {} in {} beyond the ceiling"),
}
MOVABLE = {
    "country_share_limit": Movable("Supply", "share_limit", "%", "up", ratio=True),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """The ceiling of each row of Supply, which multiplies imports; of several rows of a country the least holds.

    The yardstick is India's demand for magnets. All years move with the cell, so they are priced together.
    """
    held = set(d.shares.SHARE_CAPS)
    for (_, g), row in d.supply.supply_row.items():
        keys = [k for k in d.shares.share_limit if k in held and k[:2] == (row.country, g) and _sets(d, k, row.row)]
        first: LimitKey | None = ("country_share_limit", keys[0]) if keys else None
        yield MOVABLE["country_share_limit"].at(
            tables, f"share of {row.country} in imports of {g}", row.share_limit, row=row.row, rows=[
                LimitRow("country_share_limit", k, most(1.0, d.dependence.final_quantity[k[2]]), f"in {k[2]}",
                         words=f"share of {k[0]} in imports of {k[1]}", priced=n == 0,
                         part_of=None if n == 0 else first, times=_multiplied(d, k))
                for n, k in enumerate(keys)])


def _sets(d: ModelData, key: ShareLimit, row: int) -> bool:
    """Whether a row of Supply is the first of those that give a country the least ceiling on goods in a year."""
    country, g, y = key
    rows = [r for (_, goods), r in d.supply.supply_row.items() if (r.country, goods) == (country, g)
            and r.share_limit == d.shares.share_limit[key] and (r.share_from or y) <= y]
    return bool(rows) and rows[0].row == row


def _multiplied(d: ModelData, key: ShareLimit) -> dict[LimitKey, float]:
    """What the ceiling multiplies in its row: all imports of the goods in the year."""
    return {("ship", (*k, p)): -1.0 for k in d.shares.goods_imports[key[1]] for p in d.periods.periods_of[key[2]]}
