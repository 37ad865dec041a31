"""Each clause of the scheme once binding: its other value changes the plan; check and report agree with both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from model.planning.plan import CHOSEN
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve_one
from model.planning.variant import money_in
from model.priorities.objectives import priorities_of
from model.reports import Material, RunInfo
from model.reports.clauses.clause import FULL, NOT_KEPT
from model.reports.sheets.compliance import TOPIC
from model.schema import fields_of
from model.schema.scheme import Scheme
from model.verify import verify
from tests.cases.case import Case
from tests.cases.small import award, second_bidder
from tests.cases.witnesses import one_award, one_right, one_seat, split_equally
from tests.formulation import (
    test_assured,
    test_awards,
    test_eligibility,
    test_eligibility_metal,
    test_firms,
    test_obligations,
)

Make = Callable[[], Case]


def quick() -> Case:
    """A line that stands in the year of its award."""
    return award().with_("Capacity", {}, lead_time=0)


def yearly() -> Case:
    """A yearly ceiling below what a year earns."""
    return award().ruled(yearly_ceiling=0.15)


def dear_bid() -> Case:
    """A bid below the rate ceiling, at a size whose ceiling counts."""
    return award().ruled(rate_ceiling=2500.0).with_("Award sizes", {"capacity": 40.0}, incentive_ceiling=12.0)


def between() -> Case:
    """An award of 60 t/a, between the sizes of 40 and 80."""
    case = award().with_("Bids", {}, most=60.0).with_("Award sizes", {"capacity": 40.0}, incentive_ceiling=12.0)
    return case.with_("Award sizes", {"capacity": 80.0}, incentive_ceiling=30.0)


BINDING: dict[str, tuple[Make, Any, Any]] = {
    "total_capacity": (lambda: test_awards.paying(most=80.0), 50.0, 80.0),
    "beneficiaries": (one_seat, 1, 2),
    "award_order": (one_award, "least cost", "free"),
    "gestation": (award, 3, 1),
    "incentive_years": (award, 1, 3),
    "scheme_years": (award, 2, 3),
    "early_sales": (quick, False, True),
    "metal_share": (test_obligations.cheap_alloy, 1.0, 0.0),
    "alloy_share": (test_obligations.cheap_alloy, 1.0, 0.0),
    "running_share": (test_eligibility_metal.cheap_metal, 1.0, 0.0),
    "idle_cost": (test_firms.idling, 5.0, 0.05),
    "outside_capacity": (test_awards.paying, False, True),
    "rate_ceiling": (award, 1500.0, 2500.0),
    "sales_share": (award, 0.1, 0.4),
    "incentive_envelope": (lambda: second_bidder(award()), 20.0, 40.0),
    "ceiling_basis": (dear_bid, "own bid", "rate ceiling"),
    "ceiling_bands": (between, "as listed", "banded"),
    "yearly_ceiling": (award, 0.1, None),
    "carry_forward": (yearly, False, True),
    "exports_earn": (test_eligibility.exporting, False, True),
    "bought_in_earn": (test_eligibility.scarce_oxide, False, True),
    "paying_rule": (award, "least needed", "entitlement"),
    "claim_lag": (award, 2, 0),
    "subsidy_share": (award, 0.05, 0.15),
    "subsidy_envelope": (lambda: second_bidder(award()), 20.0, 100.0),
    "outlay": (award, 16.0, 1000.0),
    "other_outlay": (lambda: award().ruled(outlay=40.12), 10.0, 0.0),
    "gap_allowed": (award, True, False),
    "assured_bids": (one_right, 1, 2),
    "assured_split": (split_equally, "equal", "free"),
    "take_or_pay": (lambda: test_assured.assured().pursuing("Unmet demand", "National cost"), True, False),
}
"""Field of Scheme → a case, the value that binds in it and one that does not, or binds the other way."""
AT_MOST = ("total_capacity", "beneficiaries", "incentive_envelope", "subsidy_envelope", "outlay")
"""Ceilings of the scheme as a whole, whose row must say that they are used in full."""


def material_of(case: Case) -> Material | None:
    """A case solved, without plans compared; None where it has no plan."""
    program = program_of(case.tables)
    plan = solve_one(program)
    if plan.solution is None:
        return None
    money = money_in(program, plan)
    assert money is not None
    found = verify(case.tables, plan.solution.tables, vars(money))
    result = Result(program, priorities_of(case.tables), {CHOSEN: plan}, money={CHOSEN: money})
    return Material(result, found, RunInfo())


def answer_of(material: Material | None) -> list[float]:
    """What a plan comes to: its aims, its awards, what is built and shipped, and what is paid by year."""
    if material is None:
        return []
    solution, money = material.solution, material.money
    assert money is not None
    reached = [v for r in material.result.chosen.reached for v in r.values]
    parts = [solution[n]["value"] for n in ("award", "build", "ship") if n in solution.tables]
    return [*reached, *(float(v) for p in parts for v in p), *money.budget.select_dtypes("number").to_numpy().ravel()]


@pytest.mark.quick
def test_every_clause_has_a_case() -> None:
    assert set(BINDING) == {f.name for f in fields_of(Scheme)}


@pytest.mark.solve
@pytest.mark.parametrize("name", list(BINDING))
def test_it_binds_from_the_cell_to_the_report(name: str) -> None:
    """Proves: the cell changes the plan; formulation, money and check agree on either side, and the report with them.

    Of a ceiling of the whole scheme the report says that it is used in full.

    Sensitivity: a clause that formulation and check read differently fails a check here as soon as it binds.
    """
    make, tight, loose = BINDING[name]
    held, free = (material_of(make().ruled(**{name: v})) for v in (tight, loose))
    for material in (m for m in (held, free) if m is not None):
        assert material.verification is not None
        failed = [f.check for f in material.verification.failures if f.check != "element_losses"]
        assert failed == [], "oxide of the cases on assured oxide comes of nothing, which is told of its elements alone"
        assert NOT_KEPT not in set(TOPIC.table(material).frame["Verdict"])
    assert answer_of(held) != pytest.approx(answer_of(free), rel=1e-6, abs=1e-6)
    if name in AT_MOST:
        assert held is not None
        frame = TOPIC.table(held).frame
        heading = next(f.column.heading for f in fields_of(Scheme) if f.name == name)
        assert frame.loc[frame["Setting"] == f"Scheme: {heading}", "Verdict"].iloc[0] == FULL
