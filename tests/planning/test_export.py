"""The programs of a plan written for other solvers: one an aim, in order."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import highspy
import numpy as np
import pytest

from model.engine import Move, Session
from model.engine.loaded import Loaded
from model.ground.errors import CommandError
from model.ground.files import Unwritten
from model.planning.export import write_model
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve
from tests.cases.network import one_plant
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import two_lots

pytestmark = pytest.mark.solve

CASES = {
    "in order": plant().set(constant_cost=123.0),
    "weighed": award().pursuing("Unmet demand", "National cost").with_("Aims", {"aim": "National cost"}, priority=1),
    "whole lots": two_lots(),
}


def elsewhere(path: Path) -> float:
    """The least of a written program, by a solver that knows the file only."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.readModel(str(path))
    solver.run()
    return float(solver.getInfo().objective_function_value)


def reached(result: Result) -> list[float]:
    assert result.climbed is not None
    return [r.outcome.objective for r in result.climbed.reached]


@pytest.mark.parametrize("ending", [".mps", ".lp"])
@pytest.mark.parametrize("case", CASES)
def test_the_written_programs_give_what_was_reached_in_order(tmp_path: Path, case: str, ending: str) -> None:
    """Proves: each file, solved elsewhere, gives what its priority reached, and the page says which aim that is.

    Sensitivity: ₹123 crore a year are paid whatever is decided; without the constant of the aim they would be missing.
    Without the aims held before, a later file would give less; the last aim alone would not be the plan.
    """
    result = solve(program_of(CASES[case].tables))
    files = write_model(result, tmp_path / "out" / f"plant{ending}")
    assert [f.name for f in files] == [f"plant_{n + 1}{ending}" for n in range(len(reached(result)))]
    assert [elsewhere(f) for f in files] == pytest.approx(reached(result), rel=1e-6, abs=1e-6)
    page = (tmp_path / "out" / "plant.txt").read_text(encoding="utf-8")
    for file, priority in zip(files, result.priorities, strict=True):
        said = page.partition(f"{file.name}: priority {priority.rank}, least ")[2].partition("\n\n")[0]
        assert all(g.aim in said for g in priority.goals)
    assert ("whole lots" in page) == (case == "whole lots")


def test_what_was_asked_before_does_not_change_the_written_programs(tmp_path: Path) -> None:
    """Proves: after limits were moved the written programs are the same, byte for byte.

    Sensitivity: a search shared between them would leave its aims held elsewhere, and write another plan's cost.
    """
    result = solve(program_of(award().tables))
    before = [f.read_bytes() for f in write_model(result, tmp_path / "before.mps")]
    search = result.search()
    for group in ("wanted_award_limit", "total_award_limit"):
        for row in search.session.arrays.rows.get(group, {}).values():
            search.again(Move({row: (-np.inf, 10.0)}), len(search.priorities) - 1)
    after = [f.read_bytes() for f in write_model(result, tmp_path / "after.mps")]
    assert after == before
    search.session.write(tmp_path / "moved.mps", *search.costs[-1])
    assert (tmp_path / "moved.mps").read_bytes() == before[-1]


@pytest.mark.parametrize("at", ["folder", "cut", "replace"])
def test_a_program_that_cannot_be_written_is_said_and_not_left_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    """Proves: the solver says nothing of a full drive, so a file without its last word is none."""
    result, path = solve(program_of(plant().tables)), tmp_path / "plant.mps"
    if at == "folder":
        (tmp_path / "file").touch()
        path = tmp_path / "file" / "plant.mps"
    elif at == "cut":
        monkeypatch.setattr(Loaded, "write", lambda _, new, *__: new.write_bytes(b"NAME\nROWS\n"))
    else:
        def refuse(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(Path, "replace", refuse)
    before = set(tmp_path.iterdir())
    with pytest.raises(Unwritten, match="could not be written"):
        write_model(result, path)
    assert set(tmp_path.iterdir()) == before


def test_writing_leaves_the_search_as_it_was(tmp_path: Path) -> None:
    """Proves: after writing, the aim, its constant and the point of a search in the solver are those before.

    Sensitivity: a constant left in the solver would be counted twice by the next search.
    """
    arrays = program_of(plant().set(constant_cost=123.0).tables).arrays
    session, aim = Session(arrays), arrays.cost_of("unmet_demand_aim")
    before = session.minimise(*aim)
    seen = session._solver.getObjectiveValue(), list(session._solver.getLp().col_cost_)
    session.write(tmp_path / "plant.mps", *arrays.cost_of("national_cost"))
    assert (session._solver.getObjectiveValue(), list(session._solver.getLp().col_cost_)) == seen
    assert session._solver.getObjectiveOffset()[1] == 0.0
    assert session.minimise(*aim).objective == before.objective


def test_a_program_is_written_in_two_formats_only(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"\.mps or \.lp"):
        write_model(solve(program_of(one_plant())), tmp_path / "plan.txt")
