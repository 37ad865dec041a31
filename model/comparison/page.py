"""The page of a comparison, in the template of the page of a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from model.comparison import awards, costs, dependence, inputs, limits, results, the_two
from model.comparison.findings import cost
from model.comparison.findings import dependence as dependence_findings
from model.comparison.pair import Pair
from model.comparison.summary import verdict
from model.reports.page.bridge import HOW_TO_READ, SHOWN, drawn
from model.reports.page.dependence import Looks
from model.reports.page.dependence import drawn as drawn_lines
from model.reports.page.page import UNITS, WHOLE
from model.reports.page.render import HtmlPage, render
from model.reports.page.view import quantity
from model.tell.cited import Finding
from model.tell.palette import BLUE, GREY
from model.tell.section import Section, narrow, plain
from model.tell.table import ReportTable

LOOKS: Looks = {dependence.A: ("A", GREY, "dash", "square"), dependence.B: ("B", BLUE, "solid", "circle")}
INPUTS = ("Sheet", "Item", "Column", "A", "B", "Unit", "Cell in B")
RESULTS = ("Sheet", "Item", "FY", "Quantity", "A", "B", "B less A", "Unit")
"""Columns that stand open on the page; the workbook has all."""
BIGGEST = 40
"""Rows of changed inputs, results or words that stand open; the others are folded away."""

Tables = Mapping[str, ReportTable]


def page(pair: Pair, tables: tuple[ReportTable, ...], started: dt.datetime) -> str:
    """The text of the page; the same runs give the same text.

    Args:
        pair: the two runs.
        tables: the tables of the comparison, Summary first.
        started: when it was asked for.
    """
    summary, by_sheet = tables[0], {t.sheet: t for t in tables}
    level, word, sentence = verdict(pair, by_sheet)
    return render(HtmlPage(
        kicker="Two plans of rare-earth magnets in India compared",
        title=summary.title,
        level=level,
        word=word,
        sentence=f"{sentence[:1].upper()}{sentence[1:]}",
        lines=(*_runs(pair), f"Compared on {started:%d.%m.%Y at %H:%M} IST · every change is B less A · {UNITS}"),
        figures_title="Figures of B, and what they were in A",
        figures=tuple(_figure(r) for r in summary.frame.to_dict("records")),
        findings=summary.findings,
        sections=tuple(_sections(pair, by_sheet)),
        workbook="compare.xlsx",
    ))


def _runs(pair: Pair) -> list[str]:
    return [
        f"{name}: {r.plan_name} · workbook {r.record['input']['file']} · {r.years[0]} to {r.years[-1]} · folder "
        f"{r.name}" for name, r in (("A", pair.a), ("B", pair.b))
    ]


def _figure(row: Mapping[Any, Any]) -> tuple[str, str, str]:
    """Name, number of B, and A with the change in words."""
    old, new, unit = float(row["A"]), float(row["B"]), str(row["Unit"])
    places = WHOLE.get(unit)
    if new != new:
        return str(row["Figure"]), "not in B", f"A: {quantity(old, unit, places)}"
    if old != old:
        return str(row["Figure"]), quantity(new, unit, places), "not in A"
    change, none = (quantity(v, "points" if unit == "%" else unit, places) for v in (abs(new - old), 0.0))
    words = f"{'+' if new > old else '−'}{change}" if change != none else "no change"
    return str(row["Figure"]), quantity(new, unit, places), f"A: {quantity(old, unit, places)}; {words}"


def _sections(pair: Pair, tables: Tables) -> list[Section]:
    changed = tables[inputs.SHEET]
    found = [Section("inputs", "Changed inputs", (_inputs_headline(changed),), (changed.sentence,),
                     shown=(_begin(narrow(changed, INPUTS)),), folded=_whole(changed))]
    if pair.both_have_numbers:
        found += [_awards(tables), _dependence(pair, tables), _cost(tables), _limits(tables), *_results(tables)]
    runs = tables[the_two.SHEET]
    return [*found, Section("runs", "The two runs", (plain(runs.title, runs),), (runs.sentence,), folded=(runs,))]


def _inputs_headline(table: ReportTable) -> Finding:
    count = table.cite("Change", {}, "count", 0)
    if not count.value:
        return plain("Every input is the same", table)
    sheets = list(dict.fromkeys(str(s) for s in table.frame["Sheet"]))
    words = "One input cell differs" if count.value == 1 else f"{count} input cells differ"
    return Finding(f"{words}, on {', '.join(sheets)}", table.sheet, (count,))


def _awards(tables: Tables) -> Section:
    table = tables[awards.SHEET]
    return Section("awards", "Awards", (plain(table.title, table),), (table.sentence,), shown=(table,))


def _dependence(pair: Pair, tables: Tables) -> Section:
    table = tables[dependence.SHEET]
    caption = (
        "Per cent of demand that depends on imports, by year; axis from 0. Blue, full line: B. Grey, dashed: A. "
        "Diamonds: dysprosium and terbium. Where one line shows, both lie upon each other."
    )
    found = tuple(dependence_findings(tables)) or (plain(table.title, table),)
    return Section("dependence", "Import dependence", found, (table.sentence,),
                   (drawn_lines(table.frame, pair.years, LOOKS, caption),), folded=(table,))


def _cost(tables: Tables) -> Section:
    table = tables[costs.SHEET]
    a, b = (table.cite(c, {"Line": costs.TOTAL}).value for c in ("A", "B"))
    steps, transfers = (
        sorted(((str(r["Line"]), float(r["B less A"])) for r in table.frame.to_dict("records")
                if r["Counts as"] == sort and abs(r["B less A"]) >= SHOWN), key=lambda nv: nv[1])
        for sort in (costs.LINE, costs.TRANSFER)
    )
    caption = (
        "₹ crore, present value, constant prices; from the national cost of A, line by line, to that of B. "
        f"{HOW_TO_READ} incentive and subsidy stand there at most as they may be claimed."
    )
    figure = drawn((("National cost of A", a), ("National cost of B", b)), steps, transfers, caption)
    return Section("cost", "National cost", tuple(cost(tables)), (table.sentence,), (figure,), folded=(table,))


def _limits(tables: Tables) -> Section:
    table = tables[limits.SHEET]
    return Section("limits", "What limits", (plain(table.title, table),), (table.sentence,),
                   shown=(table,) if len(table.frame) else ())


def _results(tables: Tables) -> list[Section]:
    numbers, wordy, counts = (tables[s] for s in (results.SHEET, results.WORDS_SHEET, results.COUNTS_SHEET))
    every = numbers.cite("Item", {}, "count", 0)
    head = plain("Every number of the reports is the same", numbers)
    if every.value:
        words = "One number of the reports differs" if every.value == 1 else f"{every} numbers of the reports differ"
        head = Finding(words, numbers.sheet, (every,))
    most = narrow(replace(numbers, title=f"The {min(BIGGEST, len(numbers.frame))} biggest changes",
                          frame=numbers.frame.head(BIGGEST)), RESULTS)
    sections = [Section("results", "Changed results", (head,), (numbers.sentence,),
                        shown=(most,) if every.value else (), folded=(numbers, counts))]
    if len(wordy.frame):
        sections.append(Section("words", "Changed words", (plain(wordy.title, wordy),), (wordy.sentence,),
                                shown=(_begin(wordy),), folded=_whole(wordy)))
    return sections


def _begin(table: ReportTable) -> ReportTable:
    """As many rows as stand open."""
    if len(table.frame) <= BIGGEST:
        return table
    return replace(table, title=f"{table.title}: the first {BIGGEST} of {len(table.frame)}",
                   frame=table.frame.head(BIGGEST))


def _whole(table: ReportTable) -> tuple[ReportTable, ...]:
    """The table folded away, where not all of it stands open."""
    return (table,) if len(table.frame) > BIGGEST else ()
