"""Point price: the plan made anew at other prices of a point of import dependence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from model.ground.progress import SILENT, Progress
from model.planning.compared import highest_point, point_at, pursues_total
from model.planning.variant import Solved, Variant
from model.studies.asked import Asked
from model.studies.designs import awarded
from model.studies.study import Answer, Study, Told, figure_column, framed
from model.studies.worth_of import WEIGHED, weighed
from model.tell.chart import Chart, Series
from model.tell.cited import Finding
from model.tell.palette import BLUE
from model.tell.table import ReportColumn, ReportTable

NO_PLAN = "no plan, or not found or not solved"


number = partial(figure_column, digits=0, empty=NO_PLAN)
"""A column with a figure at each price."""


class PointPrice(Study):
    """Awards, cost and dependence at each price of a point, from nothing to the highest of Settings."""

    name, sheet, stage, topic = "point_price", "Point price", "Point price", "Price of a point"
    question = "How much must a point of import dependence be worth for more to be awarded?"
    title = "What a point of dependence would have to be worth"
    counts, one_row_is, tab, many = "prices of a point", "a price of a point", "answer", True
    columns = (
        ReportColumn("Price of a point", "₹ crore", "a year, of half magnets by quantity and half the chain", "number",
                     digits=1, key="price", compare="row"),
        ReportColumn("Status", "–", "how its search ended", key="status", compare="word"),
        number("beneficiaries", "Beneficiaries", "number", "who receive an award"),
        number("awards_t", "Awards", "t/a", "capacity awarded in all"),
        number("quantity", "Magnets by quantity", "%", "import dependence of magnets, mean of the years", digits=1),
        number("cost", "National cost", "₹ crore", "cost to the country with the loss of unmet demand, present value"),
        number("loss", "Stops", "₹ crore", "expected cost of stops, present value"),
        number("points", "Point-years", "point-years", "dependence over the years, present value", digits=1),
        number("total", "Total", "₹ crore", "cost, stops, and points at this price"),
    )
    shown = tuple(c.name for c in columns if c.key not in ("status", "beneficiaries"))
    words = (("price of a point", "what a percentage point less import dependence is worth in a year for its own sake",
              "₹ crore", "weight of an objective"),)

    def barred(self, asked: Asked) -> str:
        """It needs priced aims, a number of points, and a plan that was chosen."""
        if not pursues_total(asked.result.priorities):
            return "the Total is not pursued (sheet Aims)"
        if asked.given:
            return "the plan was given, not chosen"
        cell = asked.tables.form_cell("Settings", "tradeoff_points")
        return "" if len(_prices(asked)) > 1 else f"{cell} asks for no plans on it (option --points)"

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """One variant a price, dearer steps wider apart."""
        return tuple(Variant(f"point at {v:g}", (point_at(v),)) for v in _prices(asked))

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row a price, cheapest first."""
        records = [_record(v, s) for v, s in zip(_prices(asked), solved, strict=True)]
        sentence = ("The plan chosen anew at each price, all else as in the workbook. What a point is worth is policy: "
                    "it prices dependence for its own sake, beyond what a stop is expected to cost.")
        answer = Answer(framed(self.columns, records), sentence)
        return replace(answer, charts=_charts(self.table(answer)))

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """Awards where a point is worth nothing, and at the highest price."""
        found = table.frame.dropna(subset=["Awards"])
        if len(found) < 2:
            return ()
        ends = [found.iloc[0], found.iloc[-1]]
        where = [{"Price of a point": e["Price of a point"]} for e in ends]
        low, high = (table.cite("Awards", w, decimals=0) for w in where)
        words = (f"{low} t/a would be awarded where a point of dependence is worth {_said(ends[0])}, and {high} t/a "
                 f"where it is worth {_said(ends[1])}.")
        return (Told("How sure is it?", 4, Finding(words, table.sheet, (low, high))),)


def _said(row: Any) -> str:
    price = float(row["Price of a point"])
    return f"₹ {price:g} crore a year" if price else "nothing for its own sake"


def _prices(asked: Asked) -> list[float]:
    """From nothing to the highest, the steps rising like the squares, so that low prices stand closer; and its own."""
    points, own = asked.options.points, asked.tables.settings.point_price or 0.0
    count = asked.tables.settings.tradeoff_points if points is None else points
    steps = [highest_point(asked.tables) * (n / (count - 1)) ** 2 for n in range(count)] if count > 1 else []
    return sorted({*steps, own}) if steps else []


def _record(price: float, solved: Solved) -> dict[str, Any]:
    row: dict[str, Any] = {"price": price, "status": solved.status}
    if solved.plan.solution is None or not solved.accepted:
        return row
    many, tonnes = awarded(solved)
    found = weighed(solved.plan.solution)
    return row | {k: found[k] for k in WEIGHED} | {
        "beneficiaries": many, "awards_t": tonnes, "quantity": solved.plan.solution.value("magnets_quantity_aim"),
    }


def _charts(table: ReportTable) -> tuple[Chart, ...]:
    found = table.frame.dropna(subset=["Awards"])
    labels = tuple(f"{v:g}" for v in found["Price of a point"])
    series = Series("Awards by price of a point (₹ crore)", labels, tuple(float(v) for v in found["Awards"]), BLUE)
    return (Chart("Awards by price of a point", "line", "t/a", (series,)),) if len(found) > 1 else ()


POINT_PRICE = PointPrice()
