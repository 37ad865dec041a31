"""Why not, where no limit helps: the rows that are missed, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.formulation.registry import Limits
from model.planning.program import Program, program_of
from model.planning.solve import solve
from model.studies.why_not.physics import impossible
from model.studies.why_not.room import held_in
from model.studies.why_not.why_not import why_not
from tests.cases.small import plant
from tests.studies.conflicts import built

pytestmark = pytest.mark.solve


class NothingMovable(Limits):
    """Limits of which none can be moved."""

    movable = ()


def held_fast(program: Program) -> Program:
    """The program as if no limit could be moved."""
    kept = replace(program, prepared=program.data)
    vars(kept)["limits"] = NothingMovable(program.tables, program.data)
    return kept


def test_where_no_limit_helps_what_is_missed_is_named():
    """60 t/a at least and 50 at most, neither movable: by 10 t/a one of the rows is missed."""
    program = held_fast(program_of(built(60.0, 50.0).tables))
    found = why_not(solve(program))
    assert found.conflict.empty
    assert found.repair.empty
    assert not found.verified
    assert found.broken["missed"].tolist() == [pytest.approx(10.0)]
    assert found.broken["in_words"][0] == "mag (new) built at F"


def test_balances_are_named_in_words():
    """A market whose demand is 5 t below nothing: by 5 t that cannot be, and no limit is in the way."""
    program = program_of(plant().tables)
    arrays = program.arrays
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    row = arrays.rows["demand_balance"]["magnet", "EV", "FY2026-27"]
    lower[row] = upper[row] = -5.0
    program = replace(program, arrays=arrays.with_rows(lower, upper))
    missed = [("demand for magnet of EV in FY2026-27", pytest.approx(5.0))]
    assert impossible(program, held_in(program)) == missed
