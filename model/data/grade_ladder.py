"""Grade ladder: the most that a grade may be of what a maker makes, by its age."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.awards import AwardData
from model.data.indices import Amounts, Commodity, Facility, Lane, Recipe, Year
from model.data.money import MoneyData
from model.data.network import NetworkData
from model.data.own_routes import later_routes, role_of
from model.data.supply import HOME
from model.ground.numbers import total
from model.ground.years import start_of
from model.schema.commodities import MAGNET

Graded = tuple[Facility, Commodity, Year]

@dataclass(frozen=True)
class GradeLadderData:
    """Ceilings on grades; empty without a ladder.

    Attributes:
        GRADED: (f, g, y) with a ceiling below the whole output.
        most_of_grade: (f, g, y), share of the output [1].
        grades: f → the grades it has a route to and India asks for.
        grade_routes: (f, g) → its routes to a grade.
        grade_uses: (f, g) → [(r, t per t)] of routes that make another of these grades of it, such as coated magnets.
        grade_exports: (f, g) → lanes on which it is sold abroad.
    """

    GRADED: list[Graded]
    most_of_grade: dict[Graded, float]
    grades: dict[Facility, list[Commodity]]
    grade_routes: dict[tuple[Facility, Commodity], list[Recipe]]
    grade_uses: dict[tuple[Facility, Commodity], Amounts]
    grade_exports: dict[tuple[Facility, Commodity], list[Lane]]


def grade_ladder(tables: Tables, d: NetworkData, awards: AwardData, money: MoneyData) -> GradeLadderData:
    """The sheet Grade ladder, at every facility with a magnet stage."""
    steps = [r.factor for r in sorted(rows_of(tables.frames["Grade ladder"]), key=lambda r: r.age)]
    routes = _routes(d, {c for c, _ in money.grade_mix}) if steps else {}
    grades: dict[Facility, list[Commodity]] = {}
    for f, g in routes:
        grades.setdefault(f, []).append(g)
    most: dict[Graded, float] = {}
    for f, first in _starts(d, awards).items():
        for y in d.periods.YEARS if f in grades else ():
            age = start_of(y) - start_of(first)
            asked = total(money.grade_mix[g, y] for g in grades[f] if (g, y) in money.grade_mix)
            if age >= 0 and asked > 0:
                factor = steps[age] if age < len(steps) else steps[-1]
                most.update({(f, g, y): factor * money.grade_mix[g, y] / asked if (g, y) in money.grade_mix else 0.0
                             for g in grades[f]})
    abroad = {(f, g): [k for k in d.lanes.lanes_out.get((g, f), ()) if d.lanes.node_country[k[2]] != HOME]
              for f, g in routes}
    return GradeLadderData([k for k, v in most.items() if v < 1], most, grades, routes, _uses(d, routes), abroad)


def _routes(d: NetworkData, asked: set[Commodity]) -> dict[tuple[Facility, Commodity], list[Recipe]]:
    """Routes of a magnet stage, or of a stage after it, to a grade that India asks for."""
    found: dict[tuple[Facility, Commodity], list[Recipe]] = {}
    later = {f: later_routes(d, f) for f in d.facilities.FACILITIES}
    for f, r in d.recipes.FACILITY_RECIPES:
        if d.recipes.main_output[r] in asked and (role_of(d, r) == MAGNET or r in later[f]):
            found.setdefault((f, d.recipes.main_output[r]), []).append(r)
    return found


def _uses(
    d: NetworkData, routes: dict[tuple[Facility, Commodity], list[Recipe]]
) -> dict[tuple[Facility, Commodity], Amounts]:
    """Routes from a grade that lead, stage after stage, to another: what they take counts as what it becomes."""
    found: dict[tuple[Facility, Commodity], Amounts] = {k: [] for k in routes}
    main = d.recipes.main_output
    for f in dict.fromkeys(f for f, _ in routes):
        later, leading = later_routes(d, f), {g for ff, g in routes if ff == f}
        while more := {c for r, taken in later.items() if main[r] in leading for c, _ in taken} - leading:
            leading |= more
        for r, taken in later.items():
            for c, amount in taken if main[r] in leading else ():
                found.setdefault((f, c), []).append((r, amount))
    return found


def _starts(d: NetworkData, awards: AwardData) -> dict[Facility, Year]:
    """First year in which magnet capacity of a facility stands or may stand."""
    barred = set(awards.BARRED_BUILDS)
    magnet = {s for s, role in d.capacity.stage_role.items() if role == MAGNET}
    standing = [(f, y) for (f, s, y), v in d.capacity.existing.items() if s in magnet and v > 0]
    built = [(b[0], b[3]) for b in d.capacity.BUILDS if b[1] in magnet and b not in barred]
    found: dict[Facility, Year] = {}
    for f, y in (*standing, *built):
        if f not in found or y < found[f]:
            found[f] = y
    return found
