"""One more point of a trade-off: from the basis at hand, or from nothing.

python -m tests.benchmarks.again SIZE    measures one size in this process
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from statistics import median

import numpy as np

from tests.benchmarks.child import run
from tests.benchmarks.page import table

POINTS = 7


def again(sizes: Sequence[str]) -> None:
    """Print the table."""
    head = ("Size", "Columns", "Hot", "of it HiGHS", "on top", "Cold, from arrays", "Cold, from tables",
            "Arrays ÷ hot", "Tables ÷ hot")
    rows = []
    for size in sizes:
        said = run(["-m", "tests.benchmarks.again", size]).said
        hot, own, arrays, tables = (1e3 * said[n] for n in ("hot", "own", "arrays", "tables"))
        rows.append((size, said["columns"], hot, own, said["top"] * 1e3, arrays, tables, arrays / hot, tables / hot))
    table(f"One more point of the trade-off (median of {POINTS}, ms on the clock)", head, rows)


def measured(size: str) -> dict[str, float]:
    """Cost is brought down while import dependence is held at steps between its ends.

    Args:
        size: of `scaled.SCALES`.
    """
    from model.engine import Move
    from model.planning.program import program_of, session_of
    from tests.benchmarks.scaled import scaled

    tables = scaled(size)
    program = program_of(tables)
    session = session_of(program)
    (cost, _), (held, _) = (program.arrays.cost_of(n) for n in ("national_cost", "magnets_quantity_aim"))
    low = float(held @ session.minimise(held).x)
    high = float(held @ session.minimise(cost).x)
    row = program.arrays.row_count
    session.hold(held, np.inf)
    session.minimise(cost)
    basis = session.basis
    seconds: dict[str, list[float]] = {n: [] for n in ("hot", "own", "top", "arrays", "tables")}
    for level in np.linspace(high, low, POINTS + 2)[1:-1]:
        begun = time.perf_counter()
        session.move(Move({row: (-np.inf, float(level))}))
        session.restart(basis)
        hot = session.minimise(cost, primal=False)
        seconds["hot"].append(time.perf_counter() - begun)
        seconds["own"].append(hot.seconds)
        seconds["top"].append(seconds["hot"][-1] - hot.seconds)
        begun = time.perf_counter()
        fresh = program_of(tables)
        built = time.perf_counter()
        cold = session_of(fresh)
        cold.hold(held, float(level))
        other = cold.minimise(cost)
        seconds["arrays"].append(time.perf_counter() - built)
        seconds["tables"].append(time.perf_counter() - begun)
        if abs(other.objective - hot.objective) > 1e-6 * abs(hot.objective):
            raise RuntimeError(f"hot and cold differ at {level}: {hot.objective} and {other.objective}")
    return {"columns": program.arrays.column_count, **{n: median(s) for n, s in seconds.items()}}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(sys.argv[1])))
