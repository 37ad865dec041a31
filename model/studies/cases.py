"""Cases: what the plan would be at the low and the high figures of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from model.case.change import at_case
from model.case.tables import Tables
from model.ground.progress import SILENT, Progress
from model.planning.plan import CHOSEN
from model.planning.variant import Solved, Variant
from model.studies.asked import Asked
from model.studies.figures import figures
from model.studies.lacking import early, lacking
from model.studies.study import Answer, Study, Told, figure_column, framed
from model.tell.cited import Cited, Finding
from model.tell.table import ReportColumn, ReportTable

NO_PLAN = "no plan in this case, or not found or not solved; money and gap: no scheme"
THIS, OTHER = "this report", "solved anew"
ENDS = {"Low": "low", "Base": "base", "High": "high"}
"""Case → how a sentence calls it, in the order of the table."""
SHOWN = 0.5
"""t of unmet demand below which it is not worth a word."""


figure = partial(figure_column, empty=NO_PLAN)
"""A column with a figure of each case."""


class Cases(Study):
    """The plan chosen anew at the figures of each case of the workbook."""

    name, sheet, stage, topic = "cases", "Cases", "Cases", "Cases"
    question = "How strongly does the plan depend on figures that have a range?"
    title = "The plan at low and high figures"
    counts, one_row_is, tab = "cases of the workbook", "a case of the workbook", "answer"
    columns = (
        ReportColumn("Case", "–", "which figures of the workbook are used, as on Settings", key="case", compare="row"),
        ReportColumn("Plan", "–", "whether it is the plan of this report or was solved anew", key="chosen"),
        ReportColumn("Status", "–", "how the search ended", key="status", compare="word"),
        figure("magnets_quantity", "Magnets by quantity", "%", "import dependence of magnets by weight, mean of the "
               "years"),
        figure("chain_value", "Chain by value", "%", "import dependence of the whole chain, mean of the years"),
        figure("national_cost", "National cost", "₹ crore", "cost to the country, present value"),
        figure("unmet", "Unmet demand", "t", "of all years"),
        figure("outlay", "Outlay", "₹ crore", "incentive and subsidy paid, nominal"),
        figure("gap", "Viability gap", "₹ crore", "what beneficiaries miss to break even, present value"),
        figure("awards_t", "Awards", "t/a", "capacity awarded in all"),
    )
    shown = ("Case", "Plan", "Magnets by quantity", "Chain by value", "National cost", "Unmet demand", "Outlay",
             "Viability gap", "Awards")
    words = (("case", "Low, Base or High: which figure is used of every input that has a range", "–", "scenario"),)

    def barred(self, asked: Asked) -> str:
        """It needs figures of more than one case, and a plan that was chosen."""
        if asked.given:
            return "the plan was given, not chosen"
        return "" if len(named(asked.tables)) > 1 else "the workbook has figures of one case only"

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """One variant for each other case."""
        return tuple(Variant(c, (at_case(c),)) for c in _there(asked) if c != asked.tables.settings.case)

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row a case, the chosen one among them."""
        by_name = {s.variant.name: s for s in solved}
        records = [_record(asked, c, by_name.get(c)) for c in _there(asked)]
        sentence = (
            "The plan chosen anew at the low and at the high figures of the workbook, all of them at once: how "
            "strongly it depends on its inputs. Low and high are figures of the inputs, not a worst and a best outcome."
        )
        return Answer(framed(self.columns, records), sentence)

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """How far the answers move at the low and the high figures."""
        rows = sorted(table.frame.to_dict("records"), key=lambda r: r["Plan"] != THIS)
        parts: list[str] = []
        cited: list[Cited] = []
        for row in rows:
            words, numbers = _case(table, str(row["Case"]), row, CHOSEN in asked.result.money)
            parts.append(words)
            cited += numbers
        sentence = (
            f"{parts[0]}. With every input that has a range {'; '.join(parts[1:])}. Low and high are figures of the "
            "inputs, not a worst and a best outcome."
        )
        found = Finding(f"{sentence[:1].upper()}{sentence[1:]}", table.sheet, tuple(cited))
        return (Told("How sure is it?", 5, found),)


def named(tables: Tables) -> set[str]:
    """The cases for which a workbook gives figures of their own, and the one that is chosen."""
    return {"Base", tables.settings.case, *_named(tables)}


def _named(tables: Tables) -> Iterator[str]:
    for parsed in (p for rows in tables.parsed.values() for p in rows):
        if parsed.low:
            yield "Low"
        if parsed.high:
            yield "High"
        yield str(getattr(parsed.values, "case", "Base"))


def _there(asked: Asked) -> list[str]:
    return [c for c in ENDS if c in named(asked.tables)]


def _record(asked: Asked, case: str, solved: Solved | None) -> dict[str, Any]:
    """A row; of a plan that the independent check refuses, or that there is not, without figures."""
    plan = asked.result.chosen if solved is None else solved.plan
    row: dict[str, Any] = {"case": case, "chosen": THIS if solved is None else OTHER,
                           "status": plan.word if solved is None else solved.status}
    if plan.solution is None or (solved is not None and not solved.accepted):
        return row
    found = figures(plan, asked.result.money.get(CHOSEN) if solved is None else solved.money)
    return row | found | {"unmet": plan.solution.value("unmet_demand_aim"), "awards_t": sum(found["awards"].values())}


def _case(table: ReportTable, case: str, row: dict[Any, Any], money: bool) -> tuple[str, list[Cited]]:
    """What one case comes to."""
    where, name = {"Case": case}, f"at its {ENDS[case]} figure"
    if row["Plan"] == THIS:
        name = f"at the {ENDS[case]} figures, those of this plan,"
    if row["Magnets by quantity"] != row["Magnets by quantity"]:
        return f"{name} {lacking(row['Status'])}", []
    share, cost = (table.cite(c, where, decimals=n) for c, n in (("Magnets by quantity", 1), ("National cost", 0)))
    words, cited = f"{name} mean dependence is {share} %, cost ₹ {cost} crore", [share, cost]
    if money:
        cited.append(table.cite("Viability gap", where, decimals=0))
        words += f", viability gap ₹ {cited[-1]} crore"
    if row["Unmet demand"] > SHOWN:
        cited.append(table.cite("Unmet demand", where, decimals=0))
        words += f" and {cited[-1]} t of demand is unmet"
    return f"{words}{early(row['Status'])}", cited


CASES = Cases()
