"""Grade ladder: a maker makes no more of a grade than it has learned to."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Commodity, Facility, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.GRADED = pyo.Set(initialize=d.grade_ladder.GRADED, dimen=3)


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What a maker makes of a grade stands on its routes."""


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    ladder = d.grade_ladder

    def made(m: pyo.ConcreteModel, f: Facility, g: Commodity, y: Year) -> Expr:
        periods = d.periods.periods_of[y]
        output = pyo.quicksum(m.activity[f, r, p] for r in ladder.grade_routes[f, g] for p in periods)
        used = pyo.quicksum(v * m.activity[f, r, p] for r, v in ladder.grade_uses[f, g] for p in periods)
        return output - used - pyo.quicksum(m.ship[*k, p] for k in ladder.grade_exports[f, g] for p in periods)

    @m.Constraint(m.GRADED, doc="a grade made for India beyond its ceiling in the maker's output [t]")
    def grade_share_limit(m: pyo.ConcreteModel, f: Facility, g: Commodity, y: Year) -> Expr:
        r"""Of what a maker makes for India a grade is no more than a multiple of its share of demand.

        $made_{fgy} \le k(y - y_f)\,\sigma_{fgy}\,\sum_{g'} made_{fg'y}$, $\sigma$ demand's share among the grades the
        maker has a route to, $y_f$ the first year its magnet capacity may stand; a grade that is made into another,
        such as coated magnets, counts as that
        Source: column Most of a grade of Grade ladder.  Without it: a new plant sells the dearest magnets only, and is
        judged on them.
        """
        every = pyo.quicksum(made(m, f, other, y) for other in ladder.grades[f])
        return made(m, f, g, y) <= ladder.most_of_grade[f, g, y] * every


KEPT = {
    "grade_share_limit": Kept("It says how fast a maker learns; the sheet Grade ladder holds it for all makers.",
                              "{1} in what {0} makes in {2}"),
}
