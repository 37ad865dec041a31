"""The run folder: written whole or not at all, never over another."""

from __future__ import annotations

import errno
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from model.ground.errors import CommandError
from model.reports import Material, folder, prepare, report_tables, summary_object, write
from model.reports.csv_tables import write_csv
from model.studies.made import Made
from tests.cases.small import plant
from tests.reports.conftest import material_of, rejected
from tests.studies.asking import answer_of

NAME = "20261122-0905_plant"
NO_NUMBERS = ["Summary", "Inputs used", "Notes on inputs", "Run", "Words and units"]
"""Sheets that show no number of a plan."""


def written(material: Material, out: Path) -> Path:
    return write(material.result, material.verification, out, made=material.made, run=material.run)


@pytest.mark.solve
def test_everything_is_there(planted: Material, tmp_path: Path) -> None:
    found = written(planted, tmp_path)
    assert found == tmp_path / NAME
    assert {p.name for p in found.iterdir()} == {
        "report.html", "report.xlsx", "plan.xlsx", "certificate.csv", "run.json", "log.txt", "sheets", "tables",
    }
    assert (tmp_path / "LATEST.txt").read_text(encoding="utf-8").strip() == NAME
    names = {p.stem for p in (found / "tables").glob("*.csv")} - {"contents"}
    assert names == set(planted.solution.tables)
    assert {p.stem for p in (found / "tables" / "least_cost").glob("*.csv")} - {"contents"} == names


@pytest.mark.solve
def test_every_file_of_numbers_is_in_the_contents_beside_it(awarded: Material, tmp_path: Path) -> None:
    """Proves: contents.csv names each file of its folder, further tables of studies and changes.csv among them.

    Sensitivity: those two are written apart from the tables that are declared, and were in no list.
    """
    curve = answer_of("trade_off", awarded.result, points=2)
    found = written(replace(awarded, made=Made({"trade_off": curve}), _made={}), tmp_path)
    folders = [found / "sheets", *(p.parent for p in (found / "tables").rglob("contents.csv"))]
    assert {p.name for p in folders} >= {"tables", "studies", "no_scheme", "money"}
    for here in folders:
        listed = set(pd.read_csv(here / "contents.csv", encoding="utf-8-sig")["file"])
        assert listed == {p.name for p in here.glob("*.csv")} - {"contents.csv"}, here
    assert {"trade_off_ship.csv"} <= {p.name for p in (found / "tables" / "studies").iterdir()}
    assert (found / "tables" / "no_scheme" / "changes.csv").exists()


@pytest.mark.solve
def test_a_second_run_in_the_same_minute_stands_beside_the_first(planted: Material, tmp_path: Path) -> None:
    names = [written(planted, tmp_path).name for _ in range(3)]
    assert names == [NAME, f"{NAME}-2", f"{NAME}-3"]
    assert (tmp_path / "LATEST.txt").read_text(encoding="utf-8").strip() == names[-1]


@pytest.mark.solve
@pytest.mark.parametrize(
    ("failure", "said"), [(OSError(errno.ENOSPC, "disk full"), CommandError), (KeyboardInterrupt(), KeyboardInterrupt)])
