"""Sections that are a table with a sentence: compliance, viability and the proofs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from model.planning.plan import CHOSEN, NO_SCHEME
from model.reports.clauses.clause import NOT_KEPT, RELAXED, all_kept
from model.reports.material import Material
from model.reports.sheets.dependence import HORIZON, QUANTITY
from model.reports.sheets.facilities import NOT_OPENED, OPENED
from model.reports.sheets.scheme_buys import AVOIDED, EXCHEQUER
from model.tell.cited import Cited, Finding
from model.tell.section import Section, Tables, narrow, plain, several
from model.tell.table import ReportTable


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
        kept: which rows stand open.
    """

    key: str
    topic: str
    sheet: str
    shown: tuple[str, ...] = ()
    headline: Callable[[ReportTable], tuple[Finding, ...]] | None = None
    beside: tuple[str, ...] = ()
    kept: Callable[[ReportTable], ReportTable] | None = None

    def __call__(self, material: Material, tables: Tables) -> Section | None:
        """The section; None where the report has no such table, or nothing to stand open in it."""
        table = tables.get(self.sheet)
        if table is None or (self.shown and table.frame.empty):
            return None
        head = self.headline(table) if self.headline and not table.frame.empty else (plain(table.title, table),)
        open_rows = self.kept(table) if self.kept else table
        shown = (narrow(open_rows, self.shown),) if self.shown else ()
        beside = tuple(tables[s] for s in self.beside if s in tables)
        folded = (() if table.frame.empty else (table,)) + beside
        return Section(self.key, self.topic, head, (table.sentence,), shown=shown, folded=folded)


def verdicts(table: ReportTable) -> tuple[Finding, ...]:
    """Whether all clauses are kept, how many are relaxed, and how many have which verdict."""
    broken, relaxed = (table.cite("Clause", {"Verdict": v}, "count", 0) for v in (NOT_KEPT, RELAXED))
    every = table.cite("Clause", {}, "count", 0)
    first = all_kept(int(relaxed.value))
    if broken.value:
        rest = f"; {relaxed} {_are(relaxed)} relaxed" if relaxed.value else ""
        first = f"{broken} of {every} clauses {_are(broken)} not kept{rest}"
    cited = [table.cite("Clause", {"Verdict": v}, "count", 0) for v in several(table, "Verdict", {})]
    words = "; ".join(f"{c.where['Verdict']}: {c}" for c in sorted(cited, key=lambda c: -c.value))
    rows = Finding(f"Rows by verdict: {words}.", table.sheet, tuple(cited))
    return Finding(first, table.sheet, (broken, every, relaxed)), rows


def _are(count: Cited) -> str:
    return "is" if count.value == 1 else "are"


def bought(table: ReportTable) -> tuple[Finding, ...]:
    """What the scheme lowers dependence by, and what a point costs the exchequer."""
    rows = {"Compared with": NO_SCHEME, "FY": HORIZON}
    names = set(table.frame["Indicator"])
    if QUANTITY not in names or EXCHEQUER + AVOIDED not in names:
        return (plain(table.title, table),)
    points = table.cite("Difference", {**rows, "Indicator": QUANTITY}, decimals=1)
    price = table.cite("Difference", {**rows, "Indicator": EXCHEQUER + AVOIDED}, decimals=0)
    verb = "lowers" if points.value < 0 else "raises"
    words = (
        f"The scheme {verb} import dependence by {points.text.lstrip('-')} points; each point costs the exchequer ₹ "
        f"{price} crore"
    )
    return (Finding(words, table.sheet, (points, price)),)


def horizon(table: ReportTable) -> ReportTable:
    """Rows of all years together."""
    return replace(table, frame=table.frame[table.frame["FY"] == HORIZON].reset_index(drop=True))


def with_limit(table: ReportTable) -> ReportTable:
    """Clauses that are a number, and those that are not kept or relaxed."""
    kept = table.frame["Limit"].notna() | table.frame["Verdict"].isin((NOT_KEPT, RELAXED))
    return replace(table, frame=table.frame[kept].reset_index(drop=True))


