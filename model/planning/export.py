"""Export: the programs of the chosen plan, one an aim, as files that any solver reads."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from model.engine import Session
from model.engine.arrays import Floats
from model.ground.errors import CommandError
from model.ground.files import Unwritten, beside, write_text
from model.planning.program import session_of
from model.planning.result import Result
from model.priorities.holds import Holds
from model.priorities.reached import Reached
from model.priorities.search import weighted

ENDINGS = {".mps": b"ENDATA", ".lp": b"end"}
"""Ending of a file of a program → its last word, without which it is not whole."""
PAGE = ".txt"


def require_ending(path: Path) -> None:
    """Stop where no model is written to such a file.

    Raises:
        CommandError: it ends in neither .mps nor .lp.
    """
    if path.suffix not in ENDINGS:
        raise CommandError(f"{path.name}: a model is written to a file ending in {' or '.join(ENDINGS)}.")


def write_model(result: Result, path: Path) -> tuple[Path, ...]:
    """Write the program of each priority of the chosen plan, with earlier aims held, and a page that explains them.

    Solved elsewhere, each gives what its priority reached; the last one has the chosen plan as a best solution.

    Args:
        result: a solved result with a plan.
        path: ends in .mps or .lp; the files are called after it, ``plan_1.mps`` and so on, the page ``plan.txt``.

    Returns:
        The files of the programs, in the order of the priorities.

    Raises:
        CommandError: the ending is another, or a file cannot be written.
    """
    require_ending(path)
    if result.climbed is None:
        raise LookupError("there is no plan whose program could be written")
    session = session_of(result.program, result.climbed.arrays)
    holds, files = Holds(session), list[Path]()
    reached = [r for r in result.climbed.reached if r.outcome.has_plan]
    _folder_of(path)
    for n, found in enumerate(reached):
        files.append(path.with_name(f"{path.stem}_{n + 1}{path.suffix}"))
        _write_one(session, files[-1], *weighted(session.arrays, found.priority, found.ranges))
        if n + 1 < len(reached):
            holds.add(n, found)
    write_text(path.with_suffix(PAGE), _page(result, reached, files))
    return tuple(files)


def _folder_of(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unwritten(path, error) from error


def _write_one(session: Session, path: Path, cost: Floats, offset: float) -> None:
    """Write a program; the solver does not say when the disk is full, so its last word is looked for."""
    with beside(path) as new:
        session.write(new, cost, offset)
        if not new.read_bytes().rstrip().endswith(ENDINGS[path.suffix]):
            raise OSError(errno.ENOSPC, "the file is not whole; the drive may be full")


def _page(result: Result, reached: Sequence[Reached], files: Sequence[Path]) -> str:
    lines = [
        f"Programs of the plan made from {result.program.tables.name}, one a priority of the sheet Aims, in order.",
        "Each is to be minimised. Its last rows hold what the priorities before it reached.",
        "The last one has the plan of the report as a best solution; others may be as good.",
    ]
    if result.program.arrays.integer.any():
        lines.append("Decisions in whole lots are fixed at those of the plan.")
    if result.program.given is not None:
        lines.append(f"Decisions are held at those of {result.program.given.file}.")
    for file, found in zip(files, reached, strict=True):
        lines += ["", f"{file.name}: priority {found.priority.rank}, least {_objective(found)}",
                  f"  objective {found.outcome.objective:.12g} ({found.outcome.word})"]
        lines += [f"  {g.aim} {value:.12g}, held afterwards at most {most:.12g}"
                  for g, value, most in zip(found.priority.goals, found.values, found.most, strict=True)]
    return "".join(f"{line}\n" for line in lines)


def _objective(found: Reached) -> str:
    """What is made small: one aim, or the mean of several, each by its weight and its range."""
    goals = found.priority.goals
    if len(goals) == 1:
        return goals[0].aim
    shares = [g.weight / r for g, r in zip(goals, found.ranges, strict=True)]
    return " + ".join(f"{s / sum(shares):.12g} × {g.aim}" for s, g in zip(shares, goals, strict=True))
