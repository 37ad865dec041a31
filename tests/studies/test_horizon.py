"""End of the horizon: what two more years change in the years of the plan."""

from __future__ import annotations

import pytest

from model.case.change import apply
from model.planning.program import program_of
from model.planning.solve import solve
from model.run import studies
from model.studies.asked import Options
from model.studies.horizon import longer
from model.studies.study import Answer, framed
from tests.cases.answered import refuse_all
from tests.cases.case import Case
from tests.cases.small import award, plant
from tests.studies.asking import answer_of, horizon


def slow_start(**settings: object) -> Case:
    """Capacity that may start in the plan's last year only, FY2028-29, and makes nothing in its first year.

    A t/a costs ₹0.3 crore for three years, so ₹0.1 crore is charged to the plan; a tonne made saves ₹0.4 crore.
    """
    return plant().with_("Capacity", {"stage": "mag"}, earliest="FY2028-29", ramp_1=0.0).set(**settings)


@pytest.mark.solve
def test_two_more_years_show_what_the_end_of_the_plan_hides():
    """Proves: with FY2029-30 and FY2030-31 to work in, all 80 t/a are built, for 2 × 0.4 − 0.3 = ₹0.5 crore each.

    Without the further years the plan builds nothing, since what it builds never works before the end.
    """
    answer = answer_of("horizon", solve(program_of(slow_start(check_years=2).tables)))
    row = answer.frame.set_index(["indicator", "of"]).loc[("Capacity commissioned", "mag")]
    assert (row["plan"], row["longer"], row["change"]) == pytest.approx((0, 80, 80))
    assert row["moves"] == "moves"
    assert "up to FY2030-31 (optimal)" in answer.sentence


@pytest.mark.solve
def test_a_plan_that_does_not_hang_on_its_end_does_not_change():
    """Proves: capacity that may start at once is worth building in either; the change is 0, not merely small."""
    found = horizon(solve(program_of(plant().set(check_years=2).tables)))
    built = found.set_index("indicator").loc["Capacity commissioned"]
    assert (built["plan"], built["change"]) == pytest.approx((80, 0))


@pytest.mark.solve
def test_a_study_knows_what_those_before_it_found(monkeypatch):
    """Proves: in a run the horizon is given the ties. Sensitivity: prices, the first study, is given nothing."""
    seen = {}

    def answered(run, study, asked, *_):
        seen[study.name] = list(asked.answered)
        return Answer(framed(study.columns, []), "")

    monkeypatch.setattr(studies, "_answer", answered)
    options = Options(only=("prices", "ties", "horizon"))
    studies.studies_of(None, solve(program_of(award().set(check_years=2).tables)), options, None, None)
    assert seen == {"prices": [], "ties": ["prices"], "horizon": ["prices", "ties"]}


@pytest.mark.quick
def test_a_further_year_is_like_the_last_one():
    tables = plant().with_("Demand and sales", {"market": "EV"}, years=[1, 2, 3])
    demand = apply(tables.tables, longer(tables.tables, 2)).tables.yearly["Demand and sales"]
    assert dict(zip(demand["year"], demand["value"], strict=True)) == {
        "FY2026-27": 1, "FY2027-28": 2, "FY2028-29": 3, "FY2029-30": 3, "FY2030-31": 3,
    }


@pytest.mark.solve
def test_the_sheet_of_a_longer_plan_compares_only_the_years_of_the_plan():
    """Without it dependence in years that the plan does not have would be shown as a change from nothing."""
    found = horizon(solve(program_of(plant().set(check_years=2).tables)))
    assert set(found["of"]) <= {"mag", "FY2026-27", "FY2027-28", "FY2028-29"}


@pytest.mark.solve
def test_a_longer_plan_that_the_check_refuses_counts_as_none(monkeypatch):
    """Without it what a wrong plan decides would be told as what a longer plan would decide."""
    result = solve(program_of(plant().set(check_years=2).tables))
    refuse_all(monkeypatch)
    found = horizon(result)
    assert set(found["moves"]) == {"not known"}
    assert found[["longer", "change"]].isna().all(axis=None)
    assert found["plan"].notna().all()
