"""Designs: ways to hand out the scheme's capacity, each a full plan, beside each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from model.case.tables import rows_of
from model.ground.progress import SILENT, Progress
from model.planning.variant import Solved, Variant
from model.studies.asked import Asked
from model.studies.design_changes import NONE, changes_of, keeps
from model.studies.design_findings import LEAST, by_cost, by_worth
from model.studies.figures import figures
from model.studies.study import Answer, Study, Told, figure_column, framed
from model.studies.worth_of import overtakes_from, weighed, worth
from model.tell.section import narrow
from model.tell.table import ReportColumn, ReportTable

NO_PLAN = "no plan, or not found or not solved; money and gap: no award"
UNPRICED = ("a point has no price on Settings, no plan, no design without awards or reserve, or no price above 0 makes "
            "it worth more")
WEIGHED_NAMES = ("Stops", "Point-years", "Public money", "Total", "Cost saved", "Stops saved", "Points saved",
                 "Public money saved", "Worth", "Worth without points", "Pays from", "Overtakes from")


NEARLY_EQUAL = 0.01
"""Share of point-years by which designs must differ for one to overtake the other."""
number = partial(figure_column, digits=1, empty=NO_PLAN)
"""A column with a figure of each design."""
weigh = partial(figure_column, digits=0, empty=UNPRICED)
"""A column that has figures where a point of dependence has a price, whatever is pursued."""


class Designs(Study):
    """The plan chosen anew under each design of the sheet Designs; markets, prices and ceilings are the same in all."""

    name, sheet, stage, topic = "designs", "Designs", "Designs", "Designs"
    question = "Which way to hand out the capacity serves the country best?"
    title = "Ways to hand out the capacity"
    counts, one_row_is, tab = "designs of the scheme", "a design of the sheet Designs", "answer"
    columns = (
        ReportColumn("Design", "–", "as on the sheet Designs", key="design", compare="row"),
        ReportColumn("Status", "–", "how its search ended", key="status", compare="word"),
        number("beneficiaries", "Beneficiaries", "number", "who receive an award", digits=0),
        number("awards_t", "Awards", "t/a", "capacity awarded in all", digits=0),
        number("magnets_quantity", "Magnets by quantity", "%", "import dependence of magnets by weight, mean of the "
               "years"),
        number("chain_value", "Chain by value", "%", "import dependence of the whole chain, mean of the years"),
        number("unmet", "Unmet demand", "t", "of all years", digits=0),
        number("national_cost", "National cost", "₹ crore", "cost to the country, present value, the loss of unmet "
               "demand in it", digits=0),
        figure_column("saves", "Saves", "₹ crore", "national cost of the design without awards or reserve less its "
                      "own; below 0 where it costs more", 0, empty="no plan, or no design without awards or reserve"),
        weigh("loss", "Stops", "₹ crore", "expected cost of stops, present value"),
        weigh("points", "Point-years", "point-years", "dependence over the years, present value", digits=1),
        weigh("public", "Public money", "₹ crore", "incentive by what is sold and subsidy by what is invested, present "
              "value"),
        weigh("total", "Total", "₹ crore", "cost, stops, and dependence and public money at their prices"),
        weigh("saves_cost", "Cost saved", "₹ crore", "part of Worth: national cost, below 0 where it costs more"),
        weigh("saves_loss", "Stops saved", "₹ crore", "part of Worth: what stops are expected to cost"),
        weigh("saves_points", "Points saved", "₹ crore", "part of Worth: dependence at the price of a point"),
        weigh("saves_public", "Public money saved", "₹ crore", "part of Worth: public money at what it costs beyond "
              "itself"),
        weigh("worth", "Worth", "₹ crore", "total of the design without awards or reserve less its own: the four parts "
              "added up"),
        weigh("without_points", "Worth without points", "₹ crore", "the same with a point of dependence at nothing"),
        weigh("pays_from", "Pays from", "₹ crore a point", "price of a point from which this very plan is worth more "
              "than no award", digits=1),
        weigh("overtakes", "Overtakes from", "₹ crore a point", "price of a point from which this very plan is better "
              "than each design that depends more on imports, by more than a hundredth of its point-years, both with a "
              "reserve or both without", digits=1),
        number("outlay", "Outlay", "₹ crore", "incentive and subsidy paid, nominal", digits=0),
        number("gap", "Viability gap", "₹ crore", "what beneficiaries miss to break even, present value", digits=0),
    )
    shown = tuple(c.name for c in columns)
    folded: ClassVar[Mapping[bool, tuple[str, ...]]] = {
        True: ("Status", "Saves", "Chain by value", "Stops", "Point-years", "Public money", "Total",
               "Public money saved"),
        False: WEIGHED_NAMES,
    }
    """Columns that do not stand open on the page where a point of dependence has a price, and where it has none."""
    words = (("design", "a way to hand out the scheme's capacity: to nobody, as is best, or in equal awards", "–",
              "policy scenario"),)

    def barred(self, asked: Asked) -> str:
        """It needs designs, bids that may be awarded, and a plan that was chosen."""
        if asked.given:
            return "the plan was given, not chosen"
        if not len(asked.tables.frames["Designs"]):
            return "the sheet Designs lists none"
        return "" if asked.program.data.awards.bid_order else "no bid may receive an award"

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """One variant for each design; those in lots, which take longest, first, so that none is waited for alone."""
        rows = sorted(rows_of(asked.tables.frames["Designs"]), key=lambda r: not isinstance(r.lots, str))
        return tuple(Variant(r.design, tuple(changes_of(asked, r))) for r in rows)

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row a design, in the order of the sheet."""
        priced, base = asked.tables.settings.point_price is not None, _base(asked)
        place = {r.design: n for n, r in enumerate(rows_of(asked.tables.frames["Designs"]))}
        records = [_record(s, priced) for s in sorted(solved, key=lambda s: place[s.variant.name])]
        none = next((r for r in records if r["design"] == base and "national_cost" in r), None)
        for r in records:
            if none is not None and "national_cost" in r:
                r["saves"] = none["national_cost"] - r["national_cost"]
                r.update(worth(none, r, asked.program.data.total) if priced else {})
        if priced and none is not None:
            _overtaking(records, {d.design: keeps(asked.tables, d) for d in rows_of(asked.tables.frames["Designs"])})
        sentence = (
            "The plan chosen anew under each design, with the aims of this workbook. Markets, prices, ceilings and "
            "plants outside the scheme are the same in all."
        ) + (f" What others are worth or save is told against {base}." if none is not None else "")
        return Answer(framed(self.columns, records), sentence)

    def open_rows(self, table: ReportTable) -> ReportTable:
        """Where a point has a price what each is worth, else what it saves."""
        folded = set(self.folded[bool(table.frame["Total"].notna().any())])
        if table.frame["Public money saved"].fillna(0).ne(0).any():
            folded -= {"Public money saved"}
        return narrow(table, tuple(c for c in self.shown if c not in folded))

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """The best design for the country, and how it stands to none."""
        priced = bool(table.frame["Worth"].notna().any())
        found = table.frame.dropna(subset=["Worth" if priced else "Saves"])
        if len(found) < 2:
            return ()
        price = asked.tables.settings.point_price or 0.0
        finding = by_worth(table, found, price) if priced else by_cost(table, found)
        return (Told("How sure is it?", 3, finding),)


