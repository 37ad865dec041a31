"""Capacity: what stands, what is built, and what of it can be used."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Build, BuildYear, Facility, Option, OptionName, Period, Stage, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.OPTIONS = pyo.Set(initialize=d.capacity.OPTIONS, dimen=3)
    m.BUILDS = pyo.Set(initialize=d.capacity.BUILDS, dimen=4)
    m.STAGES_AT = pyo.Set(initialize=d.capacity.STAGES_AT, dimen=2)
    m.build = pyo.Var(m.BUILDS, domain=pyo.NonNegativeReals, doc="capacity commissioned at the start of a year [t/a]")
    m.usable_capacity = pyo.Var(
        m.STAGES_AT, m.YEARS, domain=pyo.NonNegativeReals,
        doc="capacity that can be used in a year, ramp-up taken [t/a]",
    )
    m.existing = pyo.Param(
        m.STAGES_AT, m.YEARS, initialize=d.capacity.existing, doc="usable capacity that stood before [t/a]"
    )
    built = {b[:3] for b in d.capacity.BUILDS}
    built -= {k[:3] for k in d.capacity.retiring}
    limited = [k for k in d.capacity.OPTIONS if k in built and math.isfinite(d.capacity.option[k].most)]
    m.LIMITED_OPTIONS = pyo.Set(initialize=limited, dimen=3)
    m.NEEDED_OPTIONS = pyo.Set(initialize=[k for k in d.capacity.OPTIONS if d.capacity.option[k].least > 0], dimen=3)


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    spent = _by_year(d.capacity.spending, d.periods.YEARS)
    stands = _by_year(d.capacity.stands, d.periods.YEARS)
    last = d.periods.YEARS[-1]

    @m.Expression(m.YEARS, doc="capital cost, spent over the lead years [₹ crore]")
    def capital_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(cost * m.build[b] for b, cost in spent[y])

    @m.Expression(m.YEARS, doc="worth of the life left after the last year, in that year's money [₹ crore]")
    def remaining_life_revenue(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(d.capacity.credit[b] * m.build[b] for b in d.capacity.BUILDS) if y == last else 0.0

    @m.Expression(m.YEARS, doc="upkeep of capacity that stands [₹ crore]")
    def fixed_running_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        built = pyo.quicksum(part * d.capacity.fixed[b[:3]] * m.build[b] for b, part in stands[y])
        return d.capacity.fixed_standing[y] + built

    ledger.cost("capital_cost", m.capital_cost, "₹ crore")
    ledger.cost("remaining_life_revenue", m.remaining_life_revenue, "₹ crore")
    ledger.cost("fixed_running_cost", m.fixed_running_cost, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    vintages: dict[tuple[Facility, Stage, Year], list[tuple[Build, float]]] = {}
    for (f, s, o, v, y), share in d.capacity.usable.items():
        vintages.setdefault((f, s, y), []).append(((f, s, o, v), share))
    years_of: dict[Option, list[Build]] = {}
    for b in d.capacity.BUILDS:
        years_of.setdefault(b[:3], []).append(b)

    decided = set(d.facilities.DECIDED)
    m.FIXED_STAGES = pyo.Set(initialize=[k for k in d.capacity.STAGES_AT if k[0] not in decided], dimen=2)

    def standing(m: pyo.ConcreteModel, f: Facility, s: Stage, y: Year) -> Expr:
        return m.existing[f, s, y] + pyo.quicksum(
            share * m.build[b] for b, share in vintages.get((f, s, y), ())
        )

    @m.Constraint(m.FIXED_STAGES, m.YEARS, doc="usable capacity of live vintages [t/a]")
    def usable_capacity_define(m: pyo.ConcreteModel, f: Facility, s: Stage, y: Year) -> Expr:
        r"""Usable capacity is what stood before and every live vintage at its place on the ramp-up.

        $usable_{fsy} = K_{fsy} + \sum_{o,v} a_{fso}\,ramp_{fso}(y-v)\,build_{fsov}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 4.  Without it: capacity works before it is built.
        """
        return m.usable_capacity[f, s, y] == standing(m, f, s, y)

    @m.Constraint(m.DECIDED_STAGES, m.YEARS, doc="usable capacity where opening is decided, at most [t/a]")
    def usable_capacity_limit(m: pyo.ConcreteModel, f: Facility, s: Stage, y: Year) -> Expr:
        r"""Where the plan decides whether a facility is open, its capacity may also lie idle.

        $usable_{fsy} \le K_{fsy} + \sum_{o,v} a_{fso}\,ramp_{fso}(y-v)\,build_{fsov}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: a site that is open has any capacity.
        """
        return m.usable_capacity[f, s, y] <= standing(m, f, s, y)

    add_working(m, d)

    @m.Constraint(m.LIMITED_OPTIONS, doc="capacity built over all years, at most [t/a]")
    def build_limit(m: pyo.ConcreteModel, f: Facility, s: Stage, o: OptionName) -> Expr:
        r"""An option whose vintages stand as long as the plan is built no further than its most.

        $\sum_y build_{fsoy} \le most_{fso}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: a site grows without bound.
        """
        return pyo.quicksum(m.build[b] for b in years_of.get((f, s, o), ())) <= d.capacity.option[f, s, o].most

    @m.Constraint(m.NEEDED_OPTIONS, doc="capacity built over all years, at least [t/a]")
    def build_floor(m: pyo.ConcreteModel, f: Facility, s: Stage, o: OptionName) -> Expr:
        r"""An option that is decided is built at least to its least.

        $\sum_y build_{fsoy} \ge least_{fso}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 5.  Without it: a decided plant is left out.
        """
        return pyo.quicksum(m.build[b] for b in years_of.get((f, s, o), ())) >= d.capacity.option[f, s, o].least


def add_working(m: pyo.ConcreteModel, d: ModelData) -> None:
    """What stands bounds what is made, in the years of the plan and in a stop."""
    plan = m.model()
    m.STAGES_USED = pyo.Set(initialize=list(d.recipes.capacity_use), dimen=2)

    @m.Constraint(m.STAGES_USED, m.PERIODS, doc="activity within usable capacity [t]")
    def capacity_limit(m: pyo.ConcreteModel, f: Facility, s: Stage, p: Period) -> Expr:
        r"""A stage works no more than its usable capacity in the period.

        $\sum_r u_{rs}\,activity_{frp} \le h_p\,usable_{fsy(p)}$
        Source: Kendrick and Stoutjesdijk 1978, ch. 4.  Without it: output is free of investment.
        """
        used = pyo.quicksum(use * m.activity[f, r, p] for r, use in d.recipes.capacity_use[f, s])
        return used <= d.periods.length[p] * plan.usable_capacity[f, s, d.periods.year_of[p]]


KEPT = {
    "usable_capacity_define": Kept(
        "It defines what can be used of what stands.", "usable capacity of {1} at {0} in {2}"),
    "usable_capacity_limit": Kept(
        "It defines what can be used of what stands.", "usable capacity of {1} at {0} in {2}"),
    "capacity_limit": Kept(
        "No stage makes more than it can; what may be built is a limit of its own.", "capacity of {1} at {0} in {2}"),
}
MOVABLE = {
    "build_limit": Movable("Capacity", "most", "t/a", "up"),
    "build_floor": Movable("Capacity", "least", "t/a", "down"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """One cell for a row of Capacity: a row for a kind of facility limits each facility of the kind."""
    built = {b[:3] for b in d.capacity.BUILDS} - {k[:3] for k in d.capacity.retiring}
    options: dict[int, list[Option]] = {}
    for k in d.capacity.OPTIONS:
        options.setdefault(d.capacity.option[k].row, []).append(k)
    named = {r.row: r.facility for r in rows_of(tables.frames["Capacity"])}
    for row, keys in options.items():
        plant, who, (_, stage, name) = d.capacity.option[keys[0]], named[row], keys[0]
        words = f"{stage} ({name}) built at {f'each {who}' if who.startswith('(') else who}"
        at = {k: "" if k[0] == who else f"at {k[0]}" for k in keys}
        if math.isfinite(plant.most):
            yield MOVABLE["build_limit"].at(tables, words, plant.most, row=row, rows=[
                LimitRow("build_limit", k, 1.0, at[k], f"{stage} built at {k[0]} ({name})", priced=True)
                for k in keys if k in built])
        if plant.least > 0:
            yield MOVABLE["build_floor"].at(
                tables, words, plant.least, [LimitRow("build_floor", k, 1.0, at[k]) for k in keys], row=row)


def _by_year(values: dict[BuildYear, float], years: list[Year]) -> dict[Year, list[tuple[Build, float]]]:
    """Lists of (build, value) by the year that stands last in the key."""
    result: dict[Year, list[tuple[Build, float]]] = {y: [] for y in years}
    for key, value in values.items():
        if key[4] in result:
            result[key[4]].append((key[:4], value))
    return result
