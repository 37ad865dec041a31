"""Eligibility: magnets made in India from the beneficiary's own oxide, sold within the window, alone or in goods."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Beneficiary, Commodity, Recipe, WayName, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.ELIGIBLE = pyo.Set(initialize=d.eligibility.ELIGIBLE, dimen=3)
    m.EARNING_YEARS = pyo.Set(initialize=list(_by_year(d)), dimen=2)
    m.eligible = pyo.Var(m.ELIGIBLE, domain=pyo.NonNegativeReals,
                         doc="magnets that earn incentive, by route, or chain of routes to what they are sold in [t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    periods_of = d.periods.periods_of
    ways = _by_year(d)

    @m.Expression(m.INCENTIVE_YEARS, doc="magnets that earn incentive, alone or in what is made of them [t]")
    def eligible_sales(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(m.eligible[b, w, y] for w in ways.get((b, y), ()))

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="own oxide-to-metal output [t]")
    def own_metal(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(m.activity[b, r, p] for r in d.own_metal.metal_output[b] for p in periods_of[y])

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="own metal that is neither shipped out nor from bought-in swarf [t]")
    def eligible_metal(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        out = pyo.quicksum(m.ship[*k, p] for k in d.own_metal.metal_out_lanes[b] for p in periods_of[y])
        back = pyo.quicksum(
            share * m.ship[*k, p] for (bb, k), share in d.own_metal.bought_in.items() if bb == b and share > 0
            for p in periods_of[y]
        )
        return m.own_metal[b, y] - out - back


def _by_year(d: ModelData) -> dict[tuple[Beneficiary, Year], list[WayName]]:
    """The ways whose magnets may earn, by beneficiary and year."""
    found: dict[tuple[Beneficiary, Year], list[WayName]] = {}
    for b, w, y in d.eligibility.ELIGIBLE:
        found.setdefault((b, y), []).append(w)
    return found


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of, ways, earning = d.periods.periods_of, d.eligibility.ways, _by_year(d)
    worked: dict[tuple[Beneficiary, Recipe, Year], list[tuple[WayName, float]]] = {}
    sold: dict[tuple[Beneficiary, Commodity, Year], list[WayName]] = {}
    for b, w, y in d.eligibility.ELIGIBLE:
        sold.setdefault((b, ways[b, w].goods, y), []).append(w)
        for r, amount in ways[b, w].work:
            worked.setdefault((b, r, y), []).append((w, amount))
    m.EARNING_ROUTES = pyo.Set(initialize=list(worked), dimen=3)
    m.ELIGIBLE_GOODS = pyo.Set(initialize=list(sold), dimen=3)

    @m.Constraint(m.EARNING_ROUTES, doc="what a route makes for eligible magnets is made by it [t]")
    def eligible_output_limit(m: pyo.ConcreteModel, b: Beneficiary, r: Recipe, y: Year) -> Expr:
        r"""Magnets earn incentive only when the beneficiary has made them, and what they are sold in.

        $\sum_{w \ni r} t_{wr}\,E_{bwy} \le \sum_{p \in y} activity_{brp}$, $t$ tonnes of the route's output for a tonne
        of magnets in what is sold, what later stages lose included
        Source: MP.  Without it: traded magnets earn incentive, or bought-in ones that are only coated.
        """
        counted = pyo.quicksum(amount * m.eligible[b, w, y] for w, amount in worked[b, r, y])
        return counted <= pyo.quicksum(m.activity[b, r, p] for p in periods_of[y])

    @m.Constraint(m.ELIGIBLE_GOODS, doc="goods that eligible magnets are in are sold [t]")
    def eligible_sales_limit(m: pyo.ConcreteModel, b: Beneficiary, c: Commodity, y: Year) -> Expr:
        r"""Magnets earn incentive only when they are sold, alone or in goods, abroad only where exports earn.

        $\sum_{w \to c} E_{bwy} / h_w \le \sum_{j}\sum_{p \in y} ship_{cbjp}$, $h$ tonnes of own magnets contained in a
        tonne of the goods, 1 for magnets
        Source: MP; magnets sold in other goods inferred; exports not found.  Without it: stock earns incentive.
        """
        shipped = pyo.quicksum(m.ship[*k, p] for k in d.eligibility.eligible_lanes[b, c] for p in periods_of[y])
        return pyo.quicksum(ways[b, w].per_magnet * m.eligible[b, w, y] for w in sold[b, c, y]) <= shipped

    free = d.scheme is None or d.clauses.bought_in_earn
    m.BACKED_YEARS = pyo.Set(initialize=[] if free else list(earning), dimen=2)

    @m.Constraint(m.BACKED_YEARS, doc="metal in eligible magnets is own metal from own oxide [t]")
    def eligible_metal_limit(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""The metal in eligible magnets, losses in, is made by the beneficiary from its own oxide.

        $\sum_w n_w E_{bwy} \le metal_{by} - out_{by} - back_{by}$
        Source: MP (inferred).  Without it: magnets from bought-in metal earn the full incentive.
        """
        need = pyo.quicksum(ways[b, w].metal * m.eligible[b, w, y] for w in earning[b, y])
        return need <= m.eligible_metal[b, y]

    @m.Constraint(m.EARNING_YEARS, doc="eligible magnets within the awarded capacity [t]")
    def eligible_award_limit(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""No more magnets earn incentive in a year than the awarded capacity can make, once it stands.

        $\sum_w E_{bwy} \le \sum_{o,v} a\,ramp(y-v)\,build_{b,magnet,o,v}$, over what is built for the award
        Source: AO, FE.  Without it: capacity outside the scheme earns incentive.
        """
        usable = pyo.quicksum(share * m.build[k] for k, share in d.eligibility.awarded_usable[b, y])
        return m.eligible_sales[b, y] <= usable

    m.OWN_METAL_YEARS = pyo.Set(initialize=d.eligibility.OWN_METAL_YEARS, dimen=2)

    @m.Constraint(m.OWN_METAL_YEARS, doc="own metal in own alloy [t]")
    def own_metal_running_floor(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""Who may receive an award makes the stated share of the metal in its own alloy, as soon as it can make any.

        $metal_{by} \ge s \sum_{r \in alloy} u_r\,activity_{br}$, each year of the window
        Source: G (inferred).  Without it: the metal stage stands idle and metal is bought abroad.
        """
        used = pyo.quicksum(a * m.activity[b, r, p] for r, a in d.own_metal.alloy_metal[b] for p in periods_of[y])
        return m.own_metal[b, y] >= d.clauses.running_share * used


KEPT = {
    "eligible_output_limit": Kept(
        "It defines what earns incentive: nothing has to.", "what {} makes by {} for magnets that earn in {}"),
    "eligible_sales_limit": Kept("It defines what earns incentive: nothing has to.", "{1} sold by {0} in {2}"),
    "eligible_metal_limit": Kept(
        "It defines what earns incentive: nothing has to.", "own metal in eligible magnets of {0} in {1}"),
    "eligible_award_limit": Kept(
        "It defines what earns incentive: nothing has to.", "eligible magnets of {0} within its award in {1}"),
}
MOVABLE = {
    "own_metal_running_floor": Movable("Scheme", "running_share", "%", "down", ratio=True, rows_in="t"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """The share of own metal in own alloy, which multiplies what the plan uses; the yardstick is the largest award."""
    if d.scheme is None:
        return
    largest = {b: d.awards.metal_need[b] * d.awards.bid[b].most for b in d.awards.BENEFICIARIES}
    yield MOVABLE["own_metal_running_floor"].at(
        tables, "own metal in own alloy", d.scheme.running_share,
        [LimitRow("own_metal_running_floor", (b, y), largest[b], f"of {b} in {y}")
         for b, y in d.eligibility.OWN_METAL_YEARS])
