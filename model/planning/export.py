"""Export: the program of the chosen plan as a file that any solver reads."""

from __future__ import annotations

from pathlib import Path

from model.ground.errors import CommandError
from model.planning.result import Result

ENDINGS = (".mps", ".lp")


def require_ending(path: Path) -> None:
    """Stop where no model is written to such a file.

    Raises:
        CommandError: it ends in neither .mps nor .lp.
    """
    if path.suffix not in ENDINGS:
        raise CommandError(f"{path.name}: a model is written to a file ending in {' or '.join(ENDINGS)}.")


def write_model(result: Result, path: Path) -> None:
    """Write the program with every earlier aim held and national cost as its aim.

    Solved elsewhere, it gives the national cost of the chosen plan, up to the tolerance of the aims.

    Args:
        result: a solved result.
        path: ends in .mps or .lp.

    Raises:
        CommandError: the ending is another.
    """
    require_ending(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    result.search().session.write(path, *result.program.arrays.cost_of("national_cost"))
