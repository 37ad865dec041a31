"""Obligations: what a beneficiary must build for its award, and what it may not build."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Beneficiary, Build, OptionName, Stage, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.BARRED_BUILDS = pyo.Set(initialize=d.awards.BARRED_BUILDS, dimen=4)


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What is built for an award is what stands of the scheme's stages."""


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    standing: dict[tuple[Beneficiary, str | None], list[Build]] = {}
    for build in d.awards.SCHEME_BUILDS:
        role = d.capacity.stage_role[build[1]]
        standing.setdefault((build[0], role), []).append(build)

    def scheme_capacity(m: pyo.ConcreteModel, b: Beneficiary, role: str) -> Expr:
        return pyo.quicksum(m.build[k] for k in standing.get((b, role), ()))

    @m.Constraint(m.BENEFICIARIES, doc="magnet capacity that stands by the end of the gestation [t/a]")
    def award_link(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""The magnet capacity built under the scheme by the end of the gestation is the award.

        $\sum_{o,\,y \le gestation} build_{b,magnet,o,y} = award_b$
        Source: G.  Without it: an award needs no plant.
        """
        return scheme_capacity(m, b, "magnet") == m.award[b]

    @m.Constraint(m.BENEFICIARIES, doc="own metal capacity by the end of the gestation [t/a]")
    def own_metal_floor(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""A beneficiary can make the stated share of the metal its award needs.

        $\sum_{o,\,y \le gestation} build_{b,metal,o,y} \ge s\,n_b\,award_b$
        Source: G.  Without it: metal is bought abroad for ever.
        """
        need = d.awards.metal_share * d.awards.metal_need[b]
        return scheme_capacity(m, b, "metal") >= need * m.award[b]

    @m.Constraint(m.BENEFICIARIES, doc="own alloy capacity by the end of the gestation [t/a]")
    def own_alloy_floor(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""A beneficiary can make the stated share of the alloy its award needs.

        $\sum_{o,\,y \le gestation} build_{b,alloy,o,y} \ge s\,n_b\,award_b$
        Source: G.  Without it: alloy is bought abroad for ever.
        """
        need = d.awards.alloy_share * d.awards.alloy_need[b]
        return scheme_capacity(m, b, "alloy") >= need * m.award[b]

    @m.Constraint(m.BARRED_BUILDS, doc="builds before the award or outside the scheme [t/a]")
    def outside_build_limit(m: pyo.ConcreteModel, b: Beneficiary, s: Stage, o: OptionName, y: Year) -> Expr:
        r"""A beneficiary builds nothing before its award, and no stage of the scheme after the gestation.

        $build_{bsoy} \le 0$
        Source: G.  Without it: capacity without an award carries no obligation.
        """
        return m.build[b, s, o, y] <= 0


KEPT = {
    "award_link": Kept("It defines an award: the capacity that is built for it.",
                       "capacity that {} builds for its award"),
    "outside_build_limit": Kept("The scheme allows no capacity before an award or outside it.",
                                "capacity of {1} that {0} may not build in {3}"),
}
MOVABLE = {
    "own_metal_floor": Movable("Scheme", "metal_share", "%", "down", ratio=True, rows_in="t/a"),
    "own_alloy_floor": Movable("Scheme", "alloy_share", "%", "down", ratio=True, rows_in="t/a"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """The shares of metal and alloy that must be own; none without a bidder."""
    if d.scheme is None or not d.awards.BENEFICIARIES:
        return
    for role, group, share, need in (
        ("metal", "own_metal_floor", d.scheme.metal_share, d.awards.metal_need),
        ("alloy", "own_alloy_floor", d.scheme.alloy_share, d.awards.alloy_need),
    ):
        yield MOVABLE[group].at(
            tables, f"own {role} capacity", share,
            [LimitRow(group, (b,), need[b] * d.awards.bid[b].most, f"of {b}") for b in d.awards.BENEFICIARIES])
