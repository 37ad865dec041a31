"""Total: what the country pays, what stops are expected to cost, what dependence is worth, and public money."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Expr

HALF = 0.5
"""Weight of each of the two measures of dependence that are priced: magnets by quantity, and the chain by value."""


def add_expressions(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Add up cost, stops, dependence and public money, each at its price."""
    discount = d.periods.discount

    @m.Expression(doc="expected cost of stops, present value [₹ crore]")
    def expected_stop_loss(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(discount[y] * d.stops.chance[y] * m.stop_loss[y] for y in d.stops.STOP_YEARS)

    @m.Expression(doc="dependence, half magnets by quantity and half the chain by value, present value [point-years]")
    def dependence_points(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(
            discount[y] * HALF * (m.magnets_quantity_dependence[y] + m.chain_value_dependence[y])
            for y in d.dependence.MEASURED_YEARS
        )

    stands = d.awards.commissioning_year

    @m.Expression(doc="incentive by what is sold and subsidy by what is invested, present value [₹ crore]")
    def claimable_money(m: pyo.ConcreteModel) -> Expr:
        incentive = pyo.quicksum(discount[y] * m.incentive_claim_cost[y] for y in d.periods.YEARS)
        subsidy = pyo.quicksum(
            discount[stands[b]] * d.clauses.subsidy_share / d.money.price_level[stands[b]] * m.eligible_investment[b]
            for b in m.SUBSIDISED if stands[b] in discount
        )
        return incentive + subsidy

    @m.Expression(doc="cost, expected cost of stops, dependence and public money at their prices [₹ crore]")
    def total_aim(m: pyo.ConcreteModel) -> Expr:
        return (m.national_cost + m.expected_stop_loss + d.total.point_price * m.dependence_points
                + d.total.public_money * m.claimable_money)
