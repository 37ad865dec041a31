"""Small cases without a plan, what is told of them, and whether limits hold together."""

from __future__ import annotations

import numpy as np

from model.engine import Move, Session
from model.planning.program import Program, program_of
from model.planning.solve import solve
from model.studies.why_not.conflict import every_row
from model.studies.why_not.room import held_in
from model.studies.why_not.why_not import WhyNot, why_not
from tests.cases.case import Case
from tests.cases.small import award, plant

EACH = {"over": "each year", "sense": "≤"}
IN_ALL = {"over": "all years", "sense": "≤"}


def built(least: float, most: float) -> Case:
    """A plant that must be built to its least and may be built to its most."""
    return plant().with_("Capacity", {"stage": "mag"}, least=least, most=most)


def served(imports: float, plants: float, unmet: float = 0.0) -> Case:
    """Demand of 80 t a year must be met from so many tonnes of imports a year and so much new capacity."""
    return plant().adding(
        "Limits",
        {"name": "unmet demand", "quantity": "unmet", "value": unmet, **EACH},
        {"name": "imported magnets", "quantity": "shipped", "commodity": "magnet", "origin": "China",
         "value": imports, **EACH},
        {"name": "new plants", "quantity": "built", "value": plants, **IN_ALL},
    )


def stores(closing: float) -> Case:
    """Four stores that are to end with so many tonnes of magnets each; 240 t a year can be had, 236 are asked for."""
    case = plant().without("Supply", commodity="alloy").with_("Supply", {"commodity": "magnet"}, years=240.0)
    case = case.with_("Demand and sales", {"market": "EV"}, years=236.0)
    case = case.adding("Facilities", *({"facility": f"Store {n}"} for n in range(4)))
    case = case.adding("Stocks", *(
        {"facility": f"Store {n}", "commodity": "magnet", "closing": closing, "most": 50.0} for n in range(4)))
    return case.adding("Limits", {"name": "unmet demand", "quantity": "unmet", "value": 0.0, "over": "all years",
                                  "sense": "≤"})


def capped(most: float, **columns: object) -> Case:
    """An award of 40 t/a for which so much magnet capacity may be built."""
    limit = {"name": "magnet plants", "quantity": "built", "stage": "sintering", "value": most, **IN_ALL}
    return award().adding("Limits", {**limit, **columns})


def asked(case: Case) -> WhyNot:
    return why_not(solve(program_of(case.tables)))


def changes(found: WhyNot) -> list[tuple[str, object, object]]:
    return [(r.in_words, r.now, r.to) for r in found.repair.itertuples()]


def ways(found: WhyNot) -> list[tuple[int, str, object, object]]:
    """Every way to mend: its number, the limit, and its value now and then."""
    return [(r.way, r.in_words, r.now, r.to) for r in found.ways.itertuples()]


def can_hold(program: Program, rows: list) -> bool:
    """Whether some movable limits hold together, all others left out."""
    kept = {n for _, n in rows}
    session = Session(program.arrays)
    session.move(Move({n: h.freed(n, program.arrays) for h, n in every_row(held_in(program)) if n not in kept}))
    return session.minimise(np.zeros(program.arrays.column_count), primal=False).has_plan
