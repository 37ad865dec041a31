"""Assured oxide: what is bought at the assured price in all, and which bids have a right to it."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.indices import Beneficiary, Commodity, Goods, Node, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitKey, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.ASSURED_LANES = pyo.Set(initialize=d.assured.ASSURED_LANES, dimen=3)
    m.ASSURED_YEARS = pyo.Set(initialize=[k for k in d.assured.assured_most if d.assured.assured_lanes[k[:2]]], dimen=3)
    m.assured_oxide = pyo.Var(
        m.ASSURED_LANES, m.YEARS, domain=pyo.NonNegativeReals, doc="bought at the assured price [t]"
    )
    m.RIGHTS = pyo.Set(initialize=d.assured.RIGHTS)
    m.assured_right = pyo.Var(m.RIGHTS, domain=pyo.Binary, doc="among the lowest bids selected [1]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What is saved by the assured price enters the viability balance."""


def bought(m: pyo.ConcreteModel, d: ModelData, g: Goods, i: Node, y: Year, b: Beneficiary | None = None) -> Expr:
    """Oxide of a group bought from a supply at the assured price in a year [t], by all or by one."""
    return pyo.quicksum(m.assured_oxide[*k, y] for k in d.assured.assured_lanes[i, g] if b in (None, k[2]))


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    periods_of = d.periods.periods_of

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
        return bought(m, d, g, i, y) <= d.assured.assured_most[i, g, y]

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


KEPT = {
    "assured_ship_limit": Kept("It defines what is bought at the assured price: nothing has to be.",
                               "assured {0} of {1} shipped to {2} in {3}"),
    "assured_use_limit": Kept("It defines what is bought at the assured price: nothing has to be.",
                              "assured {} used by {} in {}"),
    "assured_right_limit": Kept("A right comes with an award.", "right of {} to assured oxide"),
    "assured_rank_limit": Kept("The right goes to the lowest bids.", "right of {} by its place among the bids"),
    "assured_right_floor": Kept("The right goes to the lowest bids.", "right of {}, which cannot be withheld",
                                ranked=True),
}
MOVABLE = {"assured_oxide_limit": Movable("Supply", "", "t", "up")}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """Assured oxide, supply by supply and year by year."""
    if d.scheme is None or not d.awards.BENEFICIARIES:
        return
    for r in rows_of(tables.yearly["Supply"]):
        key = (r.supply, r.commodity, r.year)
        if r.assured and key in d.assured.assured_most:
            about = f"assured {r.commodity} of {r.supply}"
            words = f"{about} in {r.year}"
            yield MOVABLE["assured_oxide_limit"].at(
                tables, words, r.value, row=r.row, year=r.year, rows=[LimitRow(
                    "assured_oxide_limit", key, 1.0, f"of {r.commodity}", words, about, priced=True,
                    implied_by=_buyers(d, *key))])


def _buyers(d: ModelData, i: Node, g: Goods, y: Year) -> dict[LimitKey, float]:
    """What lets one tonne more be bought in all: what each may buy, and the equal part of each."""
    buyers = [k[2] for k in d.assured.TAKERS if (k[1], k[0], k[3]) == (i, g, y)]
    return {
        (name, (g, i, b, y)): part for b in buyers
        for name, part in (("assured_entitled_limit", 1.0), ("assured_split_limit", 1.0 / len(buyers)))
    }
