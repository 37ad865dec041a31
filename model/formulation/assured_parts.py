"""Parts of the assured oxide: what each beneficiary may buy at the assured price, and must."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Beneficiary, Goods, Node, Size, Year
from model.data.model_data import ModelData
from model.formulation.assured import bought
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.TAKERS = pyo.Set(initialize=d.assured.TAKERS, dimen=4)
    m.PART_KEYS = pyo.Set(initialize=d.assured.PART_KEYS, dimen=3)
    m.assured_part = pyo.Var(
        m.PART_KEYS, domain=pyo.NonNegativeReals, doc="assured oxide per t/a of a size [t per t/a]"
    )
    m.assured_per_award = pyo.Var(m.YEARS, domain=pyo.NonNegativeReals, doc="assured oxide per t/a awarded [t per t/a]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """A part bounds what is bought and adds nothing to cost or balance."""


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    split = d.scheme is not None and d.clauses.assured_split == "equal"
    m.SPLIT_TAKERS = pyo.Set(initialize=d.assured.TAKERS if split else [], dimen=4)
    must = d.scheme is not None and d.clauses.take_or_pay
    m.FULL_KEYS = pyo.Set(initialize=d.assured.FULL_KEYS if must else [], dimen=4)
    size = d.awards.size_capacity
    buyers = {ig: list(dict.fromkeys(k[2] for k in ks)) for ig, ks in d.assured.assured_lanes.items()}

    def entitled(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return m.assured_right[b] if b in m.RIGHTS else m.selected[b]

    @m.Constraint(m.TAKERS, doc="assured oxide only with a right [t]")
    def assured_entitled_limit(m: pyo.ConcreteModel, g: Goods, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Assured oxide goes only to those with a right; with awards of any size, to those selected.

        $\sum_{c \in g} x_{ciby} \le 500\,right_b$ today
        Source: FE, MP.  Without it: everybody buys at the assured price.
        """
        return bought(m, d, g, i, y, b) <= d.assured.assured_most[i, g, y] * entitled(m, b)

    m.BY_AWARD = pyo.Set(initialize=d.assured.BY_AWARD, dimen=4)

    @m.Constraint(m.BY_AWARD, doc="assured oxide in proportion to awards [t]")
    def assured_award_limit(m: pyo.ConcreteModel, g: Goods, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Split by award, each of the entitled buys at most its part: oxide per t/a is the same for all.

        $\sum_{c \in g} x_{ciby} \le w_{giy} \sum_k C_k\,\varphi_{bky}$, $w$ the row's share of all that is assured,
        with $\varphi_{bky} \le \varphi_y$ and $\varphi_{bky} \le M\,size_{bk}$
        Source: not found.  Without it: a small award takes what a large one needs.
        """
        share = d.assured.assured_most[i, g, y] / d.assured.part_total[y]
        return bought(m, d, g, i, y, b) <= pyo.quicksum(share * size[k] * m.assured_part[b, k, y] for k in m.SIZES)

    @m.Constraint(m.PART_KEYS, doc="the same oxide per t/a for all [t per t/a]")
    def assured_part_limit(m: pyo.ConcreteModel, b: Beneficiary, k: Size, y: Year) -> Expr:
        r"""Nobody has more assured oxide per t/a awarded than the common figure.

        $\varphi_{bky} \le \varphi_y$
        Source: not found.  Without it: the split is not in proportion.
        """
        return m.assured_part[b, k, y] <= m.assured_per_award[y]

    @m.Constraint(m.PART_KEYS, doc="only for the size that is awarded [t per t/a]")
    def assured_size_limit(m: pyo.ConcreteModel, b: Beneficiary, k: Size, y: Year) -> Expr:
        r"""The figure counts for the size that is awarded, to those with a right.

        $\varphi_{bky} \le M\,size_{bk}$, $M$ the assured oxide over the smallest size
        Source: not found.  Without it: every size of a bidder counts.
        """
        return m.assured_part[b, k, y] <= d.assured.part_most * m.size[b, k]

    @m.Constraint(m.PART_KEYS, doc="common figure of who is awarded and has a right [t per t/a]")
    def assured_part_floor(m: pyo.ConcreteModel, b: Beneficiary, k: Size, y: Year) -> Expr:
        r"""Who is awarded a size and has a right has the common figure in full.

        $\varphi_{bky} \ge \varphi_y - M (2 - size_{bk} - right_b)$
        Source: not found.  Without it: the plan withholds oxide from one to give it to another.
        """
        slack = d.assured.part_most * (2 - m.size[b, k] - m.assured_right[b])
        return m.assured_part[b, k, y] >= m.assured_per_award[y] - slack

    m.PART_YEARS = pyo.Set(initialize=list(dict.fromkeys(y for _, _, y in d.assured.PART_KEYS)))

    @m.Constraint(m.PART_YEARS, doc="parts add up to the assured oxide [t]")
    def assured_part_total_limit(m: pyo.ConcreteModel, y: Year) -> Expr:
        r"""The parts of all who have a right add up to no more than is assured.

        $\sum_{b,k} C_k\,\varphi_{bky} \le 500$ today
        Source: FE.  Without it: more is promised than is assured.
        """
        parts = pyo.quicksum(size[k] * m.assured_part[b, k, y] for b in m.RIGHTS for k in m.SIZES)
        return parts <= d.assured.part_total[y]

    @m.Constraint(m.SPLIT_TAKERS, doc="equal part of the assured oxide [t]")
    def assured_split_limit(m: pyo.ConcreteModel, g: Goods, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Where it is split equally, each of the lowest bids buys at most its part.

        $\sum_{c \in g} x_{ciby} \le 500 / 3$ today
        Source: not found.  Without it: one bidder takes it all.
        """
        parts = min(len(buyers[i, g]), d.clauses.assured_bids)
        return bought(m, d, g, i, y, b) <= d.assured.assured_most[i, g, y] / parts

    @m.Constraint(m.FULL_KEYS, doc="assured oxide taken in full [t]")
    def assured_oxide_floor(m: pyo.ConcreteModel, g: Goods, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Where it is take or pay, assured oxide is taken in full once all who have a right to it stand.

        $\sum_{c \in g} \sum_{b'} x_{cib'y} \ge 500\,(right_b - \sum_{b' \in late_y} right_{b'})$ today,
        for $b$ that stands in $y$; $late_y$ are those who do not yet
        Source: not found.  Without it: the public company keeps oxide it was asked to make.
        """
        late = [x for x in buyers[i, g] if (g, i, x, y) not in m.FULL_KEYS]
        due = entitled(m, b) - pyo.quicksum(entitled(m, x) for x in late)
        return bought(m, d, g, i, y) >= d.assured.assured_most[i, g, y] * due


KEPT = {
    "assured_entitled_limit": Kept("Nobody buys assured oxide without a right; how much there is, is a limit of its "
                                   "own.", "assured {0} of {1} for {2} in {3}"),
    "assured_award_limit": Kept("It defines the part of each award.", "part of {2} in assured {0} of {1} in {3}"),
    "assured_part_limit": Kept("It defines the part of each award.", "assured oxide per t/a of {0} in {2}"),
    "assured_size_limit": Kept("It defines the part of each award.", "assured oxide of {0} by its size in {2}"),
    "assured_part_floor": Kept("It defines the part of each award.", "assured oxide due to {0} in {2}"),
    "assured_part_total_limit": Kept("The parts make up a whole; how much there is, is a limit of its own.",
                                     "parts of the assured oxide in {}"),
    "assured_split_limit": Kept("The parts make up a whole; how much there is, is a limit of its own.",
                                "equal part of {2} in assured {0} of {1} in {3}"),
}
MOVABLE = {"assured_oxide_floor": Movable("Scheme", "take_or_pay", "–", "switch", other=False, rows_in="t")}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """Whether assured oxide must be taken."""
    if d.scheme is not None and d.awards.BENEFICIARIES and d.scheme.take_or_pay:
        yield MOVABLE["assured_oxide_floor"].at(
            tables, "assured oxide taken or paid", True,
            [LimitRow("assured_oxide_floor", (g, i, b, y), -d.assured.assured_most[i, g, y], f"of {g} in {y}")
             for g, i, b, y in d.assured.FULL_KEYS])
