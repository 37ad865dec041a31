"""Viability: whether each beneficiary breaks even at its own cost of capital, incentive and subsidy counted."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Beneficiary, Build, Year
from model.data.model_data import ModelData
from model.formulation.accounts import trading
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable
from model.formulation.units import beyond_reference
from model.ground.numbers import total


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.JUDGED = pyo.Set(initialize=d.awards.BENEFICIARIES if d.scheme else [])
    m.viability_gap = pyo.Var(
        m.JUDGED, domain=pyo.NonNegativeReals, doc="what is missing to break even, present value [₹ crore]"
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    builds = {b: [k for k in d.viability.OWN_BUILDS if k[0] == b] for b in d.awards.BENEFICIARIES}
    own = set(d.viability.OWN_BUILDS)
    spent: dict[tuple[Beneficiary, Year], list[tuple[Build, float]]] = {}
    for (f, s, o, v, y), cost in d.capacity.overnight.items():
        if (f, s, o, v) in own:
            spent.setdefault((f, y), []).append(((f, s, o, v), cost))
    stands: dict[tuple[Beneficiary, Year], list[tuple[Build, float]]] = {}
    for (f, s, o, v, y), part in d.capacity.stands.items():
        if (f, s, o, v) in own:
            stands.setdefault((f, y), []).append(((f, s, o, v), part))

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="magnets sold, alone or in what is made of them [t]")
    def magnets_sold(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(v * m.ship[*k, p] for k, v in d.viability.sold_lanes[b] for p in d.periods.periods_of[y])

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="what the assured price saves against the price for all [₹ crore]")
    def assured_saving(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        price = d.accounts.makers_price if d.accounts.from_flows else d.money.domestic_price
        return pyo.quicksum((price[k[0], y] - d.assured.assured_price[k[0], y]) * m.assured_oxide[*k, y]
                            for k in d.assured.ASSURED_LANES if k[2] == b)

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="sales less running costs, without incentive [₹ crore]")
    def own_margin(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        fixed = pyo.quicksum(part * d.capacity.fixed[k[:3]] * m.build[k] for k, part in stands.get((b, y), ()))
        return trading(m, d, b, y) - fixed + m.assured_saving[b, y]

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="own capital spending on the stages it is judged on [₹ crore]")
    def own_capital(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(cost * (m.build[k] + beyond_reference(m, d, k)) for k, cost in spent.get((b, y), ()))

    @m.Expression(m.JUDGED, doc="life left of own stages after the last year, at cost, present value [₹ crore]")
    def own_life_left(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return pyo.quicksum(d.viability.own_credit[k] * (m.build[k] + beyond_reference(m, d, k)) for k in builds[b])

    @m.Expression(m.JUDGED, doc="net present value without the scheme's money, at own cost of capital [₹ crore]")
    def own_value(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        discount = d.viability.own_discount
        running = pyo.quicksum(discount[b, y] * (m.own_margin[b, y] - m.own_capital[b, y]) for y in m.YEARS)
        return running + m.own_life_left[b]

    @m.Expression(m.JUDGED, doc="present value of incentive and subsidy drawn on [₹ crore]")
    def money_value(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        years = [y for bb, y in d.eligibility.INCENTIVE_YEARS if bb == b]
        paid = pyo.quicksum(d.viability.paid_worth[b, y] * m.incentive[b, y] for y in years)
        return paid + d.viability.subsidy_worth[b] * m.subsidy[b]

    @m.Expression(doc="what all together miss to break even [₹ crore]")
    def viability_gap_aim(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(m.viability_gap[b] for b in m.JUDGED)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.CLOSED = pyo.Set(initialize=[] if d.scheme is None or d.clauses.gap_allowed else d.awards.BENEFICIARIES)

    @m.Constraint(m.JUDGED, doc="net present value plus gap, at least nothing [₹ crore]")
    def viability_balance(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""A beneficiary breaks even, or the gap says what is missing.

        $NPV_b - tax_b - wc_b + gap_b \ge 0$, tax and working capital where they are counted
        Source: Kendrick and Stoutjesdijk 1978, ch. 8 (project appraisal).  Without it: nobody asks who would build.
        """
        after = m.own_value[b] + m.money_value[b] - m.tax_value[b] - m.working_capital_value[b]
        return after + m.viability_gap[b] >= 0

    @m.Constraint(m.CLOSED, doc="no gap [₹ crore]")
    def viability_gap_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Where no gap is allowed, every beneficiary breaks even: with any size of award, all or nothing.

        $gap_b \le 0$
        Source: column Viability gap allowed of Scheme.  Without it: a plan nobody would build counts as a plan.
        """
        return m.viability_gap[b] <= 0


KEPT = {
    "viability_balance": Kept("It defines the gap: what is missing to break even.", "break-even of {}"),
}
MOVABLE = {
    "viability_gap_limit": Movable("Scheme", "gap_allowed", "–", "switch", other=True, rows_in="₹ crore"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """Whether a gap is allowed; all that demand is worth is more than any gap."""
    if d.scheme is not None and not d.scheme.gap_allowed:
        room = total(d.dependence.demand_value.values())
        yield MOVABLE["viability_gap_limit"].at(
            tables, "viability gap allowed", False,
            [LimitRow("viability_gap_limit", (b,), room, f"for {b}") for b in d.awards.BENEFICIARIES])
