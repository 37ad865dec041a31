"""Subsidy: the capital subsidy, eligible investment, and what the scheme pays in all."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Ledger
from model.formulation.units import beyond_reference


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.SUBSIDISED = pyo.Set(initialize=d.BENEFICIARIES if d.scheme else [])
    m.subsidy = pyo.Var(m.SUBSIDISED, domain=pyo.NonNegativeReals, doc="capital subsidy, nominal [₹ crore]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    spent: dict[str, list] = {b: [] for b in d.BENEFICIARIES}
    inside = set(d.SCHEME_BUILDS)
    for (f, s, o, v, y), cost in d.overnight.items():
        if (f, s, o, v) in inside:
            spent[f].append(((f, s, o, v), cost * d.option[f, s, o].eligible * d.price_level[y]))

    @m.Expression(m.BENEFICIARIES, doc="eligible investment, nominal [₹ crore]")
    def eligible_investment(m, b):
        return pyo.quicksum(cost * (m.build[k] + beyond_reference(m, d, k)) for k, cost in spent[b])

    @m.Expression(m.YEARS, doc="subsidy that may be claimed, at most, paid at commissioning [₹ crore]")
    def subsidy_claim_cost(m, y):
        paid = [b for b in m.SUBSIDISED if d.commissioning_year[b] == y]
        return pyo.quicksum(
            d.size_row[k].subsidy_ceiling / d.price_level[y] * m.size[b, k] for b in paid for k in m.SIZES
        )

    ledger.cost("subsidy_claim_cost", m.subsidy_claim_cost, "₹ crore", "transfer")

    @m.Expression(doc="incentive and subsidy drawn on, nominal [₹ crore]")
    def scheme_outlay_aim(m):
        return pyo.quicksum(m.incentive[k] for k in m.INCENTIVE_YEARS) + pyo.quicksum(
            m.subsidy[b] for b in m.SUBSIDISED
        )


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    def of_size(m, b, column):
        return pyo.quicksum(getattr(d.size_row[k], column) * m.size[b, k] for k in m.SIZES)

    @m.Constraint(m.SUBSIDISED, doc="subsidy within its rate [₹ crore]")
    def subsidy_rate_limit(m, b):
        r"""Subsidy is at most the stated share of eligible investment.

        $S_b \le 0.15\,V_b$ today
        Source: FE.  Without it: subsidy does not depend on investment.
        """
        return m.subsidy[b] <= d.scheme.subsidy_share * m.eligible_investment[b]

    @m.Constraint(m.SUBSIDISED, doc="subsidy within the ceiling of the award [₹ crore]")
    def subsidy_ceiling_limit(m, b):
        r"""Subsidy keeps the ceiling of the award's size.

        $S_b \le \sum_k c_k\,size_{bk}$
        Source: FE, AO.  Without it: dear plants draw more than their part.
        """
        return m.subsidy[b] <= of_size(m, b, "subsidy_ceiling")

    @m.Constraint(m.SUBSIDISED, doc="eligible investment, at least [₹ crore]")
    def investment_floor(m, b):
        r"""Eligible investment reaches the least of the award's size.

        $V_b \ge \sum_k v_k\,size_{bk}$
        Source: FE, AO.  Without it: an award needs no investment.
        """
        return m.eligible_investment[b] >= of_size(m, b, "investment_floor")

    if d.scheme is not None and d.BENEFICIARIES:
        @m.Constraint(doc="subsidy to all within its envelope [₹ crore]")
        def subsidy_envelope_limit(m):
            r"""Subsidy to all keeps the envelope.

            $\sum_b S_b \le 750$ today
            Source: MP, BS0.  Without it: more is promised than was sanctioned.
            """
            return pyo.quicksum(m.subsidy[b] for b in m.SUBSIDISED) <= d.scheme.subsidy_envelope

        @m.Constraint(doc="what beneficiaries receive in all [₹ crore]")
        def outlay_limit(m):
            r"""Incentive and subsidy keep the outlay of the scheme less what is not for beneficiaries.

            $\sum I + \sum S \le 7{,}280 - 80$ today
            Source: G, computed.  Without it: the scheme pays more than its outlay.
            """
            return m.scheme_outlay_aim <= d.scheme.outlay - d.scheme.other_outlay
