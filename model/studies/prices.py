"""Prices: what one more and one less unit of each limit that binds is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from model.ground.progress import SILENT, Progress, counted
from model.planning.variant import Solved
from model.studies.asked import Asked
from model.studies.measures import measured
from model.studies.study import Answer, Study, Told, framed
from model.studies.worth import IN_A_STOP, IN_THE_PLAN, RUNNING_ON, candidates, price
from model.tell.cited import Cited, Finding
from model.tell.section import plain
from model.tell.table import ReportColumn, ReportTable

NONE = "not an aim, or no plan when the limit moves"
COST = "cost, or of the total where it is pursued,"
GAP = "what beneficiaries miss to break even"
PARTS = (("cost", "Cost"), ("loss", "Stops"), ("points", "Dependence"), ("public", "Public money"))
"""Part of the total → what its columns are called."""
TOTAL_PURSUED = "Cost for one more"
"""A column that has a figure where the total is pursued."""
UNWEIGHED = "the total is not pursued, or no plan when the limit moves"
TOLD = (
    ("Points", "dependence", "{} points", 4),
    ("Gap", "the viability gap", "₹ {} crore", 2),
    ("₹ crore", "cost", "₹ {} crore", 2),
)
"""Column of the table, what it measures, how a change is written, decimals."""
About = tuple[str, dict[str, Any]]
"""What a limit is about, whichever year it is priced for, and its row."""
CAUSES = 4
"""Names that are listed in one sentence, at most."""
POINTS = {"%": "point"}
"""Unit of a limit → what one of it is called, where that is another word."""
IN_SENTENCES = 6
"""Limits that are told in sentences in the section; all stand in the table."""


def worth(key: str, of: str, way: str, unit: str, digits: int) -> ReportColumn:
    """A column with the change of an aim when the limit moves by one unit."""
    meaning = f"change of {of} with one unit {way} of the limit; below 0 is better"
    head = "Gap" if of == GAP else unit[:1].upper() + unit[1:]
    return ReportColumn(f"{head} for one {way}", unit, meaning, "number", empty=NONE, digits=digits, key=key,
                        compare="number")


def part(key: str, name: str, way: str) -> ReportColumn:
    """A column with the change of a part of the total when the limit moves by one unit."""
    return ReportColumn(f"{name} for one {way}", "₹ crore", f"part of the change of the total with one unit {way} of "
                        "the limit, at its price", "number", empty=UNWEIGHED, digits=4, key=f"{way}_part_{key}",
                        compare="number")

WHY = {IN_A_STOP: "all that may come of it in a stop", RUNNING_ON: "all of it in the years that plants run on"}
"""Where a limit binds that is not used up in the plan → what is said of that."""


class Prices(Study):
    """Limits that bind in the chosen plan, each priced as a pair: one unit more and one unit less.

    Points are the change of the dependence priority, gap that of the viability priority, ₹ crore that of the cost
    priority, each with the earlier priorities held at what they reach with the limit moved.
    """

    name, sheet, stage, topic = "prices", "What limits", "Pricing", "What limits the plan"
    question = "Which limit keeps the plan from being better, and what is one more unit of it worth?"
    title = "What limits the plan"
    counts, one_row_is, tab = "limits", "a limit", "answer"
    columns = (
        ReportColumn("In words", "–", "what it limits", "sentence", key="in_words", compare="row"),
        ReportColumn("Set in", "–", "cell of the workbook it comes from", empty="comes from several cells",
                     key="cell"),
        ReportColumn("Unit", "–", "of the limit", key="unit"),
        ReportColumn("Used", "as named", "how much of it the plan takes up", "number", key="used", compare="number"),
        ReportColumn("At", "as named", "the limit", "number", key="limit", compare="number"),
        ReportColumn("Binds in", "–", f"{IN_THE_PLAN}; {IN_A_STOP} alone, where what others give is a share of it; or "
                     f"{RUNNING_ON} alone, in which it is as in the last year",
                     key="binds", compare="word"),
        worth("more_points", "dependence", "more", "points", 6),
        worth("more_gap", GAP, "more", "₹ crore", 4),
        worth("more_crore", COST, "more", "₹ crore", 4),
        worth("less_points", "dependence", "less", "points", 6),
        worth("less_gap", GAP, "less", "₹ crore", 4),
        worth("less_crore", COST, "less", "₹ crore", 4),
        *(part(key, name, way) for way in ("more", "less") for key, name in PARTS),
        *(ReportColumn(f"Plan with one {way}", "–", f"whether there is a plan with one unit {way} of the limit",
                       key=f"{way}_possible", compare="word") for way in ("more", "less")),
        ReportColumn("Note", "–", "where more and less differ, or what moves with it", "sentence",
                     empty="nothing to add", key="note"),
        ReportColumn("Limit", "–", "name of the limit in the model", key="name", compare="row"),
    )
    hides_empty = False
    shown = ("In words", "Set in", "Unit", "Used", "At", "Points for one more", "Gap for one more",
             "₹ crore for one more")
    words = (("worth of one more unit", "what an aim gains when a limit moves by one unit and the plan is made again",
              "as named", "shadow price, dual"),)

    def barred(self, asked: Asked) -> str:
        """Every plan has limits."""
        return ""

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row a limit, the most telling first."""
        search = asked.result.search(progress)
        at = measured(search)
        keys = candidates(asked.program, search, at.values())
        records = [price(asked.program, search, key, at) for key in counted(progress, "limits priced", keys)]
        changed = "dependence, the gap of beneficiaries and cost" if asked.tables.scheme else "dependence and cost"
        sentence = (
            f"One more unit of a limit changes {changed} by what is shown; the two directions can differ."
            if records else "No limit was priced."
        )
        return Answer(framed(self.columns, records), sentence)

    def headline(self, asked: Asked, table: ReportTable) -> tuple[Finding, ...]:
        """What limits the plan, limit by limit."""
        if table.frame.empty:
            return (plain("No limit of the plan was priced", table),)
        rows = listed(table)
        used, at = (table.cite(n, place(rows[0]), decimals=0) for n in ("Used", "At"))
        words = f"First among the limits: {rows[0]['In words']}, {used} of {at} {rows[0]['Unit']} used"
        return (Finding(words, table.sheet, (used, at)), *(told(table, r) for r in rows[:IN_SENTENCES]))

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """What keeps dependence from falling further, one name a cause, and the two limits that stand first."""
        question = "What limits it?"
        if table.frame.empty:
            return (Told(question, 15, Finding("No limit of the plan was priced.", table.sheet, ())),)
        priced = asked.program.limits.priced
        about = {(group, found.words): found.about for (group, _), found in priced.items()}
        rows = [(about[r["Limit"], r["In words"]], r) for r in listed(table) if r["At"] > 0]
        telling = zip((15, 35, 36), (_full(table, rows), *_first(table, rows)), strict=False)
        return tuple(Told(question, place, found) for place, found in telling if found is not None)