def _base(asked: Asked) -> str | None:
    """The first design without awards and without a reserve, which the others are told against; None without one."""
    designs = rows_of(asked.tables.frames["Designs"])
    return next((r.design for r in designs if r.awards == NONE and not keeps(asked.tables, r)), None)


def _overtaking(records: Sequence[dict[str, Any]], kept: Mapping[str, bool]) -> None:
    """Fill in from which price of a point each design is better than all that depend more on imports.

    Designs that depend nearly equally are left out: their lines of worth cross nowhere, or anywhere.
    """
    planned = [r for r in records if "without_points" in r]
    for r in planned:
        more = (o for o in planned if kept[o["design"]] == kept[r["design"]]
                and o["points"] - r["points"] > NEARLY_EQUAL * o["points"])
        prices = (overtakes_from(r["without_points"] - o["without_points"], o["points"] - r["points"]) for o in more)
        r["overtakes"] = max((p for p in prices if p is not None), default=None)


def _record(solved: Solved, priced: bool) -> dict[str, Any]:
    """A row; of a plan that the independent check refuses, or that there is not, without figures."""
    row: dict[str, Any] = {"design": solved.variant.name, "status": solved.status}
    if solved.plan.solution is None or not solved.accepted:
        return row
    many, tonnes = awarded(solved)
    return row | figures(solved.plan, solved.money) | (weighed(solved.plan.solution) if priced else {}) | {
        "beneficiaries": many, "awards_t": tonnes, "unmet": solved.plan.solution.value("unmet_demand_aim"),
    }


def awarded(solved: Solved) -> tuple[int, float]:
    """How many receive an award in a plan, and how much they do in all [t/a]."""
    assert solved.plan.solution is not None, "asked of a plan"
    awards = [float(v) for v in solved.plan.solution["award"]["value"] if v > LEAST]
    return len(awards), math.fsum(awards)


DESIGNS = Designs()
