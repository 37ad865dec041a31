"""Session: holding, moving and restoring limits, starting again, fixing yes/no decisions, writing the program."""

from __future__ import annotations

import pickle
from dataclasses import replace

import highspy
import numpy as np
import pytest

from model.engine import Arrays, Move, Session, basis_for
from model.engine.loaded import check
from model.ground.errors import ToolFailure
from tests.cases.programs import INF, costs, program

pytestmark = pytest.mark.solve


def mix() -> Session:
    """Two columns, a + b ≤ 4, and a ≤ 2 by a row."""
    return Session(program([[1, 1], [1, 0]], [-INF, -INF], [4, 2]))


def test_a_held_aim_is_a_row_of_arrays_and_solver_alike():
    session = mix()
    session.hold(costs(0, 5), 10.0)
    assert session.arrays.row_count == 3
    assert session.arrays.activity(costs(1, 2)) == pytest.approx([3.0, 1.0, 10.0])
    assert session.minimise(costs(-1, -3)).x == pytest.approx([2.0, 2.0])


def test_rows_added_one_after_the_other_keep_their_places():
    session = mix()
    session.hold(costs(0, 5), 10.0)
    session.hold(costs(7, 0), 7.0)
    assert session.arrays.activity(costs(1, 2)) == pytest.approx([3.0, 1.0, 10.0, 7.0])
    assert session.minimise(costs(-1, -1)).x == pytest.approx([1.0, 2.0])


def test_a_limit_moved_and_moved_back():
    session = mix()
    first = session.minimise(costs(-3, -2)).objective
    move = Move({0: (-INF, 5.0)}, {1: (0.0, 1.0)})
    before = session.arrays
    session.move(move)
    assert session.minimise(costs(-3, -2)).x == pytest.approx([2.0, 1.0])
    session.move(move.back(before))
    assert session.minimise(costs(-3, -2)).objective == pytest.approx(first)
    assert session.arrays.row_upper == pytest.approx(before.row_upper)
    assert session.arrays.upper == pytest.approx(before.upper)


def test_a_coefficient_moved_and_moved_back():
    """Proves: solver and arrays agree on new coefficients, one that was not there too, and on the old ones again."""
    session = mix()
    before, first = session.arrays, session.minimise(costs(-3, -2)).objective
    move = Move(entries={(0, 0): 2.0, (1, 1): 4.0})
    session.move(move)
    moved = session.arrays
    assert [moved.entry(*at) for at in ((0, 0), (0, 1), (1, 0), (1, 1))] == [2.0, 1.0, 1.0, 4.0]
    assert before.entry(1, 1) == 0.0
    assert session.minimise(costs(-3, -2)).x == pytest.approx([2.0, 0.0])
    assert move.on(before).activity(costs(1, 2)) == pytest.approx([4.0, 9.0])
    session.move(move.back(before))
    assert session.minimise(costs(-3, -2)).objective == pytest.approx(first)
    assert session.arrays.activity(costs(1, 2)) == pytest.approx(before.activity(costs(1, 2)))


def test_a_search_started_from_an_old_basis_ends_at_the_same_value():
    session = mix()
    first = session.minimise(costs(-3, -2))
    basis = session.basis
    session.minimise(costs(1, 5))
    session.hold(costs(1, 0), 1.5)
    session.bound_row(2, -INF, INF)
    session.restart(basis)
    assert session.minimise(costs(-3, -2), primal=False).objective == pytest.approx(first.objective)


def test_a_basis_sent_to_another_process_starts_the_search_where_it_ended():
    """Proves: the statuses come back as they were, rows added since then are basic, and no step is left to do.

    Sensitivity: one status lost on the way leaves steps to do, and a wrong number of rows is refused by the solver.
    """
    session = mix()
    session.minimise(costs(-3, -2))
    sent = pickle.loads(pickle.dumps(session.basis))
    assert [s.tolist() for s in sent.statuses()] == [s.tolist() for s in session.basis.statuses()]
    other = mix()
    other.hold(costs(1, 0), INF)
    other.restart(sent)
    assert other.minimise(costs(-3, -2)).objective == pytest.approx(session.minimise(costs(-3, -2)).objective)
    assert other._solver.getInfo().simplex_iteration_count == 0
    assert sent.with_rows(other.arrays.row_count) is sent.with_rows(other.arrays.row_count)


def test_a_basis_of_another_program_is_refused():
    session = mix()
    session.minimise(costs(-3, -2))
    other = Session(program([[1.0]], [-INF], [1.0]))
    with pytest.raises(ToolFailure, match="restarting from a basis"):
        other.restart(session.basis)


