"""For the note: sentences and three small tables, ready to paste into a memorandum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.reports.findings import findings
from model.reports.findings.dependence import dependence, measured
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.reports.report import Report
from model.reports.sheets.budget import TOPIC as BUDGET
from model.reports.sheets.compliance import TOPIC as COMPLIANCE
from model.reports.sheets.costs import label
from model.reports.sheets.decisions import TOPIC as DECISIONS
from model.reports.sheets.demand_met import TOPIC as DEMAND
from model.reports.sheets.dependence import CHAIN, QUANTITY
from model.reports.sheets.dependence import TOPIC as DEPENDENCE
from model.reports.sheets.incentive import TOPIC as INCENTIVE
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.reports.sheets.margins import TOPIC as MARGINS
from model.reports.sheets.origins import TOPIC as SHARES
from model.reports.sheets.plans_compared import AWARDED, COST, LOST, NAMES, UNMET
from model.reports.sheets.plans_compared import TOPIC as PLANS
from model.reports.sheets.scheme_buys import TOPIC as BUYS
from model.reports.sheets.subsidy import TOPIC as SUBSIDY
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.reports.sheets.weak_inputs import TOPIC as WEAK
from model.reports.study_sheets import by_sheet
from model.tell.cited import IN_SHORT, Cited, answers
from model.tell.table import Filled, ReportColumn, framed

READ = (
    DECISIONS, DEPENDENCE, DEMAND, SHARES, INPUTS, PLANS, BUYS, INCENTIVE, SUBSIDY, VIABILITY, MARGINS, BUDGET,
    COMPLIANCE, WEAK,
)
"""Sheets whose numbers the sentences and small tables cite."""
EACH = {IN_SHORT: 5, "What does it cost, and whom?": 3, "What limits it?": 1}
"""Sentences that answer a question, at most, where they are not two."""
FIGURES = 5
BLANK = "the small table has fewer columns"

COLUMNS = (
    ReportColumn("Part", "–", "question that the sentence answers, or which small table"),
    ReportColumn("Text", "–", "the sentence, or what the row of the small table is", "sentence"),
    *(ReportColumn(f"Figure {n}", "as headed", "of the small table; its first row is its heading", empty=BLANK)
      for n in range(1, FIGURES + 1)),
    ReportColumn("Read on", "–", "sheet with the detail", "link"),
)
Line = tuple[str, str, Sequence[Cited | str], str]


def fill(material: Material) -> Filled:
    """The sentences, then the rows of the small tables, each under its heading."""
    records = [
        [part, text, *(str(f) for f in figures), *[None] * (FIGURES - len(figures)), sheet]
        for part, text, figures, sheet in lines(material)
    ]
    sentence = (
        "Ready to paste. The sentences and figures are those of the other sheets, rounded, so that sums may be off by "
        "one; small tables begin with their heading."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


def lines(material: Material) -> Iterator[Line]:
    """Part, text, cited figures and sheet of every row."""
    tables = {t.sheet: t.table(material) for t in READ if t.shown(material)} | dict(by_sheet(material))
    for question, found in answers(findings(material, tables)):
        for finding in found[: EACH.get(question, 2)]:
            yield question, finding.sentence, (), finding.sheet
    yield from _alternatives(material, tables)
    yield from _years(material, tables)
    if VIABILITY.sheet in tables:
        yield from _beneficiaries(tables)


def _alternatives(material: Material, tables: Tables) -> Iterator[Line]:
    """The plan beside what it was compared with."""
    part, names = "Table 1", [n for p, n in NAMES.items() if p in material.plans]
    yield part, "The plan and its alternatives", names, PLANS.sheet
    for indicator, unit, decimals in (
        (COST, "₹ crore", 0), (label(material, LOST), "₹ crore", 0), (QUANTITY, "% of demand", 1),
        (CHAIN, "% of demand", 1), (UNMET, "t", 0), (AWARDED, "t/a", 0),
    ):
        if (tables[PLANS.sheet].frame["Indicator"] == indicator).any():
            cited = [tables[PLANS.sheet].cite(n, {"Indicator": indicator}, decimals=decimals) for n in names]
            yield part, f"{indicator} ({unit})", cited, PLANS.sheet


def _years(material: Material, tables: Tables) -> Iterator[Line]:
    """Dependence, home-made magnets and outlay by year."""
    part, against = "Table 2", "no scheme" in material.plans
    money = tables.get(BUDGET.sheet)
    heads = ["Dependence, plan (%)", *(["Dependence, no scheme (%)"] if against else []), "Made in India (t)",
             *(["Outlay (₹ crore)"] if money else [])]
    yield part, "Year by year", heads, DEPENDENCE.sheet
    for year, _ in measured(tables):
        cited = [dependence(tables, year)]
        cited += [dependence(tables, year, plan="no scheme")] if against else []
        cited.append(tables[DEMAND.sheet].cite("Made in India", {"FY": year}, "sum", 0))
        cited += [money.cite("Outlay", {"FY": year}, decimals=0)] if money else []
        yield part, year, cited, DEPENDENCE.sheet


def _beneficiaries(tables: Tables) -> Iterator[Line]:
    """Award, money and gap of each."""
    part = "Table 3"
    heads = ["Award (t/a)", "Incentive (₹ crore)", "Subsidy (₹ crore)", "Gap (₹ crore)", "Break-even rate (₹/kg)"]
    yield part, "By beneficiary", heads, VIABILITY.sheet
    for b in tables[VIABILITY.sheet].frame["Beneficiary"]:
        where = {"Beneficiary": str(b)}
        rate = tables[VIABILITY.sheet].cite("Break-even rate", where, decimals=0)
        yield part, str(b), [
            tables[VIABILITY.sheet].cite("Award", where, decimals=0),
            tables[INCENTIVE.sheet].cite("Paid", where, "sum", 0),
            tables[SUBSIDY.sheet].cite("Paid", where, decimals=0),
            tables[VIABILITY.sheet].cite("Gap", where, decimals=0),
            rate if rate.value == rate.value else "none",
        ], VIABILITY.sheet


TOPIC = Report("For the note", "For the note", "a sentence, or a row of a small table", COLUMNS, fill, tab="answer")
