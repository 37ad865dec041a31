"""A task that solves: the small workbook with its demand and its discount rate changed, as files of its tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from model import verbs
from model.case.tables import Tables
from model.engine import Session
from model.planning.plan import program_of, pursue, session_of
from model.priorities.lexicographic import Ladder
from model.priorities.objectives import priorities_of
from tests.planning.toys import Toy, times

SMALL = Path(__file__).resolve().parents[2] / "inputs" / "repm_small.xlsx"


@dataclass(frozen=True)
class Changed:
    """A changed workbook.

    Attributes:
        demand: factor on every market.
        rate: discount rate.
        first: what happens before it is solved.
    """

    demand: float
    rate: float
    first: Toy = Toy(0)

    def on(self, tables: Tables) -> Tables:
        """The tables with the change."""
        market = tables.yearly["Demand and sales"]
        market = market.assign(value=market["value"] * self.demand)
        settings = tables.settings.model_copy(update={"discount_rate": self.rate})
        return replace(tables, settings=settings, yearly={**tables.yearly, "Demand and sales": market})


def solved(tables: Tables, changed: Changed) -> tuple[bytes, int]:
    """Every table of the plan as it would be written, and the threads of the solver.

    Args:
        tables: the small workbook.
        changed: what is changed in it.
    """
    times({"factor": 1, "opened": 1}, changed.first)
    program = program_of(changed.on(tables))
    session = session_of(program)
    plan = pursue(program, "chosen", Ladder(session, priorities_of(program.tables)))
    assert plan.solution is not None
    files = {n: f.to_csv(index=False, float_format="%.9g") for n, f in plan.solution.tables.items()}
    return repr(sorted(files.items())).encode(), _threads(session)


def small() -> Tables:
    """The small workbook."""
    return verbs.read(SMALL)


def _threads(session: Session) -> int:
    return int(session._solver.getOptionValue("threads")[1])
