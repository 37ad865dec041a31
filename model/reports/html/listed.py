"""Sections that are a table with a sentence: compliance, viability, readings, lots and the proofs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.reports.cited import Finding
from model.reports.html.limits import narrow
from model.reports.html.section import Material, Section, Tables, plain, several
from model.reports.table import ReportTable


@dataclass(frozen=True)
class Listed:
    """A section that is a table.

    Attributes:
        key: its anchor.
        topic: what it is about.
        sheet: the table.
        shown: columns that stand open; none for a table that is folded away.
        headline: the finding above it; None for the title of the table.
        beside: further tables, folded away.
    """

    key: str
    topic: str
    sheet: str
    shown: tuple[str, ...] = ()
    headline: Callable[[ReportTable], Finding] | None = None
    beside: tuple[str, ...] = ()

    def __call__(self, material: Material, tables: Tables) -> Section | None:
        """The section; None where the report has no such table."""
        table = tables.get(self.sheet)
        if table is None:
            return None
        head = self.headline(table) if self.headline and not table.frame.empty else plain(table.title, table)
        shown = (narrow(table, self.shown),) if self.shown and not table.frame.empty else ()
        beside = tuple(tables[s] for s in self.beside if s in tables)
        folded = (() if table.frame.empty else (table,)) + beside
        return Section(self.key, self.topic, (head,), (table.sentence,), shown=shown, folded=folded)


def verdicts(table: ReportTable) -> Finding:
    """How many clauses have which verdict."""
    cited = [table.cite("Clause", {"Verdict": v}, "count", 0) for v in several(table, "Verdict", {})]
    words = ", ".join(f"{c.where['Verdict']}: {c}" for c in cited)
    return Finding(words[:1].upper() + words[1:], table.sheet, tuple(cited))


def gaps(table: ReportTable) -> Finding:
    """What beneficiaries miss to break even."""
    total, most = (table.cite("Gap", {}, how, 0) for how in ("sum", "most"))
    if total.text == "0":
        return plain("Every beneficiary breaks even", table)
    words = f"Beneficiaries miss ₹ {total} crore to break even, the one that misses most ₹ {most} crore"
    return Finding(words, table.sheet, (total, most))


def checked(table: ReportTable) -> Finding:
    """How many checks passed."""
    passed = table.cite("Check", {"Passed": "passed"}, "count", 0)
    every = table.cite("Check", {}, "count", 0)
    return Finding(f"{passed} of {every} checks passed", table.sheet, (passed, every))


def read_otherwise(table: ReportTable) -> Finding:
    """How many clauses were read the other way."""
    every = table.cite("Reading", {}, "count", 0)
    return Finding(f"{every} clauses can be read in two ways; each was solved the other way too", table.sheet, (every,))


compliance = Listed("compliance", "Compliance", "Compliance",
                    ("Setting", "As read", "Limit", "Used", "Room", "Unit", "Verdict", "Set in"), verdicts)
viability = Listed("viability", "Viability", "Viability",
                   ("Beneficiary", "Without the scheme", "Incentive", "Subsidy", "With the scheme", "Gap", "Bid rate",
                    "Break-even rate", "Rate could be paid"), gaps, ("Margins",))
buys = Listed("buys", "What the scheme buys", "What the scheme buys")
readings = Listed("readings", "Unsettled readings", "Readings",
                  ("Reading", "As read", "Other reading", "Magnets by quantity", "National cost", "Outlay",
                   "Viability gap", "Awards that change"), read_otherwise)
lots = Listed("lots", "Lots", "Lots", ("Beneficiary", "Award", "Change", "New award", "Possible", "Dependence",
                                       "Viability gap", "Cost"))
demand = Listed("demand", "Demand and plants", "Demand met", (), None,
                ("Output and use", "Jobs, power, emissions", "Element balance", "Flows"))
checks = Listed("checks", "Checks", "Checks", (), checked)
why_not = Listed("why-not", "Why there is no plan", "Why not", (), None)
notes = Listed("notes", "Notes on inputs", "Notes on inputs")
run = Listed("run", "Run record", "Run")
