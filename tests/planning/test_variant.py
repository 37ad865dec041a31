"""Variants: a changed workbook solved is the workbook in which the same cells were typed, and is verified."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from model.case.change import Change, at_case
from model.engine import Move
from model.ground.errors import InputProblems
from model.planning.base import Base
from model.planning.compared import least_cost, no_scheme
from model.planning.money import money_of
from model.planning.plan import NO_SCHEME
from model.planning.program import program_of, session_of
from model.planning.solve import solve, solve_one
from model.planning.variant import Variant, solve_variant
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import priorities_of
from model.priorities.walk import Walk
from tests.cases.case import Case
from tests.cases.small import award, plant
from tests.studies.test_cases import three

pytestmark = pytest.mark.solve


def base_of(case: Case) -> Base:
    return solve(program_of(case.tables)).base


@settings(max_examples=12, deadline=None)
@given(factor=st.floats(0.2, 3.0), price=st.floats(0.5, 2.0), first=st.sampled_from([0, 1, 2]))
def test_a_variant_is_the_plan_of_the_workbook_with_the_same_cells_typed(factor, price, first):
    """Proves: every table of the plan is that of the workbook typed by hand.

    Sensitivity: a change of another year, row or way would move cost, flows and what is built.
    """
    case = plant()
    year = case.tables.years[first]
    solved = solve_variant(Base(program_of(case.tables)), Variant("what if", (
        Change("Demand and sales", how="multiply", value=factor, first=year),
        Change("Prices", value=10000.0 * price, where=(("commodity", ("magnet",)),)))))
    years = [80.0 * factor if n >= first else 80.0 for n in range(3)]
    typed = case.with_("Demand and sales", {"market": "EV"}, years=years).with_(
        "Prices", {"commodity": "magnet"}, years=10000.0 * price)
    plain = solve(program_of(typed.tables)).chosen
    assert solved.program.arrays.same(program_of(typed.tables).arrays)
    assert solved.plan.solution is not None
    for name, table in plain.solution.tables.items():
        assert solved.plan.solution[name].equals(table), name
    assert solved.accepted


@cache
def award_base() -> Base:
    """The plan of the award, from whose basis variants start."""
    return base_of(award())


@settings(max_examples=6, deadline=None)
@given(rate=st.floats(1500.0, 2100.0), market=st.floats(0.5, 1.5), status=st.sampled_from(["open", "OPEN", "out"]),
       source=st.sampled_from(["china", " CHINA"]))
def test_a_variant_from_the_basis_of_its_base_is_worth_what_the_typed_workbook_is(rate, market, status, source):
    """Proves: started from the base's basis too, aims and money are those of the workbook typed by hand, texts as well.

    Single flows need not be the same, so they are not compared. Sensitivity: a text that stayed as it was given would
    be another country, with another price and another dependence.
    """
    case, base = award(), award_base()
    solved = solve_variant(base, Variant("what if", (
        Change("Bids", "rate", rate), Change("Bids", "status", status, where=(("beneficiary", ("b",)),)),
        Change("Demand and sales", how="multiply", value=market), Change("Supply", "country", source),
        Change("Commodities", "reference_country", source))))
    typed = case.with_("Bids", {}, rate=rate, status=status.lower()).with_("Demand and sales", {}, years=100.0 * market)
    program = program_of(typed.tables)
    plain = solve_one(program)
    assert base.basis_for(solved.program.pursued) is not None
    assert not solved.same
    assert solved.program.arrays.same(program.arrays)
    for mine, theirs in zip(solved.plan.reached, plain.reached, strict=True):
        assert mine.values == pytest.approx(theirs.values, abs=1e-6)
    assert solved.money is not None
    assert plain.solution is not None
    for name, table in vars(money_of(program.data, plain.solution)).items():
        assert_frame_equal(vars(solved.money)[name], table, rtol=1e-6, atol=1e-6)
    assert solved.accepted


def test_no_scheme_by_hand():
    """Proves: with nobody awarded anything all 400 t are imported at ₹1 crore, and the check holds it in that meaning.

    Sensitivity: without the change B would build 40 t/a; checked against the workbook with bids it would fail.
    """
    case = award().pursuing("Unmet demand", "National cost")
    solved = solve_variant(base_of(case), Variant(NO_SCHEME, no_scheme(case.tables)))
    assert solved.plan.solution is not None
    assert solved.plan.solution.value("national_cost") == pytest.approx(400.0)
    assert solved.accepted
    assert [h.after for h in solved.hits] == ["out"]


def test_a_program_that_is_the_base_s_is_not_solved_twice(monkeypatch):
    """Proves: a change that moves no number of the program has the base's plan, and says so."""
    base = base_of(plant())
    monkeypatch.setattr("model.planning.variant.pursue", None)
    solved = solve_variant(base, Variant("same", (Change("Settings", "plan_name", "Another name"),)))
    assert solved.same
    assert solved.plan.solution is not None
    assert solved.accepted


