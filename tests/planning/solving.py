"""A task that solves a real variant of the small workbook, and gives the files of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model import verbs
from model.case.change import Change
from model.engine import Session
from model.planning import variant as variants
from model.planning.base import Base
from model.planning.program import program_of, session_of
from model.planning.variant import Variant
from tests.planning.toys import Toy, times

SMALL = Path(__file__).resolve().parents[2] / "inputs" / "repm_small.xlsx"


@dataclass(frozen=True)
class Item:
    """One variant.

    Attributes:
        variant: what is solved.
        first: what happens before.
    """

    variant: Variant
    first: Toy = Toy(0)


def item(demand: float, rate: float) -> Item:
    """The small workbook with every market times a factor, and with another discount rate."""
    changes = (
        Change("Demand and sales", how="multiply", value=demand), Change("Settings", "discount_rate", rate),
    )
    return Item(Variant(f"{demand} {rate}", changes))


def solved(base: Base, item: Item) -> tuple[bytes, int]:
    """Every table of the verified plan as it would be written, and the threads of the solver.

    Args:
        base: the small workbook as a program.
        item: what is changed in it.
    """
    times({"factor": 1, "opened": 1}, item.first)
    found = variants.solve_variant(base, item.variant)
    assert found.accepted
    assert found.plan.solution is not None
    files = {n: f.to_csv(index=False, float_format="%.9g") for n, f in found.plan.solution.tables.items()}
    return repr(sorted(files.items())).encode(), _threads(session_of(found.program))


def small() -> Base:
    """The small workbook as a program."""
    return Base(program_of(verbs.read(SMALL)))


def _threads(session: Session) -> int:
    return int(session._solver.getOptionValue("threads")[1])
