"""Readings: each clause whose meaning is open, solved again under its other reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.case.change import Change
from model.ground.progress import SILENT, Progress
from model.planning.plan import CHOSEN
from model.planning.variant import Solved, Variant
from model.studies.asked import Asked
from model.studies.figures import MEASURES, figures
from model.studies.open_clauses import Other, others, said
from model.studies.study import Answer, Study, Told, framed
from model.tell.cited import Cited, Finding
from model.tell.section import narrow
from model.tell.table import ReportColumn, ReportTable

SAME_PLAN = "the same plan: only what is paid can differ"
"""Status of a reading under which the plan has the same limits and aims."""
NO_PLAN = "no plan under this reading, or not solved in this run"
MOVED, STANDS, UNKNOWN, NONE, UNSOLVED = "moves", "stands", "not known", "no plan", "not solved in this run"
LEAST = 0.5
"""₹ crore of outlay or gap below which a reading is said to change little, and t/a of an award that has changed."""
ROUNDING = 1e-6
"""Change that the solver's rounding may leave."""
HEAD = "Each clause whose meaning is open"
OPEN = ("Question", "Set in", "As read", "Other reading")
"""Columns of a clause that can be read in two ways, before its other reading is solved."""


def change(key: str, name: str, unit: str, of: str) -> ReportColumn:
    """A column with the change against the plan of the report."""
    return ReportColumn(name, unit, f"change of {of} under the other reading", "number", empty=NO_PLAN, key=key,
                        compare="number")


