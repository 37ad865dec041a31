"""One transport problem over time, written as each tool would have it, and solved by HiGHS each time.

Ship from origins to markets in each period: a market's demand is served or missed at a penalty, an origin has a limit.

python -m tests.benchmarks.tools TOOL ORIGINS MARKETS PERIODS    measures one tool in this process
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np

from tests.benchmarks.child import run, typical
from tests.benchmarks.page import table

SIZES = {"2k": (10, 20, 10), "50k": (20, 40, 60)}
PENALTY, LIMIT = 100.0, 1000.0


def tools(repeat: int) -> None:
    """Print a table a size; a tool that is not installed is left out."""
    for size, numbers in SIZES.items():
        known = {n: NEEDS[n] for n in TOOLS if find_spec(NEEDS[n])}
        found = {
            n: typical([run(["-m", "tests.benchmarks.tools", n, *map(str, numbers)]) for _ in range(repeat)])
            for n in known
        }
        floor = found["arrays"].said["seconds"]
        table(
            f"The same transport problem in other tools, {size} columns (build to values, solve included)",
            ("Tool", "CPU s", "Ratio", "Peak MB", "Objective"),
            [(n, c.said["seconds"], c.said["seconds"] / floor, c.peak, f"{c.said['objective']:.6f}")
             for n, c in found.items()],
        )


class Problem:
    """Numbers of the problem, drawn from a seed."""

    def __init__(self, origins: int, markets: int, periods: int) -> None:
        draw = np.random.default_rng(0)
        self.size = origins, markets, periods
        self.cost = draw.uniform(1, 10, self.size)
        self.demand = draw.uniform(1, 10, (markets, periods))


def arrays(p: Problem) -> float:
    """Numpy and passModel: the floor."""
    import highspy

    o, d, t = p.size
    ships, misses = o * d * t, d * t
    i, j, k = np.indices(p.size).reshape(3, -1)
    start = np.append(np.arange(0, 2 * ships, 2), 2 * ships + np.arange(misses + 1))
    index = np.concatenate([np.column_stack([j * t + k, misses + i * t + k]).ravel(), np.arange(misses)])
    cost = np.append(p.cost.ravel(), np.full(misses, PENALTY))
    lower = np.append(p.demand.ravel(), np.full(o * t, -np.inf))
    solver: Any = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    n = len(cost)
    solver.passModel(
        n, len(lower), len(index), int(highspy.MatrixFormat.kColwise), int(highspy.ObjSense.kMinimize), 0.0, cost,
        np.zeros(n), np.full(n, np.inf), lower, np.append(np.full(misses, np.inf), np.full(o * t, LIMIT)),
        start.astype(np.int32), index.astype(np.int32), np.ones(len(index)), np.zeros(n, np.int32),
    )
    solver.run()
    return float(cost @ np.array(solver.getSolution().col_value))


def _pyomo(p: Problem) -> Any:
    import pyomo.environ as pyo

    m: Any = pyo.ConcreteModel()
    m.O, m.D, m.T = (pyo.RangeSet(0, n - 1) for n in p.size)
    m.ship = pyo.Var(m.O, m.D, m.T, domain=pyo.NonNegativeReals)
    m.miss = pyo.Var(m.D, m.T, domain=pyo.NonNegativeReals)
    m.demand = pyo.Constraint(
        m.D, m.T, rule=lambda m, d, t: sum(m.ship[o, d, t] for o in m.O) + m.miss[d, t] >= p.demand[d, t])
    m.limit = pyo.Constraint(m.O, m.T, rule=lambda m, o, t: sum(m.ship[o, d, t] for d in m.D) <= LIMIT)
    m.cost = pyo.Expression(
        expr=sum(p.cost[k] * v for k, v in m.ship.items()) + PENALTY * sum(m.miss.values()))
    return m


def this_tool(p: Problem) -> float:
    """Pyomo and the engine of this tool."""
    from model.engine import Session, arrays_of

    compiled = arrays_of(_pyomo(p))
    return Session(compiled).minimise(*compiled.cost_of("cost")).objective


def _by_pyomo(p: Problem, solver: str) -> float:
    import pyomo.environ as pyo

    m = _pyomo(p)
    m.aim = pyo.Objective(expr=m.cost)
    pyo.SolverFactory(solver).solve(m)
    return float(pyo.value(m.cost))


def pulp(p: Problem) -> float:
    """PuLP with highspy."""
    import pulp as lp

    o, d, t = map(range, p.size)
    problem = lp.LpProblem()
    ship = {(i, j, k): lp.LpVariable(f"s{i}_{j}_{k}", 0) for i in o for j in d for k in t}
    miss = {(j, k): lp.LpVariable(f"m{j}_{k}", 0) for j in d for k in t}
    problem += lp.lpSum(p.cost[n] * v for n, v in ship.items()) + PENALTY * lp.lpSum(miss.values())
    for j, k in miss:
        problem += lp.lpSum(ship[i, j, k] for i in o) + miss[j, k] >= p.demand[j, k]
    for i in o:
        for k in t:
            problem += lp.lpSum(ship[i, j, k] for j in d) <= LIMIT
    problem.solve(lp.HiGHS(msg=False))
    return float(lp.value(problem.objective))


def linopy(p: Problem) -> float:
    """Linopy, passed to highspy without a file."""
    import linopy as lp
    import xarray as xr

    m = lp.Model()
    cost = xr.DataArray(p.cost, dims=("o", "d", "t"))
    demand = xr.DataArray(p.demand, dims=("d", "t"))
    ship = m.add_variables(lower=xr.zeros_like(cost), name="ship")
    miss = m.add_variables(lower=xr.zeros_like(demand), name="miss")
    m.add_constraints(ship.sum("o") + miss >= demand, name="demand")
    m.add_constraints(ship.sum("d") <= LIMIT, name="limit")
    m.add_objective((cost * ship).sum() + PENALTY * miss.sum())
    m.solve("highs", io_api="direct", output_flag=False)
    return float(m.objective.value)


TOOLS: dict[str, Callable[[Problem], float]] = {
    "arrays": arrays,
    "this tool": this_tool,
    "Pyomo appsi_highs": lambda p: _by_pyomo(p, "appsi_highs"),
    "Pyomo highs": lambda p: _by_pyomo(p, "highs"),
    "PuLP": pulp,
    "linopy": linopy,
}
NEEDS = {"arrays": "highspy", "this tool": "pyomo", "Pyomo appsi_highs": "pyomo", "Pyomo highs": "pyomo",
         "PuLP": "pulp", "linopy": "linopy"}


def measured(name: str, *numbers: int) -> dict[str, float]:
    """One tool at one size, its imports and its first call not counted."""
    TOOLS[name](Problem(2, 2, 2))
    problem = Problem(*numbers)
    begun = time.process_time()
    objective = TOOLS[name](problem)
    return {"seconds": time.process_time() - begun, "objective": objective}


if __name__ == "__main__":
    found = measured(sys.argv[1], *map(int, sys.argv[2:]))
    sys.stdout.write("\n" + json.dumps(found))
