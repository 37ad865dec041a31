"""Assured oxide: the part of a public company's sale that the lowest bids may buy at the assured price."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Beneficiary, Commodity, Goods, Node, Size, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitKey, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.ASSURED_LANES = pyo.Set(initialize=d.assured.ASSURED_LANES, dimen=3)
    m.ASSURED_YEARS = pyo.Set(initialize=[k for k in d.assured.assured_most if d.assured.assured_lanes[k[:2]]], dimen=3)
    m.TAKERS = pyo.Set(initialize=d.assured.TAKERS, dimen=4)
    m.assured_oxide = pyo.Var(
        m.ASSURED_LANES, m.YEARS, domain=pyo.NonNegativeReals, doc="bought at the assured price [t]"
    )
    m.RIGHTS = pyo.Set(initialize=d.assured.RIGHTS)
    m.assured_right = pyo.Var(m.RIGHTS, domain=pyo.Binary, doc="among the lowest bids selected [1]")
    m.PART_KEYS = pyo.Set(initialize=d.assured.PART_KEYS, dimen=3)
    m.assured_part = pyo.Var(
        m.PART_KEYS, domain=pyo.NonNegativeReals, doc="assured oxide per t/a of a size [t per t/a]"
    )
    m.assured_per_award = pyo.Var(m.YEARS, domain=pyo.NonNegativeReals, doc="assured oxide per t/a awarded [t per t/a]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What is saved by the assured price enters the viability balance."""


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of
    split = d.scheme is not None and d.clauses.assured_split == "equal"
    m.SPLIT_TAKERS = pyo.Set(initialize=d.assured.TAKERS if split else [], dimen=4)
    must = d.scheme is not None and d.clauses.take_or_pay
    m.FULL_KEYS = pyo.Set(initialize=d.assured.FULL_KEYS if must else [], dimen=4)
    size = d.awards.size_capacity
    buyers = {ig: list(dict.fromkeys(k[2] for k in ks)) for ig, ks in d.assured.assured_lanes.items()}

    def bought(m: pyo.ConcreteModel, g: Goods, i: Node, y: Year, b: Beneficiary | None = None) -> Expr:
        return pyo.quicksum(m.assured_oxide[*k, y] for k in d.assured.assured_lanes[i, g] if b in (None, k[2]))

    def entitled(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return m.assured_right[b] if b in m.RIGHTS else m.selected[b]

    @m.Constraint(m.ASSURED_LANES, m.YEARS, doc="assured oxide is shipped [t]")
    def assured_ship_limit(m: pyo.ConcreteModel, c: Commodity, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Oxide bought at the assured price is part of what is shipped.

        $x_{ciby} \le \sum_{p \in y} ship_{cibp}$
        Source: FE.  Without it: a discount is drawn on oxide that never came.
        """
        return m.assured_oxide[c, i, b, y] <= pyo.quicksum(m.ship[c, i, b, p] for p in periods_of[y])

    m.ASSURED_USERS = pyo.Set(initialize=list(dict.fromkeys((k[0], k[2]) for k in d.assured.ASSURED_LANES)), dimen=2)

    @m.Constraint(m.ASSURED_USERS, m.YEARS, doc="assured oxide is used [t]")
    def assured_use_limit(m: pyo.ConcreteModel, c: Commodity, b: Beneficiary, y: Year) -> Expr:
        r"""Oxide bought at the assured price is used by who bought it, not sold on.

        $\sum_i x_{ciby} \le \sum_r u_{cr} \sum_{p \in y} activity_{brp}$
        Source: FE (for making magnets).  Without it: a bidder without a plant buys and returns it for the discount.
        """
        used = pyo.quicksum(a * m.activity[b, r, p] for r, a in d.recipes.uses.get((c, b), ()) for p in periods_of[y])
        return pyo.quicksum(m.assured_oxide[*k, y] for k in d.assured.ASSURED_LANES if (k[0], k[2]) == (c, b)) <= used

    @m.Constraint(m.ASSURED_YEARS, doc="assured oxide in all [t]")
    def assured_oxide_limit(m: pyo.ConcreteModel, i: Node, g: Goods, y: Year) -> Expr:
        r"""The lowest bids together buy no more than is assured; the oxides of a group share its amount.

        $\sum_{c \in g} \sum_b x_{ciby} \le 500$ today
        Source: FE, MP.  Without it: all oxide of the public company is sold at the assured price.
        """
        return bought(m, g, i, y) <= d.assured.assured_most[i, g, y]

    @m.Constraint(m.RIGHTS, doc="only who is selected has a right [1]")
    def assured_right_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Only who is selected may buy assured oxide.

        $right_b \le selected_b$
        Source: FE, MP.  Without it: a bidder without an award buys assured oxide.
        """
        return m.assured_right[b] <= m.selected[b]

    @m.Constraint(m.RIGHTS, doc="lower bids selected before a right [number]")
    def assured_rank_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Who has a right is among the lowest of the bids selected.

        $\sum_{b' < b} selected_{b'} \le (3 - 1) + n_b (1 - right_b)$ today, $n_b$ the lower bids there are
        Source: FE, MP.  Without it: the dearest bid buys the cheapest oxide.
        """
        lower = d.awards.bid_order[: d.awards.bid_order.index(b)]
        chosen = pyo.quicksum(m.selected[x] for x in lower)
        return chosen <= d.clauses.assured_bids - 1 + len(lower) * (1 - m.assured_right[b])

    @m.Constraint(m.RIGHTS, doc="a right of who is selected and among the lowest [number]")
    def assured_right_floor(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Who is selected and among the lowest of the bids selected has the right; it cannot be withheld.

        $3\,(selected_b - right_b) \le \sum_{b' < b} selected_{b'}$ today
        Source: FE, MP.  Without it: split by award, the plan withholds one's right to give its part to another.
        """
        lower = d.awards.bid_order[: d.awards.bid_order.index(b)]
        chosen = pyo.quicksum(m.selected[x] for x in lower)
        return chosen >= d.clauses.assured_bids * (m.selected[b] - m.assured_right[b])

    @m.Constraint(m.TAKERS, doc="assured oxide only with a right [t]")
    def assured_entitled_limit(m: pyo.ConcreteModel, g: Goods, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Assured oxide goes only to those with a right; with awards of any size, to those selected.

        $\sum_{c \in g} x_{ciby} \le 500\,right_b$ today
        Source: FE, MP.  Without it: everybody buys at the assured price.
        """
        return bought(m, g, i, y, b) <= d.assured.assured_most[i, g, y] * entitled(m, b)

    m.BY_AWARD = pyo.Set(initialize=d.assured.BY_AWARD, dimen=4)

    @m.Constraint(m.BY_AWARD, doc="assured oxide in proportion to awards [t]")
    def assured_award_limit(m: pyo.ConcreteModel, g: Goods, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Split by award, each of the entitled buys at most its part: oxide per t/a is the same for all.

        $\sum_{c \in g} x_{ciby} \le w_{giy} \sum_k C_k\,\varphi_{bky}$, $w$ the row's share of all that is assured,
        with $\varphi_{bky} \le \varphi_y$ and $\varphi_{bky} \le M\,size_{bk}$
        Source: not found.  Without it: a small award takes what a large one needs.
        """
        share = d.assured.assured_most[i, g, y] / d.assured.part_total[y]
        return bought(m, g, i, y, b) <= pyo.quicksum(share * size[k] * m.assured_part[b, k, y] for k in m.SIZES)

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
        return bought(m, g, i, y, b) <= d.assured.assured_most[i, g, y] / min(len(buyers[i, g]), d.clauses.assured_bids)

    @m.Constraint(m.FULL_KEYS, doc="assured oxide taken in full [t]")
    def assured_oxide_floor(m: pyo.ConcreteModel, g: Goods, i: Node, b: Beneficiary, y: Year) -> Expr:
        r"""Where it is take or pay, assured oxide is taken in full once all who have a right to it stand.

        $\sum_{c \in g} \sum_{b'} x_{cib'y} \ge 500\,(right_b - \sum_{b' \in late_y} right_{b'})$ today,
        for $b$ that stands in $y$; $late_y$ are those who do not yet
        Source: not found.  Without it: the public company keeps oxide it was asked to make.
        """
        late = [x for x in buyers[i, g] if (g, i, x, y) not in m.FULL_KEYS]
        due = entitled(m, b) - pyo.quicksum(entitled(m, x) for x in late)
        return bought(m, g, i, y) >= d.assured.assured_most[i, g, y] * due


KEPT = {
    "assured_ship_limit": Kept("It defines what is bought at the assured price: nothing has to be.",
                               "assured {0} of {1} shipped to {2} in {3}"),
    "assured_use_limit": Kept("It defines what is bought at the assured price: nothing has to be.",
                              "assured {} used by {} in {}"),
    "assured_right_limit": Kept("A right comes with an award.", "right of {} to assured oxide"),
    "assured_rank_limit": Kept("The right goes to the lowest bids.", "right of {} by its place among the bids"),
    "assured_right_floor": Kept("The right goes to the lowest bids.", "right of {}, which cannot be withheld",
                                ranked=True),
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
MOVABLE = {
    "assured_oxide_limit": Movable("Supply", "", "t", "up"),
    "assured_oxide_floor": Movable("Scheme", "take_or_pay", "–", "switch", other=False, rows_in="t"),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """Assured oxide, and whether it must be taken."""
    if d.scheme is None or not d.awards.BENEFICIARIES:
        return
    for r in rows_of(tables.yearly["Supply"]):
        key = (r.supply, r.commodity, r.year)
        if r.assured and key in d.assured.assured_most:
            words = f"assured {r.commodity} of {r.supply} in {r.year}"
            yield MOVABLE["assured_oxide_limit"].at(
                tables, words, r.value, row=r.row, year=r.year, rows=[LimitRow(
                    "assured_oxide_limit", key, 1.0, f"of {r.commodity}", words, priced=True,
                    implied_by=_buyers(d, *key))])
    if d.scheme.take_or_pay:
        yield MOVABLE["assured_oxide_floor"].at(
            tables, "assured oxide taken or paid", True,
            [LimitRow("assured_oxide_floor", (g, i, b, y), -d.assured.assured_most[i, g, y], f"of {g} in {y}")
             for g, i, b, y in d.assured.FULL_KEYS])


def _buyers(d: ModelData, i: Node, g: Goods, y: Year) -> dict[LimitKey, float]:
    """What lets one tonne more be bought in all: what each may buy, and the equal part of each."""
    buyers = [k[2] for k in d.assured.TAKERS if (k[1], k[0], k[3]) == (i, g, y)]
    return {
        (name, (g, i, b, y)): part for b in buyers
        for name, part in (("assured_entitled_limit", 1.0), ("assured_split_limit", 1.0 / len(buyers)))
    }
