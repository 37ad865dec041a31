"""Objectives by priority: which aims are pursued in which order, and how much later ones may give up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.case.tables import Tables, rows_of

EXPRESSIONS = {
    "Total": "total_aim",
    "Unmet demand": "unmet_demand_aim",
    "Magnets by quantity": "magnets_quantity_aim",
    "Magnets by value": "magnets_value_aim",
    "Chain by value": "chain_value_aim",
    "Share excess": "share_excess_aim",
    "Viability gap": "viability_gap_aim",
    "National cost": "national_cost",
    "Exchequer cost": "exchequer_cost",
    "Users' cost": "users_cost",
    "Scheme outlay": "scheme_outlay_aim",
    "Tie-break": "tie_break_aim",
}
"""Aim of the sheet Aims → the named expression that measures it."""

TOTAL, TIE_BREAK, OUTLAY = "Total", "Tie-break", "Scheme outlay"
LEAST_NEEDED = "least needed"


@dataclass(frozen=True)
class Goal:
    """One aim within a priority: its name on Aims, weight and the two tolerances."""

    aim: str
    weight: float = 1.0
    tolerance: float = 0.0
    relative: float = 0.0


@dataclass(frozen=True)
class Priority:
    """Aims pursued together."""

    rank: int
    goals: tuple[Goal, ...]


def priorities_of(tables: Tables) -> tuple[Priority, ...]:
    """The priorities of the sheet Aims, first one first."""
    side = f"{tables.settings.cost_side} cost" if tables.settings.cost_side != "Users" else "Users' cost"
    found: dict[int, list[Goal]] = {}
    for r in rows_of(tables.frames["Aims"]):
        aim = side if r.aim == "Cost" else r.aim
        found.setdefault(r.priority, []).append(Goal(aim, r.weight, r.tolerance, r.relative_tolerance))
    if tables.scheme is not None and tables.scheme.paying_rule == LEAST_NEEDED:
        _least_outlay(found)
    return tuple(Priority(rank, tuple(found[rank])) for rank in sorted(found))


def _least_outlay(found: dict[int, list[Goal]]) -> None:
    """Under the rule least needed the outlay is made as small as the earlier aims allow, just before the tie-break."""
    if any(g.aim == OUTLAY for goals in found.values() for g in goals):
        return
    last = max(found)
    if any(g.aim == TIE_BREAK for g in found[last]):
        found[last + 1] = found[last]
    else:
        last += 1
    found[last] = [Goal(OUTLAY)]


def only(priorities: Sequence[Priority], *aims: str) -> tuple[Priority, ...]:
    """The first priority, then the named aims one by one, as an end of the trade-off pursues them."""
    end = tuple(Priority(1000 + n, (Goal(a),)) for n, a in enumerate(aims))
    return (priorities[0], *end)


def exactly(priorities: Sequence[Priority], aims: frozenset[str]) -> tuple[Priority, ...]:
    """The same priorities with no tolerance for those that pursue one of the named aims."""
    return tuple(
        replace(p, goals=tuple(replace(g, tolerance=0.0, relative=0.0) for g in p.goals))
        if any(g.aim in aims for g in p.goals) else p
        for p in priorities
    )
