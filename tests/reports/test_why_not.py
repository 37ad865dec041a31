"""Why not: the sheet, the section, the screen and the record of a run without a plan."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model.reports import Material, report_tables, summary_object
from model.reports.limit_words import instruction, number, said
from model.reports.page.page import page
from model.reports.record import run_record
from model.reports.sheets.why_not import in_short
from model.reports.verdict import verdict
from model.reports.xlsx.workbook import write_workbook
from model.studies.made import Made
from model.studies.why_not.why_not import BROKEN, CONFLICT, REPAIR, WAYS
from model.tell.cited import picked
from model.tell.table import ReportTable
from tests.reports.conftest import material_of
from tests.reports.reading import sheet_frame
from tests.reports.test_findings import NUMBER, YEAR
from tests.studies.conflicts import served

CELL = re.compile(r"\([A-Za-z' ]+!\w+\)")

pytestmark = pytest.mark.solve


@pytest.fixture(scope="module")
def refused() -> Material:
    """80 t a year from imports of 30 and plants of 40, none unmet: no plan."""
    return material_of(served(30.0, 40.0))


@pytest.fixture(scope="module")
def shown(refused: Material) -> dict[str, ReportTable]:
    return {t.sheet: t for t in report_tables(refused)}


def test_the_sheets_say_what_cannot_hold_and_what_to_change(shown: dict[str, ReportTable]) -> None:
    """Three limits in words with cells; three ways, of which the smallest change leaves 10 of 80 t unmet."""
    table, repair = shown["Why not"].frame, shown["Repair"].frame
    year = re.search(YEAR, table["In words"][0])
    assert year
    assert table["In words"].tolist() == [
        f"unmet demand, in {year[0]}, at most 0 t", f"imported magnets, in {year[0]}, at most 30 t",
        "new plants at most 40 t/a",
    ]
    assert table["Set in"].tolist() == ["Limits!7", "Limits!8", "Limits!9"]
    assert table["This cell alone, to"].tolist() == [10.0, 40.0, 50.0]
    assert repair[["Way", "Change", "Set in", "From", "To", "Unit"]].to_numpy().tolist() == [
        ["1", "unmet demand: from at most 0 t to at most 10 t", "Limits!7", 0.0, 10.0, "t"],
        ["2", "new plants: from at most 40 t/a to at most 50 t/a", "Limits!9", 40.0, 50.0, "t/a"],
        ["3", "imported magnets: from at most 30 t to at most 40 t", "Limits!8", 30.0, 40.0, "t"]]
    assert repair["Share of the limit"].tolist() == pytest.approx([12.5, 25.0, 100 / 3])
    assert repair["National cost"].tolist() == pytest.approx([324.0, 195.0, 204.0])
    assert repair["Cost against no such limit"].tolist() == pytest.approx([0.0, 27.0, 0.0], abs=1e-6)
    assert shown["Repair"].sentence.startswith("Solved again with this change: there is a plan. No smaller change")


def test_the_verdict_is_red_and_says_what_would_help(refused: Material, shown: dict[str, ReportTable]) -> None:
    assert verdict(refused) == ("bad", "No plan can meet all limits of the workbook: 3 limits cannot hold together. "
                                "Changing one cell would leave a plan.")
    text = page(refused)
    assert '<p class="verdict bad"><strong>There is no plan.</strong> No plan can meet all limits' in text
    for words in (*shown["Why not"].frame["In words"], *shown["Repair"].frame["Change"]):
        assert words in text.replace("\u00a0", " ")
    assert text.index('id="why-not"') < text.index('id="repair"') < text.index('id="notes"')


def test_numbers_of_the_findings_stand_in_the_workbook(shown: dict[str, ReportTable], tmp_path: Path,
                                                       refused: Material) -> None:
    """Proves: no number of a sentence is made up, and each is where the link leads."""
    path = tmp_path / "report.xlsx"
    write_workbook(tuple(shown.values()), path, refused.run.started)
    findings = shown["Summary"].findings
    assert [f.sheet for f in findings] == ["Why not", "Repair"]
    for finding in findings:
        numbers = set(NUMBER.findall(CELL.sub("", YEAR.sub("", finding.sentence))))
        assert numbers == {c.text for c in finding.cited}
        for cited in finding.cited:
            assert picked(sheet_frame(path, cited.sheet), cited.column, cited.where, cited.how) == cited.value


def test_the_screen_says_it_in_three_lines(refused: Material) -> None:
    assert refused.made.why_not is not None
    stages, lines = zip(*in_short(refused.made.why_not), strict=True)
    assert stages == ("Why not", "Repair", "")
    assert lines[0].startswith("These cannot all hold: unmet demand, in FY")
    assert lines[0].endswith("; new plants at most 40 t/a (Limits!9)")
    assert lines[1] == "unmet demand: from at most 0 t to at most 10 t (Limits!7)"
    assert lines[2] == "Solved again with this change: there is a plan."


def test_records_hold_conflict_and_repair(refused: Material, tmp_path: Path) -> None:
    short = summary_object(refused.result, None, tmp_path, refused.made)
    for record in (short, run_record(refused)["why not"]):
        read = json.loads(json.dumps(record, allow_nan=False))
        assert [r["cell"] for r in read["conflict"]] == ["Limits!7", "Limits!8", "Limits!9"]
        assert [(r["now"], r["to"]) for r in read["repair"]] == [(0.0, 10.0)]
        assert [r["way"] for r in read["ways"]] == [1, 2, 3]
        assert read["repair_leaves_a_plan"] is True
    assert short["status"] == run_record(refused)["status"] == "no plan"


def changed(material: Material, **fields: Any) -> Material:
    assert material.made.why_not is not None
    return replace(material, made=Made(why_not=replace(material.made.why_not, **fields)), _made={})


def test_what_is_not_known_is_said(refused: Material) -> None:
    """Proves: time that ran out, and a repair that was not confirmed, are not passed over."""
    tables = {t.sheet: t for t in report_tables(changed(refused, smallest=False, cheapest=False, verified=False))}
    assert tables["Why not"].sentence.startswith("There was no time to find out whether some")
    assert "still no plan" in tables["Repair"].sentence
    assert "smaller change" not in tables["Repair"].sentence
    unproven = {t.sheet: t for t in report_tables(changed(refused, cheapest=False))}
    assert "A smaller change may do" in unproven["Repair"].sentence
    assert "would leave a plan" not in tables["Summary"].sentence


def test_data_that_contradict_each_other_are_named(refused: Material) -> None:
    empty = {"conflict": pd.DataFrame(columns=list(CONFLICT)), "repair": pd.DataFrame(columns=list(REPAIR)),
             "ways": pd.DataFrame(columns=list(WAYS))}
    broken = pd.DataFrame([("balance of oxide at F in FY2026-27", 5.0)], columns=list(BROKEN))
    material = changed(refused, **empty, broken=broken, verified=False)
    tables = {t.sheet: t for t in report_tables(material)}
    assert tables["Why not"].frame["In words"].tolist() == ["balance of oxide at F in FY2026-27 is missed"]
    assert tables["Why not"].frame["Value"].tolist() == [5.0]
    assert "the data themselves contradict each other" in tables["Why not"].sentence
    assert tables["Repair"].sentence == "No change of a limit leaves a plan."
    assert "The data contradict each other" in page(material)


@pytest.mark.parametrize(("row", "words"), [
    (("status of B", "is", "fixed in", "open", "–"), "status of B: from fixed in to open"),
    (("viability gap", "is", False, True, "–"), "viability gap: from No to Yes"),
    (("own alloy", "at least", 1.0, 0.8333, "%"), "own alloy: from at least 100 % to at least 83.33 %"),
    (("outlay", "at most", 7280.0, 107280.0, "₹ crore"),
     "outlay: from at most ₹ 7,280 crore to at most ₹ 1,07,280 crore"),
    (("bids", "at most", 5, 6, "number"), "bids: from at most 5 to at most 6"),
])
def test_changes_in_words(row: tuple[object, ...], words: str) -> None:
    frame = pd.DataFrame([row], columns=["in_words", "holds", "now", "to", "unit"], dtype=object)
    assert instruction(next(frame.itertuples())) == words
    assert (said("a", ""), number(0.25)) == ("a", "0.25")