class Readings(Study):
    """The plan under the other reading of each open clause."""

    name, sheet, stage, topic = "readings", "Readings", "Readings", "Unsettled readings"
    question = "Which reading of an open clause changes the answer?"
    title = "What unsettled clauses would change"
    counts, one_row_is = "open clauses solved both ways", "a clause read the other way"
    columns = (
        ReportColumn("Reading", "–", "the open question", key="reading", compare="row"),
        ReportColumn("Question", "–", "what is open", "sentence", key="question"),
        ReportColumn("Set in", "–", "cells of the workbook", key="cells"),
        ReportColumn("As read", "–", "in this plan", key="as_read", compare="word"),
        ReportColumn("Other reading", "–", "solved again with this", key="other", compare="word"),
        ReportColumn("Status", "–", "how the search ended under the other reading; the same plan where it changes no "
                     "limit and no aim", key="status", compare="word"),
        change("magnets_quantity", "Magnets by quantity", "points", "import dependence of magnets by weight"),
        change("chain_value", "Chain by value", "points", "import dependence of the whole chain"),
        change("national_cost", "National cost", "₹ crore", "national cost, present value"),
        change("outlay", "Outlay", "₹ crore", "incentive and subsidy paid, nominal"),
        change("gap", "Viability gap", "₹ crore", "what beneficiaries miss to break even"),
        ReportColumn("Awards", "t/a", "capacity awarded in all under the other reading", "number", empty=NO_PLAN,
                     key="awards_t", compare="number"),
        ReportColumn("Awards that change", "–", "whose award differs", "sentence", empty="nobody's award changes",
                     key="awards_changed", compare="word"),
        ReportColumn("Moves", "–", "whether the outlay or the gap moves by half a crore or more; not known where the "
                     "other reading was not solved, or not in time", key="moves", compare="word"),
    )
    shown = (*OPEN, "Magnets by quantity", "National cost", "Outlay", "Viability gap", "Awards that change")
    words = (("open clause, reading", "a clause of the scheme whose text allows two meanings, and one of them", "–",
              None),)

    def barred(self, asked: Asked) -> str:
        """It needs a scheme and open clauses."""
        if asked.tables.scheme is None:
            return "the workbook has no scheme"
        return "" if len(asked.tables.frames["Readings"]) else "the sheet Readings lists no open clause"

    def usual(self, asked: Asked) -> bool:
        """It is made where it is asked for."""
        return False

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """One variant for each open clause."""
        return tuple(
            Variant(o.name, tuple(Change(*at, v) for at, (_, v, _) in o.changes.items()), asked.program.given)
            for o in others(asked.tables)
        )

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row a reading, in the order of the sheet Readings."""
        base = figures(asked.result.chosen, asked.result.money.get(CHOSEN))
        records = [_record(o, s, base) for o, s in zip(others(asked.tables), solved, strict=True)]
        sentence = f"{HEAD}, solved again under its other reading, one at a time. {_in_all(records)}"
        return Answer(framed(self.columns, records), sentence)

    def unasked(self, asked: Asked) -> Answer | None:
        """The open clauses, unsolved."""
        records = [_named(o) | {"status": UNSOLVED, "moves": UNSOLVED} for o in others(asked.tables)]
        sentence = f"{HEAD}. What each other reading changes was not worked out in this run (option --readings)."
        return Answer(framed(self.columns, records), sentence)

    def headline(self, asked: Asked, table: ReportTable) -> tuple[Finding, ...]:
        """How many clauses can be read the other way, and whether that was solved."""
        every = table.cite("Reading", {}, "count", 0)
        if _unsolved(table):
            words = f"{every} clauses can be read in two ways; what that changes was not worked out in this run"
            return (Finding(words, table.sheet, (every,)),)
        moved = table.cite("Reading", {"Moves": MOVED}, "count", 0)
        more, counts = _left_open(table)
        words = f"{moved} of {every} clauses that can be read in two ways move the outlay or the gap{more}"
        return (Finding(words, table.sheet, (moved, every, *counts)),)

    def open_rows(self, table: ReportTable) -> ReportTable:
        """What is open; what it changes only in a run that solved it."""
        return narrow(table, OPEN) if _unsolved(table) else table

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """Open clauses, and how many of them would change the money."""
        return () if table.frame.empty else (Told("How sure is it?", 15, _finding(table)),)


def _named(other: Other) -> dict[str, Any]:
    return {
        "reading": other.name, "question": other.question, "cells": ", ".join(c for _, _, c in other.changes.values()),
        "as_read": "; ".join(said(v) for v, _, _ in other.changes.values()),
        "other": "; ".join(said(v) for _, v, _ in other.changes.values()),
    }


def _record(other: Other, solved: Solved, base: dict[str, Any]) -> dict[str, Any]:
    now = figures(solved.plan, solved.money) if solved.accepted else {}
    word = SAME_PLAN if solved.same and solved.accepted else solved.status
    row: dict[str, Any] = _named(other) | {"status": word, "moves": NONE if solved.impossible else UNKNOWN}
    if now and base:
        row |= {n: _clean(now[n] - base[n]) for n in (*MEASURES, "outlay", "gap")}
        changed = [b for b, v in now["awards"].items() if abs(v - base["awards"][b]) > LEAST]
        row |= {"awards_t": sum(now["awards"].values()), "awards_changed": ", ".join(changed),
                "moves": MOVED if max(abs(row["outlay"]), abs(row["gap"])) > LEAST else STANDS}
    return row


def _clean(value: float) -> float:
    """No change where it is the rounding of the solver."""
    return 0.0 if abs(value) < ROUNDING else value


def _in_all(records: Sequence[dict[str, Any]]) -> str:
    """Which readings move the money, under which there is no plan, and of which nothing is known."""
    names = {w: [r["reading"] for r in records if r["moves"] == w] for w in (MOVED, STANDS, NONE, UNKNOWN)}
    parts = [
        f"They move the outlay or the gap: {', '.join(names[MOVED])}." if names[MOVED] else
        "None moves the outlay or the gap." if len(names[STANDS]) == len(records) else
        "None that was solved moves the outlay or the gap." if names[STANDS] else "",
        f"There is no plan under: {', '.join(names[NONE])}." if names[NONE] else "",
        f"Not known, since not solved: {', '.join(names[UNKNOWN])}." if names[UNKNOWN] else "",
    ]
    return " ".join(p for p in parts if p)


def _left_open(table: ReportTable) -> tuple[str, list[Cited]]:
    """Under how many readings there is no plan and of how many nothing is known, as the end of a sentence."""
    words, counts = "", []
    for word, end in ((NONE, "under {} there is no plan"), (UNKNOWN, "of {} it is not known")):
        if (table.frame["Moves"] == word).any():
            counts.append(table.cite("Reading", {"Moves": word}, "count", 0))
            words += f"; {end.format(counts[-1])}"
    return words, counts


def _unsolved(table: ReportTable) -> bool:
    return set(table.frame["Moves"]) == {UNSOLVED}


def _finding(table: ReportTable) -> Finding:
    every = table.cite("Reading", {}, "count", 0)
    words = f"{every} clause{'' if every.value == 1 else 's'} of the scheme can be read in two ways"
    if _unsolved(table):
        return Finding(f"{words}; what that would change was not worked out in this run.", table.sheet, (every,))
    more, counts = _left_open(table)
    frame = table.frame[table.frame["National cost"].notna()]
    if (frame["Moves"] != MOVED).all():
        none = "" if frame.empty else f"; none {'that was solved' if counts else 'of them'} moves the outlay or the gap"
        return Finding(f"{words}{none}{more}.", table.sheet, (every, *counts))
    largest = {"Reading": str(frame.sort_values("Viability gap", key=abs, ascending=False)["Reading"].iloc[0])}
    points, cost, gap = (table.cite(c, largest, decimals=n) for c, n in (
        ("Magnets by quantity", 1), ("National cost", 0), ("Viability gap", 0)))
    moved = table.cite("Reading", {"Moves": MOVED}, "count", 0)
    sentence = (
        f"{words}; {moved} of them would move the outlay or the gap, most of all '{largest['Reading']}': dependence "
        f"{_moved(points, 'points')}, cost {_moved(cost, 'crore')}, the gap {_moved(gap, 'crore')}{more}."
    )
    return Finding(sentence, table.sheet, (every, moved, points, cost, gap, *counts))


def _moved(change: Cited, unit: str) -> str:
    """By how much a figure is higher or lower."""
    size = change.text.lstrip("-")
    return f"{'₹ ' * (unit == 'crore')}{size} {unit} {'higher' if change.value >= 0 else 'lower'}"


READINGS = Readings()
