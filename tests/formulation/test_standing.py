"""Standing: what retires within the plan may be built again, as far as no more of it stands at a time."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer, answer_of
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import plant

YEARS = ("FY2026-27", "FY2027-28", "FY2028-29", "FY2029-30")


def rebuilt(**columns: object) -> Case:
    """A line of at most 100 t/a that lives two years, in a plan of four, for a market of 100 t a year."""
    case = plant().set(last_year=YEARS[-1]).with_("Demand and sales", {}, years=100.0)
    return case.with_("Capacity", {"stage": "mag"}, **{"life": 2, "most": 100.0, **columns})


def together(*years: str) -> dict[tuple[str, ...], float]:
    return {("build", "F", "mag", "new", y): 1.0 for y in years}


@pytest.mark.quick
def test_what_stands_together_is_limited_together():
    """A line of two years: the first two vintages, the second and third, the third and fourth; no fewer, no more."""
    arrays = program_of(rebuilt().tables).arrays
    for first, year in zip(YEARS, YEARS[1:], strict=False):
        assert row(arrays, "standing_limit", "F", "mag", "new", year) == (together(first, year), "≤", 100.0)
    assert not has_row(arrays, "standing_limit", "F", "mag", "new", YEARS[0])
    assert not has_row(arrays, "build_limit", "F", "mag", "new")


@pytest.mark.quick
@pytest.mark.parametrize("columns", [{"life": 4}, {"life": 2, "earliest": YEARS[2]}, {"life": 3, "lead_time": 1}])
def test_what_lasts_as_long_as_the_plan_is_limited_once(columns):
    """Proves: where no vintage retires before another can start, all that is built counts, in one row as before."""
    arrays = program_of(rebuilt(**columns).tables).arrays
    assert has_row(arrays, "build_limit", "F", "mag", "new")
    assert "standing_limit" not in arrays.rows


@pytest.mark.quick
def test_without_a_most_nothing_is_limited():
    assert "standing_limit" not in program_of(rebuilt(most=float("inf")).tables).arrays.rows


@pytest.mark.solve
def test_a_line_that_has_retired_is_built_again():
    """Proves: a hundred t/a in the first year and again in the third, 4 × 100 × 0.6 + 2 × 100 × 0.3 = 300.

    Case 12. *Sensitivity*: where all that is ever built counts, two years are made and two imported, 120 + 30 + 200 =
    350; without the rule 300 too, as nobody asks for more; for 150 t a year 50 are imported, 300 + 200 = 500, and
    without it all is made, 450.
    """
    assert answer(rebuilt()).aim("National cost") == pytest.approx(300.0)
    more = rebuilt().with_("Demand and sales", {}, years=150.0)
    assert answer(more).aim("National cost") == pytest.approx(500.0)
    assert answer_of(program_of(more.tables), ["standing_limit"]).aim("National cost") == pytest.approx(450.0)
