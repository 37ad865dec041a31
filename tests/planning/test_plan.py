"""Plan: the chosen plan, what it is compared with, and tables that add up to what the aims say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import highspy
import pytest
from pandas.testing import assert_frame_equal

from model import verbs
from model.case.tables import Tables
from model.engine import Session
from model.engine.outcome import Word
from model.planning import stops
from model.planning.plan import CHOSEN, FREE_CHOICE, LEAST_COST, LEAST_DEPENDENCE, NO_SCHEME, Plan, pursue
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import EXPRESSIONS, priorities_of
from tests.cases.chain_case import chain_case
from tests.cases.network import chain, one_plant
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import two_lots


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """Plans of a plant, of the chain in quarters, of an award and of whole lots."""
    cases = {
        "one plant": one_plant(discount_rate=0.1), "chain": chain(settings={"steps_per_year": "4"}),
        "award": award().tables, "whole lots": two_lots().ruled(beneficiaries=1).tables,
    }
    return {name: solve(program_of(tables)) for name, tables in cases.items()}


NAMES = ("one plant", "chain", "award", "whole lots")


@pytest.mark.solve
@pytest.mark.parametrize("name", NAMES)
def test_every_plan_adds_up_to_its_costs(results, name):
    """Proves: discounted cost lines of each plan add up to its national cost, claims less duty to the exchequer's.

    Without it: a report that forgets a term, or a term that is in the aim and in no line.
    """
    result = results[name]
    discount = result.program.data.periods.discount

    def present(solution, line: str) -> float:
        return sum(discount[y] * v for y, v in zip(solution[line]["year"], solution[line]["value"], strict=True))

    for plan in result.plans.values():
        lines = {n: present(plan.solution, n) for n, _, _ in result.program.cost_lines}
        national = sum(sign * lines[n] for n, sort, sign in result.program.cost_lines if sort == "resource")
        assert plan.solution.value("national_cost") == pytest.approx(national, rel=1e-9, abs=1e-7)
        exchequer = lines["incentive_claim_cost"] + lines["subsidy_claim_cost"] - lines["duty_cost"]
        assert plan.solution.value("exchequer_cost") == pytest.approx(exchequer, rel=1e-9, abs=1e-7)
        assert plan.solution.value("users_cost") == pytest.approx(present(plan.solution, "users_payment"), rel=1e-9)


@pytest.mark.solve
@pytest.mark.parametrize("name", NAMES)
def test_tables_say_what_the_priorities_reached(results, name):
    """Proves: the aims of the last priority are those of the tables; each earlier one is within what it was held at."""
    for plan in results[name].plans.values():
        for reached in plan.reached:
            for goal, most in zip(reached.priority.goals, reached.most, strict=True):
                assert plan.solution.value(EXPRESSIONS[goal.aim]) <= most + 1e-6 * max(1.0, abs(most))
        last = plan.reached[-1]
        value = plan.solution.value(EXPRESSIONS[last.priority.goals[0].aim])
        assert value == pytest.approx(last.values[0], rel=1e-9, abs=1e-6)


@pytest.mark.solve
@pytest.mark.parametrize("name", NAMES)
def test_the_ends_are_ends(results, name):
    """Proves: nothing is cheaper than the least-cost end; nothing is less dependent than the other, weights counted."""
    plans = results[name].plans
    cheapest = plans[LEAST_COST].solution.value("national_cost")
    for plan in (plans[CHOSEN], plans[LEAST_DEPENDENCE]):
        assert plan.solution.value("national_cost") >= cheapest - 1e-5 * abs(cheapest)
    chosen, strict = plans[CHOSEN], plans[LEAST_DEPENDENCE]
    for ours, theirs in zip(chosen.reached, strict.reached, strict=True):
        if any("value" in g.aim or "quantity" in g.aim for g in ours.priority.goals):
            assert theirs.outcome.objective <= ours.outcome.objective + 1e-6


@pytest.mark.solve
def test_which_plans_there_are(results):
    ends = {CHOSEN, LEAST_COST, LEAST_DEPENDENCE}
    assert set(results["one plant"].plans) == ends
    assert set(results["award"].plans) == ends | {NO_SCHEME}
    assert set(results["whole lots"].plans) == ends | {NO_SCHEME, FREE_CHOICE}
    assert list(results["chain"].plans)[0] == CHOSEN
    assert results["chain"].chosen is results["chain"].plans[CHOSEN]


@pytest.mark.solve
def test_without_the_scheme_nobody_receives_anything(results):
    for name in ("chain", "award", "whole lots"):
        result = results[name]
        assert (result.plans[NO_SCHEME].solution["award"]["value"] == 0.0).all()
        assert float(result.money[NO_SCHEME].budget["outlay"].sum()) == 0.0
        assert set(result.money) == set(result.plans)
    assert results["one plant"].money == {}


@pytest.mark.solve
def test_the_least_cost_order_costs_what_free_choice_saves(results):
    """Free choice takes C, whose plants are cheaper: 80 × (3.648 − 1.38) less."""
    plans = results["whole lots"].plans
    difference = plans[CHOSEN].solution.value("national_cost") - plans[FREE_CHOICE].solution.value("national_cost")
    assert difference == pytest.approx(80 * (3.648 - 1.38))


@pytest.mark.solve
def test_no_plan_is_compared_with_nothing():
    result = solve(program_of(plant().with_("Capacity", {"stage": "mag"}, least=60.0, most=50.0).tables))
    assert set(result.plans) == {CHOSEN}
    assert (result.chosen.word, result.chosen.solution) == ("no plan", None)
    assert result.money == {}


@pytest.mark.solve
def test_the_same_workbook_gives_the_same_plan():
    """Proves: solved twice, every table is the same to the last digit, threads and all."""
    first, second = (solve(program_of(chain_case().tables)) for _ in range(2))
    for name in first.plans:
        for table, frame in first.plans[name].solution.tables.items():
            assert frame.equals(second.plans[name].solution[table]), (name, table)


def shared() -> Iterator[Tables]:
    """Whole lots with a choice, and the small workbook."""
    yield two_lots().ruled(award_order="free").tables
    yield verbs.read(Path(__file__).parents[2] / "inputs" / "repm_small.xlsx")


def assert_same(one: Plan, other: Plan) -> None:
    """Every table of two plans is the same, to nine significant digits."""
    for name, frame in one.solution.tables.items():
        assert_frame_equal(frame, other.solution[name], rtol=1e-9, atol=1e-9, obj=f"{one.name}: {name}")


@pytest.mark.solve
def test_the_plans_are_the_same_however_many_are_solved_at_a_time():
    """Proves: one by one or two at a time, every table of every plan is the same, and what is paid."""
    for tables in shared():
        first, second = (solve(program_of(tables), workers=workers) for workers in (1, 2))
        assert list(first.plans) == list(second.plans)
        for name in first.plans:
            assert_same(first.plans[name], second.plans[name])
            for what in ("incentive", "subsidy", "viability", "budget"):
                pair = [getattr(r.money[name], what) for r in (first, second) if name in r.money]
                assert not pair or pair[0].equals(pair[1])


@pytest.mark.solve
def test_the_plan_is_the_same_with_one_and_two_threads_of_the_solver(monkeypatch):
    """Proves: the chosen plan and its stops have the same tables whatever the solver may use of the machine."""
    for tables in shared():
        program, found = program_of(tables), []
        for threads in (1, 2):
            highspy.Highs.resetGlobalScheduler(True)
            monkeypatch.setattr(stops, "Session", partial(Session, threads=threads))
            session = Session(program.arrays, tables.settings.gap, tables.settings.time_limit, threads)
            found.append(pursue(program, CHOSEN, Lexicographic(session, priorities_of(tables))))
        highspy.Highs.resetGlobalScheduler(True)
        assert_same(*found)


@pytest.mark.solve
def test_tables_hold_every_index_and_say_what_they_are(results):
    solution = results["chain"].chosen.solution
    data = results["chain"].program.data
    assert len(solution["ship"]) == len(data.lanes.LANES) * len(data.periods.PERIODS)
    assert tuple(solution["ship"].columns) == ("commodity", "from", "to", "period", "value")
    assert (solution.shapes["ship"].unit, solution.shapes["national_cost"].unit) == ("t", "₹ crore")
    assert all(s.unit and s.meaning for s in solution.shapes.values())
    assert not (solution["ship"]["value"] < 0).any()


@pytest.mark.solve
def test_the_worst_word_of_the_priorities_is_that_of_the_plan(results):
    """A plan is optimal only where every priority is."""
    chosen = results["award"].chosen

    def worded(*words: Word) -> Word:
        steps = (replace(r, outcome=replace(r.outcome, word=w)) for r, w in zip(chosen.reached, words, strict=True))
        return Plan("any", tuple(steps), None).word

    assert worded("optimal", "optimal") == "optimal"
    assert worded("stopped early with a plan", "optimal") == "stopped early with a plan"
    assert worded("stopped early with a plan", "no plan") == "no plan"
    assert worded("unbounded input", "no plan") == "unbounded input"
