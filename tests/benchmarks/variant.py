"""One more variant whose numbers alone change: built anew, played again, and beside the search's own time.

python -m tests.benchmarks.variant    measures the base workbook in this process
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from tests.benchmarks.child import run, typical
from tests.benchmarks.page import table

DRAWS = 7
SHEETS = ("Supply", "Recipes", "Demand and sales", "Economy", "Facilities", "Commodities", "Settings")
"""Sheets whose numbers are moved, one sheet a variant."""
ROWS = {
    "record": "recording the base, once", "rebuild": "built anew: tables to arrays",
    "arrays": "played again: numbers to arrays, guards included",
    "made": "played again: changed rows to program", "around": "all but the solver: changed rows to plan",
    "solver": "the solver's own time, first search from the base's basis",
    "cold": "the solver's own time, from nothing", "data": "model data, where money or a report asks for them",
}


def variant(repeat: int) -> None:
    """Print the table."""
    said = typical([run(["-m", "tests.benchmarks.variant"]) for _ in range(repeat)]).said
    table(
        f"One more variant of the base workbook, numbers only (median of {DRAWS}, CPU ms)",
        ("What", "CPU ms", "÷ the solver's own time"),
        [(words, 1e3 * said[name], said[name] / said["solver"]) for name, words in ROWS.items()],
    )


def measured() -> dict[str, float]:
    """Medians over the variants; each is solved by its priorities to the last."""
    from model import verbs
    from model.planning.program import program_of, session_of
    from model.planning.replay import record
    from model.priorities.objectives import priorities_of
    from runners.command import BASE

    tables = verbs.read(BASE)
    base = program_of(tables)
    priorities = priorities_of(tables)
    seconds: dict[str, list[float]] = {n: [] for n in ROWS}
    watch = Watch()
    of = record(base)
    seconds["record"].append(watch.stage())
    session = session_of(base)
    warm = _climbed(session, priorities)
    for changed in _changed(tables):
        watch.stage()
        made = of.program_for(changed())
        seconds["made"].append(watch.stage())
        if made.rebuilt:
            raise RuntimeError(f"built anew: {made.rebuilt}")
        spent = Spent(made.program.arrays)
        _climbed(spent.session, priorities, warm)
        seconds["around"].append(seconds["made"][-1] + watch.stage() - spent.seconds)
        seconds["solver"].append(spent.seconds)
        cold = Spent(made.program.arrays)
        _climbed(cold.session, priorities)
        seconds["cold"].append(cold.seconds)
        numbers = of.positions.numbers_of(made.program.tables)
        watch.stage()
        of.arrays_at(numbers)
        seconds["arrays"].append(watch.stage())
        _ = made.program.data
        seconds["data"].append(watch.stage())
        program_of(made.program.tables)
        seconds["rebuild"].append(watch.stage())
    return {n: median(s) for n, s in seconds.items()}


class Watch:
    """Processor seconds since the last stage."""

    def __init__(self) -> None:
        self._begun = time.process_time()

    def stage(self) -> float:
        """A stage has ended here, and the next begins."""
        begun, self._begun = self._begun, time.process_time()
        return self._begun - begun


class Spent:
    """A session that adds up the processor time of its calls of the solver: loading, changing and searching."""

    def __init__(self, arrays: Any) -> None:
        from model.engine import Session

        self.session, self.seconds = Session(arrays), 0.0
        self._solver = self.session._solver
        self.session._solver = self

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._solver, name)

        def timed(*args: Any) -> Any:
            watch = Watch()
            found = call(*args)
            self.seconds += watch.stage()
            return found

        return timed


def _climbed(session: Any, priorities: Any, warm: Any = None) -> Any:
    """The basis after the first priority."""
    from model.priorities.lexicographic import Lexicographic

    return Lexicographic(session, priorities, warm=warm).climb()[0].basis


def _changed(tables: Any) -> Iterator[Callable[[], Any]]:
    """Workbooks that differ in the numbers of one sheet; the rows are at hand, the tables are laid out when called."""
    from model.case.tables import assemble
    from tests.cases.draws import drawn

    for seed, sheet in enumerate(SHEETS[:DRAWS]):
        other = drawn(tables, seed, {sheet}, 1e-3)
        yield partial(assemble, tables.name, other.settings, other.scheme, other.parsed, tables.columns, like=tables)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured()))
