"""The page of outputs: every sheet and column of the report, from the declared columns."""

from __future__ import annotations

from collections.abc import Sequence

from model.reports.catalogue import REPORTS
from model.reports.sheets.chart_data import COLUMNS as CHART_COLUMNS
from model.reports.sheets.summary import COLUMNS as SUMMARY_COLUMNS
from model.studies import Study
from model.tell.table import YEAR, ReportColumn

FILES = (
    ("report.html", "the report to read and print: one page with charts that opens without a network"),
    ("report.xlsx", "the report to work with; its sheets are listed below"),
    ("plan.xlsx", "the decisions of the plan, as an input: `python -m runners.solve OTHER.xlsx --plan plan.xlsx` tests "
     "the plan on other data"),
    ("certificate.csv", "the worth of every limit in each priority of the plan: `python -m runners.verify RUN` proves "
     "with it again, without a solver, that nothing is better"),
    ("tables/*.csv", "every variable and expression of the chosen plan, tidy, seven significant digits and no less "
     "than a kilogram or ₹ 10,000; contents.csv says what each holds; the other plans are in folders of their own"),
    ("tables/money/*.csv", "what the scheme pays in the chosen plan: incentive, subsidy, viability and budget; "
     "contents.csv says what each column holds"),
    ("tables/studies/*.csv", "the table of every study that was made; contents.csv says what each column holds"),
    ("sheets/*.csv", "every sheet of report.xlsx, inputs used among them, tidy; contents.csv says the unit of each "
     "column; `python -m runners.compare` reads them"),
    ("NAME_problems.xlsx, NAME_marked.xlsx", "beside the run folders, where a workbook is refused: every problem "
     "with a link to its cell, and a copy with every problem coloured at its cell; the next try writes "
     "NAME_problems-2.xlsx and NAME_marked-2.xlsx"),
    ("run.json", "how the run was made: versions, settings, hashes, status, gap, bound and checks"),
    ("log.txt", "what the run said"),
    ("compare.html, compare.xlsx", "in folders of `python -m runners.compare RUN_A RUN_B` only: what was changed "
     "between two runs and what that did; the workbook explains its own columns"),
)


def report_pages() -> str:
    """The text of outputs/README.md."""
    parts = [
        "# What a run writes",
        "",
        "`python -m runners.solve` writes a folder `outputs/<time>_<name>/`, never twice the same; `LATEST.txt` names "
        "the newest. This page is generated from the declared columns of the reports.",
        "",
        "| File | What |",
        "|---|---|",
        *(f"| `{name}` | {what} |" for name, what in FILES),
        "",
        "# Sheets of report.xlsx",
        "",
        *_section("Summary", "a figure", SUMMARY_COLUMNS),
    ]
    for of in REPORTS:
        parts += _section(of.sheet, of.one_row_is, of.columns, _of_study(of) if isinstance(of, Study) else "")
    parts += _section("Chart data", "a point of a chart", CHART_COLUMNS)
    return "\n".join(parts).rstrip() + "\n"


def _of_study(study: Study) -> str:
    """What a study asks and where its numbers stand besides."""
    more = f"; `{study.name}_*.csv`: {study.further}" if study.further else ""
    return (f"Study `{study.name}`: {study.question} Files: `tables/studies/{study.name}.csv`{more}; in `--json` under "
            f"`studies`.")


def _section(sheet: str, one_row_is: str, columns: Sequence[ReportColumn], more: str = "") -> list[str]:
    lines = [f"## {sheet}", "", *([more, ""] if more else []), f"One row is {one_row_is}.", "",
             "| Column | Unit | Meaning | Empty means |",
             "|---|---|---|---|"]
    for c in columns:
        name = "each financial year" if c.name == YEAR else c.name
        lines.append(f"| {name} | {c.unit} | {c.meaning} | {c.empty or 'never empty'} |")
    return [*lines, ""]
