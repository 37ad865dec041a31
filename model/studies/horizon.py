"""End of the horizon: does the plan change where it looks further ahead?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from model.case.cells import ROW
from model.case.change import Change
from model.case.tables import Tables, rows_of
from model.ground.progress import SILENT, Progress
from model.ground.years import later
from model.planning.plan import Plan
from model.planning.variant import Solved, Variant
from model.studies.asked import Asked
from model.studies.lacking import lacking
from model.studies.study import Answer, Study, Told, framed
from model.studies.tied import as_good, spans
from model.studies.ties import TIES
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable

NAME = "longer horizon"
AWARD, BUILT = "Capacity awarded", "Capacity commissioned"
DEPENDENCE = {"Magnets by quantity": "magnets_quantity_dependence", "Chain by value": "chain_value_dependence"}
NONE = "there is no longer plan, or it is not known"
MOVES, TIED, STANDS, UNKNOWN = "moves", "a tie", "stands", "not known"
LEAST = 1.0
"""t/a or points by which a figure must change to be said to move: less is within tolerances."""


class Horizon(Study):
    """The plan made again over more years, and what it decides otherwise in the years of the plan.

    Source: MODEL, answers: the effect of two more years is shown as a check.
    """

    name, sheet, stage, topic = "horizon", "End of horizon", "Horizon", "End of the horizon"
    question = "Would the plan decide otherwise if it looked further ahead?"
    title = "What a longer plan would decide otherwise"
    counts, one_row_is = "figures of the plan with years added", "a figure of the years of the plan"
    columns = (
        ReportColumn("Indicator", "–", "what is decided or measured", key="indicator", compare="row"),
        ReportColumn("Of", "–", "beneficiary, stage or year", key="of", compare="row"),
        ReportColumn("Unit", "–", "of the figures", key="unit"),
        ReportColumn("Plan", "as named", "in this plan", "number", key="plan"),
        ReportColumn("Longer", "as named", "in the plan made with further years", "number", empty=NONE, key="longer",
                     compare="number"),
        ReportColumn("Change", "as named", "longer less plan", "number", empty=NONE, key="change", compare="number"),
        ReportColumn("Moves", "–", "whether it moves by a unit or more; a tie: to an award that is as good "
                     "in this plan", key="moves", compare="word"),
    )
    shown = ("Indicator", "Of", "Plan", "Longer", "Change", "Unit")

    def barred(self, asked: Asked) -> str:
        """It needs a number of years on Settings, and a plan that was chosen."""
        if asked.given:
            return "the plan was given, not chosen"
        more = asked.tables.settings.check_years
        return "" if more else f"{asked.tables.form_cell('Settings', 'check_years')} names no years to add"

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """The plan with further years, each like the last one: its demand, prices and ceilings stand still."""
        return (Variant(NAME, longer(asked.tables, asked.tables.settings.check_years or 0)),)

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row for each award, each stage's capacity and import dependence in each year, those that move first."""
        then, years = solved[0], asked.tables.years
        plan = then.plan if then.accepted else replace(then.plan, solution=None)
        now, later_on = dict(_decided(asked.result.chosen, years)), dict(_decided(plan, years))
        records = [_record(k, now.get(k, 0.0), later_on.get(k, 0.0), then.accepted)
                   for k in dict.fromkeys([*now, *later_on])]
        settings = asked.tables.settings
        last = later(settings.last_year, settings.check_years or 0) if then.problem else then.tables.settings.last_year
        if not then.accepted:
            sentence = f"Made up to {last} {lacking(then.status)}: what hangs on where it ends is not known."
            return Answer(framed(self.columns, records), sentence)
        _mark_ties(records, asked)
        records.sort(key=lambda r: -abs(r["change"]) if abs(r["change"]) >= LEAST else 0.0)
        sentence = (
            f"The plan made again up to {last} ({then.plan.word}), each further year like the last one of the plan: "
            f"{_moved(records)}"
        )
        return Answer(framed(self.columns, records), sentence)

    def headline(self, asked: Asked, table: ReportTable) -> tuple[Finding, ...]:
        """How many figures hang on where the plan ends."""
        count, every = table.cite("Of", {"Moves": MOVES}, "count", 0), table.cite("Of", {}, "count", 0)
        words = f"A longer plan changes {count} of {every} figures"
        return (Finding(words, table.sheet, (count, every)),)

    def open_rows(self, table: ReportTable) -> ReportTable:
        """The figures that move."""
        return replace(table, frame=table.frame[table.frame["Moves"] == MOVES].reset_index(drop=True))

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """What hangs on where the plan ends: how many figures, and the measure that moves most."""
        if table.frame.empty:
            return ()
        return (Told("How sure is it?", 45, _ahead(table)),)


