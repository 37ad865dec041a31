"""Every number in a sentence stands in the table it is said to come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from model.ground.units import indian
from model.reports import Material, report_tables
from model.reports.findings import QUESTIONS
from model.reports.sheets.scheme_buys import EXCHEQUER, FIRMS, USERS, WITHOUT_LOSS
from model.tell.cited import IN_SHORT, answers, picked
from model.tell.table import ReportTable
from tests.reports.reading import sheet_frame

pytestmark = pytest.mark.solve

YEAR = re.compile(r"FY\d{4}-\d{2}")
NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")


def test_numbers_of_findings_are_cited(tables: dict[str, ReportTable]) -> None:
    """Proves: no number is made up on the way into a sentence."""
    findings = tables["Summary"].findings
    assert len(findings) >= 5
    for finding in findings:
        said = NUMBER.findall(YEAR.sub("", finding.sentence).replace("Country", ""))
        assert set(said) <= {c.text.lstrip("-") for c in finding.cited}, finding.sentence


def test_cited_numbers_stand_in_the_workbook(tables: dict[str, ReportTable], workbook: Path) -> None:
    """Proves: a reader who follows the link finds the number. Without it: text and tables drift apart."""
    for finding in tables["Summary"].findings:
        for cited in finding.cited:
            value = picked(sheet_frame(workbook, cited.sheet), cited.column, cited.where, cited.how)
            decimals = len(cited.text.partition(".")[2])
            assert indian(value, decimals) == cited.text
            assert value == pytest.approx(cited.value, rel=1e-12)


def test_figures_stand_on_the_sheets_they_name(tables: dict[str, ReportTable]) -> None:
    frame = tables["Summary"].frame
    with_scheme = "Incentive" in tables
    assert len(frame) == (8 if with_scheme else 5)
    cost = frame[frame["Figure"] == "National cost"].iloc[0]
    compared = tables["Plans compared"].frame.set_index("Indicator")
    assert cost["Value"] == compared.loc["National cost", "Chosen"]
    assert set(frame["Read on"]) <= set(tables)


def test_every_question_is_answered_once_and_in_order(tables: dict[str, ReportTable]) -> None:
    """Proves: who gets what, how far, at whose cost, what limits it, how sure: each where it is looked for."""
    asked = [question for question, _ in answers(tables["Summary"].findings)]
    every = [question for question, _ in QUESTIONS]
    assert asked == [q for q in every if q in asked]
    without = set() if "Incentive" in tables else {"Who gets what?", "Is the scheme enough?"}
    assert set(every) - set(asked) == without | ({IN_SHORT} if "Designs" not in tables else set())


def test_what_each_side_pays_is_told(awarded: Material) -> None:
    """Proves: the sides are told apart, each with its sign, and add up to the country."""
    tables = {t.sheet: t for t in report_tables(awarded)}
    said = next(f for f in tables["Summary"].findings if f.sentence.startswith("In present value that is"))
    frame = tables["What the scheme buys"].frame.set_index(["Compared with", "Indicator", "FY"])["Difference"]
    value = {i: frame["no scheme", i, "Horizon"] for i in (EXCHEQUER, USERS, FIRMS, WITHOUT_LOSS)}
    for words, indicator in (("the exchequer pays", EXCHEQUER), ("users pay", USERS), ("that is", WITHOUT_LOSS)):
        way = "more" if value[indicator] >= 0 else "less"
        assert f"{words} ₹ {indian(abs(value[indicator]))} crore {way}" in said.sentence
    verb = "pay" if value[FIRMS] >= 0 else "earn"
    assert f"other firms {verb} ₹ {indian(abs(value[FIRMS]))} crore more" in said.sentence
    assert value[EXCHEQUER] + value[USERS] + value[FIRMS] == pytest.approx(value[WITHOUT_LOSS])


def test_the_scheme_is_compared_with_none(awarded: Material) -> None:
    summary = report_tables(awarded)[0]
    assert any("without the scheme" in f.sentence for f in summary.findings)


def test_a_later_rise_is_explained() -> None:
    """Proves: dependence that rises with demand is said to do so, with both numbers."""
    from tests.cases.small import plant
    from tests.reports.conftest import material_of

    demand = [80.0, 80.0, 160.0]
    case = plant().with_("Demand and sales", {"market": "EV"}, years=demand)
    case = case.with_("Capacity", {"facility": "F"} if "facility" in case.rows["Capacity"][0] else {}, most=80.0)
    sentences = [f.sentence for f in report_tables(material_of(case))[0].findings]
    rise = [s for s in sentences if "rises again" in s]
    assert rise
    assert "from 80 to 160 t" in rise[0]
