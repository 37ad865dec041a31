"""Trade-off: plans between the best of one aim and the best of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from model.ground.progress import SILENT, Progress
from model.planning.compared import pursues_total
from model.planning.money import money_of
from model.planning.solution import SolutionTables
from model.planning.variant import Solved
from model.priorities.objectives import EXPRESSIONS
from model.studies.asked import Asked
from model.studies.curve import Curve, curve_between
from model.studies.curve_told import CHAIN, GAP, KNEE, PLAN, Aims, chart, drawn, headline, knee, off_the_curve
from model.studies.study import Answer, Study, framed
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable

NO_PRICE = "the first point, the plan of this report, or no difference"
NO_SCHEME = "the workbook has no scheme"


class TradeOff(Study):
    """Plans between the best of one aim and the best of another, the first priority held throughout."""

    name, sheet, stage, topic = "trade_off", "Trade-off", "Trade-off", "Trade-off"
    question = "What does one aim cost the other?"
    title = "What one aim costs the other"
    counts, one_row_is, tab = "plans of the trade-off", "a plan", "answer"
    columns = (
        ReportColumn("Point", "–", "number of the plan on the curve", key="point", compare="row"),
        ReportColumn("First aim", "as named", "named above; best at the first point", "number", key="first",
                     compare="number"),
        ReportColumn("Second aim", "as named", "named above; best at the last point", "number", key="second",
                     compare="number"),
        ReportColumn("Price", "as named", "what a unit of the second aim costs in the first, against the point before",
                     "number", empty=NO_PRICE, key="price", compare="number"),
        ReportColumn("Capacity awarded", "t/a", "in all", "number", key="awarded", compare="number"),
        ReportColumn("Incentive and subsidy", "₹ crore", "paid over all years, nominal", "number", empty=NO_SCHEME,
                     key="outlay", compare="number"),
        ReportColumn(CHAIN, "points", "import dependence of the whole chain, by value", "number", key="chain_value"),
        ReportColumn("Beyond share limits", "t", "imports beyond what should come from one country", "number",
                     key="share_excess"),
        ReportColumn(GAP, "₹ crore", "what beneficiaries miss to break even, present value", "number",
                     empty=NO_SCHEME, key="gap"),
        ReportColumn("Mark", "–", "the knee, and the plan of this report", empty="no mark", key="mark"),
        ReportColumn("Aims", "–", "the first and the second aim with their units", key="aims", compare="row"),
    )
    words = (("knee", "point of a trade-off after which a further gain costs much more", "–",
              "knee of the Pareto front"),)
    further = "variables of the plan of each point, where they are not 0"

    def barred(self, asked: Asked) -> str:
        """It needs a number of points."""
        if pursues_total(asked.result.priorities):
            return "aims are priced and not weighed two by two; Point price makes the plan at other prices"
        cell = asked.tables.form_cell("Settings", "tradeoff_points")
        return "" if _points(asked) > 0 else f"{cell} asks for no plans on it (option --points)"

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row a plan on the curve, then the plan of this report."""
        curve = curve_between(asked.program, asked.result.priorities, *asked.options.between, _points(asked), progress)
        aims = aims_of(asked)
        named = " and ".join(f"{a} ({u})" for a, u in aims)
        rows = curve.points.to_dict("records")
        records = [
            {"point": str(r["point"]), "first": r["first"], "second": r["second"], "price": r["price"],
             **bought(asked, plan), "mark": KNEE if n == curve.knee else None, "aims": named}
            for n, (r, plan) in enumerate(zip(rows, curve.plans, strict=True))
        ]
        solution = asked.result.chosen.solution
        assert solution is not None, "studies are asked of a plan"
        here = dict(zip(("first", "second"), (solution.value(EXPRESSIONS[a]) for a, _ in aims), strict=True))
        records.append({"point": "plan", **here, **bought(asked, solution), "mark": PLAN, "aims": named})
        sentence = (
            f"First aim: {aims[0][0]} ({aims[0][1]}); second aim: {aims[1][0]} ({aims[1][1]}). No plan on the curve "
            "can be bettered in one without giving up the other. The plan of this report serves more aims, in their "
            "order, so it need not lie on the curve; the right-hand columns show the other aims."
        )
        answer = Answer(framed(self.columns, records), sentence)
        table = self.table(answer)
        figure = drawn(aims, table)
        further = {name: _along(curve, name) for name in asked.program.arrays.columns}
        return replace(answer, charts=(chart(aims, table),), figures=() if figure is None else (figure,),
                       further=further)

    def headline(self, asked: Asked, table: ReportTable) -> tuple[Finding, ...]:
        """What a unit costs at both ends, the knee, and what the plan of the report has for what it costs more."""
        aims = aims_of(asked)
        return (headline(aims, table), *knee(aims, table), *off_the_curve(aims, table))


def _points(asked: Asked) -> int:
    points = asked.options.points
    return asked.tables.settings.tradeoff_points if points is None else points


def aims_of(asked: Asked) -> Aims:
    """Both aims with their units."""
    first, second = asked.options.between
    shapes = asked.program.shapes
    return (first, shapes[EXPRESSIONS[first]].unit), (second, shapes[EXPRESSIONS[second]].unit)


def bought(asked: Asked, plan: SolutionTables) -> dict[str, Any]:
    """Capacity awarded, outlay, and what the curve does not pursue, of a plan; by the keys of the columns."""
    money = money_of(asked.program.data, plan) if asked.program.data.awards.BENEFICIARIES else None
    return {
        "awarded": float(plan["award"]["value"].sum()),
        "outlay": float(money.budget["outlay"].sum()) if money else None,
        "chain_value": plan.value("chain_value_aim"), "share_excess": plan.value("share_excess_aim"),
        "gap": float(money.viability["gap"].sum()) if money else None,
    }


def _along(curve: Curve, name: str) -> pd.DataFrame:
    """A variable in the plan of each point of a curve, where it is not 0."""
    frames = [p[name].assign(point=n) for n, p in zip(curve.points["point"], curve.plans, strict=True)]
    together = pd.concat(frames, ignore_index=True)
    return together.loc[together["value"] != 0.0, ["point", *together.columns.drop("point")]]


TRADE_OFF = TradeOff()
