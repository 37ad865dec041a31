"""Awards: which beneficiary receives how much magnet capacity."""

from __future__ import annotations

from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables
from model.data.indices import Beneficiary, Size
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitKey, LimitRow, Movable
from model.ground.numbers import most


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.BENEFICIARIES = pyo.Set(initialize=d.awards.BENEFICIARIES)
    m.SIZES = pyo.Set(initialize=d.awards.SIZES)
    m.FIXED_IN = pyo.Set(initialize=d.awards.FIXED_IN)
    m.OPEN = pyo.Set(initialize=d.awards.OPEN)
    m.OUT = pyo.Set(initialize=d.awards.OUT)
    m.POOR = pyo.Set(initialize=d.awards.POOR, dimen=2)
    m.ORDER = pyo.Set(initialize=d.awards.ORDER, dimen=2)
    m.BEYOND = pyo.Set(initialize=d.awards.BEYOND)
    m.size = pyo.Var(
        m.BENEFICIARIES, m.SIZES, domain=pyo.Binary if d.awards.whole_lots else pyo.NonNegativeReals,
        doc="part of each size in the award, yes or no with whole lots [1]",
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    @m.Expression(m.BENEFICIARIES, doc="award [t/a]")
    def award(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return pyo.quicksum(d.awards.size_capacity[k] * m.size[b, k] for k in m.SIZES)

    @m.Expression(m.BENEFICIARIES, doc="selected, 1 or 0 with whole lots [1]")
    def selected(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        return pyo.quicksum(m.size[b, k] for k in m.SIZES)


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    @m.Constraint(m.FIXED_IN, doc="sizes of a beneficiary fixed in [1]")
    def fixed_award_define(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""A beneficiary fixed in receives an award between the smallest and the largest size.

        $\sum_k size_{bk} = 1$
        Source: MP.  Without it: a decided beneficiary receives nothing.
        """
        return m.selected[b] == 1

    @m.Constraint(m.OPEN, doc="sizes of an open candidate [1]")
    def open_award_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""An open candidate receives at most the largest size.

        $\sum_k size_{bk} \le 1$
        Source: MP.  Without it: one candidate takes the whole scheme.
        """
        return m.selected[b] <= 1

    @m.Constraint(m.OUT, doc="no award for who is out [t/a]")
    def out_award_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""A candidate that is out, or not qualified, receives no award.

        $award_b \le 0$
        Source: P1, TH.  Without it: a rejected bid is built.
        """
        return m.award[b] <= 0

    @m.Constraint(m.BENEFICIARIES, doc="award within what the bid asks for [t/a]")
    def wanted_award_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""No award exceeds what its bidder wants.

        $award_b \le most_b$
        Source: MP.  Without it: a bidder is given what it cannot build.
        """
        return m.award[b] <= d.awards.bid[b].most

    m.FLOORED = pyo.Set(initialize=d.awards.FIXED_IN + (d.awards.OPEN if d.awards.whole_lots else []))

    @m.Constraint(m.FLOORED, doc="award of who is selected, at least [t/a]")
    def wanted_award_floor(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Who is selected receives at least the smallest award it takes.

        $award_b \ge least_b\,selected_b$
        Source: MP.  Without it: a bidder is given less than it bid for.
        """
        return m.award[b] >= d.awards.bid[b].least * m.selected[b]

    @m.Constraint(m.POOR, doc="no size beyond the bidder's net worth [1]")
    def net_worth_limit(m: pyo.ConcreteModel, b: Beneficiary, k: Size) -> Expr:
        r"""A size is open only to bidders with the net worth it asks for.

        $size_{bk} \le 0$ where the net worth of $b$ is below the least of $k$
        Source: AO.  Without it: a bidder too small to build receives the largest award.
        """
        return m.size[b, k] <= 0

    @m.Constraint(m.ORDER, doc="least-cost order of selection [1]")
    def award_order_limit(m: pyo.ConcreteModel, b: Beneficiary, lower: Beneficiary) -> Expr:
        r"""No bid is selected before a lower qualified one; equal bids by higher net worth, then as listed.

        $selected_{b'} \le selected_b$ for $b$ next before $b'$ in bid order
        Source: P1, TH.  Without it: a dearer bid is taken because it suits the plan.
        """
        return m.selected[lower] <= m.selected[b]

    @m.Constraint(m.BEYOND, doc="nobody selected behind as many lower bids as there are places [1]")
    def order_reach_limit(m: pyo.ConcreteModel, b: Beneficiary) -> Expr:
        r"""Who stands behind as many lower qualified bids as there are places is not selected.

        $selected_b \le 0$
        Source: P1, TH.  Without it: order and places bar it all the same, but parts of a bid hide it from the search.
        """
        return m.selected[b] <= 0

    if d.awards.BENEFICIARIES:
        @m.Constraint(doc="capacity awarded in all [t/a]")
        def total_award_limit(m: pyo.ConcreteModel) -> Expr:
            r"""Awards in all stay within the capacity of the scheme.

            $\sum_b award_b \le 6{,}000$ today
            Source: G, MP.  Without it: more is awarded than was sanctioned.
            """
            return pyo.quicksum(m.award[b] for b in m.BENEFICIARIES) <= d.awards.total_capacity

    if d.awards.whole_lots and d.awards.BENEFICIARIES:
        @m.Constraint(doc="beneficiaries selected [number]")
        def beneficiaries_limit(m: pyo.ConcreteModel) -> Expr:
            r"""No more beneficiaries are selected than the scheme has room for.

            $\sum_b selected_b \le 5$ today
            Source: MP, BS0.  Without it: the capacity is split among any number.
            """
            return pyo.quicksum(m.selected[b] for b in m.BENEFICIARIES) <= d.awards.beneficiaries_most


KEPT = {
    "open_award_limit": Kept("It counts sizes: an award has one.", "one size of award for {}"),
    "out_award_limit": Kept("The bid was rejected, or does not meet what the scheme asks of a bidder.",
                            "no award for {}, which is out"),
    "net_worth_limit": Kept("The scheme asks for a net worth that the bidder does not have.",
                            "no award of {1} t/a for {0}, whose net worth is too small"),
    "order_reach_limit": Kept("It follows from the order of selection and the number of places.",
                              "no award for {}, which stands behind as many bids as there are places", implied=True),
}
MOVABLE = {
    "wanted_award_limit": Movable("Bids", "most", "t/a", "up"),
    "wanted_award_floor": Movable("Bids", "least", "t/a", "down"),
    "fixed_award_define": Movable("Bids", "status", "–", "switch", other="open"),
    "total_award_limit": Movable("Scheme", "total_capacity", "t/a", "up"),
    "beneficiaries_limit": Movable("Scheme", "beneficiaries", "number", "up", whole=True),
    "award_order_limit": Movable("Scheme", "award_order", "–", "switch", other="free", ranked=True),
}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """Bids, and the clauses on who is selected; none without a bidder."""
    if d.scheme is None or not d.awards.BENEFICIARIES:
        return
    for b in d.awards.BENEFICIARIES:
        bid = d.awards.bid[b]
        yield MOVABLE["wanted_award_limit"].at(
            tables, f"award of {b}", bid.most, [LimitRow("wanted_award_limit", (b,), priced=True)], row=bid.row)
        yield MOVABLE["wanted_award_floor"].at(
            tables, f"award of {b}", bid.least, [LimitRow("wanted_award_floor", (b,))], row=bid.row)
    for b in d.awards.FIXED_IN:
        yield MOVABLE["fixed_award_define"].at(
            tables, f"status of {b}", "fixed in", [LimitRow("fixed_award_define", (b,), -1.0)], row=d.awards.bid[b].row)
    yield MOVABLE["total_award_limit"].at(
        tables, "capacity awarded in all", d.scheme.total_capacity,
        [LimitRow("total_award_limit", (), priced=True, implied_by=_equal_parts(d))])
    yield MOVABLE["beneficiaries_limit"].at(
        tables, "beneficiaries selected", d.scheme.beneficiaries, [LimitRow("beneficiaries_limit", ())])
    yield MOVABLE["award_order_limit"].at(
        tables, "order of selection", "least cost",
        [LimitRow("award_order_limit", k, 1.0, f"of {k[1]} after {k[0]}") for k in d.awards.ORDER])


def _equal_parts(d: ModelData) -> dict[LimitKey, float]:
    """What lets awards grow by one t/a in all, in equal parts: what each may have, in t/a and in largest sizes."""
    part = 1.0 / len(d.awards.BENEFICIARIES)
    largest = most(0.0, *(d.awards.size_capacity[k] for k in d.awards.SIZES))
    counted = (("fixed_award_define", d.awards.FIXED_IN), ("open_award_limit", d.awards.OPEN))
    wanted: dict[LimitKey, float] = {("wanted_award_limit", (b,)): part for b in d.awards.BENEFICIARIES}
    sizes: dict[LimitKey, float] = {
        (name, (b,)): part / largest for name, who in counted for b in who if largest > 0
    }
    return wanted | sizes
