"""Solved small cases, reported once and shared by the tests of reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from model import verbs
from model.planning.program import program_of
from model.planning.solve import solve
from model.reports import Material, RunInfo, report_tables
from model.reports.material import IST
from model.reports.xlsx.workbook import write_workbook
from model.studies.made import Made
from model.studies.why_not.why_not import why_not
from model.tell.table import ReportTable
from model.verify import verify
from tests.cases.case import Case
from tests.cases.small import award, plant
from tests.studies.asking import answer_of, made, one_reading

SMALL = Path(__file__).parents[2] / "inputs" / "repm_small.xlsx"
RUN = RunInfo(("python", "-m", "runners.solve"), dt.datetime(2026, 11, 22, 9, 5, tzinfo=IST))


def material_of(case: Case) -> Material:
    """A case solved, verified and priced."""
    result = solve(program_of(case.tables))
    solution = result.chosen.solution
    if solution is None:
        return Material(result, None, RUN, Made(why_not=why_not(result)))
    return Material(result, verify(result.program.tables, solution.tables), RUN, made(result, "prices"))


def rejected(material: Material) -> Material:
    """The same plan, of which the first check failed."""
    assert material.verification is not None
    bad = replace(material.verification.findings[0], passed=False)
    return Material(material.result, replace(material.verification, findings=(bad,)), material.run)


def imported_ores() -> Case:
    """The plant, with an import duty and freight, so that every cost of a flow is there."""
    duty = {"goods": "alloy", "country": "China", "basic": 0.1, "surcharge": 0.1}
    freight = {"origin": "China", "target": "India", "goods": "(all)", "cost": 1000.0, "handling": 500.0, "loss": 0.02}
    return plant().adding("Duties", duty).adding("Freight", freight)


@pytest.fixture(scope="session")
def planted() -> Material:
    """A plan without a scheme."""
    return material_of(imported_ores())


@pytest.fixture(scope="session")
def awarded() -> Material:
    """A plan with one beneficiary."""
    return material_of(award())


@pytest.fixture(scope="session")
def full() -> Material:
    """The worked example, with a trade-off curve and a clause read the other way."""
    program = verbs.build(verbs.read(SMALL))
    result = verbs.solve(program)
    assert result.chosen.solution is not None
    answers = {
        "prices": answer_of("prices", result), "trade_off": answer_of("trade_off", result, points=5),
        "readings": one_reading(),
    }
    verification = verbs.verify(program.tables, result.chosen.solution.tables)
    return Material(result, verification, RUN, Made(answers))


@pytest.fixture(scope="session", params=["planted", "awarded"])
def material(request: pytest.FixtureRequest) -> Material:
    """Each of the small plans."""
    found: Material = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def tables(material: Material) -> dict[str, ReportTable]:
    """Sheet → table of a small plan."""
    return {t.sheet: t for t in report_tables(material)}


@pytest.fixture(scope="session")
def workbook(material: Material, tables: dict[str, ReportTable], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report workbook of a small plan."""
    path = tmp_path_factory.mktemp("report") / "report.xlsx"
    write_workbook(tuple(tables.values()), path, material.run.started)
    return path
