"""Own limits: the planner's limits as sums over what the plan decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.facilities import named
from model.data.model_data import ModelData


@dataclass(frozen=True)
class OwnLimit:
    """One limit of the sheet Limits.

    Attributes:
        name: the planner's name.
        terms: year, or "" for all years → (variable, index) of every part of the sum, each counted once.
        sense, value, penalty: as on the sheet; penalty None for a hard limit.
        cell: where the value stands.
        unit: of the quantity.
    """

    name: str
    terms: dict[str, list[tuple[str, Any]]]
    sense: str
    value: float
    penalty: float | None
    cell: str
    unit: str


UNITS = {"shipped": "t", "made": "t", "built": "t/a", "held": "t", "unmet": "t", "open": "facilities"}


def limits(tables: Tables, d: ModelData) -> dict[str, Any]:
    """The planner's own limits.

    Returns:
        `own_limit` name → OwnLimit; OWN_LIMITS (name, year), year "" for a sum over all years.
    """
    found = {}
    for r in rows_of(tables.frames["Limits"]):
        years = [y for y in d.YEARS if (not r.first or y >= r.first) and (not r.last or y <= r.last)]
        by_year = {y: list(_terms(d, r, y)) for y in years}
        if r.over == "all years" and years:
            by_year = {"": list(dict.fromkeys(t for terms in by_year.values() for t in terms))}
        penalty = r.penalty if r.penalty and r.penalty > 0 else None
        found[r.name] = OwnLimit(r.name, by_year, r.sense, r.value, penalty, tables.cell("Limits", r.row, "value"),
                                 UNITS[r.quantity])
    return {"own_limit": found, "OWN_LIMITS": [(n, y) for n, limit in found.items() for y in limit.terms]}


def _terms(d: ModelData, r: Any, year: str) -> Any:
    """The parts of one limit's sum in one year."""
    goods = set(d.members[r.commodity]) if r.commodity else None
    at = set(named(d, r.facility)) if r.facility else None
    if r.quantity == "shipped":
        for k in d.LANES:
            if (goods is None or k[0] in goods) and _is(d, r.origin, k[1]) and _is(d, r.target, k[2]):
                yield from (("ship", (*k, p)) for p in d.periods_of[year])
    elif r.quantity == "made":
        for f, n in d.FACILITY_RECIPES:
            if (at is None or f in at) and (goods is None or d.main_output[n] in goods) and (
                not r.stage or d.main_stage[n] == r.stage
            ):
                yield from (("activity", (f, n, p)) for p in d.periods_of[year])
    elif r.quantity == "built":
        yield from (("build", b) for b in d.BUILDS
                    if b[3] == year and (at is None or b[0] in at) and (not r.stage or b[1] == r.stage))
    elif r.quantity == "held":
        last = d.periods_of[year][-1]
        yield from (("stock", (c, f, last)) for c, f in d.STOCKS
                    if (goods is None or c in goods) and (at is None or f in at))
    elif r.quantity == "unmet":
        yield from (("unmet_demand", k) for k in d.demand if d.year_of[k[2]] == year
                    and (goods is None or k[0] in goods) and _is(d, r.target, k[1]))
    else:
        yield from (("open", (f,)) for f in d.DECIDED if at is None or f in at)


def _is(d: ModelData, word: str | None, node: str) -> bool:
    """Whether a word names a node: itself, a word for its facility or its country; no word names every node."""
    return not word or word == d.node_country[node] or node in named(d, word)
