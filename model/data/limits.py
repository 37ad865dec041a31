"""Own limits: the planner's limits as sums over what the plan decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.facilities import named
from model.data.indices import Year
from model.data.network import NetworkData
from model.schema.limits import QUANTITY_UNITS

Term = tuple[str, tuple[Any, ...]]
"""A variable of the formulation and an index of it."""
Terms = dict[Term, float]
"""How often each counts in a sum: once, or in all years that a year stands for."""


@dataclass(frozen=True)
class OwnLimit:
    """One limit of the sheet Limits.

    Attributes:
        name: the planner's name.
        terms: year, or "" for all years → (variable, index) of every part of the sum, and how often it counts.
        sense, value, penalty: as on the sheet; penalty None for a hard limit.
        cell: where the value stands.
        unit: of the quantity.
    """

    name: str
    terms: dict[str, Terms]
    sense: str
    value: float
    penalty: float | None
    cell: str
    unit: str


@dataclass(frozen=True)
class LimitData:
    """The planner's own limits.

    Attributes:
        OWN_LIMITS: (name, year), year "" for a sum over all years.
        own_limit: by name.
    """

    OWN_LIMITS: list[tuple[str, str]]
    own_limit: dict[str, OwnLimit]


def limits(tables: Tables, d: NetworkData) -> LimitData:
    """The sheet Limits."""
    found = {}
    for r in rows_of(tables.frames["Limits"]):
        years = [y for y in d.periods.YEARS if (not r.first or y >= r.first) and (not r.last or y <= r.last)]
        by_year: dict[str, Terms] = {y: dict.fromkeys(_terms(d, r, y), 1.0) for y in years}
        if r.over == "all years" and years:
            times = dict.fromkeys(years, 1.0) if r.quantity == "open" else d.periods.times
            by_year = {"": {t: times[y] for y, terms in by_year.items() for t in terms}}
        penalty = r.penalty if r.penalty and r.penalty > 0 else None
        found[r.name] = OwnLimit(r.name, by_year, r.sense, r.value, penalty, tables.cell("Limits", r.row, "value"),
                                 QUANTITY_UNITS[r.quantity])
    return LimitData([(n, y) for n, limit in found.items() for y in limit.terms], found)


def _terms(d: NetworkData, r: Any, year: Year) -> Iterator[Term]:
    """The parts of one limit's sum in one year."""
    goods = set(d.commodities.members[r.commodity]) if r.commodity else None
    at = set(named(d.facilities, r.facility)) if r.facility else None
    periods, recipes = d.periods.periods_of[year], d.recipes
    if r.quantity == "shipped":
        for k in d.lanes.LANES:
            if (goods is None or k[0] in goods) and _is(d, r.origin, k[1]) and _is(d, r.target, k[2]):
                yield from (("ship", (*k, p)) for p in periods)
    elif r.quantity == "made":
        for f, n in recipes.FACILITY_RECIPES:
            if (at is None or f in at) and (goods is None or recipes.main_output[n] in goods) and (
                not r.stage or recipes.main_stage[n] == r.stage
            ):
                yield from (("activity", (f, n, p)) for p in periods)
    elif r.quantity == "built":
        yield from (("build", b) for b in d.capacity.BUILDS
                    if b[3] == year and (at is None or b[0] in at) and (not r.stage or b[1] == r.stage))
    elif r.quantity == "held":
        yield from (("stock", (c, f, periods[-1])) for c, f in d.stocks.STOCKS
                    if (goods is None or c in goods) and (at is None or f in at))
    elif r.quantity == "unmet":
        yield from (("unmet_demand", k) for k in d.demand.demand if d.periods.year_of[k[2]] == year
                    and (goods is None or k[0] in goods) and _is(d, r.target, k[1]))
    else:
        yield from (("open", (f,)) for f in d.facilities.DECIDED if at is None or f in at)


def _is(d: NetworkData, word: str | None, node: str) -> bool:
    """Whether a word names a node: itself, a word for its facility or its country; no word names every node."""
    return not word or word == d.lanes.node_country[node] or node in named(d.facilities, word)
