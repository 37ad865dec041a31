"""The base workbook, from the file to the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import verbs
from model.reports import Material, report_tables
from model.reports.page import write_page
from model.reports.xlsx.workbook import write_workbook
from model.studies.made import Made
from model.studies.prices import PRICES
from model.studies.study import Answer, framed
from model.tell.table import ReportTable
from tests.cases.shipped import Shipped
from tests.reports import (
    test_analyses,
    test_compliance,
    test_findings,
    test_page_sentences,
    test_reconcile,
    test_scheme_money,
    test_workbook,
)
from tests.reports.browser import assert_prints, assert_seen
from tests.reports.conftest import RUN
from tests.reports.outline import assert_well_formed

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def base(shipped: Shipped) -> Material:
    """The base plan; its limits are not priced, as nothing here tells of them."""
    result = shipped.result("base")
    verification = verbs.verify(result.program.tables, result.chosen.solution.tables)
    none = Answer(framed(PRICES.columns, []), "No limit was priced.")
    return Material(result, verification, RUN, Made({"prices": none}))


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
    test_reconcile.test_what_parties_pay_adds_up(base, base_tables)
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


def test_its_money_is_that_of_the_entitlement(base: Material, base_tables: dict[str, ReportTable]) -> None:
    test_scheme_money.test_amounts_are_those_of_the_entitlement(base, base_tables)
    test_scheme_money.test_nothing_is_paid_beyond_a_ceiling(base_tables)
    test_scheme_money.test_sentences_equal_their_tables(base_tables)
    test_scheme_money.test_value_with_the_scheme_adds_up(base_tables)
    test_scheme_money.test_margins_are_those_of_viability(base, base_tables)
    test_scheme_money.test_the_exchequer_pays_what_is_due(base, base_tables)
    test_analyses.test_the_note_cites_the_sheets(base)


@pytest.mark.parametrize(("question", "words"), [
    ("Who gets what?", "The bids are assumptions"), ("Who gets what?", "are not awarded: the plan of least dependence"),
    ("How far does dependence fall?", "each year counting alike"),
    ("How far does dependence fall?", "magnets that arrive inside motors"),
    ("How far does dependence fall?", "If China stops in"),
    ("What does it cost, and whom?", "more than without the scheme"),
    ("Is the scheme enough?", "stays unspent"), ("Is the scheme enough?", "for what is left of the plants after"),
])
def test_its_first_page_says_what_a_planner_asks(
    base_tables: dict[str, ReportTable], question: str, words: str
) -> None:
    """Proves: each answer stands under its question. Without it a rule that finds nothing is not missed."""
    assert any(words in f.sentence for f in base_tables["Summary"].findings if f.question == question)


def test_its_clauses_are_kept(base: Material) -> None:
    """Proves: the plan of the base workbook keeps every clause, and what cannot bind is said so."""
    test_compliance.test_every_field_of_the_three_sheets_appears(base)
    test_compliance.test_the_rows_are_complete(base)
    envelope = test_compliance.row(base, "Scheme: Incentive envelope")
    assert envelope["Verdict"] == "cannot bind"
    assert envelope["Can reach"] < envelope["Limit"]
    assert test_compliance.row(base, "Scheme: Subsidy envelope")["Verdict"] == "implied by Award sizes"


def test_it_keeps_the_order_of_its_sheets(base_tables: dict[str, ReportTable]) -> None:
    order = [
        "Summary", "Decisions", "Build plan", "Output and use", "Flows", "Imports", "Demand met", "Incentive",
        "Subsidy", "Costs", "What limits", "For the note", "Inputs used", "Checks", "Notes on inputs", "Run",
        "Words and units",
    ]
    assert [t for t in base_tables if t in order] == order


@pytest.fixture(scope="module")
def base_page(base: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the base plan."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    write_page(base, path)
    return path


def test_its_page_is_true_and_well_formed(base: Material, base_page: Path) -> None:
    test_page_sentences.assert_true(base)
    assert_well_formed(base_page.read_text(encoding="utf-8"))


def test_its_page_fits_the_window(base_page: Path, tmp_path: Path) -> None:
    """At the narrower of the two widths at which small pages are looked at."""
    assert_seen(base_page, tmp_path, 800)


def test_its_page_prints(base_page: Path, tmp_path: Path) -> None:
    assert_prints(base_page, tmp_path)
