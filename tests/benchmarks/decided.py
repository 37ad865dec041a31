"""Processor time of the plans that decide: the first search and the chosen plan of the base and the bidding workbook.

python -m tests.benchmarks.decided WORKBOOK    measures one in this process
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from runners.command import INPUTS
from tests.benchmarks.child import run
from tests.benchmarks.page import table

LIMITS = {"base": ("first search", 3.0), "bidding": ("chosen plan", 60.0)}
"""Workbook → what is limited, and to how many processor seconds."""


def decided() -> None:
    """Print the table."""
    rows = []
    for name, (limited, most) in LIMITS.items():
        said = dict(run(["-m", "tests.benchmarks.decided", str(INPUTS / f"repm_{name}.xlsx")]).said)
        rows.append((name, *said.values(), f"{limited} {most:g}"))
    names = ("Workbook", "Columns", "Rows", "Built", "First search", "Chosen plan", "Limit")
    table("The plans that decide, processor time in s", names, rows)


def measured(workbook: Path) -> dict[str, float]:
    """Size of a workbook's program, and processor seconds to build it, of its first search and of its chosen plan."""
    from model import verbs
    from model.planning.solve import session_of
    from model.priorities.lexicographic import Lexicographic
    from model.priorities.objectives import priorities_of

    tables = verbs.read(workbook)
    begun = time.process_time()
    program = verbs.build(tables)
    built = time.process_time()
    priorities = priorities_of(tables)
    Lexicographic(session_of(program, program.pursued), priorities[:1]).climb()
    first = time.process_time()
    verbs.solve_one(program)
    chosen = time.process_time()
    arrays = program.arrays
    return {"columns": arrays.column_count, "rows": arrays.row_count, "built": built - begun, "first": first - built,
            "chosen": chosen - first}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]))) + "\n")
