"""Incentive: the sales-linked incentive, an upper-bounded variable that the viability balance draws on.

An entitlement is the least of its ceilings, which no linear program can ask for; what is paid is therefore computed
after the solve (see `model.planning.entitlement`) and the variable here may not exceed it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Beneficiary, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.INCENTIVE_YEARS = pyo.Set(initialize=d.eligibility.INCENTIVE_YEARS, dimen=2)
    m.incentive = pyo.Var(
        m.INCENTIVE_YEARS, domain=pyo.NonNegativeReals,
        doc="incentive drawn on by the viability balance, nominal [₹ crore]",
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    by_year = {y: [k for k in d.eligibility.INCENTIVE_YEARS if k[1] == y] for y in d.periods.YEARS}

    @m.Expression(m.INCENTIVE_YEARS, doc="magnets that may be claimed for, at most [t]")
    def claimed_sales(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        sold = pyo.quicksum(v * m.ship[*k, p] for k, v in d.incentive.claim_lanes[b] for p in d.periods.periods_of[y])
        return sold + pyo.quicksum(share * m.build[k] for k, share in d.incentive.claim_usable[b, y])

    @m.Expression(m.YEARS, doc="incentive that may be claimed, at most, by year of sale [₹ crore]")
    def incentive_claim_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(d.incentive.claim_rate[k] * m.claimed_sales[k] for k in by_year[y])

    ledger.cost("incentive_claim_cost", m.incentive_claim_cost, "₹ crore", "transfer")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    years: dict[str, list[str]] = {}
    for b, y in d.eligibility.INCENTIVE_YEARS:
        years.setdefault(b, []).append(y)
    m.PAID = pyo.Set(initialize=list(years))
    ceiled = [] if d.scheme is None or d.scheme.yearly_ceiling is None else d.eligibility.INCENTIVE_YEARS
    m.CEILED_YEARS = pyo.Set(initialize=ceiled, dimen=2)

    @m.Constraint(m.INCENTIVE_YEARS, doc="incentive within the rate [₹ crore]")
    def incentive_rate_limit(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""Incentive is at most the rate bid, within the rate ceiling, on eligible magnets.

        $I_{by} \le \rho_b E_{by}$
        Source: AO, NB.  Without it: a kilogram earns any amount.
        """
        return m.incentive[b, y] <= d.incentive.incentive_rate[b] * m.eligible_sales[b, y]

    @m.Constraint(m.INCENTIVE_YEARS, doc="incentive within the share of net sales [₹ crore]")
    def incentive_sales_limit(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""Incentive is at most the stated share of the net sales of eligible magnets, or of the goods they are in.

        $I_{by} \le 0.40\,\sum_w \pi_{wy} E_{bwy}$ today, $\pi$ the price of the goods in which a tonne of magnets is
        sold; for magnets that of the demand's mix where margins are judged on it
        Source: FE.  Without it: cheap magnets earn more than they sell for.
        """
        level, share = d.money.price_level[y], d.clauses.sales_share
        return m.incentive[b, y] <= pyo.quicksum(
            share * (d.incentive.sale_price[b, w, y] * level) * m.eligible[b, w, y]
            for bb, w, yy in d.eligibility.ELIGIBLE if (bb, yy) == (b, y))

    @m.Constraint(m.CEILED_YEARS, doc="incentive within the yearly ceiling [₹ crore]")
    def incentive_year_limit(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""Incentive of a year, or of all years so far where it is carried forward, keeps the yearly ceiling.

        $I_{by} \le \gamma\,award_b$, or $\sum_{y' \le y} I_{by'} \le n_y\,\gamma\,award_b$ carried forward
        Source: not found.  Without it: one good year takes what later years need.
        """
        so_far = [v for v in years[b] if v <= y] if d.clauses.carry_forward else [y]
        ceiling = d.clauses.yearly_ceiling or 0.0
        return pyo.quicksum(m.incentive[b, v] for v in so_far) <= len(so_far) * ceiling * m.award[b]

    @m.Constraint(m.PAID, doc="incentive within the ceiling of the award [₹ crore]")
    def incentive_ceiling_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Incentive over all years keeps the ceiling of the award's size.

        $\sum_y I_{by} \le \sum_k C_k\,size_{bk}$
        Source: FE, AO.  Without it: one beneficiary draws on another's part of the envelope.
        """
        ceiling = pyo.quicksum(
            d.incentive.ceiling_factor[b] * d.incentive.incentive_ceiling[k] * m.size[b, k] for k in m.SIZES
        )
        return pyo.quicksum(m.incentive[b, y] for y in years[b]) <= ceiling

    if years:
        @m.Constraint(doc="incentive to all within its envelope [₹ crore]")
        def incentive_envelope_limit(m: pyo.ConcreteModel) -> Expr:
            r"""Incentive to all over all years keeps the envelope.

            $\sum_{b,y} I_{by} \le 6{,}450$ today
            Source: MP, BS0.  Without it: more is promised than was sanctioned.
            """
            return pyo.quicksum(m.incentive[k] for k in m.INCENTIVE_YEARS) <= d.clauses.incentive_envelope


KEPT = {
    "incentive_rate_limit": Kept("It defines what a tonne earns: nothing has to be earned.",
                                 "incentive of {} in {} at its rate"),
    "incentive_sales_limit": Kept("It defines what a tonne earns: nothing has to be earned.",
                                  "incentive of {} in {} as a share of net sales"),
    "incentive_year_limit": Kept("It defines what a year earns: nothing has to be earned.",
                                 "incentive of {} in {} within the yearly ceiling"),
}
MOVABLE = {
    "incentive_envelope_limit": Movable("Scheme", "incentive_envelope", "₹ crore", "up"),
    "incentive_ceiling_limit": Movable("Award sizes", "incentive_ceiling", "₹ crore", "up"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """The envelope, and the ceiling of the largest size."""
    if d.scheme is None or not d.awards.BENEFICIARIES:
        return
    yield MOVABLE["incentive_envelope_limit"].at(
        tables, "incentive to all over all years", d.scheme.incentive_envelope,
        [LimitRow("incentive_envelope_limit", (), about="incentive to all", priced=True)])
    for size in list(d.awards.size_row.values())[-1:]:
        yield MOVABLE["incentive_ceiling_limit"].at(
            tables, "incentive of the largest size over all years", size.incentive_ceiling, row=size.row, rows=[
                LimitRow("incentive_ceiling_limit", (b,), d.incentive.ceiling_factor[b], f"for {b}",
                         f"incentive of {b} over all years", f"incentive of {b}", priced=True,
                         alike=("incentive_ceiling_limit",))
                for b in d.awards.BENEFICIARIES])
