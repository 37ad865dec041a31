"""Measures: what the worth of a limit or a lot is told in, and the priority that each is read from."""

from __future__ import annotations

from model.ground.errors import Unfinished
from model.planning.compared import DEPENDENCE_AIMS
from model.priorities.objectives import TIE_BREAK
from model.priorities.walk import Walk

MEASURES = {
    "points": DEPENDENCE_AIMS,
    "gap": frozenset({"Viability gap"}),
    "crore": frozenset({"Total", "Cost", "National cost", "Exchequer cost", "Users' cost"}),
}
"""What a price is told in → the aims whose priority it is read from."""


def measured(search: Walk) -> dict[str, int]:
    """What prices are told in → number of the priority it is read from; only what the plan pursues.

    Raises:
        Unfinished: one of these priorities, or one before, was not searched to its end.
    """
    at = {m: n for m, aims in MEASURES.items() if (n := priority_of(search, aims)) is not None}
    require_settled(search, max(at.values(), default=-1))
    return at


def require_settled(search: Walk, last: int) -> None:
    """Stop where a priority that prices are read from, or one before it, was not searched to its end.

    Args:
        search: the program and what its priorities reached.
        last: number of the last priority that is asked for.

    Raises:
        Unfinished: names the aims of the first that was not.
    """
    words = [r.outcome.word for r in search.reached]
    early = next((n for n in range(last + 1) if words[n : n + 1] != ["optimal"]), None)
    if early is not None:
        aims = " and ".join(g.aim for g in search.priorities[early].goals)
        raise Unfinished(f"skipped, since the search for {aims} hit the limit of time; the plan itself is valid")


def priority_of(search: Walk, aims: frozenset[str]) -> int | None:
    """Number of the first priority that pursues one of the aims."""
    return next((n for n, p in enumerate(search.priorities) if any(g.aim in aims for g in p.goals)), None)


def aims_before_tie_break(search: Walk) -> int:
    """How many priorities there are before the tie-break."""
    breaks = [n for n, p in enumerate(search.priorities) if all(g.aim == TIE_BREAK for g in p.goals)]
    return min(breaks, default=len(search.priorities))
