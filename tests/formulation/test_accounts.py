"""Accounts: makers are judged on what they sell, buy and make in the plan, oxide at one price for all."""

from __future__ import annotations

import pandas as pd
import pytest

from model.planning.plan import CHOSEN
from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import row, terms
from tests.cases.small import award, bought

Y = "FY2027-28"


def flows(case: Case | None = None) -> Case:
    """The award of 40 t/a, judged on own flows."""
    return (award() if case is None else case).set(margins="own flows")


def dear(share: float) -> Case:
    """Beside magnets at ₹1.0 crore a dear grade at 1.5, a share of demand, made from the same alloy."""
    supply, price = bought("dear", 1.5)
    served = {"kind": "must be served", "unmet_cost": 50000.0, "currency": "₹"}
    case = award().with_("Demand and sales", {}, years=100.0 * (1 - share))
    case = case.adding("Commodities", {
        "commodity": "dear", "kind": "magnet", "ndpr": 0.4, "reference_country": "China"})
    case = case.adding("Supply", supply).adding("Prices", price).adding("Recipes", *(
        {"recipe": "sinter dear", "stage": "sintering", **line} for line in (
            {"commodity": "dear", "role": "main output"}, {"commodity": "alloy", "amount": 1.5})))
    return case.adding("Demand and sales", {"market": "Home", "commodity": "dear", **served, "years": 100.0 * share})


@pytest.mark.quick
def test_the_margin_is_what_is_sold_less_what_is_bought_and_worked():
    """₹1.0 crore a tonne of magnets sold; oxide 0.4, metal 0.7, alloy 0.5 bought; running 0.4 a tonne."""
    found, constant = terms(program_of(flows().tables).arrays, "own_margin", "B", Y)
    assert constant == 0.0
    assert found == pytest.approx({
        ("ship", "magnet", "B", "Home", Y): 1.0, ("ship", "oxide", "China", "B", Y): -0.4,
        ("ship", "metal", "China", "B", Y): -0.7, ("ship", "alloy", "China", "B", Y): -0.5,
        ("activity", "B", "sinter", Y): -0.4,
    })


@pytest.mark.quick
def test_all_oxide_is_charged_at_the_price_for_makers():
    """A row (makers) on Prices at 0.6: metal and alloy stay at what they cost. Without it: 0.4, import parity."""
    price = {"commodity": "oxide", "at": "(makers)", "currency": "₹", "years": 6000.0}
    found, _ = terms(program_of(flows(award().adding("Prices", price)).tables).arrays, "own_margin", "B", Y)
    assert found["ship", "oxide", "China", "B", Y] == pytest.approx(-0.6)
    assert found["ship", "metal", "China", "B", Y] == pytest.approx(-0.7)
    plain, _ = terms(program_of(award().adding("Prices", price).tables).arrays, "own_margin", "B", Y)
    assert plain["ship", "magnet", "B", "Home", Y] == pytest.approx(0.3)


@pytest.mark.quick
def test_every_stage_is_paid_by_what_is_built():
    """Proves: a line beside the scheme's stages is capital of its owner. At the mix it is a charge a tonne instead."""
    case = award().adding("Stages", {"stage": "coating"}).adding(
        "Capacity", {"facility": "(beneficiary)", "stage": "coating", "life": 3, "lead_time": 1, "capex": 0.2,
                     "most": float("inf")})
    build = ("build", "B", "coating", "new", Y)
    assert build in terms(program_of(flows(case).tables).arrays, "own_value", "B")[0]
    assert build not in terms(program_of(case.tables).arrays, "own_value", "B")[0]


@pytest.mark.quick
def test_the_share_of_net_sales_is_that_of_each_grade():
    """A tenth of ₹1.0 and of ₹1.5 crore a tonne. At the mix of a half each: a tenth of 1.25 for both."""
    case = dear(0.5).ruled(sales_share=0.1)
    for made, plain, best in ((flows(case), 0.1, 0.15), (case, 0.125, 0.125)):
        found, _, _ = row(program_of(made.tables).arrays, "incentive_sales_limit", "B", Y)
        assert found == pytest.approx({("incentive", "B", Y): 1.0, ("eligible", "B", "sinter", Y): -plain,
                                       ("eligible", "B", "sinter dear", Y): -best})


