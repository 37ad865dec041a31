"""Dependence: how much of the magnets India needs, and of what goes into them, comes from abroad."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyomo.environ as pyo

from model.data.indices import Commodity, Lane, Market, Node, Period, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept

POINTS = 100.0
"""Percentage points in one whole."""


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.MEASURED_YEARS = pyo.Set(initialize=d.dependence.MEASURED_YEARS)
    m.FINALS = pyo.Set(initialize=d.dependence.FINALS, dimen=2)
    m.HOME_SUBSTITUTES = pyo.Set(initialize=d.dependence.HOME_SUBSTITUTES, dimen=3)
    m.home_substitute = pyo.Var(
        m.HOME_SUBSTITUTES, m.PERIODS, domain=pyo.NonNegativeReals,
        doc="better grade made in India and delivered in place of one asked for [t]",
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    periods_of = d.periods.periods_of
    by_market = d.dependence.home_lanes
    home = {c: [k for cm, lanes in by_market.items() if cm[0] == c for k in lanes] for c, _ in by_market}
    reference, dearer = d.duties.reference_price, d.dependence.dearer

    def delivered(m: pyo.ConcreteModel, y: Year, weight: Callable[[Commodity], float]) -> Expr:
        return pyo.quicksum(
            weight(c) * m.arrival[k] * m.ship[*k, p]
            for c, lanes in home.items() for p in periods_of[y] for k in lanes
        )

    def mean(terms: Iterable[Expr]) -> Expr:
        return pyo.quicksum(terms) * (1 / max(1, len(d.dependence.MEASURED_YEARS)))

    @m.Expression(m.YEARS, doc="magnets made in India and delivered to Indian markets [t]")
    def home_delivered(m: pyo.ConcreteModel, y: Year) -> Expr:
        return delivered(m, y, lambda c: 1.0)

    @m.Expression(
        m.YEARS, doc="the same at reference prices, a better grade at the price of the one asked for [₹ crore]"
    )
    def home_delivered_value(m: pyo.ConcreteModel, y: Year) -> Expr:
        over = pyo.quicksum(
            more * m.home_substitute[*k, p] for (k, yy), more in dearer.items() if yy == y for p in periods_of[y]
        )
        return delivered(m, y, lambda c: reference.get((c, y), d.dependence.unpriced)) - over

    @m.Expression(m.YEARS, doc="imported inputs at reference prices [₹ crore]")
    def imported_input_value(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(
            reference[k[0], y] * m.arrival[k] * m.ship[*k, p]
            for p in periods_of[y] for k in d.dependence.INPUT_IMPORTS
        )

    @m.Expression(m.MEASURED_YEARS, doc="import dependence, magnets by quantity [points]")
    def magnets_quantity_dependence(m: pyo.ConcreteModel, y: Year) -> Expr:
        return POINTS - (POINTS / d.dependence.final_quantity[y]) * m.home_delivered[y]

    @m.Expression(m.MEASURED_YEARS, doc="import dependence, magnets by value [points]")
    def magnets_value_dependence(m: pyo.ConcreteModel, y: Year) -> Expr:
        return POINTS - (POINTS / d.dependence.demand_value[y]) * m.home_delivered_value[y]

    @m.Expression(m.MEASURED_YEARS, doc="import dependence of the chain by value [points]")
    def chain_value_dependence(m: pyo.ConcreteModel, y: Year) -> Expr:
        per_crore = POINTS / d.dependence.demand_value[y]
        return POINTS + per_crore * m.imported_input_value[y] - per_crore * m.home_delivered_value[y]

    @m.Expression(doc="mean over the years, magnets by quantity [points]")
    def magnets_quantity_aim(m: pyo.ConcreteModel) -> Expr:
        return mean(m.magnets_quantity_dependence[y] for y in m.MEASURED_YEARS)

    @m.Expression(doc="mean over the years, magnets by value [points]")
    def magnets_value_aim(m: pyo.ConcreteModel) -> Expr:
        return mean(m.magnets_value_dependence[y] for y in m.MEASURED_YEARS)

    @m.Expression(doc="mean over the years, chain by value [points]")
    def chain_value_aim(m: pyo.ConcreteModel) -> Expr:
        return mean(m.chain_value_dependence[y] for y in m.MEASURED_YEARS)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Which of the better grades delivered were made in India; the measures themselves are aims, not limits."""
    stands_in: dict[tuple[Commodity, Market], list[tuple[Commodity, Commodity, Market]]] = {}
    for k in d.dependence.HOME_SUBSTITUTES:
        stands_in.setdefault(k[1:], []).append(k)
    m.HOME_BETTER = pyo.Set(initialize=list(stands_in), dimen=2)

    def arriving(m: pyo.ConcreteModel, lanes: Iterable[Lane], p: Period) -> Expr:
        return pyo.quicksum(m.arrival[k] * m.ship[*k, p] for k in lanes)

    @m.Constraint(m.HOME_SUBSTITUTES, m.PERIODS, doc="home-made better grade within what stands in [t]")
    def home_substitute_limit(m: pyo.ConcreteModel, c: Commodity, better: Commodity, j: Node, p: Period) -> Expr:
        r"""No more of a home-made better grade stands in for one asked for than of that better grade in all.

        $home_{cbjp} \le substitute_{cbjp}$
        Source: column Replaced by of Commodities.  Without it: magnets count at the price of another grade.
        """
        return m.home_substitute[c, better, j, p] <= m.substitute[c, better, j, p]

    @m.Constraint(m.HOME_BETTER, m.PERIODS, doc="home-made better grade within what arrives of it [t]")
    def home_arrival_limit(m: pyo.ConcreteModel, c: Commodity, j: Node, p: Period) -> Expr:
        r"""No more of a home-made better grade stands in for others than arrives of it.

        $\sum_{c'} home_{c'cjp} \le \sum_{i \in India} a_{cij}\,ship_{cijp}$
        Source: column Replaced by of Commodities.  Without it: imports count at the price of another grade.
        """
        stands = pyo.quicksum(m.home_substitute[*k, p] for k in stands_in[c, j])
        return stands <= arriving(m, d.dependence.home_lanes[c, j], p)

    @m.Constraint(m.HOME_BETTER, m.PERIODS, doc="home-made better grade beyond what imports can stand in for [t]")
    def home_substitute_floor(m: pyo.ConcreteModel, c: Commodity, j: Node, p: Period) -> Expr:
        r"""What stands in for other grades and was not imported was made in India.

        $\sum_{c'} (substitute_{c'cjp} - home_{c'cjp}) \le \sum_{i \notin India} a_{cij}\,ship_{cijp}$
        Source: column Replaced by of Commodities.  Without it: a dear grade in place of a cheap one counts in full.
        """
        home = set(d.dependence.home_lanes[c, j])
        imported = [k for k in d.lanes.lanes_in.get((c, j), ()) if k not in home]
        instead = pyo.quicksum(m.substitute[*k, p] for k in stands_in[c, j])
        return pyo.quicksum(m.home_substitute[*k, p] for k in stands_in[c, j]) >= instead - arriving(m, imported, p)


KEPT = {
    "home_substitute_limit": Kept("It defines what of a better grade was made in India.",
                                  "home-made {1} in place of {0} at {2} in {3}"),
    "home_arrival_limit": Kept("It defines what of a better grade was made in India.",
                               "home-made {} in place of others at {} in {}"),
    "home_substitute_floor": Kept("It defines what of a better grade was made in India.",
                                  "imported {} in place of others at {} in {}"),
}