def test_yes_and_one_are_not_the_same_change():
    """Proves: 1 typed for Yes is refused, also right after the same change with Yes.

    Sensitivity: remembered by equality, the program of the one would be given for the other.
    """
    base = Base(program_of(award().tables))
    assert base.changed((Change("Bids", "qualified", True),))[1][0].after is True
    with pytest.raises(InputProblems, match="'1' is not allowed in 'Qualified'"):
        base.changed((Change("Bids", "qualified", 1),))


def test_other_aims_are_another_plan():
    base = base_of(award())
    aims = least_cost(base.priorities)
    solved = solve_variant(base, Variant("least cost", aims=aims))
    assert not solved.same
    assert [r.priority for r in solved.plan.reached] == list(aims)


@pytest.mark.parametrize(("change", "words"), [
    (Change("Demand and sales", how="multiply", value=-1.0), "must be at least 0"),
    (Change("Capacity", "capex", "dear"), "'dear' is not a number"),
    (Change("Facilities", "place", "Atlantis"), "names? something of the sheet Places|'Atlantis' is not in"),
    (Change("Demand and sales", "kind", "perhaps"), "is not allowed in 'Kind'"),
    (Change("Settings", "report_year", "FY2050-51"), "lies outside the plan"),
])
def test_a_change_is_held_to_the_reader_s_rules(change, words):
    """Proves: bounds, kinds, names and rules across sheets are told in the reader's words.

    Without it a variant could plan with what no workbook may hold.
    """
    with pytest.raises(InputProblems, match=words):
        solve_variant(Base(program_of(plant().tables)), Variant("odd", (change,)))


def test_a_case_is_a_change():
    """Proves: at the high figures 160 t a year are asked for, and twice the capacity is built."""
    base = base_of(three())
    high = solve_variant(base, Variant("High", (at_case("High"),)))
    assert high.plan.solution is not None
    assert high.accepted
    assert high.tables.settings.case == "High"
    same = solve(program_of(three().set(case="High").tables)).chosen.solution
    assert same is not None
    assert high.plan.solution["build"].equals(same["build"])


def test_a_resumed_search_prices_as_the_one_it_was_taken_from():
    """Proves: from the stored bases a moved limit gives, bit for bit, what the climbed program itself gives."""
    program = program_of(award().tables)
    living = Lexicographic(session_of(program), priorities_of(program.tables))
    living.climb()
    resumed = Walk.resumed(session_of(program), living.priorities, living.reached)
    row = program.arrays.rows["wanted_award_limit"]["B",]
    move = Move({row: (-np.inf, 50.0)})
    last = len(living.priorities) - 1
    assert resumed.session.arrays.same(living.session.arrays)
    walk = Walk(living.session, living.priorities, living.reached, resumed.costs, living._holds)
    assert [o.objective for o in walk.again(move, last)] == [o.objective for o in resumed.again(move, last)]