def test_a_failure_in_the_middle_leaves_nothing(
    planted: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException,
    said: type[BaseException],
) -> None:
    """Proves: there is no half report. Without it: a reader opens one that looks finished."""
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(folder, "write_tables", fail)
    with pytest.raises(said):
        written(planted, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.solve
def test_the_record_holds_hashes_and_proofs(planted: Material, tmp_path: Path) -> None:
    found = written(planted, tmp_path)
    record = json.loads((found / "run.json").read_text(encoding="utf-8"))
    files = {p.relative_to(found).as_posix() for p in found.rglob("*") if p.is_file()} - {"run.json"}
    assert set(record["outputs"]) == files
    for name, digest in record["outputs"].items():
        assert hashlib.sha256((found / name).read_bytes()).hexdigest() == digest
    assert record["status"] == "optimal"
    assert record["verified"] is True
    for step in record["plans"]["chosen"]:
        assert step["bound recomputed"] == pytest.approx(step["objective"], abs=1e-6)
    assert {"python", "pyomo", "highspy", "pandas", "openpyxl", "xlsxwriter", "os"} <= set(record["versions"])


@pytest.mark.solve
def test_the_short_object_is_json(awarded: Material, tmp_path: Path) -> None:
    short = summary_object(awarded.result, awarded.verification, tmp_path)
    json.dumps(short, allow_nan=False)
    years = {*awarded.tables.years, "horizon"}
    for measure in ("magnets_quantity", "magnets_value", "chain_value", "rare_earth_origin"):
        assert set(short["dependence"][measure]) == years
    assert short["cost_crore"]["national"] == pytest.approx(awarded.solution.value("national_cost"), rel=1e-7)
    assert short["awards"] == {"B": pytest.approx(40.0)}
    assert short["incentive_crore"] is not None


@pytest.mark.quick
def test_csv_files_open_in_excel(tmp_path: Path) -> None:
    frame = pd.DataFrame({"unit": ["₹ crore", "=1"], "value": [1 / 3, -0.0]})
    write_csv(frame, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == "\ufeffunit,value\r\n₹ crore,0.333333333\r\n'=1,0\r\n".encode()


@pytest.mark.quick
def test_a_folder_that_cannot_be_written_is_said_before_solving(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match="cannot be written"):
        prepare(tmp_path / "file")
    prepare(tmp_path / "new" / "one")
    assert list((tmp_path / "new" / "one").iterdir()) == []


@pytest.mark.solve
@pytest.mark.parametrize(
    ("name", "tail"),
    [("a b:c\\d/..", "a-b-c-d"), ("", "plant"), ("योजना 1", "योजना-1"), ("...", "plan"), ("x" * 90, "x" * 40)],
)
def test_folder_names_work_on_windows(planted: Material, name: str, tail: str) -> None:
    named = replace(planted, run=replace(planted.run, name=name))
    assert folder.folder_name(named) == f"20261122-0905_{tail}"


@pytest.mark.solve
def test_without_a_plan_no_numbers_are_shown(tmp_path: Path) -> None:
    case = plant()
    case = case.with_("Capacity", {"stage": "mag"}, least=50.0, most=10.0)
    material = material_of(case)
    assert not material.has_plan
    tables = report_tables(material)
    assert [t.sheet for t in tables] == [NO_NUMBERS[0], "Why not", "Repair", *NO_NUMBERS[1:]]
    assert tables[0].level == "bad"
    assert "No plan can meet all limits" in tables[0].sentence
    found = written(material, tmp_path)
    assert not (found / "tables").exists()
    assert not (found / "plan.xlsx").exists()
    assert summary_object(material.result, None, found)["cost_crore"]["national"] is None


@pytest.mark.solve
def test_a_plan_the_verifier_rejects_shows_its_checks_only(planted: Material) -> None:
    """Proves: no numbers without a plan the verifier accepts."""
    tables = report_tables(rejected(planted))
    assert [t.sheet for t in tables] == [*NO_NUMBERS[:2], "Checks", *NO_NUMBERS[2:]]
    assert tables[0].level == "bad"
    assert tables[0].frame.empty
    assert not tables[0].findings


@pytest.mark.solve
def test_a_check_whose_gap_is_infinite_is_reported(planted: Material, tmp_path: Path) -> None:
    """Proves: a check that fails by no number there is ends in a report like any other, on sheet, page and record.

    Sensitivity: written as a number, infinity ends the run as a failure of the tool.
    """
    assert planted.verification is not None
    bad = replace(planted.verification.findings[0], passed=False, largest_difference=float("inf"))
    found = written(replace(planted, verification=replace(planted.verification, findings=(bad,)), _made={}), tmp_path)
    record = json.loads((found / "run.json").read_text(encoding="utf-8"))
    assert record["findings"][0]["largest_difference"] is None
    assert record["verdict"]["colour"] == "red"
    assert bad.check in (found / "report.html").read_text(encoding="utf-8")
