"""Viability: whether each beneficiary breaks even at its own cost of capital, incentive and subsidy counted."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Ledger
from model.formulation.units import beyond_reference


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.JUDGED = pyo.Set(initialize=d.BENEFICIARIES if d.scheme else [])
    m.viability_gap = pyo.Var(
        m.JUDGED, domain=pyo.NonNegativeReals, doc="what is missing to break even, present value [₹ crore]"
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    builds: dict[str, list] = {b: [k for k in d.OWN_BUILDS if k[0] == b] for b in d.BENEFICIARIES}
    own = set(d.OWN_BUILDS)
    saving = {
        (*k, y): d.domestic_price[k[0], y] - d.assured_price[k[0], y] for k in d.ASSURED_LANES for y in d.YEARS
    }
    spent: dict[tuple[str, str], list] = {}
    for (*build, y), cost in d.overnight.items():
        if tuple(build) in own:
            spent.setdefault((build[0], y), []).append((tuple(build), cost))
    stands: dict[tuple[str, str], list] = {}
    for *build, y in d.stands:
        if tuple(build) in own:
            stands.setdefault((build[0], y), []).append(tuple(build))

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="magnets sold [t]")
    def magnets_sold(m, b, y):
        return pyo.quicksum(m.ship[*k, p] for k in d.sold_lanes[b] for p in d.periods_of[y])

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="sales less running costs, without incentive [₹ crore]")
    def own_margin(m, b, y):
        fixed = pyo.quicksum(d.fixed[k[:3]] * m.build[k] for k in stands.get((b, y), ()))
        saved = pyo.quicksum(v * m.assured_oxide[k] for k, v in saving.items() if k[2] == b and k[3] == y)
        return (d.net_price[y] - d.unit_cost[b, y]) * m.magnets_sold[b, y] - fixed + saved

    @m.Expression(m.BENEFICIARIES, m.YEARS, doc="own capital spending on the scheme's stages [₹ crore]")
    def own_capital(m, b, y):
        return pyo.quicksum(cost * (m.build[k] + beyond_reference(m, d, k)) for k, cost in spent.get((b, y), ()))

    @m.Expression(m.JUDGED, doc="life left of own stages after the last year, at cost, present value [₹ crore]")
    def own_life_left(m, b):
        return pyo.quicksum(d.own_credit[k] * (m.build[k] + beyond_reference(m, d, k)) for k in builds[b])

    @m.Expression(m.JUDGED, doc="net present value without the scheme's money, at own cost of capital [₹ crore]")
    def own_value(m, b):
        running = pyo.quicksum(d.own_discount[b, y] * (m.own_margin[b, y] - m.own_capital[b, y]) for y in m.YEARS)
        return running + m.own_life_left[b]

    @m.Expression(m.JUDGED, doc="present value of incentive and subsidy drawn on [₹ crore]")
    def money_value(m, b):
        paid = pyo.quicksum(d.paid_worth[b, y] * m.incentive[b, y] for bb, y in d.INCENTIVE_YEARS if bb == b)
        return paid + d.subsidy_worth[b] * m.subsidy[b]

    @m.Expression(doc="what all together miss to break even [₹ crore]")
    def viability_gap_aim(m):
        return pyo.quicksum(m.viability_gap[b] for b in m.JUDGED)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.CLOSED = pyo.Set(initialize=[] if d.scheme is None or d.scheme.gap_allowed else d.BENEFICIARIES)

    @m.Constraint(m.JUDGED, doc="net present value plus gap, at least nothing [₹ crore]")
    def viability_balance(m, b):
        r"""A beneficiary breaks even, or the gap says what is missing.

        $NPV_b + gap_b \ge 0$
        Source: Kendrick and Stoutjesdijk 1978, ch. 8 (project appraisal).  Without it: nobody asks who would build.
        """
        return m.own_value[b] + m.money_value[b] + m.viability_gap[b] >= 0

    @m.Constraint(m.CLOSED, doc="no gap [₹ crore]")
    def viability_gap_limit(m, b):
        r"""Where no gap is allowed, every beneficiary breaks even: with any size of award, all or nothing.

        $gap_b \le 0$
        Source: column Viability gap allowed of Scheme.  Without it: a plan nobody would build counts as a plan.
        """
        return m.viability_gap[b] <= 0
