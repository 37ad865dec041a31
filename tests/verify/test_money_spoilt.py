"""A plan that is spoilt in one clause about money fails the check of that clause, and so does money wrongly paid."""

from __future__ import annotations

import math
from typing import Any

import pytest

from model.reports.money_tables import MEANINGS
from model.verify import verify
from model.verify.decisions import MONEY_DECISIONS
from tests.verify.money_plans import Paid, any_size, whole
from tests.verify.plans import Change, plus, to

Y1, Y2, Y3, Y5 = "FY2026-27", "FY2027-28", "FY2028-29", "FY2030-31"
OXIDE = {"commodity": "light oxide", "from_": "Refinery"}
Edit = tuple[str, Change, dict[str, object]]


def eligible(amount: float, year: str = Y3) -> Edit:
    """More magnets of B1 that earn."""
    return "eligible", plus(amount), {"beneficiary": "B1", "recipe": "sinter N", "year": year}


def incentive(amount: float, year: str = Y3) -> Edit:
    """More incentive of B1."""
    return "incentive", plus(amount), {"beneficiary": "B1", "year": year}


def subsidy(amount: float, beneficiary: str = "B1") -> Edit:
    """More subsidy."""
    return "subsidy", plus(amount), {"beneficiary": beneficiary}


def assured(new: Change, beneficiary: str = "B1", year: str = Y3) -> Edit:
    """Other assured oxide."""
    return "assured_oxide", new, {**OXIDE, "beneficiary": beneficiary, "year": year}


def right(part: float, beneficiary: str) -> Edit:
    """Another right to assured oxide."""
    return "assured_right", to(part), {"beneficiary": beneficiary}


def part(new: Change, beneficiary: str, size: float) -> Edit:
    """Another figure of a size."""
    return "assured_part", new, {"beneficiary": beneficiary, "size": size, "year": Y3}


SPOILT: dict[str, Edit] = {
    "eligible_allowed": eligible(1.0, Y5),
    "eligible_output_limit": eligible(60.0),
    "eligible_sales_limit": eligible(60.0),
    "eligible_award_limit": eligible(60.0),
    "eligible_metal_limit": eligible(60.0),
    "country_share_limit": (
        "ship", plus(500.0), {"commodity": "magnet SH", "from_": "China", "to": "Cars", "period": Y3}
    ),
    "own_metal_running_floor": ("activity", plus(500.0), {"facility": "B1", "recipe": "cast", "period": Y3}),
    "incentive_allowed": incentive(1.0, Y5),
    "idle_allowed": ("idle_capacity", plus(1.0), {"beneficiary": "B1", "year": Y3}),
    "incentive_rate_limit": incentive(20.0),
    "incentive_sales_limit": incentive(60.0),
    "incentive_year_limit": incentive(30.0),
    "incentive_ceiling_limit": incentive(80.0),
    "incentive_envelope_limit": incentive(1000.0),
    "incentive_drawn_limit": incentive(20.0),
    "subsidy_allowed": subsidy(1.0, "Refinery"),
    "subsidy_rate_limit": subsidy(10.0),
    "subsidy_ceiling_limit": subsidy(10.0),
    "subsidy_envelope_limit": subsidy(100.0),
    "subsidy_drawn_limit": subsidy(10.0),
    "investment_floor": (
        "build", plus(-60.0), {"facility": "B1", "stage": "sintering", "option": "new", "year": Y2}
    ),
    "outlay_limit": incentive(1000.0),
    "assured_allowed": assured(plus(1.0), "Recycler"),
    "assured_ship_limit": assured(plus(100.0)),
    "assured_use_limit": assured(plus(100.0)),
    "assured_oxide_limit": assured(plus(1.0)),
    "assured_entitled_limit": assured(plus(1.0), "B3"),
    "assured_split_limit": assured(plus(1.0)),
    "assured_oxide_floor": assured(plus(-1.0)),
    "viability_balance": ("viability_gap", plus(-1.0), {"beneficiary": "B1"}),
    "viability_allowed": ("viability_gap", plus(1.0), {"beneficiary": "Refinery"}),
}
"""Check → what is changed in the plan with awards of any size."""