@pytest.mark.solve
def test_what_is_paid_keeps_the_share_of_what_was_sold():
    """Proves: 40 t of the dear grade earn 0.15 × 40 = ₹6 crore a year, and the check agrees. At the mix: 5."""
    case = dear(0.5).ruled(sales_share=0.1).pursuing("Unmet demand", "Magnets by value", "National cost")
    for made, paid in ((flows(case), 6.0), (case, 5.0)):
        result = solve(program_of(made.tables))
        incentive = result.money[CHOSEN].incentive.set_index("year")["paid"]
        assert incentive[Y] == pytest.approx(paid)
        assert verify(made.tables, result.plans[CHOSEN].solution.tables, vars(result.money[CHOSEN])).passed


@pytest.mark.solve
def test_with_one_grade_both_ways_agree():
    """Proves: at one grade, with own metal and alloy made and oxide at import parity, the gap is the same."""
    mix, own = answer(award()), answer(flows())
    assert own.values == pytest.approx(mix.values)
    assert own.expression("own_margin", "B", Y) == pytest.approx(mix.expression("own_margin", "B", Y))


@pytest.mark.solve
def test_a_maker_is_judged_on_the_grades_it_makes():
    """Proves: 40 t/a of the dear grade earn 0.5 a tonne more than plain; the demand's mix of a half gives 0.25.

    Sensitivity: judged at the mix, whatever is made, the plants are worth 40 t × 3 years × 0.25 = ₹30 crore less.
    """
    case = dear(0.5).pursuing("Unmet demand", "Magnets by value", "National cost")
    mix, own = answer(case), answer(flows(case))
    assert own.total("activity", "B", "sinter dear") == pytest.approx(3 * 40.0)
    at_the_mix = mix.program.arrays.value_of("own_value", own.point, ("B",))
    assert own.expression("own_value", "B") - at_the_mix == pytest.approx(30.0)


@pytest.mark.solve
def test_what_is_bought_in_is_paid_for():
    """Proves: where nobody minds cost, metal is bought at 0.7 instead of made at 1.25 × 0.4 = 0.5, and that counts.

    Without it: a maker is judged on metal that it could make and does not.
    """
    own = answer(flows(dear(0.5).pursuing("Unmet demand", "Magnets by value", "Viability gap")))
    mix = answer(dear(0.5).pursuing("Unmet demand", "Magnets by value", "Viability gap"))
    bought_in = own.total("ship", "metal", "China", "B")
    at_the_mix = mix.program.arrays.value_of("own_value", own.point, ("B",))
    assert bought_in > 1.0
    assert own.expression("own_value", "B") - at_the_mix == pytest.approx(30.0 - 0.2 * bought_in)


@pytest.mark.solve
def test_the_check_adds_the_flows_up_itself():
    """Proves: tonnes and money of accounts are those of the flows; a flow changed afterwards is found by name."""
    case = flows(dear(0.5))
    tables = dict(solve(program_of(case.tables)).plans[CHOSEN].solution.tables)
    assert verify(case.tables, tables).passed
    wrong: pd.DataFrame = tables["own_sales"].assign(value=lambda t: t["value"] * 1.01)
    assert "own_sales" in {f.check for f in verify(case.tables, tables | {"own_sales": wrong}).failures}


@pytest.mark.quick
def test_the_balance_is_the_same_row_with_other_coefficients():
    """The viability balance holds flows instead of tonnes sold at a mean cost."""
    found, sense, right = row(program_of(flows().tables).arrays, "viability_balance", "B")
    assert found["ship", "oxide", "China", "B", Y] == pytest.approx(-0.4)
    assert (sense, right) == ("≥", 0.0)
