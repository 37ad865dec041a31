"""One program built and passed in a fresh process: by the model, or from arrays of the very same matrix.

python -m tests.benchmarks.one_build model SIZE FILE.npz [solve]    keeps the matrix in FILE
python -m tests.benchmarks.one_build raw SIZE FILE.npz [solve]
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import highspy
import numpy as np

KEPT = ("value", "row_lower", "row_upper", "lower", "upper")
COST = "national_cost"


class Watch:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._begun = time.process_time()

    def stage(self, name: str) -> None:
        """A stage has ended here, and the next begins."""
        now = time.process_time()
        self.seconds[name] = now - self._begun
        self._begun = time.process_time()


def by_model(size: str, file: str, solves: bool) -> dict[str, float]:
    """Tables → Pyomo → arrays → solver → tables of values."""
    from model.data import prepare
    from model.engine import Session, arrays_of
    from model.formulation.build import build
    from model.planning.solution import shapes_of, solution_tables
    from tests.benchmarks.scaled import scaled
    from tests.cases.small import plant

    tables = scaled(size)
    arrays_of(build(prepare(plant().tables))[0])  # imports what is imported on first use, which "cold" measures
    watch = Watch()
    data = prepare(tables)
    watch.stage("data")
    m, _ = build(data)
    watch.stage("build")
    arrays, shapes = arrays_of(m), shapes_of(m)
    watch.stage("compile")
    session = Session(arrays)
    watch.stage("pass")
    cost, _ = arrays.cost_of(COST)
    x = _solution(session._solver, cost, solves, watch)
    solution_tables(arrays, shapes, x)
    watch.stage("tables")
    column = np.repeat(np.arange(arrays.column_count), np.diff(arrays.start))
    np.savez(file, row=arrays.index, column=column, cost=cost, **{n: getattr(arrays, n) for n in KEPT})
    return {**watch.seconds, "columns": arrays.column_count, "rows": arrays.row_count, "nonzeros": len(arrays.value)}


def by_arrays(file: str, solves: bool) -> dict[str, float]:
    """Row number, column number and value of each entry → columns → solver → values."""
    import scipy.sparse as sp

    with np.load(file) as kept:
        a = dict(kept)
    watch = Watch()
    matrix = sp.csc_matrix((a["value"], (a["row"], a["column"])), (len(a["row_lower"]), len(a["lower"])))
    watch.stage("build")
    solver: Any = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    count, rows = len(a["lower"]), len(a["row_lower"])
    solver.passModel(
        count, rows, matrix.nnz, int(highspy.MatrixFormat.kColwise), int(highspy.ObjSense.kMinimize), 0.0,
        np.zeros(count), a["lower"], a["upper"], a["row_lower"], a["row_upper"], matrix.indptr, matrix.indices,
        matrix.data, np.zeros(count, np.int32),
    )
    watch.stage("pass")
    _solution(solver, a["cost"], solves, watch)
    return watch.seconds


def _solution(solver: Any, cost: Any, solves: bool, watch: Watch) -> Any:
    """Values of the columns, after a search or of a point given to the solver in its place."""
    n = len(cost)
    solver.changeColsCost(n, np.arange(n, dtype=np.int32), cost)
    if solves:
        solver.setOptionValue("solver", "ipx")
        solver.run()
    else:
        solver.setSolution(n, np.arange(n, dtype=np.int32), np.zeros(n))
    watch.stage("solve")
    x = np.array(solver.getSolution().col_value)
    watch.stage("values")
    return x


if __name__ == "__main__":
    way, size, file = sys.argv[1:4]
    solves = "solve" in sys.argv[4:]
    found = by_model(size, file, solves) if way == "model" else by_arrays(file, solves)
    sys.stdout.write(json.dumps(found))