def _full(table: ReportTable, rows: Iterable[About]) -> Finding | None:
    """What keeps dependence from falling, each cause once."""
    causes = list(dict.fromkeys(cause for cause, row in rows if row["Points for one more"] < 0))[:CAUSES]
    names = f"{', '.join(causes[:-1])} and {causes[-1]}" if len(causes) > 1 else "".join(causes)
    return Finding(f"What keeps dependence from falling further: {names}.", table.sheet, ()) if causes else None


def _first(table: ReportTable, rows: Iterable[About]) -> list[Finding]:
    """The first limits of two causes, those before the others that keep dependence from falling."""
    each: dict[str, dict[str, Any]] = {}
    for cause, row in sorted(rows, key=lambda r: not r[1]["Points for one more"] < 0):
        each.setdefault(cause, row)
    return [told(table, row, with_cell=False) for row in list(each.values())[:2]]


def listed(table: ReportTable) -> list[dict[str, Any]]:
    """The rows of the table of limits."""
    return [{str(k): v for k, v in r.items()} for r in table.frame.to_dict("records")]


def place(row: dict[str, Any]) -> dict[str, str]:
    """Where a limit stands in the table."""
    return {n: str(row[n]) for n in ("Limit", "In words", "Set in") if row[n] is not None and row[n] == row[n]}


def told(table: ReportTable, row: dict[str, Any], with_cell: bool = True) -> Finding:
    """A limit and what one unit more of it would change; one unit less where more changes nothing."""
    used, at = (table.cite(n, place(row), decimals=0) for n in ("Used", "At"))
    more, numbers = _changes(table, row, "more")
    cited = [used, at, *numbers]
    words = f"one {POINTS.get(row['Unit'], row['Unit'])} more {more}"
    if not numbers:
        less, numbers = _changes(table, row, "less")
        words, cited = f"{words}; one less {less}", [*cited, *numbers]
    cell = f" ({row['Set in']})" if with_cell and "Set in" in place(row) else ""
    name = str(row["In words"])
    why = WHY.get(row["Binds in"], "using the rest would cost more than the aims allow")
    taken = f"all {at} {row['Unit']} used" if used.text == at.text else f"{used} of {at} {row['Unit']} used, {why}"
    return Finding(f"{name[:1].upper()}{name[1:]}{cell}, {taken}: {words}.", table.sheet, tuple(cited))


def _changes(table: ReportTable, row: dict[str, Any], way: str) -> tuple[str, list[Cited]]:
    found = list(_change(table, row, way))
    if not found:
        return ("is not possible" if row[f"Plan with one {way}"] == "no" else "changes nothing by itself"), []
    words = [w for w, _ in found]
    return (words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"), [c for _, c in found]


def _change(table: ReportTable, row: dict[str, Any], way: str) -> Iterator[tuple[str, Cited]]:
    for measure, of, unit, decimals in TOLD:
        column = f"{measure} for one {way}"
        if column not in table.frame or row[column] != row[column] or row[column] is None:
            continue
        of = "the total" if measure == "₹ crore" and row[TOTAL_PURSUED] == row[TOTAL_PURSUED] else of
        cited = table.cite(column, place(row), decimals=decimals)
        size = cited.text.lstrip("-")
        if float(size.replace(",", "")) > 0:
            verb = "lowers" if cited.value < 0 else "raises"
            yield f"{verb} {of} by {unit.format(size)}", cited


PRICES = Prices()
