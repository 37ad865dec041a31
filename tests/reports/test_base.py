"""The base workbook, from the file to the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import verbs
from model.reports import Material, report_tables
from model.reports.table import ReportTable
from model.reports.workbook import write_workbook
from tests.reports import test_findings, test_reconcile, test_workbook
from tests.reports.conftest import RUN

pytestmark = pytest.mark.whole
BASE = Path(__file__).parents[2] / "inputs" / "repm_base.xlsx"


@pytest.fixture(scope="module")
def base() -> Material:
    """The base plan."""
    program = verbs.build(verbs.read(BASE))
    result = verbs.solve(program)
    return Material(result, verbs.verify(program.tables, result.chosen.solution.tables), RUN)


@pytest.fixture(scope="module")
def base_tables(base: Material) -> dict[str, ReportTable]:
    """Sheet → table of the base plan."""
    return {t.sheet: t for t in report_tables(base)}


@pytest.fixture(scope="module")
def base_workbook(base_tables: dict[str, ReportTable], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report workbook of the base plan."""
    path = tmp_path_factory.mktemp("base") / "report.xlsx"
    write_workbook(tuple(base_tables.values()), path, RUN.started)
    return path


def test_its_tables_add_up(base: Material, base_tables: dict[str, ReportTable]) -> None:
    test_reconcile.test_cost_lines_add_up_to_the_national_cost(base, base_tables)
    test_reconcile.test_cost_lines_of_every_plan_add_up(base, base_tables)
    for column in ("purchase", "freight", "handling", "duty"):
        test_reconcile.test_flows_cost_what_the_lines_say(base, base_tables, column.title(), f"{column}_cost")
    test_reconcile.test_demand_is_home_made_imported_or_unmet(base, base_tables)
    test_reconcile.test_imports_contain_what_the_origin_counts(base, base_tables)
    test_reconcile.test_shares_of_all_countries_make_up_the_imports(base_tables)
    test_reconcile.test_elements_close_to_zero(base_tables)


def test_its_sentences_are_true(base_tables: dict[str, ReportTable], base_workbook: Path) -> None:
    test_findings.test_numbers_of_findings_are_cited(base_tables)
    test_findings.test_cited_numbers_stand_in_the_workbook(base_tables, base_workbook)


def test_its_workbook_is_filled(base_tables: dict[str, ReportTable], base_workbook: Path) -> None:
    test_workbook.test_no_cell_is_empty_where_something_is_due(base_tables, base_workbook)
    test_workbook.test_charts_draw_from_cells_that_hold_data(base_workbook)
