"""As good: how far awards and dependence may be others while the total hardly rises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from model.ground.progress import SILENT, Progress, counted
from model.planning.compared import pursues_total
from model.planning.variant import Solved
from model.studies.asked import Asked
from model.studies.measures import require_settled
from model.studies.study import Answer, Study, Told, figure_column, framed
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable

ALL, DEPENDENCE = "awarded in all", "magnets by quantity"
SAME = 0.5
"""t/a by which awards must be able to differ before it is worth a sentence."""


class AsGood(Study):
    """Each award, all of them and dependence, made as small and as large as plans of nearly the same total allow."""

    name, sheet, stage, topic = "as_good", "As good", "As good", "As good"
    question = "How far may awards be others without costing much?"
    title = "What is as good within the tolerance of Settings"
    counts, one_row_is, tab = "figures that may be others", "an award, or a measure of the plan", "answer"
    columns = (
        ReportColumn("Figure", "–", "a beneficiary's award, all awards, or import dependence", key="figure",
                     compare="row"),
        ReportColumn("Unit", "–", "of the figures", key="unit"),
        figure_column("least", "Least", "as named", "in a plan that is as good", empty="never"),
        figure_column("here", "In this plan", "as named", "in the plan of this report", empty="never"),
        figure_column("most", "Most", "as named", "in another plan that is as good", empty="never"),
    )
    shown = tuple(c.name for c in columns)
    words = (("as good", "a plan whose total is higher by no more than Settings allows", "–", "near-optimal"),)

    def barred(self, asked: Asked) -> str:
        """It needs priced aims, a tolerance, somebody who may be awarded, and a plan that was chosen."""
        if not pursues_total(asked.result.priorities):
            return "the Total is not pursued (sheet Aims)"
        if asked.given:
            return "the plan was given, not chosen"
        if asked.tables.settings.good_within is None:
            return f"{asked.tables.form_cell('Settings', 'good_within')} says no tolerance"
        return "" if asked.program.data.awards.BENEFICIARIES else "nobody may be awarded anything"

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row for all awards, one for each award, one for dependence."""
        within = asked.tables.settings.good_within
        assert within is not None, "the study is barred without it"
        walk = asked.result.search(progress, whole=True)
        require_settled(walk, 0)
        records = []
        for figure, unit, name, indices, here in counted(progress, "figures", list(_figures(asked))):
            least, most = walk.ends(name, indices, 1, room=within)
            ends = {"least": min(least, here), "here": here, "most": max(most, here)}
            records.append({"figure": figure, "unit": unit, **ends})
        words = (f"Plans whose total is at most ₹ {within:g} crore above that of this plan, one figure at a time: "
                 "where one is at its end, the others need not be at theirs.")
        return Answer(framed(self.columns, records), words)

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """How far all awards together may be others."""
        rows = table.frame[table.frame["Figure"] == ALL]
        if rows.empty or rows.iloc[0]["Most"] - rows.iloc[0]["Least"] <= SAME:
            return ()
        least, here, most = (table.cite(c, {"Figure": ALL}, decimals=0) for c in ("Least", "In this plan", "Most"))
        words = (f"{here} t/a are best, and anything from {least} to {most} t/a is as good within "
                 f"₹ {asked.tables.settings.good_within:g} crore of the total")
        return (Told("Who gets what?", 44, Finding(words, table.sheet, (here, least, most))),)


Measured = tuple[str, str, str, Sequence[tuple[Any, ...]], float]
"""Figure, unit, expression, its indices, and what it comes to in the plan."""


def _figures(asked: Asked) -> Iterator[Measured]:
    plan = asked.result.chosen.solution
    assert plan is not None, "studies are asked of a plan"
    award = dict(zip(plan["award"]["beneficiary"], plan["award"]["value"], strict=True))
    yield ALL, "t/a", "award", [(b,) for b in award], sum(award.values(), 0.0)
    for b, value in award.items():
        yield b, "t/a", "award", [(b,)], value
    yield DEPENDENCE, "points", "magnets_quantity_aim", [()], plan.value("magnets_quantity_aim")


AS_GOOD = AsGood()
