"""Subsidy: the capital subsidy, eligible investment, and what the scheme pays in all."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Beneficiary, Build, Size, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable
from model.formulation.units import beyond_reference


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.SUBSIDISED = pyo.Set(initialize=d.awards.BENEFICIARIES if d.scheme else [])
    m.subsidy = pyo.Var(m.SUBSIDISED, domain=pyo.NonNegativeReals, doc="capital subsidy, nominal [₹ crore]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    spent: dict[Beneficiary, list[tuple[Build, float]]] = {b: [] for b in d.awards.BENEFICIARIES}
    inside = set(d.awards.SCHEME_BUILDS)
    for (f, s, o, v, y), cost in d.capacity.overnight.items():
        if (f, s, o, v) in inside:
            spent[f].append(((f, s, o, v), cost * d.capacity.option[f, s, o].eligible * d.money.price_level[y]))

    @m.Expression(m.BENEFICIARIES, doc="eligible investment, nominal [₹ crore]")
    def eligible_investment(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return pyo.quicksum(cost * (m.build[k] + beyond_reference(m, d, k)) for k, cost in spent[b])

    @m.Expression(m.YEARS, doc="subsidy that may be claimed, at most, paid at commissioning [₹ crore]")
    def subsidy_claim_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        paid = [b for b in m.SUBSIDISED if d.awards.commissioning_year[b] == y]
        return pyo.quicksum(
            d.awards.size_row[k].subsidy_ceiling / d.money.price_level[y] * m.size[b, k] for b in paid for k in m.SIZES
        )

    ledger.cost("subsidy_claim_cost", m.subsidy_claim_cost, "₹ crore", "transfer")

    @m.Expression(doc="incentive and subsidy drawn on, nominal [₹ crore]")
    def scheme_outlay_aim(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(m.incentive[k] for k in m.INCENTIVE_YEARS) + pyo.quicksum(
            m.subsidy[b] for b in m.SUBSIDISED
        )


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    ceiling = {k: r.subsidy_ceiling for k, r in d.awards.size_row.items()}
    floor = {k: r.investment_floor for k, r in d.awards.size_row.items()}

    def of_size(m: pyo.ConcreteModel, b: Beneficiary, amount: dict[Size, float]) -> Expr:
        return pyo.quicksum(amount[k] * m.size[b, k] for k in m.SIZES)

    @m.Constraint(m.SUBSIDISED, doc="subsidy within its rate [₹ crore]")
    def subsidy_rate_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Subsidy is at most the stated share of eligible investment.

        $S_b \le 0.15\,V_b$ today
        Source: FE.  Without it: subsidy does not depend on investment.
        """
        return m.subsidy[b] <= d.clauses.subsidy_share * m.eligible_investment[b]

    @m.Constraint(m.SUBSIDISED, doc="subsidy within the ceiling of the award [₹ crore]")
    def subsidy_ceiling_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Subsidy keeps the ceiling of the award's size.

        $S_b \le \sum_k c_k\,size_{bk}$
        Source: FE, AO.  Without it: dear plants draw more than their part.
        """
        return m.subsidy[b] <= of_size(m, b, ceiling)

    @m.Constraint(m.SUBSIDISED, doc="eligible investment, at least [₹ crore]")
    def investment_floor(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Eligible investment reaches the least of the award's size.

        $V_b \ge \sum_k v_k\,size_{bk}$
        Source: FE, AO.  Without it: an award needs no investment.
        """
        return m.eligible_investment[b] >= of_size(m, b, floor)

    if d.scheme is not None and d.awards.BENEFICIARIES:
        @m.Constraint(doc="subsidy to all within its envelope [₹ crore]")
        def subsidy_envelope_limit(m: pyo.ConcreteModel) -> Expr:
            r"""Subsidy to all keeps the envelope.

            $\sum_b S_b \le 750$ today
            Source: MP, BS0.  Without it: more is promised than was sanctioned.
            """
            return pyo.quicksum(m.subsidy[b] for b in m.SUBSIDISED) <= d.clauses.subsidy_envelope

        @m.Constraint(doc="what beneficiaries receive in all [₹ crore]")
        def outlay_limit(m: pyo.ConcreteModel) -> Expr:
            r"""Incentive and subsidy keep the outlay of the scheme less what is not for beneficiaries.

            $\sum I + \sum S \le 7{,}280 - 80$ today
            Source: G, computed.  Without it: the scheme pays more than its outlay.
            """
            return m.scheme_outlay_aim <= d.clauses.outlay - d.clauses.other_outlay


KEPT = {
    "subsidy_rate_limit": Kept("It defines what an investment earns: nothing has to be earned.",
                               "subsidy of {} at its rate"),
}
MOVABLE = {
    "subsidy_envelope_limit": Movable("Scheme", "subsidy_envelope", "₹ crore", "up"),
    "outlay_limit": Movable("Scheme", "outlay", "₹ crore", "up"),
    "subsidy_ceiling_limit": Movable("Award sizes", "subsidy_ceiling", "₹ crore", "up"),
    "investment_floor": Movable("Award sizes", "investment_floor", "₹ crore", "down"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """Envelope and outlay, and what the largest size may receive and must invest."""
    if d.scheme is None or not d.awards.BENEFICIARIES:
        return
    yield MOVABLE["subsidy_envelope_limit"].at(
        tables, "subsidy to all", d.scheme.subsidy_envelope, [LimitRow("subsidy_envelope_limit", (), priced=True)])
    yield MOVABLE["outlay_limit"].at(
        tables, "outlay of the scheme", d.scheme.outlay,
        [LimitRow("outlay_limit", (), words="incentive and subsidy together", priced=True)])
    for size in list(d.awards.size_row.values())[-1:]:
        yield MOVABLE["subsidy_ceiling_limit"].at(
            tables, "subsidy of the largest size", size.subsidy_ceiling, row=size.row, rows=[
                LimitRow("subsidy_ceiling_limit", (b,), 1.0, f"for {b}", f"subsidy of {b} over all years",
                         f"subsidy of {b}", priced=True, alike=("subsidy_ceiling_limit",))
                for b in d.awards.BENEFICIARIES])
        yield MOVABLE["investment_floor"].at(
            tables, "eligible investment of the largest size", size.investment_floor, row=size.row,
            rows=[LimitRow("investment_floor", (b,), 1.0, f"for {b}") for b in d.awards.BENEFICIARIES])
