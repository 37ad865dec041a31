"""The solver: versions that give wrong answers are refused, and nothing of its own is on standard output."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from model.engine import Session
from model.engine.solver import OLDEST, require_sound
from model.ground.errors import ToolFailure
from tests.cases.programs import INF, costs, program

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.quick
@pytest.mark.parametrize("version", ["1.14.0", "1.11.0", "1.15.0", "0.9"])
def test_a_version_with_wrong_answers_is_refused(version: str) -> None:
    """HiGHS 1.14.0 calls 29 the least of a three-line case whose least is 28.2."""
    with pytest.raises(ToolFailure, match=rf"highspy {version} is installed.*Install {OLDEST} or newer"):
        require_sound(version)


@pytest.mark.quick
@pytest.mark.parametrize("version", [OLDEST, "1.16.0", "1.100.0", "2.0"])
def test_a_newer_version_is_taken(version: str) -> None:
    require_sound(version)


@pytest.mark.quick
def test_the_installation_asks_for_what_a_run_takes() -> None:
    """Proves: a version is allowed by pyproject.toml where a run takes it, and no other."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    allowed = next(r for r in map(Requirement, listed) if r.name == "highspy").specifier
    for version in ("1.11.0", "1.14.0", "1.15.0", OLDEST, "1.16.0"):
        try:
            require_sound(version)
            taken = True
        except ToolFailure:
            taken = False
        assert (version in allowed) is taken, version


@pytest.mark.solve
def test_what_the_solver_prints_of_itself_is_not_on_standard_output() -> None:
    """Proves: whatever is written on standard output while the first solver is made goes to the error stream."""
    code = ("import highspy, os\nreal = highspy.Highs\n"
            "def greeting():\n    os.write(1, b'a greeting\\n')\n    return real()\n"
            "highspy.Highs = greeting\nfrom model.engine.solver import new_solver, _aside\n"
            "import model.engine.solver as s\ns._greeted()\nprint('the object')\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "the object\n"
    assert done.stderr.startswith("a greeting\n")


@pytest.mark.solve
def test_a_case_of_whole_lots_that_a_refused_version_gets_wrong() -> None:
    """The least of 2a + 3b with a + b ≥ 4.5, b whole, is 9 at a = 4.5; HiGHS 1.14.0 calls 15 at b = 5 optimal."""
    found = Session(program([[1, 1]], [4.5], [INF], (0, 10), whole=[1])).minimise(costs(2, 3))
    assert (found.word, found.objective) == ("optimal", pytest.approx(9.0))