def test_yes_no_decisions_fixed_and_freed():
    """Max 5a + 4b with 3a + 2b ≤ 4 in whole numbers: a = 0, b = 2 for 8; with a fixed at 1, b = 0.5 is not whole."""
    arrays = program([[3, 2]], [-INF], [4], (0, 2), whole=[0, 1])
    session = Session(arrays)
    assert session.has_whole_lots
    assert session.minimise(costs(-5, -4)).objective == pytest.approx(-8.0)
    session.fix_whole(costs(1, 0))
    assert session.minimise(costs(-5, -4)).objective == pytest.approx(-5.0)
    session.free_whole(arrays)
    assert session.minimise(costs(-5, -4)).objective == pytest.approx(-8.0)


def test_the_relaxed_program_bounds_the_whole_one():
    """Max 5a + 4b with 2a + 2b ≤ 3: 1.5 of a for 7.5, in whole numbers 1 for 5; an offset of 1 is added to both."""
    session = Session(program([[2, 2]], [-INF], [3], (0, 2), whole=[0, 1]))
    assert session.relaxed(costs(-5, -4), 1.0) == pytest.approx(-6.5)
    assert session.minimise(costs(-5, -4), 1.0).objective == pytest.approx(-4.0)


def test_a_start_does_not_change_the_answer():
    session = Session(program([[3, 2]], [-INF], [4], (0, 2), whole=[0, 1]))
    assert session.minimise(costs(-5, -4), start=costs(1, 0)).objective == pytest.approx(-8.0)


def test_a_start_is_used():
    """Proves: with no time to search there is a plan where one is given. Without it: a start that the solver drops."""
    parts = np.random.default_rng(1).integers(1, 60, (6, 12)).astype(float)
    full = program(parts, [-INF] * 6, parts.sum(axis=1) / 2, (0, 1), whole=range(12))
    worth = -parts.sum(axis=0)
    assert Session(full, time_limit=0.0).minimise(worth).word == "no plan"
    assert Session(full, time_limit=0.0).minimise(worth, start=np.eye(12)[0]).objective <= worth[0]


def test_decisions_are_fixed_within_their_own_bounds():
    """A plan that takes one of each, where the second may not be taken: 5."""
    arrays = program([[2, 2]], [-INF], [4], (0, 1), whole=[0, 1])
    session = Session(arrays.with_columns(arrays.lower, costs(1, 0)))
    session.fix_whole(costs(1, 1))
    assert session.minimise(costs(-5, -4)).objective == pytest.approx(-5.0)


@pytest.mark.parametrize("ending", [".mps", ".lp"])
def test_a_written_program_has_the_same_answer_elsewhere(tmp_path, ending):
    session = mix()
    best = session.minimise(costs(-3, -2)).objective
    path = tmp_path / f"plan{ending}"
    session.write(path, costs(-3, -2), 0.0)
    elsewhere = highspy.Highs()
    elsewhere.setOptionValue("output_flag", False)
    elsewhere.readModel(str(path))
    elsewhere.run()
    assert elsewhere.getInfo().objective_function_value == pytest.approx(best)


def test_the_same_search_gives_the_same_point():
    first, second = (mix().minimise(costs(-3, -2)).x for _ in range(2))
    assert np.array_equal(first, second)


def test_a_refusal_of_the_solver_is_a_failure_of_the_tool():
    with pytest.raises(ToolFailure, match="reading the model"):
        check(highspy.HighsStatus.kError, "reading the model")


def named(arrays: Arrays, columns: str, rows: str) -> Arrays:
    """The program with a letter a column and a letter a row for names."""
    places = ({"at": {(letter,): n for n, letter in enumerate(names)}} for names in (columns, rows))
    return replace(arrays, **dict(zip(("columns", "rows"), places, strict=True)))


def test_a_basis_goes_by_name_to_a_program_of_another_structure():
    """Proves: a program with a column and a row more is solved without a step from the basis of the smaller.

    Sensitivity: statuses by number instead of by name put the new column at its bound in another's place.
    """
    small = named(program([[1, 1], [1, 0]], [-INF, -INF], [4, 2]), "ab", "mn")
    large = named(program([[1, 1, 1], [1, 0, 1], [0, 1, 0]], [-INF] * 3, [4, 3, 2]), "xab", "mon")
    first, second = Session(small), Session(large)
    first.minimise(costs(-3, -2))
    basis = first.basis
    second.restart(basis_for(large, small, basis))
    assert second.minimise(costs(0, -3, -2), primal=False).x == pytest.approx([0.0, 2.0, 2.0])
    assert second._solver.getInfo().simplex_iteration_count == 0
    assert basis_for(small, small, basis) is basis