SPOILT_WHOLE: dict[str, Edit] = {
    "assured_entitled_limit": right(0.0, "B1"),
    "assured_right_limit": right(0.4, "B1"),
    "assured_rank_limit": right(1.0, "B2"),
    "assured_right_floor": right(0.0, "B3"),
    "assured_award_limit": assured(plus(0.1), "B1"),
    "assured_part_limit": part(plus(0.01), "B1", 60.0),
    "assured_size_limit": part(plus(0.01), "B1", 40.0),
    "assured_part_floor": part(plus(-0.01), "B1", 60.0),
    "assured_part_total_limit": part(plus(0.1), "B1", 60.0),
}
"""The same in whole lots."""

STRICTER: dict[str, dict[str, Any]] = {
    "viability_gap_limit": {"gap_allowed": False},
    "paid_outlay_limit": {"outlay": 2.0, "paying_rule": "least needed"},
    "money_incentive_paid": {"outlay": 20.0},
    "incentive_envelope_limit": {"incentive_envelope": 20.0},
    "investment_floor": {"gestation": 0},
    "eligible_allowed": {"scheme_years": 2},
    "incentive_allowed": {"scheme_years": 2},
    "incentive_ceiling_limit": {"ceiling_basis": "own bid", "rate_ceiling": 9999.0},
}
"""Check → clauses of a workbook that the plan does not keep."""

COLUMNS = [(t, c) for t, columns in MEANINGS.items() for c in columns if c not in ("beneficiary", "year")]
"""Table of money and column, without the index."""


def failed(case: Paid, edit: Edit | None = None, **clauses: Any) -> dict[str, str]:
    """Check → sentence, of the checks that fail."""
    return {f.check: f.sentence for f in case.verified("chosen", *([edit] if edit else []), **clauses).failures}


@pytest.mark.solve
@pytest.mark.parametrize("check", SPOILT)
def test_a_spoilt_clause_fails_its_check(check):
    found = failed(any_size(), SPOILT[check])
    assert check in found
    assert found[check].startswith("Off by ")


@pytest.mark.solve
@pytest.mark.parametrize("check", SPOILT_WHOLE)
def test_a_spoilt_clause_of_whole_lots_fails_its_check(check):
    assert check in failed(whole(), SPOILT_WHOLE[check])


@pytest.mark.solve
@pytest.mark.parametrize("check", STRICTER)
def test_a_stricter_workbook_refuses_the_plan(check):
    assert check in failed(any_size(), **STRICTER[check])


@pytest.mark.solve
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_money_wrongly_stated_fails_its_check_and_no_other(table, column):
    money = any_size().money()
    last = money[table].index[-2 if table == "viability" else -1]
    frame = money[table].astype({column: object})
    old = frame.loc[last, column]
    words = {"held": "goodwill", "paid_in": "FY2035-36"}
    frame.loc[last, column] = words[column] if column in words else (old or 0.0) * 1.01 + 0.01
    money[table] = frame
    found = verify(any_size().case.tables, any_size().solution(), money).failures
    assert [f.check for f in found] == [f"money_{table}_{column}"]


@pytest.mark.solve
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_money_that_is_not_stated_fails_its_check(table, column):
    money = any_size().money()
    money[table] = money[table].drop(columns=column)
    found = verify(any_size().case.tables, any_size().solution(), money).failures
    assert [(f.check, f.where) for f in found] == [(f"money_{table}_{column}", "the column, which is absent")]


@pytest.mark.solve
def test_the_wrong_ceiling_named_is_found():
    """What holds B1 in FY2028-29 is not the ceiling of its award."""
    money = any_size().money()
    held = money["incentive"]
    here = (held["beneficiary"] == "B1") & (held["year"] == Y3)
    assert set(held.loc[here, "held"]) != {"ceiling of the award"}
    held.loc[here, "held"] = "ceiling of the award"
    found = verify(any_size().case.tables, any_size().solution(), money).failures
    assert [f.check for f in found] == ["money_incentive_held"]


@pytest.mark.solve
@pytest.mark.parametrize("value", [math.nan, math.inf, -1.0])
@pytest.mark.parametrize("name", [n for n in MONEY_DECISIONS if n not in ("tax_paid", "idle_capacity")])
def test_a_decision_that_is_no_proper_number_is_found(name, value):
    solution = {n: frame.copy() for n, frame in whole().solution().items()}
    solution[name].loc[solution[name].index[0], "value"] = value
    assert "numbers_valid" in {f.check for f in verify(whole().case.tables, solution).failures}