def longer(tables: Tables, more: int) -> tuple[Change, ...]:
    """The changes that add years to a workbook, each like its last one.

    Args:
        tables: a checked workbook.
        more: how many years.
    """
    last = tables.settings.last_year
    first, end = later(last, 1), later(last, more)
    filled = [
        Change(sheet, value=p.years[last], where=((ROW, (p.row,)),), first=first, last=end)
        for sheet, rows in tables.parsed.items() for p in rows if last in p.years
    ]
    return (Change("Settings", "last_year", end), *filled)


def _record(key: tuple[str, str, str], old: float, new: float, known: bool) -> dict[str, Any]:
    row = dict(zip(("indicator", "of", "unit"), key, strict=True)) | {"plan": old}
    if not known:
        return row | {"moves": UNKNOWN}
    return row | {"longer": new, "change": new - old, "moves": MOVES if abs(new - old) >= LEAST else STANDS}


def _mark_ties(records: list[dict[str, Any]], asked: Asked) -> None:
    """Awards that move to what the study Ties found as good in this plan are a tie, whatever the horizon."""
    if TIES.name not in asked.answered:
        return
    could_be = spans(asked.answered[TIES.name].frame)
    for r in records:
        if r["indicator"] == AWARD and r["moves"] == MOVES and as_good(r["longer"], could_be.get(r["of"], ())):
            r["moves"] = TIED


def _moved(records: list[dict[str, Any]]) -> str:
    """How many figures move, and which awards are no figure of it."""
    moved, tied = sum(r["moves"] == MOVES for r in records), [r["of"] for r in records if r["moves"] == TIED]
    verb = "moves" if moved == 1 else "move"
    said = f"{moved} of {len(records)} figures {verb} by 1 t/a, 1 point or more" if moved else "no figure moves"
    apart = (
        f" Not counted: awards that move to what is as good in this plan, see {TIES.sheet}: {', '.join(tied)}; what is "
        "built for them may move with them." if tied else ""
    )
    return f"{said}. What moves hangs on where the plan ends.{apart}"


def _ahead(table: ReportTable) -> Finding:
    if (table.frame["Moves"] == UNKNOWN).all():
        return Finding(table.sentence, table.sheet, ())
    moved = table.frame[table.frame["Moves"] == MOVES]
    count, every = table.cite("Of", {"Moves": MOVES}, "count", 0), table.cite("Of", {}, "count", 0)
    words = f"Planning more years ahead changes {count} of {every} figures"
    points = moved[moved["Unit"] == "points"].sort_values("Change", key=abs, ascending=False)
    if points.empty:
        return Finding(f"{words}.", table.sheet, (count, every))
    where = {"Indicator": str(points["Indicator"].iloc[0]), "Of": str(points["Of"].iloc[0])}
    now, then = (table.cite(c, where, decimals=1) for c in ("Plan", "Longer"))
    sentence = f"{words}; dependence, {where['Indicator'].lower()}, in {where['Of']} goes from {now} to {then} %."
    return Finding(sentence, table.sheet, (count, every, now, then))


def _decided(plan: Plan, years: tuple[str, ...]) -> Iterator[tuple[tuple[str, str, str], float]]:
    """(indicator, of what, unit) → value of a plan in the years given; nothing where there is no plan."""
    if plan.solution is None:
        return
    for r in rows_of(plan.solution["award"]):
        yield (AWARD, r.beneficiary, "t/a"), r.value
    built: dict[str, float] = {}
    for r in rows_of(plan.solution["build"]):
        built[r.stage] = built.get(r.stage, 0.0) + (r.value if r.year in years else 0.0)
    yield from (((BUILT, stage, "t/a"), value) for stage, value in built.items())
    for name, expression in DEPENDENCE.items():
        for r in rows_of(plan.solution[expression]):
            if r.year in years:
                yield (name, r.year, "points"), r.value


HORIZON = Horizon()