def gaps(table: ReportTable) -> tuple[Finding, ...]:
    """What beneficiaries miss to break even."""
    total, most = (table.cite("Gap", {}, how, 0) for how in ("sum", "most"))
    if total.text == "0":
        return (plain("Every beneficiary breaks even", table),)
    words = f"Beneficiaries miss ₹ {total} crore to break even, the one that misses most ₹ {most} crore"
    return (Finding(words, table.sheet, (total, most)),)


def checked(table: ReportTable) -> tuple[Finding, ...]:
    """How many checks passed."""
    passed = table.cite("Check", {"Passed": "passed"}, "count", 0)
    every = table.cite("Check", {}, "count", 0)
    return (Finding(f"{passed} of {every} checks passed", table.sheet, (passed, every)),)


def stopped(table: ReportTable) -> tuple[Finding, ...]:
    """What stops are expected to cost under the plan."""
    expected = table.cite("Expected", {"Plan": CHOSEN}, "sum", 0)
    words = f"Stops are expected to cost ₹ {expected} crore under the plan, in present value"
    return (Finding(words, table.sheet, (expected,)),)


def of_the_plan(table: ReportTable) -> ReportTable:
    """Rows of the plan of the report, and of nobody awarded anything."""
    kept = table.frame["Plan"].isin((CHOSEN, NO_SCHEME))
    return replace(table, frame=table.frame[kept].reset_index(drop=True))


def opened(table: ReportTable) -> tuple[Finding, ...]:
    """How many of the facilities that the plan may open are opened."""
    count, others = (table.cite("Facility", {"Decision": w}, "count", 0) for w in (OPENED, NOT_OPENED))
    if not count.value + others.value:
        return (plain(table.title, table),)
    words = f"Facilities that the plan opens: {count}; that it leaves closed: {others}"
    return (Finding(words, table.sheet, (count, others)),)


def started(table: ReportTable) -> tuple[Finding, ...]:
    """How many whole units are built."""
    units, capacity = table.cite("Units", {}, "sum", 0), table.cite("Built", {}, "sum", 0)
    words = f"Whole units that are built: {units}, with {capacity} t/a of capacity together"
    return (Finding(words, table.sheet, (units, capacity)),)


compliance = Listed(
    "compliance", "Compliance", "Compliance",
    ("Setting", "As read", "Limit", "Used", "Room", "Unit", "Verdict", "Set in"), verdicts, (), with_limit,
)
stops = Listed("stops", "Stops of supplies", "Stops",
               ("Plan", "FY", "Chance", "Cost of the stop", "Goes without", "Of demand", "Expected"), stopped, (),
               of_the_plan)
facilities = Listed("facilities", "Facilities opened", "Facilities opened",
                    ("Facility", "Decision", "Open from", "Opening cost", "Yearly cost", "Present value",
                     "Shipped most", "Throughput"), opened)
units = Listed("units", "Whole units", "Whole units",
               ("Facility", "Stage", "Option", "Start work in", "Units", "Unit size", "Built", "Capital cost",
                "Against reference"), started)
viability = Listed("viability", "Viability", "Viability",
                   ("Beneficiary", "Without the scheme", "Incentive", "Subsidy", "With the scheme", "Gap", "Bid rate",
                    "Break-even rate", "Rate could be paid"), gaps, ("Margins",))
buys = Listed("buys", "What the scheme buys", "What the scheme buys",
              ("Compared with", "Indicator", "Unit", "Plan", "The other", "Difference"), bought, (), horizon)
demand = Listed("demand", "Demand and plants", "Demand met", (), None,
                ("Output and use", "Jobs, power, emissions", "Element balance", "Flows"))
checks = Listed("checks", "Checks", "Checks", (), checked)
notes = Listed("notes", "Notes on inputs", "Notes on inputs")
run = Listed("run", "Run record", "Run")
