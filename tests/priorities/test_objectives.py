"""Objectives: the aims of the sheet Aims and the order in which they are pursued."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.priorities.objectives import EXPRESSIONS, Goal, exactly, only, priorities_of
from model.schema.aims import AIM_UNITS
from tests.cases.network import one_plant
from tests.cases.small import award, plant

pytestmark = pytest.mark.quick


def test_every_aim_of_the_sheet_has_an_expression_and_a_unit():
    assert set(EXPRESSIONS) | {"Cost"} == set(AIM_UNITS)
    arrays = program_of(award().tables).arrays
    assert all(arrays.terms[name] for name in EXPRESSIONS.values())


def test_priorities_are_read_in_order_with_their_aims():
    tables = plant().with_("Aims", {"priority": 1}, priority=7).adding(
        "Aims", {"priority": 2, "aim": "Cost", "weight": 3.0, "tolerance": 0.5, "relative_tolerance": 0.1}
    ).set(cost_side="Users").tables
    found = priorities_of(tables)
    assert [p.rank for p in found] == [2, 7]
    assert found[0].goals == (Goal("National cost", 1.0, 0.01, 0.0), Goal("Users' cost", 3.0, 0.5, 0.1))


@pytest.mark.parametrize(("side", "aim"), [("National", "National cost"), ("Exchequer", "Exchequer cost"),
                                           ("Users", "Users' cost")])
def test_the_aim_cost_is_that_of_the_side_chosen(side, aim):
    tables = plant().pursuing("Cost").set(cost_side=side).tables
    assert priorities_of(tables)[0].goals[0].aim == aim


def test_ends_keep_the_first_priority():
    given = priorities_of(one_plant())
    end = only(given, "National cost", "Tie-break")
    assert end[0] == given[0]
    assert [g.aim for p in end[1:] for g in p.goals] == ["National cost", "Tie-break"]
    strict = exactly(given, frozenset({"Chain by value"}))
    assert all(g.tolerance == 0.0 for g in strict[1].goals)
    assert strict[0] == given[0]
    assert strict[3] == given[3]
