"""Awards of a workbook at other prices of a point and other chances of a stop, each the plan chosen anew."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from model.case.change import Change
from model.planning.base import Base
from model.planning.compared import point_at
from model.planning.plan import pursue
from model.planning.replay import record
from model.planning.result import Result
from model.planning.solve import session_of
from model.priorities.lexicographic import Lexicographic

POINTS = (0.0, 5.0, 10.0, 20.0, 30.0, 40.0)
"""₹ crore a point."""
CHANCES = (0.0, 0.04, 0.1, 0.16, 0.2, 0.3)
"""Of a stop in a year."""
NAMES = {"price of a point": point_at, "chance of a stop": lambda v: Change("Settings", "stop_chance", v)}


def curves(result: Result) -> pd.DataFrame:
    """Awards of all bidders [t/a] by what is changed, and its value in words as pages write it.

    Args:
        result: a solved workbook; its program is recorded once and played again for each value.
    """
    base = Base(result.program, result.chosen, result.priorities, recorded=record(result.program))
    rows = [(what, text, awarded(base, NAMES[what](value))) for what, text, value in _asked()]
    return pd.DataFrame(rows, columns=["what", "at", "awards"])


def _asked() -> Iterator[tuple[str, str, float]]:
    yield from (("price of a point", f"{v:g}", v) for v in POINTS)
    yield from (("chance of a stop", f"{100 * v:g}", v) for v in CHANCES)


def awarded(base: Base, change: Change) -> float:
    """What is awarded in all with one cell changed [t/a]."""
    program, _, _ = base.asked((change,), None)
    warm = base.basis_for(program.pursued)
    search = Lexicographic(session_of(program, program.pursued), base.priorities, warm=warm)
    plan = pursue(program, str(change.value), search)
    assert plan.word == "optimal"
    assert plan.solution is not None
    return float(plan.solution["award"]["value"].sum())
