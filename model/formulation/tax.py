"""Tax and working capital: paid by makers out of what their plants earn."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Beneficiary, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept
from model.formulation.units import beyond_reference


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.TAXED = pyo.Set(initialize=d.tax.TAXED, dimen=2)
    m.tax_paid = pyo.Var(m.TAXED, domain=pyo.NonNegativeReals, doc="tax on profit [₹ crore]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    @m.Expression(m.TAXED, doc="straight-line wear of own plants, in constant rupees [₹ crore]")
    def own_wear(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(v * (m.build[k] + beyond_reference(m, d, k)) for k, v in d.tax.wear[b, y])

    @m.Expression(m.TAXED, doc="profit before tax: margin, incentive and subsidy less wear [₹ crore]")
    def taxable_profit(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        earned = d.tax.incentive_income[b, y] * m.incentive[b, y] if (b, y) in m.INCENTIVE_YEARS else 0.0
        return m.own_margin[b, y] + earned + d.tax.subsidy_income[b, y] * m.subsidy[b] - m.own_wear[b, y]

    @m.Expression(m.JUDGED, doc="tax, present value at own cost of capital [₹ crore]")
    def tax_value(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return pyo.quicksum(d.viability.own_discount[k] * m.tax_paid[k] for k in d.tax.TAXED if k[0] == b)

    @m.Expression(m.JUDGED, doc="what purchases tie up, present value at own cost of capital [₹ crore]")
    def working_capital_value(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return pyo.quicksum(v * m.own_purchases[k] for k, v in d.tax.tied_up.items() if k[0] == b)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    years = d.periods.YEARS

    @m.Constraint(m.TAXED, doc="tax of the years so far against their profit [₹ crore]")
    def tax_floor(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        r"""Tax paid so far is at least the rate on the profit so far, so that losses are carried forward.

        $\sum_{y' \le y} n_{y'}\,tax_{by'} \ge \tau_b \sum_{y' \le y} n_{y'}\,profit_{by'}$, $n$ the years that a year
        stands for
        Source: Income-tax Act 1961, ss. 72, 115BAA; column Tax rate of Facilities.  Without it: plants are judged
        before tax at a cost of capital after it.
        """
        so_far = [(v, d.tax.years[v]) for v in years[: years.index(y) + 1]]
        paid = pyo.quicksum(n * m.tax_paid[b, v] for v, n in so_far)
        return paid >= d.tax.tax_rate[b] * pyo.quicksum(n * m.taxable_profit[b, v] for v, n in so_far)


KEPT = {
    "tax_floor": Kept("It says what tax is due; nobody can move it.", "tax of {0} up to {1}"),
}
