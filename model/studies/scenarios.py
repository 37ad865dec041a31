"""Scenarios: the plan of each what-if of the workbook, beside the plan itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from model.case.change_text import in_words
from model.case.scenarios import changes_of, ticked
from model.ground.progress import SILENT, Progress
from model.planning.money import Money
from model.planning.plan import CHOSEN, Plan
from model.planning.variant import Solved, Variant
from model.studies.asked import Asked
from model.studies.figures import figures
from model.studies.held_plan import kept
from model.studies.study import Answer, Study, Told, figure_column, framed
from model.tell.chart import Chart, Series
from model.tell.cited import Finding
from model.tell.palette import BLUE
from model.tell.table import ReportColumn, ReportTable

BASE = "the workbook as it is"
NO_PLAN = "no plan in this scenario, or not solved; money and gap: no scheme"
MISSED = 0.005
"""₹ crore of a gap from which a maker is said not to break even."""
SHOWN = 0.5
"""t of unmet demand below which it is not worth a word."""
figure = partial(figure_column, empty=NO_PLAN)
CHANGES = {"magnets_quantity": "d_quantity", "national_cost": "d_cost", "unmet": "d_unmet", "gap": "d_gap"}
"""Figure → its difference to the plan of the workbook as it is."""


class Scenarios(Study):
    """The plan of each scenario of the workbook that is ticked."""

    name, sheet, stage, topic = "scenarios", "Scenario plans", "Scenarios", "Scenarios"
    question = "What if?"
    title = "The plan in each scenario"
    counts, one_row_is, tab = "scenarios", "a scenario", "answer"
    columns = (
        ReportColumn("Scenario", "–", "what it is called on Scenarios", key="scenario", compare="row"),
        ReportColumn("Question", "–", "what it asks", "sentence", empty="none typed", key="question"),
        ReportColumn("Held", "–", "what of the plan is kept", key="held"),
        ReportColumn("Status", "–", "how the search ended, or why there is no plan", key="status", compare="word"),
        figure("magnets_quantity", "Magnets by quantity", "%", "import dependence of magnets by weight, mean of the "
               "years"),
        figure("chain_value", "Chain by value", "%", "import dependence of the whole chain, mean of the years"),
        figure("national_cost", "National cost", "₹ crore", "cost to the country, present value"),
        figure("unmet", "Unmet demand", "t", "of all years"),
        figure("outlay", "Outlay", "₹ crore", "incentive and subsidy paid, nominal"),
        figure("gap", "Viability gap", "₹ crore", "what beneficiaries miss to break even, present value"),
        figure("short", "Makers short", "number", "awarded makers that do not break even", 0),
        figure("awards_t", "Awards", "t/a", "capacity awarded in all"),
        figure("d_quantity", "Change by quantity", "points", "against the workbook as it is"),
        figure("d_cost", "Change of cost", "₹ crore", "against the workbook as it is"),
        figure("d_unmet", "Change of unmet", "t", "against the workbook as it is"),
        figure("d_gap", "Change of gap", "₹ crore", "against the workbook as it is"),
        ReportColumn("Changes", "–", "what is changed in the workbook", "sentence", empty="nothing", key="changes"),
    )
    shown = ("Scenario", "Status", "Magnets by quantity", "Chain by value", "National cost", "Unmet demand",
             "Viability gap", "Makers short", "Awards", "Change of cost")
    words = (("scenario", "a list of changes of the workbook, solved as a plan of its own", "–", "scenario"),)

    def barred(self, asked: Asked) -> str:
        """It needs a scenario that is ticked."""
        return "" if ticked(asked.tables) else "no scenario on Scenarios has Run Yes"

    def usual(self, asked: Asked) -> bool:
        """It is made where it is asked for."""
        return False

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """One variant for each scenario that is ticked."""
        return tuple(Variant(r.scenario, changes_of(asked.tables, r.scenario), kept(asked.result, r.held)
                             or asked.program.given) for r in ticked(asked.tables))

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """The plan itself, then one row a scenario, in the order of the sheet."""
        base = _figures(asked.result.chosen, asked.result.money.get(CHOSEN))
        records: list[dict[str, Any]] = [{"scenario": BASE, "held": "–", "status": asked.result.chosen.word, **base}]
        for row, found in zip(ticked(asked.tables), solved, strict=True):
            now = _figures(found.plan, found.money) if found.accepted else {}
            records.append({
                "scenario": row.scenario, "question": row.question, "held": row.held, "status": found.status, **now,
                **{key: now[name] - base[name] for name, key in CHANGES.items() if name in now and name in base},
                "changes": "; ".join(in_words(c) for c in found.variant.changes) or None,
            })
        answer = Answer(framed(self.columns, records), _sentence(records))
        return Answer(answer.frame, answer.sentence, (_chart(answer),))

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """The scenario in which the plan costs most, and those that leave demand unmet or have no plan."""
        solved = table.frame[(table.frame["Scenario"] != BASE) & table.frame["Change of cost"].notna()]
        if solved.empty:
            return ()
        worst = str(solved["Scenario"].tolist()[int(solved["Change of cost"].to_numpy().argmax())])
        cost = table.cite("Change of cost", {"Scenario": worst}, decimals=0)
        words = f"Of the scenarios solved '{worst}' costs most, by ₹ {cost} crore against the workbook as it is"
        return (Told("How sure is it?", 12, Finding(f"{words}.", table.sheet, (cost,))),)


def _figures(plan: Plan, money: Money | None) -> dict[str, Any]:
    """The figures of a row; none without a plan."""
    found = figures(plan, money)
    if not found or plan.solution is None:
        return {}
    awarded = {b for b, v in found["awards"].items() if v > SHOWN}
    short = None if money is None else int(sum(
        gap > MISSED for b, gap in zip(money.viability["beneficiary"], money.viability["gap"], strict=True)
        if b in awarded))
    return {**{k: v for k, v in found.items() if k != "awards"}, "short": short,
            "unmet": plan.solution.value("unmet_demand_aim"), "awards_t": sum(found["awards"].values())}


def _sentence(records: Sequence[Mapping[str, Any]]) -> str:
    without = [r["scenario"] for r in records if "national_cost" not in r]
    unmet = [r["scenario"] for r in records if r.get("unmet", 0.0) > SHOWN]
    parts = ["Each scenario is a list of changes of the workbook; what it does not change stays as it is."]
    if without:
        parts.append(f"Without a plan or figures: {', '.join(without)}.")
    if unmet:
        parts.append(f"Demand is left unmet in: {', '.join(unmet)}.")
    return " ".join(parts)


def _chart(answer: Answer) -> Chart:
    """What each scenario costs more or less than the workbook as it is."""
    frame = answer.frame[answer.frame["d_cost"].notna()]
    names = tuple(str(n) for n in frame["scenario"])
    return Chart("Cost of each scenario against the workbook as it is", "bar", "₹ crore",
                 (Series("Change of cost", names, tuple(float(v) for v in frame["d_cost"]), BLUE),))


SCENARIOS = Scenarios()
