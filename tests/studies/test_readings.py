"""Readings: each row of the table equals a plain solve with the clause changed by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.planning.plan import CHOSEN
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve
from model.planning.variant import Solved
from model.studies.asked import Asked
from model.studies.readings import READINGS, SAME_PLAN
from model.verify import verify
from tests.cases.answered import refuse_all
from tests.cases.case import Case
from tests.cases.small import award
from tests.cases.stopping import STOP
from tests.cases.stopping import priced as with_total
from tests.formulation.test_whole_lots import two_lots
from tests.studies.asking import answer_of, readings

INPUTS = Path(__file__).parents[2] / "inputs"

CLAUSES = (
    {"reading": "Share", "setting": "Share of net sales", "other": "10%", "question": "Is a tenth of sales the most?"},
    {"reading": "Outside", "setting": "Capacity outside the scheme", "other": "Yes", "question": "May more be built?"},
)
LOTS = (
    {"reading": "Any order", "setting": "Award order", "other": "free", "question": "Must the lowest be selected?"},
    {"reading": "Two", "setting": "Beneficiaries", "other": "2", "question": "May two be selected?"},
    {"reading": "Share", "setting": "Share of net sales", "other": "10%", "question": "Is a tenth of sales the most?"},
    {"reading": "Carried", "setting": "Carry forward", "other": "Yes", "question": "Is what a year leaves carried on?"},
)


def base() -> Case:
    return award().adding("Readings", *CLAUSES)


def in_lots() -> Case:
    """Two bidders in whole lots, one of them to be selected, the lower bid first; C's plants are the cheaper ones."""
    return two_lots().ruled(beneficiaries=1).adding("Readings", *LOTS)


@pytest.mark.solve
@pytest.mark.parametrize(("make", "name", "clause"), [
    (base, "Share", {"sales_share": 0.1}), (base, "Outside", {"outside_capacity": True}),
    (in_lots, "Any order", {"award_order": "free"}), (in_lots, "Two", {"beneficiaries": 2}),
    (in_lots, "Share", {"sales_share": 0.1}), (in_lots, "Carried", {"carry_forward": True}),
])
def test_a_row_equals_a_plain_solve(make: Callable[[], Case], name, clause):
    """Proves: the change of cost, outlay and gap is that of the same workbook with the cell changed.

    Without it the table could change another clause, or none, or keep the awards that the search starts from.
    """
    first = solve(program_of(make().tables))
    row = readings(first).set_index("reading").loc[name]
    plain = solve(program_of(make().ruled(**clause).tables))
    reconciled(row, first, plain)


def reconciled(row, first: Result, plain: Result, gap: float = 0.0) -> None:
    """A row of the table against the plan of the workbook and a plan solved plainly."""
    for column, expression in (("national_cost", "national_cost"), ("magnets_quantity", "magnets_quantity_aim"),
                               ("chain_value", "chain_value_aim")):
        value = plain.chosen.solution.value(expression)
        change = value - first.chosen.solution.value(expression)
        assert row[column] == pytest.approx(change, abs=1e-6 + gap * abs(value))
    outlay, gaps = (
        [r.money[CHOSEN].budget["outlay"].sum() for r in (plain, first)],
        [r.money[CHOSEN].viability["gap"].sum() for r in (plain, first)],
    )
    assert row["outlay"] == pytest.approx(outlay[0] - outlay[1], abs=1e-6 + gap * outlay[0])
    assert row["gap"] == pytest.approx(gaps[0] - gaps[1], abs=1e-6 + gap * gaps[0])
    now, before = (dict(r.chosen.solution["award"].to_numpy().tolist()) for r in (plain, first))
    assert row["awards_t"] == pytest.approx(sum(now.values()))
    changed = [b for b in now if not np.isclose(now[b], before[b])]
    assert row["awards_changed"] == (", ".join(changed) or None)


@pytest.mark.solve
def test_a_rule_of_settings_has_two_readings_too():
    """Proves: how a stop falls is read the other way as the same workbook with that setting gives it."""
    stop = {"reading": "Stop", "setting": "How a stop falls", "other": "over the year", "question": "All at once?"}
    case = with_total(award().set(**STOP).set(stop_first_year="FY2029-30", point_price=1.0))
    case = case.with_("Bids", {}, status="open")
    first = solve(program_of(case.adding("Readings", stop).tables))
    row = readings(first).set_index("reading").loc["Stop"]
    assert (row["as_read"], row["other"]) == ("none", "over the year")
    reconciled(row, first, solve(program_of(case.set(stop_spread="over the year").tables)))


@pytest.mark.solve
def test_a_reading_that_changes_no_limit_has_the_same_plan():
    """Proves: without a yearly ceiling there is nothing to carry on, and the row says that the plan is the same.

    Without it a plan as good but another could be told as the effect of the clause.
    """
    found = readings(solve(program_of(in_lots().tables))).set_index("reading")
    assert found.loc["Carried", "status"] == SAME_PLAN
    assert found.loc[["Any order", "Two", "Share"], "status"].tolist() == ["optimal"] * 3
    assert found.loc["Carried", "national_cost"] == 0.0
    assert found.loc["Any order", "awards_changed"] == "B, C"


@pytest.mark.solve
def test_a_lower_share_of_sales_pays_less():
    """Proves: a quarter of the share pays less. Without the reading being applied the change would be 0."""
    row = readings(solve(program_of(base().tables))).set_index("reading").loc["Share"]
    assert row["outlay"] < -1


@pytest.mark.solve
def test_what_a_reading_moves_is_said_and_rounding_is_not():
    """Proves: a clause moves money where its row says so; a change of 1e-13 points is the solver's, and is none."""
    result = solve(program_of(base().tables))
    assert result.chosen.solution is not None
    answer = answer_of("readings", result)
    moves = answer.frame.set_index("reading")["moves"]
    assert moves["Share"] == "moves"
    moved = ", ".join(n for n, m in moves.items() if m == "moves")
    assert answer.sentence.endswith(f"They move the outlay or the gap: {moved}.")
    nearly = dict(result.chosen.solution.tables)
    aim = nearly["magnets_quantity_aim"]
    nearly["magnets_quantity_aim"] = aim.assign(value=aim["value"] + 1e-13)
    plan = replace(result.chosen, solution=replace(result.chosen.solution, tables=nearly))
    asked = Asked(result)
    verification = verify(result.program.tables, result.chosen.solution.tables)
    solved = [Solved(v, result.program, plan, result.money[CHOSEN], verification) for v in READINGS.runs(asked)]
    still = READINGS.answer(asked, solved)
    assert still.frame["magnets_quantity"].tolist() == [0.0, 0.0]
    assert set(still.frame["moves"]) == {"stands"}
    assert still.sentence.endswith("None moves the outlay or the gap.")


@pytest.mark.solve
def test_a_plan_that_the_check_refuses_has_no_figures(monkeypatch):
    """Without it a wrong plan under another reading would stand beside a proven one."""
    result = solve(program_of(base().tables))
    refuse_all(monkeypatch)
    table = readings(result)
    assert set(table["status"]) == {"checks failed"}
    assert table["national_cost"].isna().all()
