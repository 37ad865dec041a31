"""What is shown of a result is fixed: the last digits of a solver change no file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from model import verbs
from model.ground.frozen import FrozenDict
from model.planning.fixed import fixed, fixed_values
from model.reports import RunInfo
from model.reports.material import IST
from tests.studies.asking import made

OF_THE_SEARCH = ("certificate.csv", "run.json", "plan.xlsx", "log.txt")
"""Files that hold what was solved, to its last digit."""
RUN = RunInfo(("runners.solve", "repm_small.xlsx"), dt.datetime(2026, 11, 22, 9, 5, tzinfo=IST))


def disturbed(result, share, seed):
    """The same result as another processor might solve it: every value off by a share of it."""
    draw = np.random.default_rng(seed)

    def moved(solution):
        tables = {n: f.assign(value=f["value"] * (1 + share * draw.uniform(-1, 1, len(f))))
                  for n, f in solution.tables.items()}
        return replace(solution, tables=FrozenDict(tables))

    return replace(result, plans={n: replace(p, solution=moved(p.solution)) for n, p in result.plans.items()})


def written(result, out, answers):
    verification = verbs.verify_shown(result)
    folder = verbs.report(result, verification, out, made=answers, run=RUN)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*")
            if p.is_file() and p.name not in OF_THE_SEARCH}


@pytest.mark.solve
def test_the_tenth_digit_changes_no_file_of_a_run(shipped, tmp_path):
    """Proves: the same files on any machine. Sensitivity: the fifth digit shows."""
    result = shipped.result("small")
    answers = made(result, "prices", "trade_off")
    first = written(result, tmp_path / "a", answers)
    again = written(disturbed(result, 1e-10, 7), tmp_path / "b", answers)
    assert [n for n in first if first[n] != again.get(n)] == []
    assert set(again) == set(first)
    other = fixed(disturbed(result, 1e-5, 7))
    assert any(not t.equals(fixed(result).chosen.solution[n]) for n, t in other.chosen.solution.tables.items())


@pytest.mark.quick
@pytest.mark.parametrize(("value", "unit", "shown"), [
    (1234.56789, "t", 1234.568), (12345.6789, "t", 12345.679), (12345.6789, "points", 12345.68),
    (1.23456789, "₹ crore", 1.234568), (-600.00002345, "t/a", -600.0), (4e-7, "t", 0.0), (6e-7, "t", 1e-6),
    (0.0, "t", 0.0), (390.62525 * (1 - 1e-10), "t", 390.6253), (390.62525 * (1 + 1e-10), "t", 390.6253),
    (np.inf, "t", np.inf), (123456789.987, "₹ crore", 123456790.0),
])
def test_a_number_keeps_seven_digits_and_the_decimals_of_its_unit(value, unit, shown):
    assert fixed_values(np.array([value]), unit)[0] == shown


@pytest.mark.quick
def test_a_number_that_is_none_stays_none():
    assert np.isnan(fixed_values(np.array([np.nan]), "t")[0])


@pytest.mark.solve
def test_what_was_solved_is_not_rounded(shipped):
    """Proves: decisions that are held on, and what is proved, keep every digit."""
    result = shipped.result("small")
    before = {n: t.copy() for n, t in result.chosen.solution.tables.items()}
    fixed(result)
    assert all(t.equals(before[n]) for n, t in result.chosen.solution.tables.items())
